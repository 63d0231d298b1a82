"""All tellings side by side in columns, so that millions of pairs are compared in a few array operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.link.claims.bags import Bag, Floats, Ints, bag
from sayso.link.claims.rarity import weight
from sayso.link.claims.themes import means
from sayso.link.numbers import numbers
from sayso.link.telling import Telling
from sayso.link.words import WORD, fold, skeleton, stem
from sayso.model import Article

_LONGEST_TIME = 31
_LONGEST_TEXT = 20_000
_SHORTEST_NAME, _SHORTEST_WORD = 4, 5
_A_DAY, _A_NUMBER, _TELLING = 0.5, 0.6, 0.6
_MODES = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect", "own")
_DURATION = re.compile(r"^P(\d{1,9}(?:\.\d{1,3})?)([YMWD])$")
_IN_DAYS = {"Y": 365.0, "M": 30.4, "W": 7.0, "D": 1.0}
_CERTAINTIES = ("asserted", "hedged", "speculated")


@dataclass(frozen=True)
class Frame:
    """Tellings as rows and their articles as rows of another table; ``vectors`` is None where there are none."""

    tellings: tuple[Telling, ...]
    vectors: NDArray[np.float32] | None

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order in which they come."""
        return tuple({t.article.id: t.article for t in self.tellings}.values())

    @cached_property
    def article(self) -> Ints:
        """The row of the article of each telling."""
        rows = {article.id: at for at, article in enumerate(self.articles)}
        return np.array([rows[t.article.id] for t in self.tellings], dtype=np.int64)

    @cached_property
    def stems(self) -> Bag:
        """Stems, each in its language."""
        return bag(([f"{t.language}:{s}" for s in t.stems] for t in self.tellings), weight)

    @cached_property
    def runs(self) -> Bag:
        """Two words that stand side by side, in their language."""
        return bag([f"{t.language}:{a} {b}" for a, b in pairwise(t.stems)] for t in self.tellings)

    @cached_property
    def skeletons(self) -> Bag:
        """Skeletons, which two languages may share."""
        return bag((t.skeletons for t in self.tellings), weight)

    @cached_property
    def names(self) -> Bag:
        """The words of names of persons and bodies."""
        return bag((t.names for t in self.tellings), weight)

    @cached_property
    def places(self) -> Bag:
        """Places, metonyms left out."""
        return bag(t.places for t in self.tellings)

    @cached_property
    def numbers(self) -> Bag:
        """Numbers outside times."""
        return bag([f"{n:g}" for n in t.numbers] for t in self.tellings)

    @cached_property
    def days(self) -> Bag:
        """The days that the times cover; longer times by their months."""
        return bag(_days(t) for t in self.tellings)

    @cached_property
    def durations(self) -> Bag:
        """How long something lasts or how old it is, in days, to two digits."""
        return bag(_durations(t) for t in self.tellings)

    @cached_property
    def sources(self) -> Bag:
        """The words of the hops of the chain."""
        return bag((t.source for t in self.tellings), weight)

    @cached_property
    def topics(self) -> Bag:
        """By article: the words of the names and places in its text; its own outlet is in all that it publishes."""
        return bag((name_words(article) for article in self.articles), weight)

    @cached_property
    def matters(self) -> Bag:
        """By article: names, numbers, days and rare words of its whole text."""
        return bag((matter_words(article) for article in self.articles), _matter_weight)

    @cached_property
    def themes(self) -> NDArray[np.float32] | None:
        """By article: the mean vector of its tellings."""
        return None if self.vectors is None else means(self.vectors, self.article, len(self.articles))

    @cached_property
    def published(self) -> Floats:
        """By article: the day of publication as an ordinal; not a number where it is not known."""
        return np.array([_day(a.published) for a in self.articles])

    @cached_property
    def columns(self) -> Mapping[str, NDArray[np.int64]]:
        """What is one number a telling."""
        return {name: np.array(values, dtype=np.int64) for name, values in _columns(self.tellings).items()}

    @cached_property
    def order(self) -> Floats:
        """Where in its article each telling begins, from 0 to 1."""
        return np.array([t.statement.content[0][0] / max(1, len(t.article.text)) for t in self.tellings])


def frame(tellings: Sequence[Telling], vectors: Mapping[str, NDArray[np.float32]]) -> Frame:
    """The frame of ``tellings``; with vectors only where every one of them has one."""
    known = [vectors.get(t.statement.id) for t in tellings]
    held = [vector for vector in known if vector is not None]
    whole = len(held) == len(known) and bool(held)
    return Frame(tuple(tellings), np.stack(held).astype(np.float32) if whole else None)


def name_bag(articles: Sequence[Article]) -> Bag:
    """By article: the words of the names in its text, of its outlet, and of its places."""
    return bag((name_words(article) for article in articles), weight)


def matter_bag(articles: Sequence[Article]) -> Bag:
    """By article: names, numbers, days and rare words of its whole text."""
    return bag((matter_words(article) for article in articles), _matter_weight)


def title_bag(articles: Sequence[Article]) -> Bag:
    """By article: the words of its title, with endings and without, free of scripts."""
    titles = ((article.title or "", article.language) for article in articles)
    return bag((sorted(set(_both(title, tongue, _SHORTEST_WORD))) for title, tongue in titles), _matter_weight)


def ordinal(moment: str | None) -> float:
    """The day of a moment as a number; not a number where it is not known."""
    return _day(moment)


def name_words(article: Article) -> list[str]:
    """What the names of an article are found by: each word with its ending and without, free of scripts."""
    names = [*(n.name for n in article.names), *(p.name for p in article.places)]
    return sorted({key for name in dict.fromkeys(names) for key in _both(name, article.language, _SHORTEST_NAME)})


def matter_words(article: Article) -> list[str]:
    """What the matter of an article is found by; days begin with ``d:``, stems with their language."""
    text = article.text[:_LONGEST_TEXT]
    stems = {f"{article.language}:{stem(fold(word), article.language)}" for word in WORD.findall(text)}
    figures = {f"{n.value:g}" for n in numbers(text, article.language)}
    days = {f"d:{t.begin}" for t in article.times if t.begin and t.begin == t.end}
    words = set(_both(text, article.language, _SHORTEST_WORD))
    return sorted(stems | days | words | set(name_words(article)) | {f for f in figures if len(f) > 1})


def _both(text: str, language: str, least: int) -> Iterator[str]:
    for word in WORD.findall(text):
        token = fold(word)
        if len(token) >= least:
            yield from (key for key in (skeleton(token), skeleton(stem(token, language))) if len(key) > 1)


def _matter_weight(key: str) -> float:
    if key.startswith("d:"):
        return _A_DAY
    if key[0].isdigit():
        return _A_NUMBER * weight(key)
    mass = weight(key)
    if len(key) == 2:
        return mass / 2
    return mass if mass >= _TELLING else 0.0


def _columns(tellings: Sequence[Telling]) -> dict[str, list[int]]:
    codes: dict[str, int] = {}
    return {
        "language": [codes.setdefault(t.language, len(codes)) for t in tellings],
        "denied": [t.denied for t in tellings],
        "negated": [t.negated for t in tellings],
        "mode": [_MODES.index(t.statement.mode) for t in tellings],
        "certainty": [_CERTAINTIES.index(t.statement.certainty) for t in tellings],
        "length": [len(t.tokens) for t in tellings],
        "title": [_in_title(t) for t in tellings],
    }


def _in_title(telling: Telling) -> bool:
    span = telling.article.title_span
    return span is not None and telling.statement.content[0][0] < span[1]


def _days(telling: Telling) -> list[str]:
    out = []
    for begin, end in telling.days:
        if end - begin < _LONGEST_TIME:
            out += [str(day) for day in range(begin, end + 1)]
        else:
            out.append(f"{begin}-{end}")
    return out


def _durations(telling: Telling) -> list[str]:
    found = (_DURATION.match(time.value) for time in telling.statement.times if time.type == "DURATION")
    return [f"{float(one[1]) * _IN_DAYS[one[2]]:.2g}" for one in found if one]


def _day(moment: str | None) -> float:
    try:
        return float(date.fromisoformat((moment or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
