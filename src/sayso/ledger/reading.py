"""Reads records out of the views and the entries, a page at a time, so that memory stays flat.

A reader takes the number of the last entry before its first page and looks at nothing later: what another process
adds meanwhile is not in it, and no transaction stays open between two records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.errors import NotInLedger
from sayso.ledger import queries
from sayso.ledger.chain import Entry, top
from sayso.ledger.material import Material, load
from sayso.ledger.queries import latest
from sayso.ledger.schema import PLACES, articles, extractions, statements
from sayso.ledger.stems import Query, query
from sayso.ledger.store import Store
from sayso.ledger.values import ArticleFilters, OutletSummary, StatementFilters
from sayso.ledger.versions import address_of
from sayso.model import Article, Response, Statement

_PAGE = 100
_STATEMENT_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one store, with the statements of one model (None: of whichever read an article last)."""

    store: Store
    model: str | None = None

    def articles(self, filters: ArticleFilters) -> Iterator[Article]:
        """The articles, in the order in which they came in, with what the current extraction marked in them."""
        for material, extraction, previous in self.pages(filters):
            yield replace(material.marked(extraction), previous=previous)

    def responses(self) -> Iterator[Response]:
        """The responses of the current extractions."""
        for material, extraction, _ in self.pages({}):
            if extraction is not None:
                yield from material.responses(extraction)

    def pages(self, filters: ArticleFilters) -> Iterator[tuple[Material, Entry | None, str | None]]:
        """The material of each article, its current extraction and the id of the version before it."""
        left, after, until = filters.get("limit"), 0, self._until()
        wanted = queries.articles_that(self.store, filters, self._query(filters), until)
        while left is None or left > 0:
            size = _PAGE if left is None else min(left, _PAGE)
            with self.store.reading() as connection:
                rows = connection.execute(queries.article_page(wanted, after, size)).all()
                found = self._found(connection, rows, until)
            yield from found
            if len(rows) < size:
                return
            after, left = rows[-1].seq, None if left is None else left - len(rows)

    def chosen(self, ids: Sequence[str]) -> Iterator[tuple[Material, Entry | None, str | None]]:
        """As ``pages``, of the articles ``ids`` alone; those that are not there, or redacted, are left out."""
        until = self._until()
        for begin in range(0, len(ids), _PAGE):
            held = articles.c.id.in_(list(ids[begin : begin + _PAGE]))
            with self.store.reading() as connection:
                rows = connection.execute(queries.article_page(held & ~articles.c.redacted, 0, _PAGE)).all()
                yield from self._found(connection, rows, until)

    def statements(self, filters: StatementFilters) -> Iterator[Statement]:
        """The current statements after judgements, in the order in which they came in."""
        left, after, until = filters.get("limit"), 0, self._until()
        current = latest(self.model, until)
        wanted = queries.statements_that(self.store, filters, self._query(filters), current)
        while left is None or left > 0:
            size = _STATEMENT_PAGE if left is None else min(left, _STATEMENT_PAGE)
            with self.store.reading() as connection:
                rows = connection.execute(queries.statement_page(wanted, after, size)).all()
                found = list(_standing(connection, rows))
            yield from found
            if len(rows) < size:
                return
            after, left = rows[-1].number, None if left is None else left - len(rows)

    def article(self, id_: str) -> Article:
        """The article called ``id_``. Raises NotInLedger where there is none, or where its words were redacted."""
        with self.store.reading() as connection:
            row = connection.execute(select(articles).where(articles.c.id == id_)).one_or_none()
            if row is None:
                raise NotInLedger("no such article", where=id_, advice="see `sayso export` for those there are")
            if row.redacted:
                raise NotInLedger("its words were redacted", where=id_, advice="only its hashes are left")
            [(material, extraction, previous)] = self._found(connection, [row], top(connection)[0])
            return replace(material.marked(extraction), previous=previous)

    def statement(self, id_: str) -> Statement:
        """The statement called ``id_`` after judgements: the current one, else the last run's that found it."""
        with self.store.reading() as connection:
            held = select(statements.c.number, statements.c.seq, statements.c.article).where(statements.c.id == id_)
            rows = connection.execute(held.order_by(statements.c.number)).all()
            current = self._current(connection, {row.article for row in rows}, top(connection)[0])
            chosen = [row for row in rows if current.get(row.article) == row.seq] or rows
            if not chosen:
                raise NotInLedger("no such statement", where=id_, advice="see `sayso statements` for those there are")
            return next(_standing(connection, chosen[-1:]))

    def find(self, prefix: str) -> Article | Statement:
        """The statement or article whose id is ``prefix`` or begins with it.

        Raises NotInLedger where there is none, where several begin so, or where its words were redacted.
        """
        with self.store.reading() as connection:
            found = list(connection.execute(queries.ids_that_begin(prefix)).scalars())
        if prefix in found:
            found = [prefix]
        if len(found) != 1 or not prefix:
            what = f"several ids begin so, {found[0]} and {found[1]} among them" if found else "no such id"
            raise NotInLedger(what, where=prefix, advice="see `sayso statements` for the ids there are")
        return self.statement(found[0]) if found[0].startswith("s-") else self.article(found[0])

    def versions(self, url: str) -> list[Article]:
        """The versions of one address, oldest first; redacted ones are left out."""
        held = articles.c.address == address_of(url)
        with self.store.reading() as connection:
            rows = connection.execute(select(articles).where(held, ~articles.c.redacted)).all()
            found = self._found(connection, sorted(rows, key=lambda row: row.moment), top(connection)[0])
        return [replace(m.marked(extraction), previous=previous) for m, extraction, previous in found]

    def outlets(self) -> list[OutletSummary]:
        """What the ledger holds of each outlet, those with the most statements first."""
        with self.store.reading() as connection:
            by_language = connection.execute(queries.outlet_articles()).all()
            counted = queries.outlet_statements(latest(self.model, top(connection)[0]))
            said = {row.outlet: row for row in connection.execute(counted)}
        parts: dict[str | None, list[Row[Any]]] = {}
        for row in by_language:
            parts.setdefault(row.outlet, []).append(row)
        summaries = [_summary(outlet, rows, said.get(outlet)) for outlet, rows in parts.items()]
        return sorted(summaries, key=lambda s: (-s.statements, s.outlet or ""))

    def _until(self) -> int:
        with self.store.reading() as connection:
            return top(connection)[0]

    def _query(self, filters: ArticleFilters) -> Query | None:
        text = filters.get("match")
        if text is None:
            return None
        with self.store.reading() as connection:
            languages = connection.execute(select(articles.c.language).distinct()).scalars().all()
        return query(text, languages)

    def _found(
        self, connection: Connection, rows: Sequence[Row[Any]], until: int
    ) -> list[tuple[Material, Entry | None, str | None]]:
        ids = [row.id for row in rows]
        current = self._current(connection, ids, until)
        materials = load(connection, ids, current.values())
        found = ((materials[row.id], row.previous) for row in rows)
        return [(m, m.extractions[0] if m.extractions else None, previous) for m, previous in found]

    def _current(self, connection: Connection, ids: Sequence[str] | set[str], until: int) -> dict[str, int]:
        held = extractions.c.article.in_(list(ids))
        chosen = select(extractions.c.article, extractions.c.seq).where(held, latest(self.model, until))
        return {row.article: row.seq for row in connection.execute(chosen)}


def _standing(connection: Connection, rows: Sequence[Any]) -> Iterator[Statement]:
    """The statements of ``rows``, loading the material of no more than a page of articles at once."""
    for _, some in groupby(enumerate(groupby(rows, key=lambda row: row.seq)), key=lambda pair: pair[0] // _PAGE):
        yield from _decoded(connection, [row for _, (_, same) in some for row in same])


def _decoded(connection: Connection, rows: Sequence[Any]) -> Iterator[Statement]:
    materials = load(connection, {row.article for row in rows}, {row.seq for row in rows})
    extractions_ = {e.seq: e for m in materials.values() for e in m.extractions}
    for row in rows:
        yield materials[row.article].statement(extractions_[row.seq], row.number % PLACES)


def _summary(outlet: str | None, rows: Sequence[Row[Any]], said: Row[Any] | None) -> OutletSummary:
    return OutletSummary(
        outlet=outlet,
        articles=sum(row.articles for row in rows),
        statements=said.statements if said else 0,
        first=min((row.first for row in rows if row.first), default=None),
        last=max((row.last for row in rows if row.last), default=None),
        languages=tuple(sorted(row.language for row in rows)),
        denied=said.denied if said else 0,
        hedged=said.hedged if said else 0,
        own=said.own if said else 0,
        unnamed=said.unnamed if said else 0,
    )
