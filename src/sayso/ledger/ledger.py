"""The ledger's door: add, read, judge, redact, verify, export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

from sqlalchemy import select

from sayso.ledger import writing
from sayso.ledger.backends import open_store
from sayso.ledger.chain import entry_of, top
from sayso.ledger.codec import judgement_of
from sayso.ledger.export import export
from sayso.ledger.fields import NOT_SAME, NOT_SAME_STORY, SAME, SAME_STORY
from sayso.ledger.links import Links
from sayso.ledger.links.judged import spell
from sayso.ledger.material import JUDGEMENT
from sayso.ledger.migrate import prepare
from sayso.ledger.reading import Reader
from sayso.ledger.rebuild import rebuild
from sayso.ledger.schema import articles, entries
from sayso.ledger.store import Store
from sayso.ledger.values import Added, ArticleFilters, OutletSummary, Run, StatementFilters, Verification
from sayso.ledger.verify import verify
from sayso.model import Article, Extraction, Judgement, Response, Statement


def now() -> str:
    """The time as the ledger writes it: ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """An append-only ledger of articles, of what was found in them, and of what people decided about it.

    What it reads out is current: of each article the latest run of ``model`` (a name, or ``name@version``; None for
    whichever model read the article last), after judgements. All methods raise LedgerError and its leaves only.
    """

    def __init__(self, store: Store, *, model: str | None = None, clock: Callable[[], str] = now) -> None:
        self._store, self._clock = store, clock
        self._reader = Reader(store, model)

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        model: str | None = None,
        timeout: float = 30.0,
    ) -> Self:
        """Open the ledger at ``location`` (a file, ``:memory:``, ``postgresql://...``), migrating an older one.

        A missing or empty file becomes a new ledger where ``create``. ``timeout``: seconds that a writer waits for
        another one. Raises LedgerNewer, LedgerBusy, LedgerDamaged, or LedgerError for what is no ledger.
        """
        store = open_store(location, create=create, read_only=read_only, timeout=timeout)
        try:
            prepare(store)
        except BaseException:
            store.close()
            raise
        return cls(store, model=model)

    def close(self) -> None:
        """Give the database back."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Where the ledger is."""
        return self._store.location

    @property
    def links(self) -> Links:
        """What linking made of the statements: claims, relations, drift, stories; and the door through which it did."""
        return Links(self._store, self._reader)

    @property
    def head(self) -> str:
        """The hash of the last entry. Kept elsewhere, it lets ``verify`` notice a tail that was cut off."""
        with self._store.reading() as connection:
            return top(connection)[1]

    def add(self, extraction: Extraction, run: Run) -> Added:
        """Add an article and what ``run`` found in it, all or nothing.

        Nothing is written where the model has read the article before, or where its words were redacted.
        Raises LedgerError where a span does not fit the text, LedgerBusy, LedgerFull.
        """
        return writing.add(self._store, extraction, run, self._clock())

    def has_article(self, id_: str) -> bool:
        """Whether the article is in the ledger, with its words or redacted."""
        with self._store.reading() as connection:
            return connection.execute(select(articles.c.seq).where(articles.c.id == id_)).first() is not None

    def known(self, article_id: str, model: str) -> bool:
        """Whether adding what ``model`` (``name@version``) finds in the article would change nothing."""
        with self._store.reading() as connection:
            return writing.known(connection, article_id, model)

    def article(self, id_: str) -> Article:
        """One article. Raises NotInLedger, also where its words were redacted."""
        return self._reader.article(id_)

    def articles(self, **filters: Unpack[ArticleFilters]) -> Iterator[Article]:
        """The articles, in the order in which they came in; redacted ones are left out."""
        return self._reader.articles(filters)

    def versions(self, url: str) -> list[Article]:
        """The versions of one canonical address, oldest first."""
        return self._reader.versions(url)

    def find(self, prefix: str) -> Article | Statement:
        """The statement or article whose id begins with ``prefix``; raises NotInLedger unless it is one."""
        return self._reader.find(prefix)

    def statement(self, id_: str) -> Statement:
        """One statement after judgements, even if it was judged wrong or a later run does not find it."""
        return self._reader.statement(id_)

    def statements(self, **filters: Unpack[StatementFilters]) -> Iterator[Statement]:
        """The current statements, in the order in which their articles came in; those judged wrong are left out."""
        return self._reader.statements(filters)

    def responses(self) -> Iterator[Response]:
        """Who declined, could not be reached, or neither confirmed nor denied."""
        return self._reader.responses()

    def outlets(self) -> list[OutletSummary]:
        """What the ledger holds of each outlet, those with the most statements first."""
        return self._reader.outlets()

    def judge(
        self, target: str, field: str, value: str, *, by: str, why: str, at: str | None = None
    ) -> Judgement:  # fmt: skip
        """Append that ``field`` of the statement or article ``target`` is ``value``; see `sayso.ledger.fields`.

        Raises NotInLedger, or JudgementRefused where the field or the value does not fit.
        """
        blank = Judgement("", target, "", (), field, value, by, at or self._clock(), why)
        return writing.judge(self._store, blank)

    def pair(self, one: str, other: str, *, same: bool, by: str, why: str, at: str | None = None) -> Judgement:
        """Append that two statements are one claim, or two articles one story, or that they are not.

        Both passages are named, so that it outlives every re-run and every re-link. Raises NotInLedger.
        """
        left, right = self.find(one), self.find(other)
        if isinstance(left, Statement) and isinstance(right, Statement):
            field, value = SAME if same else NOT_SAME, spell(right.article, right.content)
        else:
            field, value = SAME_STORY if same else NOT_SAME_STORY, right.id
        return self.judge(left.id, field, value, by=by, why=why, at=at)

    def undo(self, judgement_id: str, *, by: str, why: str, at: str | None = None) -> Judgement:
        """Append that a judgement no longer holds. Undoing the undoing brings it back. Raises NotInLedger."""
        return writing.undo(self._store, judgement_id, by=by, why=why, at=at or self._clock())

    def judgements(self, target: str | None = None) -> list[Judgement]:
        """All judgements, or those on a statement or an article, oldest first, those taken back among them."""
        held = select(entries).where(entries.c.kind == JUDGEMENT).order_by(entries.c.seq)
        with self._store.reading() as connection:
            found = [judgement_of(e.payload, e.words) for e in map(entry_of, connection.execute(held))]
        return [j for j in found if target in (None, j.target, j.article)]

    def redact(self, article_id: str, *, by: str, why: str) -> int:
        """Take an article's words away for good and keep the hashes; returns how many entries lost their words.

        ``by`` and ``why`` stay in the ledger. Raises NotInLedger; LedgerBusy where a reader keeps old pages alive:
        the words are out of the ledger then, and a second call overwrites their bytes.
        """
        return writing.redact(self._store, article_id, by=by, why=why, at=self._clock())

    def verify(self, *, head: str | None = None) -> Verification:
        """Check the database, the chain, every passage and every view; ``head`` is one kept elsewhere."""
        return verify(self._store, head)

    def rebuild(self) -> None:
        """Make all views and indexes again from the entries."""
        with self._store.writing() as connection:
            rebuild(connection, self._store)

    def export(self) -> Iterator[dict[str, Any]]:
        """Every current record as a plain object, in a stable order."""
        return export(self._reader)
