"""Every current record of a ledger as plain objects, in the order in which the articles came in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from sayso.ledger.chain import entry_of
from sayso.ledger.codec import article_of, judgement_of, responses_of, statements_of
from sayso.ledger.links import looking
from sayso.ledger.material import JUDGEMENT, Material, load
from sayso.ledger.reading import Reader
from sayso.ledger.schema import articles, entries
from sayso.model import to_record

_PAGE = 500


def export(reader: Reader) -> Iterator[dict[str, Any]]:
    """Each article, then its statements and responses; then the redacted articles; then all judgements, oldest first;
    then what linking made: stories, claims, relations, drift.

    What was redacted has ``"redacted": true``, no text and no names; its positions and kinds stay.
    """
    for material, extraction, previous in reader.pages({}):
        yield {**to_record(material.marked(extraction)), "previous": previous}
        if extraction is not None:
            standing = material.statements(extraction)
            yield from (to_record(s.statement) for s in standing if not s.withdrawn)
            yield from map(to_record, material.responses(extraction))
    yield from _redacted(reader)
    yield from _judgements(reader)
    for found in (looking.stories(reader.store), looking.claims(reader.store, {}),
                  looking.relations(reader.store, {}), looking.drift(reader.store, {})):  # fmt: skip
        yield from map(to_record, found)


def _redacted(reader: Reader) -> Iterator[dict[str, Any]]:
    with reader.store.reading() as connection:
        held = select(articles.c.id, articles.c.previous).where(articles.c.redacted).order_by(articles.c.seq)
        rows = connection.execute(held).all()
    for row in rows:
        with reader.store.reading() as connection:
            material = load(connection, [row.id])[row.id]
        yield from ({**record, "redacted": True} for record in _hollow(material, row.previous))


def _hollow(material: Material, previous: str | None) -> Iterator[dict[str, Any]]:
    article = article_of(material.entry.payload, None)
    yield {**to_record(article), "previous": previous, "text": None}
    for entry in material.extractions[-1:]:
        yield from map(to_record, statements_of(entry.payload, None))
        yield from map(to_record, responses_of(entry.payload, None))


def _judgements(reader: Reader) -> Iterator[dict[str, Any]]:
    after = 0
    while True:
        held = select(entries).where(entries.c.kind == JUDGEMENT, entries.c.seq > after).order_by(entries.c.seq)
        with reader.store.reading() as connection:
            rows = connection.execute(held.limit(_PAGE)).all()
        for entry in map(entry_of, rows):
            mark = {"redacted": True} if entry.words is None else {}
            yield {**to_record(judgement_of(entry.payload, entry.words)), **mark}
        if len(rows) < _PAGE:
            return
        after = rows[-1].seq
