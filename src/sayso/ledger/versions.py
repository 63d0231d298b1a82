"""Versions of one address: what stands for the address, the order of its versions, and the links between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from sayso.ledger.schema import articles
from sayso.model import Article
from sayso.text import content_id

_DAY = len("2026-01-07")


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
    same = select(articles.c.id).where(articles.c.address == row["address"]).limit(1)
    before = same.where(articles.c.moment < row["moment"]).order_by(articles.c.moment.desc())
    after = same.where(articles.c.moment > row["moment"]).order_by(articles.c.moment)
    previous = connection.execute(before).scalar_one_or_none()
    following = connection.execute(after).scalar_one_or_none()
    connection.execute(update(articles).where(articles.c.id == row["id"]).values(previous=previous))
    connection.execute(update(articles).where(articles.c.id == following).values(previous=row["id"]))


def _instant(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return "".join(c for c in moment if c.isprintable())
    if len(moment) <= _DAY:
        return at.date().isoformat()
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC).isoformat()
