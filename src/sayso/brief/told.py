"""A statement together with its article: what the brief weighs, groups and quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sayso.brief.sources import SourceLanguage, source_language
from sayso.model import Article, Hop, Place, Statement, Time
from sayso.text import Span, covers, normal_spans, overlap, words

_HULL_LIMIT = 480
_DATED = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$")


@dataclass(frozen=True)
class Told:
    """One telling: ``statement`` in ``article``. Raises nothing for spans past the text: they hold no words."""

    statement: Statement
    article: Article

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @cached_property
    def source(self) -> SourceLanguage:
        """What is known of the article's language."""
        return source_language(self.article.language)

    @cached_property
    def words(self) -> str:
        """The words of the content."""
        return words(self.article.text, self.statement.content)

    @cached_property
    def content_words(self) -> frozenset[str]:
        """The stems of the content's words that carry its proposition."""
        return frozenset(self.source.content_words(self.words))

    @cached_property
    def chain(self) -> tuple[Hop, ...]:
        """The sourcing chain; where it is empty although the statement has a source, one hop of the source's words."""
        statement = self.statement
        if statement.chain or not statement.source:
            return statement.chain
        begin, end = statement.source[0]
        return (Hop(self.article.text[max(0, begin) : max(0, end)], "person", "unknown", (begin, end)),)

    @property
    def unresolved(self) -> bool:
        """Whether the chain is only the words of the source, in whatever form they stand in the sentence."""
        return not self.statement.chain and bool(self.statement.source)

    @property
    def outlet(self) -> str:
        """Who publishes it: the outlet's name, or the article's id where the outlet is unknown."""
        return self.article.outlet or self.article.id

    @property
    def day(self) -> str | None:
        """The day of publication as an ISO date."""
        return self.article.published[:10] if self.article.published else None

    @property
    def foreign_key(self) -> tuple[str, str]:
        """Language and polarity: tellings that differ in either are never one."""
        return self.article.language, self.statement.polarity

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The days, months and years within the content, in text order; weeks, seasons and "now" date nothing."""
        known = {*self.statement.times, *self.article.times}
        inside = [t for t in known if t.begin and _DATED.match(t.value) and overlap(self.statement.content, (t.span,))]
        return tuple(sorted(inside, key=lambda t: t.span))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places named within the content, in small letters."""
        return frozenset(p.name.casefold() for p in self.spots)

    @cached_property
    def spots(self) -> frozenset[Place]:
        """The places named within the content; a name that stands for a government is none."""
        known = {*self.statement.places, *self.article.places}
        return frozenset(p for p in known if not p.metonym and covers(self.statement.content, (p.span,)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers written in digits within the content."""
        return frozenset(token for token in self.content_words if token.isdigit())

    @property
    def in_title(self) -> bool:
        """Whether it stands in the headline."""
        title = self.article.title_span
        return bool(title and self.statement.content and covers((title,), self.statement.content))

    @property
    def asks(self) -> bool:
        """Whether the content is a question."""
        return self.words.rstrip("“”\"»«’' \n").endswith("?")

    @cached_property
    def negated(self) -> bool:
        """Whether the words of the content hold a negation."""
        return self.source.has(self.words, self.source.negators)

    @cached_property
    def position(self) -> float:
        """Where in the article it begins, from 0.0 to 1.0."""
        begin = self.statement.content[0][0] if self.statement.content else 0
        return min(1.0, begin / max(1, len(self.article.text)))

    @cached_property
    def hull(self) -> tuple[Span, ...]:
        """The whole clause, from frame, source or cue to content; the content alone where that is long."""
        s = self.statement
        parts = normal_spans((*s.frame, *s.source, *s.cue, *s.content))
        if not parts or parts[-1][1] - parts[0][0] > _HULL_LIMIT:
            return s.content
        whole = (parts[0][0], parts[-1][1])
        return s.content if "\n" in self.article.text[whole[0] : whole[1]].strip() else (whole,)
