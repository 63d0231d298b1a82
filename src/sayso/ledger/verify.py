"""Verifies a ledger: the database, the chain of entries, every passage, and every view against the entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.ledger.chain import GENESIS, hash_of, rows_in_order, top
from sayso.ledger.codec import QUOTED, Json, article_of, parse, quotes, sha256, statements_of
from sayso.ledger.links.seals import problems as link_problems
from sayso.ledger.material import REDACTION, Material
from sayso.ledger.project import project
from sayso.ledger.rebuild import every_material
from sayso.ledger.schema import articles, extractions, pairs, statements
from sayso.ledger.store import Index, Store
from sayso.ledger.values import Verification
from sayso.model import Statement
from sayso.text import digest

MOST = 100
"""How many problems are told; one broken link can bring thousands."""

_AGAIN = "make the views again with Ledger.rebuild()"


def verify(store: Store, head: str | None = None) -> Verification:
    """Look at everything. ``head`` is a head hash kept elsewhere: with it, a tail that was cut off is noticed too."""
    problems = store.check()
    with store.reading() as connection:
        audit = _Audit(connection, store)
        audit.run(head)
    problems += audit.problems
    told = problems[:MOST] + ([f"and {len(problems) - MOST} more"] if len(problems) > MOST else [])
    counts = {"entries": audit.entries, "articles": audit.articles, "statements": audit.statements}
    return Verification(not problems, tuple(told), **counts, redacted=audit.redacted, head=audit.last)


class _Audit:
    def __init__(self, connection: Connection, store: Store) -> None:
        self.connection, self.store = connection, store
        self.problems: list[str] = []
        self.entries = self.articles = self.statements = self.redacted = 0
        self.stems: dict[Index, int] = {"article_stems": 0, "statement_stems": 0}
        self.last = GENESIS

    def run(self, head: str | None) -> None:
        self._chain(head)
        if self.problems:
            return
        for material in every_material(self.connection):
            self._material(material)
        self._counts()
        self._links()
        self.problems += link_problems(self.connection)

    def _chain(self, kept: str | None) -> None:
        without: dict[int, str] = {}
        redacted: set[int] = set()
        heads = {GENESIS}
        for row in rows_in_order(self.connection):
            self.entries += 1
            self.problems += _row_problems(row, self.entries, self.last)
            self.last = row.hash
            heads.add(row.hash)
            if row.words is None and row.words_hash is not None:
                without[row.seq] = row.subject
            if row.kind == REDACTION:
                redacted.update(_redacted(row))
        self.problems += [
            f"entry {n} ({s}) lost its words without a redaction" for n, s in without.items() if n not in redacted
        ]
        self.problems += [f"entry {n} was redacted and has words" for n in sorted(redacted - set(without))]
        if top(self.connection) != (self.entries, self.last):
            self.problems.append(
                f"the head does not fit: the ledger has {self.entries} entries, or its tail was cut off"
            )
        if kept is not None and kept not in heads:
            self.problems.append(
                f"the head {kept[:12]}… that was kept elsewhere is not in the chain: its tail was cut off"
            )

    def _material(self, material: Material) -> None:
        self.articles += 1
        self.redacted += material.redacted
        if not material.redacted:
            self._passages(material)
        rows = project(material)
        id_ = rows.article["id"]
        self._same("article", articles, articles.c.id == id_, [rows.article], without="previous")
        self._same("extractions", extractions, extractions.c.article == id_, rows.extractions)
        self._same("statements", statements, statements.c.article == id_, rows.statements)
        self._same("pairs", pairs, pairs.c.article == id_, rows.pairs)
        self._same_stems("article_stems", id_, rows.article_stems, [material.entry.seq])
        self._same_stems("statement_stems", id_, rows.statement_stems, [row["number"] for row in rows.statements])

    def _passages(self, material: Material) -> None:
        article = article_of(material.entry.payload, material.entry.words)
        if digest(article.text) != article.sha256:
            self.problems.append(f"{article.id}: its text is not the text that was hashed")
        for entry in material.extractions:
            if entry.words is None:
                continue
            found = statements_of(entry.payload, entry.words)
            self.statements += len(found)
            for statement, words in zip(found, entry.words["statements"], strict=True):
                if any(told != here for told, here in _quoted(statement, words, article.text)):
                    self.problems.append(f"{statement.id}: a passage no longer equals the words of {article.id}")

    def _same(self, what: str, view: Any, condition: Any, expected: Any, without: str = "") -> None:
        found = self.connection.execute(select(view).where(condition).order_by(view.c[0])).mappings().all()
        left = [{k: v for k, v in row.items() if k != without} for row in found]
        right = [{k: v for k, v in row.items() if k != without} for row in expected]
        if left != right:
            self.problems.append(f"the view of {what} differs from the entries at {condition.right.value}: {_AGAIN}")

    def _same_stems(self, index: Index, id_: str, expected: Any, numbers: list[int]) -> None:
        found = dict(self.store.indexed(self.connection, index, numbers))
        self.stems[index] += len(expected)
        if found != dict(expected):
            self.problems.append(f"the full-text index differs from the words of {id_}: {_AGAIN}")

    def _counts(self) -> None:
        """Rows of articles that no entry knows."""
        strays = self.connection.execute(select(func.count()).select_from(articles)).scalar_one() - self.articles
        held = select(articles.c.id)
        for view in (extractions, statements, pairs):
            stray = select(func.count()).select_from(view).where(view.c.article.not_in(held))
            strays += self.connection.execute(stray).scalar_one()
        strays += sum(abs(self.store.count(self.connection, index) - n) for index, n in self.stems.items())
        if strays:
            self.problems.append(f"the views have {strays} rows that no entry knows: {_AGAIN}")

    def _links(self) -> None:
        before = func.lag(articles.c.id).over(partition_by=articles.c.address, order_by=articles.c.moment)
        linked = select(articles.c.id, articles.c.address, articles.c.previous, before.label("before"))
        for row in self.connection.execute(linked):
            if row.previous != (row.before if row.address else None):
                self.problems.append(f"{row.id}: the version before it is not {row.previous}: {_AGAIN}")


def _row_problems(row: Row[Any], number: int, previous: str) -> Iterator[str]:
    if row.seq != number:
        yield f"entry {number} is missing"
    if row.previous != previous:
        yield f"entry {row.seq} does not follow the one before it"
    if row.payload_hash != sha256(bytes(row.payload)):
        yield f"entry {row.seq} ({row.subject}) was changed"
    if row.words is not None and row.words_hash != sha256(bytes(row.words)):
        yield f"the words of entry {row.seq} ({row.subject}) were changed"
    if row.hash != hash_of(dict(row._mapping)):
        yield f"entry {row.seq} does not have its hash"


def _redacted(row: Row[Any]) -> list[int]:
    try:
        seqs: list[int] = parse(row.payload)["entries"]
    except (ValueError, KeyError):
        return []
    return seqs


def _quoted(statement: Statement, words: Json, text: str) -> Iterator[tuple[object, object]]:
    for name in QUOTED:
        spans = getattr(statement, name)
        here: object = quotes(text, spans) if name == "content" else [text[b:e] for b, e in spans]
        yield words["quotes"].get(name, []), here
