"""A statement as drift looks at it: its words, numbers, days and places, how sure it is and where its chain ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sayso.link.drift.lexicon import Lexicon, lexicon
from sayso.link.material import Material, Vector
from sayso.link.numbers import Number, numbers
from sayso.link.words import WORD, fold, skeleton, stem
from sayso.model import Article, Hop, Statement, Time

# No more of a statement is looked at: what follows in a longer one is another matter.
_LONGEST = 2000
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])(?:T.*)?$")
_SHORTEST = 3


@dataclass(frozen=True, eq=False)
class Sight:
    """A statement, its article and what both hold, computed when asked for."""

    statement: Statement
    article: Article
    vector: Vector | None = None

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of its language."""
        return lexicon(self.article.language)

    @cached_property
    def text(self) -> str:
        """The words of the content, parts joined."""
        return " … ".join(self.article.text[b:e] for b, e in self.statement.content)[:_LONGEST]

    @cached_property
    def title(self) -> bool:
        """Whether it stands in the title."""
        span = self.article.title_span
        return span is not None and bool(self.statement.content) and self.statement.content[-1][1] <= span[1]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words in order."""
        return tuple(fold(found[0]) for found in WORD.finditer(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its longer words."""
        return frozenset(stem(word, self.article.language) for word in self.words if len(word) >= _SHORTEST)

    @cached_property
    def skeletons(self) -> frozenset[str]:
        """The stems without vowels and script, for comparing across languages."""
        return frozenset(bones for one in self.stems if len(bones := skeleton(one)) >= _SHORTEST)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The dated times that are not those of saying."""
        return tuple(time for time in self.statement.times if time.role != "said" and not _years(time))

    @cached_property
    def days(self) -> tuple[tuple[str, str, Time], ...]:
        """First and last day (ISO) of each dated time."""
        return tuple((*days, time) for time in self.times if (days := covered(time)) is not None)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the content that are no part of a time, but years that something took or has lasted are.

        Spans are those of the article.
        """
        taken = [time.span for time in self.article.times if not _years(time)]
        return tuple(n for n in self._numbers() if not any(b < n.span[1] and n.span[0] < e for b, e in taken))

    def _numbers(self) -> Iterator[Number]:
        for begin, end in self.statement.content:
            for found in numbers(self.article.text[begin : min(end, begin + _LONGEST)], self.article.language):
                yield Number((found.span[0] + begin, found.span[1] + begin), found.value)

    @cached_property
    def places(self) -> frozenset[str]:
        """The named places, no capitals that stand for governments."""
        return frozenset(place.name for place in self.statement.places if not place.metonym)

    @cached_property
    def venues(self) -> Mapping[str, str]:
        """The kinds of place that it speaks of (embassy, villa), each with its word."""
        known = self.lexicon.venues
        found = ((known.get(stem(word, self.article.language)), word) for word in self.words)
        return {kind: word for kind, word in found if kind}

    @cached_property
    def own(self) -> bool:
        """Whether the outlet says it on its own word."""
        return self.statement.mode == "own"

    @cached_property
    def sure(self) -> bool:
        """Whether nothing hedges it."""
        return self.statement.certainty == "asserted"

    @cached_property
    def end(self) -> Hop | None:
        """Where its chain ends."""
        return self.statement.chain[-1] if self.statement.chain else None

    def said(self, *groups: frozenset[str]) -> str:
        """Its words that stand in one of the groups, joined."""
        return " ".join(word for word in self.words if any(word in group for group in groups))


def _years(time: Time) -> bool:
    return time.type == "DURATION" and time.value.startswith("P") and time.value.endswith("Y")


def covered(time: Time) -> tuple[str, str] | None:
    """The first and last day of a dated time, ISO; None for durations and what cannot be placed."""
    if time.type not in ("DATE", "TIME"):
        return None
    if time.begin and time.end:
        return time.begin[:10], time.end[:10]
    found = _DATE.match(time.value)
    if not found:
        return None
    year, month, day = found.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    return (f"{year}-{month}-01", f"{year}-{month}-31") if month else (f"{year}-01-01", f"{year}-12-31")


@dataclass
class Sights:
    """The sights of a material, each made once."""

    material: Material
    _made: dict[str, Sight] = field(default_factory=dict)

    def of(self, ident: str) -> Sight:
        """The sight of the statement of this id."""
        if ident not in self._made:
            statement = self.material.by_id[ident]
            article = self.material.articles[statement.article]
            self._made[ident] = Sight(statement, article, self.material.vectors.get(ident))
        return self._made[ident]

    def told(self, article: str) -> tuple[Sight, ...]:
        """All of an article, in text order."""
        return tuple(self.of(statement.id) for statement in self.material.by_article.get(article, ()))


def near(left: Sight, right: Sight) -> float:
    """The cosine of the two vectors; 0 where one is missing."""
    if left.vector is None or right.vector is None:
        return 0.0
    return float(np.dot(left.vector, right.vector))
