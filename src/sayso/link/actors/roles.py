"""Roles in an article: who is the envoy, and for whom a person speaks, from the words beside the person's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.link.actors import known
from sayso.link.actors.lexicon import concept, organs
from sayso.link.actors.names import written
from sayso.link.actors.words import nearness, word
from sayso.text import Span

_WORDS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?;:,«»„“”\"()\n–—]")
_BEFORE, _AFTER = 70, 60
_MOST_WORDS = 6
_SHORTEST = 4
_ALIKE = 0.86
_COMPOUND = 5


@dataclass(frozen=True, slots=True)
class Bearing:
    """The words beside one mention of a person: ``key`` is the person's, ``at`` where the name begins."""

    key: str
    at: int
    words: tuple[str, ...]


def bearings(text: str, persons: list[tuple[Span, str]]) -> Iterator[Bearing]:
    """The words before each person's name up to a sign, and those of an apposition after it."""
    for (begin, end), key in persons:
        before = _BREAK.split(text[max(0, begin - _BEFORE) : begin])[-1]
        words = [one.group() for one in _WORDS.finditer(before)][-_MOST_WORDS:]
        after = text[end : end + _AFTER]
        if after[:2].strip()[:1] in {",", "(", "–", "—"}:
            inside = _BREAK.split(after.lstrip(" ,(–—"))[0]
            words += [one.group() for one in _WORDS.finditer(inside)][:_MOST_WORDS]
        if words:
            yield Bearing(key, begin, tuple(one.lower() for one in words))


def bearer(role: str, held: tuple[Bearing, ...], language: str, at: int | None) -> tuple[str, float] | None:
    """Whom ``role`` (the envoy, der Gesandte) means: the nearest before ``at`` beside whose name its last noun stands.

    The score is 0.9 where one person alone fits, 0.6 where several do; None where nobody does.
    """
    asked = [one for one in written(role).words if len(one) >= _SHORTEST]
    if not asked:
        return None
    fits = [one for one in held if any(_one_role(asked[-1], other, language) for other in one.words)]
    if not fits:
        return None
    place = len(held) and max(one.at for one in held) + 1 if at is None else at
    nearest = min(fits, key=lambda one: (one.at > place, abs(place - one.at), one.key))
    return nearest.key, 0.9 if len({one.key for one in fits}) == 1 else 0.6


def _one_role(left: str, right: str, language: str) -> bool:
    """Whether two nouns name one role: forms of a word, or one a compound with the other (Sondergesandter)."""
    if len(right) < _SHORTEST:
        return False
    short, long = sorted((left, right), key=len)
    stem = short[: max(_COMPOUND, len(short) - 2)]
    if len(short) >= _COMPOUND and stem in long[len(long) - len(short) - 2 :]:
        return True
    return nearness(word(left, language, "other"), word(right, language, "other")) >= _ALIKE


def houses(held: tuple[Bearing, ...], language: str) -> dict[str, Counter[str]]:
    """For each person the states and bodies that the words beside the name say it speaks for, with how often."""
    out: dict[str, Counter[str]] = {}
    for one in held:
        found = _house(one.words, language)
        if found:
            out.setdefault(one.key, Counter())[found] += 1
    return out


def _house(words: tuple[str, ...], language: str) -> str | None:
    """Kremlsprecher, президент України, British foreign minister: an office by name, or a state with an organ of it."""
    countries, organ = [], False
    for text in words:
        for part in re.split(r"[-‑]", text):
            meant = concept(part) or ""
            organ |= any(one in organs() for one in meant.split())
            countries += [one for one in meant.split() if one.startswith("c:")]
        office = _office(text, language)
        if office:
            return office
    return countries[0] if organ and len(set(countries)) == 1 else None


def _office(text: str, language: str) -> str | None:
    """The known office that the word is, or begins with: Kreml in Kremlsprecher."""
    for size in range(len(text), _SHORTEST, -1):
        found = known.find(written(text[:size]), language, place=False) if size in {len(text)} | _cuts(text) else None
        if found and found[0].house and found[1] >= 1.0:
            return found[0].key
    return None


def _cuts(text: str) -> set[int]:
    """Where a compound may be cut."""
    return set(range(_COMPOUND, len(text) - 3))
