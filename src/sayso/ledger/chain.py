"""The chain: entries are appended, each with the hash of the one before it, and read back in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from sayso.ledger.codec import Json, canonical, parse, sha256
from sayso.ledger.schema import entries, head

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before it."""

_TOP = select(head.c.seq, head.c.hash)
_INSERT = insert(entries)
_MOVE = update(head).values(seq=bindparam("to"), hash=bindparam("its"))


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be: its kind, the id of what it is about, the article it belongs to, what is kept, the words."""

    kind: str
    subject: str
    article: str | None
    payload: Json
    words: Json | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands. ``words`` is None where it never had any, and where they were redacted."""

    seq: int
    kind: str
    subject: str
    article: str | None
    at: str
    payload: Json
    words: Json | None


def entry_hash(fields: Sequence[Any]) -> str:
    """The hash of an entry over number, kind, subject, article, time, both hashes of its parts, and the one before."""
    return sha256(canonical(list(fields)))


def append(connection: Connection, drafts: Sequence[Draft], at: str) -> list[Entry]:
    """Append ``drafts`` in order, within the caller's writing transaction, and move the head."""
    seq, previous = top(connection)
    rows, made = [], []
    for draft in drafts:
        seq += 1
        row = _row(seq, draft, at, previous)
        previous = row["hash"]
        rows.append(row)
        made.append(Entry(seq, draft.kind, draft.subject, draft.article, at, draft.payload, draft.words))
    if rows:
        connection.execute(_INSERT, rows)
        connection.execute(_MOVE, {"to": seq, "its": previous})
    return made


def top(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last entry, as the head says; 0 and GENESIS in a new ledger."""
    row = connection.execute(_TOP).one_or_none()
    return (row.seq, row.hash) if row else (0, GENESIS)


def entry_of(row: Row[Any]) -> Entry:
    """The entry that a row of ``entries`` holds."""
    words = None if row.words is None else parse(row.words)
    return Entry(row.seq, row.kind, row.subject, row.article, row.at, parse(row.payload), words)


def rows_in_order(connection: Connection, page: int = 200) -> Iterator[Row[Any]]:
    """Every row of ``entries`` by number, a page at a time."""
    after = -1
    while True:
        rows = connection.execute(
            select(entries).where(entries.c.seq > after).order_by(entries.c.seq).limit(page)
        ).all()
        yield from rows
        if len(rows) < page:
            return
        after = rows[-1].seq


def _row(seq: int, draft: Draft, at: str, previous: str) -> Json:
    payload = canonical(draft.payload)
    words = None if draft.words is None else canonical(draft.words)
    row: Json = {"seq": seq, "kind": draft.kind, "subject": draft.subject, "article": draft.article, "at": at}
    row |= {"payload": payload, "payload_hash": sha256(payload), "words": words}
    row |= {"words_hash": None if words is None else sha256(words), "previous": previous}
    return {**row, "hash": hash_of(row)}


def hash_of(row: Json) -> str:
    """The hash that a row of ``entries`` must have."""
    names = ("seq", "kind", "subject", "article", "at", "payload_hash", "words_hash", "previous")
    return entry_hash([row[name] for name in names])
