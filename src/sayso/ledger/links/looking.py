"""Reads claims, relations, drift and stories, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, Table, or_, select, union
from sqlalchemy.sql import ColumnElement

from sayso.errors import NotInLedger
from sayso.ledger.codec import parse
from sayso.ledger.links import tables as t
from sayso.ledger.links.rows import records
from sayso.ledger.links.values import ClaimFilters, RelationFilters
from sayso.ledger.project import column_text
from sayso.ledger.schema import articles, statements
from sayso.ledger.stems import fold
from sayso.ledger.store import Store
from sayso.model import Claim, Drift, Relation, Story

_PAGE = 500
_ADVICE = "see `sayso claims` for those there are, or run `sayso link` first"


def claims(store: Store, filters: ClaimFilters) -> Iterator[Claim]:
    """The claims that fit, those that most outlets tell first, then the earliest, then by id."""
    row = t.claims.c
    held = select(row.body).where(*_wanted(filters))
    held = held.order_by(row.outlets.desc(), row.first_said.is_(None), row.first_said, row.id)
    return _paged(store, held, filters.get("limit"))


def languages(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The languages in which each of these claims is told."""
    out: dict[str, set[str]] = {}
    told = t.members.join(statements, statements.c.id == t.members.c.statement)
    told = told.join(articles, articles.c.id == statements.c.article)
    held = select(t.members.c.claim, articles.c.language).select_from(told).distinct()
    with store.reading() as connection:
        for at in range(0, len(ids), _PAGE):
            for row in connection.execute(held.where(t.members.c.claim.in_(list(ids[at : at + _PAGE])))):
                out.setdefault(row.claim, set()).add(row.language)
    return {id_: tuple(sorted(some)) for id_, some in out.items()}


def claims_of(store: Store, ids: Sequence[str]) -> dict[str, str]:
    """The id of the claim of each of these statements, as far as they are linked."""
    out: dict[str, str] = {}
    with store.reading() as connection:
        for at in range(0, len(ids), _PAGE):
            held = select(t.members.c.statement, t.members.c.claim)
            rows = connection.execute(held.where(t.members.c.statement.in_(list(ids[at : at + _PAGE]))))
            out.update({row.statement: row.claim for row in rows})
    return out


def claims_named(store: Store, ids: Sequence[str]) -> dict[str, Claim]:
    """The claims with these ids, by id."""
    out: dict[str, Claim] = {}
    with store.reading() as connection:
        for at in range(0, len(ids), _PAGE):
            held = select(t.claims.c.body).where(t.claims.c.id.in_(list(ids[at : at + _PAGE])))
            out.update({one.id: one for one in records(connection.execute(held))})
    return out


def relations(store: Store, filters: RelationFilters) -> Iterator[Relation]:
    """The relations that fit."""
    row = t.relations.c
    wanted = _of_kind(t.relations, filters)
    if filters.get("scope") is not None:
        wanted.append(row.scope == filters["scope"])
    return _of_ids(store, t.relations, wanted, filters, ("start", "target"))


def drift(store: Store, filters: RelationFilters) -> Iterator[Drift]:
    """The drift that fits; ``ids`` are those of statements."""
    return _of_ids(store, t.drifts, _of_kind(t.drifts, filters), filters, ("statement", "against"))


def stories(store: Store) -> Iterator[Story]:
    """The stories, those of most articles first."""
    held = select(t.stories.c.body).order_by(t.stories.c.articles.desc(), t.stories.c.id)
    return _paged(store, held, None)


def claim(store: Store, prefix: str) -> Claim:
    """The claim that ``prefix`` names: by its id, an alias, or the id of a statement."""
    with store.reading() as connection:
        found = connection.execute(_that_begin(prefix)).all()
        ids = sorted({row.claim for row in found if row.named == prefix} or {row.claim for row in found})
        if len(ids) != 1 or not prefix:
            raise _not_one(prefix, ids, "claim")
        return records(_bodies(connection, t.claims, ids[0]))[0]  # type: ignore[no-any-return]


def story(store: Store, prefix: str) -> Story:
    """The story whose id begins with ``prefix``."""
    with store.reading() as connection:
        held = select(t.stories.c.id).where(t.stories.c.id.startswith(prefix, autoescape=True)).limit(3)
        ids = sorted(connection.execute(held).scalars())
        if len(ids) != 1 or not prefix:
            raise _not_one(prefix, ids, "story")
        return records(_bodies(connection, t.stories, ids[0]))[0]  # type: ignore[no-any-return]


def others(store: Store, kind: str, statement: str | None) -> Iterator[Mapping[str, Any]]:
    """The plain objects of a kind."""
    held = select(t.others.c.body).where(t.others.c.kind == kind)
    if statement is not None:
        own = select(t.members.c.part).where(t.members.c.statement == statement)
        held = held.where(t.others.c.part.in_(own))
    with store.reading() as connection:
        rows = connection.execute(held.order_by(t.others.c.part, t.others.c.place)).all()
    return (parse(row.body) for row in rows)


def _that_begin(prefix: str) -> Select[Any]:
    def named(column: Any, claim_: Any) -> Select[Any]:
        begins = column.startswith(prefix, autoescape=True)
        return select(column.label("named"), claim_.label("claim")).where(begins)

    asked = union(
        named(t.claims.c.id, t.claims.c.id),
        named(t.aliases.c.alias, t.aliases.c.claim),
        named(t.members.c.statement, t.members.c.claim),
    ).subquery()
    return select(asked.c.named, asked.c.claim).order_by(asked.c.named).limit(20)


def _bodies(connection: Connection, table: Table, id_: str) -> Sequence[Any]:
    return connection.execute(select(table.c.body).where(table.c.id == id_)).all()


def _not_one(prefix: str, ids: Sequence[str], what: str) -> NotInLedger:
    told = f"several {what} ids begin so, {ids[0]} and {ids[1]} among them" if ids[1:] else f"no such {what}"
    return NotInLedger(told, where=prefix or "(nothing)", advice=_ADVICE)


def _wanted(filters: ClaimFilters) -> list[ColumnElement[bool]]:
    row = t.claims.c
    least = {"outlets": row.outlets, "tongues": row.tongues}
    wanted = [row[name] == filters[name] for name in ("story", "status", "language") if filters.get(name) is not None]
    for name, column in least.items():
        if filters.get(name) is not None:
            wanted.append(column >= filters[name])  # type: ignore[literal-required]
    if filters.get("origins") is not None:
        wanted.append(row.origins == filters["origins"])
    for word in fold(filters.get("match") or "").split():
        wanted.append(row.folded.contains(column_text(word), autoescape=True))
    return wanted


def _of_kind(table: Table, filters: RelationFilters) -> list[ColumnElement[bool]]:
    return [table.c.kind == filters["kind"]] if filters.get("kind") is not None else []


def _of_ids(
    store: Store, table: Table, wanted: list[ColumnElement[bool]], filters: RelationFilters, ends: tuple[str, str]
) -> Iterator[Any]:
    held = select(table.c.body).where(*wanted).order_by(table.c.part, table.c.place)
    ids = filters.get("ids")
    if ids is None:
        return _paged(store, held, filters.get("limit"))
    chunks = (list(ids)[at : at + _PAGE] for at in range(0, len(ids), _PAGE))
    found = (_paged(store, held.where(or_(*(table.c[end].in_(c) for end in ends))), None) for c in chunks)
    return _once(chain.from_iterable(found))


def _once(found: Iterator[Any]) -> Iterator[Any]:
    """Each record once, although both of its ends may have been asked for."""
    seen: set[str] = set()
    for record in found:
        key = repr(record)
        if key not in seen:
            seen.add(key)
            yield record


def _paged(store: Store, held: Select[Any], limit: int | None) -> Iterator[Any]:
    after, left = 0, limit
    while left is None or left > 0:
        size = _PAGE if left is None else min(left, _PAGE)
        with store.reading() as connection:
            rows = connection.execute(held.offset(after).limit(size)).all()
        yield from records(rows)
        if len(rows) < size:
            return
        after, left = after + size, None if left is None else left - size
