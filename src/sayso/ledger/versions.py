"""Versions of one address: what stands for the address, the order of its versions, and the links between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from sayso.ledger.schema import articles
from sayso.model import Article
from sayso.text import content_id

_DAY = len("2026-01-07")
_MOMENT = articles.c.moment
_SAME = select(articles.c.id).where(articles.c.address == bindparam("address")).limit(1)
_BEFORE = _SAME.where(bindparam("moment") > _MOMENT).order_by(_MOMENT.desc())
_AFTER = _SAME.where(bindparam("moment") < _MOMENT).order_by(_MOMENT)
_POINT = update(articles).where(articles.c.id == bindparam("from")).values(previous=bindparam("to"))


def address_of(url: str | None) -> str | None:
    """What stands for an address after its words are gone: versions stay linked through it."""
    return None if url is None else content_id("u", url)


def order(article: Article) -> str:
    """The text by which versions of one address are ordered: when published, else when captured; then when captured."""
    return f"{_instant(article.published or article.captured)} {_instant(article.captured)}"


def link(connection: Connection, row: dict[str, Any]) -> None:
    """Point ``row`` of the articles to the version before it, and the version after it to ``row``."""
    if row["address"] is None:
        return
    place = {"address": row["address"], "moment": row["moment"]}
    before = connection.execute(_BEFORE, place).scalar_one_or_none()
    after = connection.execute(_AFTER, place).scalar_one_or_none()
    if before is not None:
        connection.execute(_POINT, {"from": row["id"], "to": before})
    if after is not None:
        connection.execute(_POINT, {"from": after, "to": row["id"]})


def _instant(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return "".join(c for c in moment if c.isprintable())
    if len(moment) <= _DAY:
        return at.date().isoformat()
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC).isoformat()
