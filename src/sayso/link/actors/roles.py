"""Roles in an article: who is the envoy, and for whom a person speaks, from the words beside the person's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.link.actors import known
from sayso.link.actors.lexicon import concept, organs
from sayso.link.actors.names import written
from sayso.link.actors.words import nearness, word
from sayso.text import Span

_WORDS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?;:,«»„“”\"()\n–—]")
_OPEN = re.compile(r"\s*[,(–—]\s*")
_BEFORE, _AFTER = 70, 60
Keyed = tuple[Span, str]
_MOST_WORDS = 6
_SHORTEST = 4
_ALIKE = 0.86
_COMPOUND = 5
_HYPHEN = re.compile(r"[-‑]")
_STATE = len("c:XX")
_SPEAKERS = frozenset({"office", "organisation"})
_SURELY = 0.95


@dataclass(frozen=True, slots=True)
class Bearing:
    """The words beside one mention of a person: ``key`` is the person's, ``at`` where the name begins.

    ``bodies`` are the keys of the organisations and offices that are named among them.
    """

    key: str
    at: int
    words: tuple[str, ...]
    bodies: tuple[str, ...] = ()


def bearings(text: str, persons: Iterable[Keyed], bodies: Sequence[Keyed]) -> Iterator[Bearing]:
    """The words before each person's name up to a sign, and those of an apposition after it."""
    starts = [span[0] for span, _ in bodies]
    for span, key in persons:
        words: list[str] = []
        named: list[str] = []
        for begin, end in _beside(text, span):
            words += [one.group().lower() for one in _WORDS.finditer(text, begin, end)]
            named += [key for _, key in bodies[bisect_left(starts, begin) : bisect_left(starts, end)]]
        if words:
            yield Bearing(key, span[0], tuple(words), tuple(dict.fromkeys(named)))


def _beside(text: str, span: Span) -> Iterator[Span]:
    """What stands before the name, and after it where a sign sets off an apposition."""
    first = max(0, span[0] - _BEFORE)
    begin = max((one.end() for one in _BREAK.finditer(text, first, span[0])), default=first)
    words = [one.start() for one in _WORDS.finditer(text, begin, span[0])]
    yield (words[-_MOST_WORDS:] or [span[0]])[0], span[0]
    opened = _OPEN.match(text, span[1])
    if opened:
        last = min(len(text), opened.end() + _AFTER)
        closed = _BREAK.search(text, opened.end(), last)
        yield opened.end(), closed.start() if closed else last


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
        found = _house(one.words, language) or _employer(one.bodies)
        if found:
            out.setdefault(one.key, Counter())[found] += 1
    return out


def _employer(bodies: tuple[str, ...]) -> str | None:
    """The one body that is named beside the person; outlets are where one says things, not for whom."""
    held = known.actor(bodies[0]) if len(bodies) == 1 else None
    return None if len(bodies) != 1 or (held and held.kind == "outlet") else bodies[0]


def _house(words: tuple[str, ...], language: str) -> str | None:
    """Kremlsprecher, président de la Commission européenne, British foreign minister: an office, or a state's organ."""
    office = next(filter(None, (_office(text, language) for text in _runs(words))), None)
    if office:
        return office
    meant = [one for text in words for part in _HYPHEN.split(text) for one in (concept(part) or "").split()]
    states = {one for one in meant if one.startswith("c:") and len(one) == _STATE}
    return states.pop() if len(states) == 1 and organs() & set(meant) else None


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    """Runs of words that may name a body, the longest first, and then what compounds may begin with."""
    for size in (3, 2, 1):
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    yield from (text[:cut] for text in words for cut in range(len(text) - _SHORTEST, _SHORTEST, -1))


def _office(text: str, language: str) -> str | None:
    """The known office or organisation of that name which speaks for a state or a body."""
    found = known.find(written(text), language, place=False)
    if found is None or found[0].kind not in _SPEAKERS or found[0].house is None or found[1] < _SURELY:
        return None
    return found[0].key
