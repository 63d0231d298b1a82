"""Word patterns and phrases of a language file, compiled once.

A *word pattern* is a word in lower case in which ``*`` at either end stands for any letters: ``analyst*`` takes
"Analysten", ``*sprecher*`` takes "Regierungssprecherin". A *phrase* is one or more word patterns in a row; ``...``
between two of them lets up to ``GAP`` tokens stand in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

GAP = 8
_PIECE = re.compile(
    r"\.\.\.|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[\w*\s]|$)|[\w*]+(?:[-'’.][\w*]+)*|[^\w\s]", re.IGNORECASE
)


class Words:
    """A set of word patterns; ``word in words`` asks about one word in lower case. Answers are remembered."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        listed = [p.casefold() for p in patterns]
        self._exact = frozenset(p for p in listed if "*" not in p)
        starred = [re.escape(p).replace(r"\*", r"[\w'-]*") for p in listed if "*" in p]
        self._starred = re.compile("|".join(f"(?:{p})" for p in starred)) if starred else None
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        if word in self._exact:
            return True
        if self._starred is None:
            return False
        known = self._known.get(word)
        if known is None:
            known = self._starred.fullmatch(word) is not None
            if len(self._known) < 50_000:  # a hostile text must not fill the memory
                self._known[word] = known
        return known

    def __bool__(self) -> bool:
        return bool(self._exact) or self._starred is not None


@dataclass(frozen=True)
class Phrase:
    """One phrase: its parts, each a row of word patterns; between two parts stands a gap. ``value`` says what it is."""

    parts: tuple[tuple[str, ...], ...]
    value: object = None


@dataclass(frozen=True)
class Match:
    """A phrase found at tokens ``spans`` (half-open token ranges, one for each part)."""

    spans: tuple[tuple[int, int], ...]
    value: object = None

    @property
    def begin(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a phrase as it stands in a language file."""
    parts: list[list[str]] = [[]]
    for piece in _PIECE.findall(text.casefold().replace("’", "'")):
        if piece == "...":
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(tuple(p) for p in parts if p)


def _fits(pattern: str, word: str) -> bool:
    if "*" not in pattern:
        return pattern == word
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return core in word if pattern.endswith("*") else word.endswith(core)
    return word.startswith(core)


@dataclass
class Phrases:
    """Many phrases, found by their first word; the longest match at a place wins."""

    entries: Sequence[Phrase] = ()
    _exact: dict[str, list[Phrase]] = field(default_factory=dict)
    _starred: dict[str, list[Phrase]] = field(default_factory=dict)
    _first: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for phrase in sorted(self.entries, key=lambda p: -sum(map(len, p.parts))):
            first = phrase.parts[0][0]
            if "*" not in first:
                self._exact.setdefault(first, []).append(phrase)
            else:  # filed under its first letters; one that begins with a star may be any word
                self._starred.setdefault("" if first[0] == "*" else first[:3].rstrip("*"), []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def at(self, words: Sequence[str], place: int, stop: int) -> Match | None:
        """The longest phrase that begins at token ``place`` and ends by ``stop``."""
        word = words[place]
        first = self._first.get(word)
        if first is None:
            first = (*self._exact.get(word, ()), *self._starred_at(word))
            if len(self._first) < 50_000:
                self._first[word] = first
        for phrase in first:
            spans = _match(phrase, words, place, stop)
            if spans:
                return Match(spans, phrase.value)
        return None

    def _starred_at(self, word: str) -> Iterable[Phrase]:
        for size in range(min(3, len(word)) + 1):
            yield from (p for p in self._starred.get(word[:size], ()) if _fits(p.parts[0][0], word))

    def within(self, words: Sequence[str], begin: int, stop: int) -> list[Match]:
        """All matches in a range, from left to right, none overlapping another's first part."""
        out: list[Match] = []
        place = begin
        while place < stop:
            match = self.at(words, place, stop)
            if match is None:
                place += 1
            else:
                out.append(match)
                place = match.spans[0][1]
        return out


def _match(phrase: Phrase, words: Sequence[str], place: int, stop: int) -> tuple[tuple[int, int], ...] | None:
    spans: list[tuple[int, int]] = []
    for number, part in enumerate(phrase.parts):
        latest = place if number == 0 else min(place + GAP, stop - len(part))
        begin = next((at for at in range(place, latest + 1) if _row(part, words, at, stop)), None)
        if begin is None:
            return None
        spans.append((begin, begin + len(part)))
        place = begin + len(part)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    return tuple(spans)


def _row(part: tuple[str, ...], words: Sequence[str], at: int, stop: int) -> bool:
    return at + len(part) <= stop and all(_fits(p, words[at + i]) for i, p in enumerate(part))
