"""Seals: a hash over the rows that linking wrote, so that a row that changed, came or went behind its back is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from sayso.ledger.codec import Json, canonical, sha256
from sayso.ledger.links import tables as t
from sayso.ledger.schema import articles, statements

PART, KEYS, VECTORS = "part", "keys", "vectors"
_AGAIN = "link again with `sayso link --all`"
_TABLES: dict[str, tuple[tuple[Table, ...], str]] = {
    PART: (t.OF_PART, "part"),
    KEYS: ((t.keys,), "article"),
    VECTORS: ((t.vectors,), "article"),
}


def digest(rows: Mapping[Table, Iterable[Mapping[str, Any]]]) -> str:
    """The hash of rows by table, in whatever order they come."""
    lines = sorted(canonical([table.name, _plain(row)]) for table, some in rows.items() for row in some)
    return sha256(b"\n".join(lines))


def seal(connection: Connection, kind: str, digests: Mapping[str, str]) -> None:
    """Put these seals in the place of those with the same ids."""
    break_seals(connection, kind, digests)
    if digests:
        rows = [{"kind": kind, "id": id_, "digest": hash_} for id_, hash_ in digests.items()]
        connection.execute(insert(t.seals), rows)


def break_seals(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Take seals away, with what they were on."""
    listed = list(ids)
    for at in range(0, len(listed), 400):
        wanted = (t.seals.c.kind == kind) & t.seals.c.id.in_(listed[at : at + 400])
        connection.execute(delete(t.seals).where(wanted))


def problems(connection: Connection) -> Iterator[str]:
    """What does not fit its seal, has none, or is of nothing that the ledger holds."""
    for kind, (tables, column) in _TABLES.items():
        chosen = select(t.seals.c.id, t.seals.c.digest).where(t.seals.c.kind == kind)
        sealed = {row.id: row.digest for row in connection.execute(chosen)}
        for id_, hash_ in sealed.items():
            rows = {table: rows_in(connection, table, column, id_) for table in tables}
            if digest(rows) != hash_:
                yield f"what linking made ({kind} of {id_}) was changed: {_AGAIN}"
        for table in tables:
            held = set(connection.execute(select(table.c[column]).distinct()).scalars())
            yield from (f"{table.name} has rows of {id_} that no linking wrote: {_AGAIN}" for id_ in held - {*sealed})
    strange = connection.execute(select(t.seals.c.kind).where(t.seals.c.kind.not_in(list(_TABLES))).distinct())
    yield from (f"a seal of an unknown kind, {kind}: {_AGAIN}" for kind in strange.scalars())
    yield from _strays(connection)


def _strays(connection: Connection) -> Iterator[str]:
    """Rows about articles and statements that the ledger does not hold."""
    for column, known in ((t.linked.c.article, articles.c.id), (t.members.c.statement, statements.c.id)):
        stray = select(func.count()).select_from(column.table).where(column.not_in(select(known)))
        count = connection.execute(stray).scalar_one()
        if count:
            yield f"{column.table.name} has {count} rows of what the ledger does not hold: {_AGAIN}"


def rows_in(connection: Connection, table: Table, column: str, id_: str) -> list[Json]:
    """The rows of ``table`` that have ``id_`` in ``column``."""
    found = connection.execute(select(table).where(table.c[column] == id_)).mappings()
    return [dict(row) for row in found]


def _plain(row: Mapping[str, Any]) -> Json:
    return {
        key: sha256(bytes(value)) if isinstance(value, (bytes, memoryview)) else value for key, value in row.items()
    }
