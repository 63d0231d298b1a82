"""All that the entries say of one article, decoded and judged: what the views are projected from and readers return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import Connection, select

from sayso.ledger.chain import Entry, entry_of
from sayso.ledger.codec import article_of, judgement_of, marks_of, responses_of, statement_at, statements_of
from sayso.ledger.judging import Standing, judged_article, judged_statements, standing
from sayso.ledger.schema import entries
from sayso.model import Article, Judgement, Response, Statement

ARTICLE, EXTRACTION, JUDGEMENT, REDACTION, RUN = "article", "extraction", "judgement", "redaction", "run"


@dataclass(frozen=True)
class Material:
    """The entries of one article: the article itself, each run over it, the judgements (all oldest first)."""

    entry: Entry
    extractions: Sequence[Entry] = ()
    judged: Sequence[Entry] = ()
    fresh: Mapping[int, Sequence[Statement]] = field(default_factory=dict)
    """Statements by the number of their extraction, where they need not be decoded."""

    @property
    def redacted(self) -> bool:
        """Whether the article's words were taken away."""
        return self.entry.words is None

    @cached_property
    def all_judgements(self) -> list[Judgement]:
        """Every judgement, those taken back and those that take back among them."""
        return [judgement_of(e.payload, e.words) for e in self.judged]

    @cached_property
    def judgements(self) -> list[Judgement]:
        """The judgements that stand; none where there are no words left to judge."""
        return [] if self.redacted else standing(self.all_judgements)

    @cached_property
    def article(self) -> Article:
        """The article after judgements, without what an extractor marked in it."""
        return judged_article(article_of(self.entry.payload, self.entry.words), self.judgements)

    def marked(self, extraction: Entry | None) -> Article:
        """The article after judgements with the times, places and names that ``extraction`` found."""
        return replace(self.article, **marks_of(extraction.words)) if extraction else self.article

    def statements(self, extraction: Entry) -> list[Standing]:
        """The statements of ``extraction`` after judgements, those judged wrong among them."""
        found = self.fresh.get(extraction.seq) or statements_of(extraction.payload, extraction.words)
        if not self.judgements:
            return [Standing(statement) for statement in found]
        return judged_statements(found, self.article, self.judgements)

    @cached_property
    def _decoded(self) -> dict[int, list[Standing]]:
        return {}

    def statement(self, extraction: Entry, place: int) -> Statement:
        """One statement of ``extraction`` after judgements, even if it was judged wrong."""
        if self.judgements or extraction.words is None:
            if extraction.seq not in self._decoded:
                self._decoded[extraction.seq] = self.statements(extraction)
            return self._decoded[extraction.seq][place].statement
        return statement_at(extraction.payload, extraction.words, place)

    def responses(self, extraction: Entry) -> tuple[Response, ...]:
        """The responses of ``extraction``."""
        return responses_of(extraction.payload, extraction.words)


def load(connection: Connection, ids: Iterable[str], extractions: Iterable[int] | None = None) -> dict[str, Material]:
    """The material of the articles ``ids``; of their extractions only those numbered ``extractions``, if given."""
    kinds = entries.c.kind.in_((ARTICLE, EXTRACTION, JUDGEMENT))
    held = select(entries).where(entries.c.article.in_(list(ids)), kinds)
    if extractions is not None:
        held = held.where((entries.c.kind != EXTRACTION) | entries.c.seq.in_(list(extractions)))
    rows = connection.execute(held.order_by(entries.c.seq))
    return gather(map(entry_of, rows))


def gather(found: Iterable[Entry]) -> dict[str, Material]:
    """Entries of any articles, in order, as the material of each article."""
    articles: dict[str, Entry] = {}
    others: dict[str, dict[str, list[Entry]]] = {}
    for entry in found:
        if entry.kind == ARTICLE:
            articles[entry.subject] = entry
        elif entry.article is not None:
            others.setdefault(entry.article, {}).setdefault(entry.kind, []).append(entry)
    return {
        id_: Material(entry, others.get(id_, {}).get(EXTRACTION, ()), others.get(id_, {}).get(JUDGEMENT, ()))
        for id_, entry in articles.items()
    }
