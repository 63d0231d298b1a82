"""Where two statements differ in a number, a day or a place, and where they agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.drift.sight import Sight
from sayso.link.numbers import Number
from sayso.link.spelling import names
from sayso.link.words import WORD, fold, skeleton, stem
from sayso.model import Time

# A rounding differs from the exact number by no more than this share of it.
_ROUNDING = 0.06
_ALIKE = 0.6
_METRES = 1000.0
# Pairs of which the comparison is kept: several kinds of drift ask for it in turn.
_KEPT = 4096
_SIGNS = {"%": "percent", "€": "euro", "$": "dollar", "£": "pound"}
# Skeletons of the words for them, in whatever language.
_UNITS = {
    "prsnt": "percent",
    "prsn": "percent",
    "r": "euro",
    "vr": "euro",
    "dlr": "dollar",
    "pnd": "pound",
    "vnt": "pound",
}


@dataclass(frozen=True, slots=True)
class Slots:
    """What two statements say in slots of one kind: how many they share, and what each has that the other has not."""

    shared: int = 0
    told: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    alike: float = 0.0
    told_values: tuple[float, ...] = ()
    source_values: tuple[float, ...] = ()

    @property
    def clash(self) -> bool:
        """Whether each says something there that the other does not."""
        return bool(self.told and self.source)


@lru_cache(maxsize=_KEPT)
def numbers_of(told: Sight, source: Sight) -> Slots:
    """Numbers: a rounding agrees; ``alike`` is 1 where a percentage stands against a percentage or the like."""
    left = [n for n in told.numbers if not any(same(n.value, o.value) for o in source.numbers)]
    right = [n for n in source.numbers if not any(same(n.value, o.value) for o in told.numbers)]
    shared = len(told.numbers) - len(left)
    values = (tuple(n.value for n in left), tuple(n.value for n in right))
    return Slots(shared, _words(left, told), _words(right, source), _one_noun(left, right, told, source), *values)


def same(left: float, right: float) -> bool:
    """Whether the two are one number, or the rounder one a rounding of the other."""
    if left == right:
        return True
    low, high = sorted((abs(left), abs(right)))
    return high > 20 and (high - low) / high <= _ROUNDING and (_round(left) or _round(right))


def _round(value: float) -> bool:
    """Whether it is a whole number of half steps of its first figure."""
    return value >= 10 and value % (10 ** math.floor(math.log10(value)) / 2) == 0


def _one_noun(left: Sequence[Number], right: Sequence[Number], told: Sight, source: Sight) -> float:
    """Whether two of the numbers count one thing: a sign of a unit, or a word after them, is the same."""
    mine, theirs = (
        {unit for n in some for unit in _units(n, sight)} for some, sight in ((left, told), (right, source))
    )
    return float(bool(mine & theirs))


def _units(number: Number, sight: Sight) -> Iterator[str]:
    text, (begin, end) = sight.article.text, number.span
    for sign in (text[end : end + 2].strip()[:1], text[max(0, begin - 1) : begin]):
        if sign in _SIGNS:
            yield _SIGNS[sign]
    for word in WORD.findall(text[end : end + 40])[:2]:
        bones = skeleton(stem(fold(word), sight.article.language))
        if len(bones) > 1:
            yield _UNITS.get(bones, bones)


def _words(found: Iterable[Number], sight: Sight) -> tuple[str, ...]:
    return tuple(sight.article.text[n.span[0] : n.span[1]] for n in found)


@lru_cache(maxsize=_KEPT)
def days_of(told: Sight, source: Sight) -> Slots:
    """Days: a month agrees with a day in it; durations against durations."""
    left = [t for b, e, t in told.days if not any(b <= oe and ob <= e for ob, oe, _ in source.days)]
    right = [t for b, e, t in source.days if not any(b <= oe and ob <= e for ob, oe, _ in told.days)]
    shared = len(told.days) - len(left)
    mine, theirs = _lengths(told), _lengths(source)
    left += [t for t in mine if t.value not in {o.value for o in theirs}]
    right += [t for t in theirs if t.value not in {o.value for o in mine}]
    shared += len({t.value for t in mine} & {t.value for t in theirs})
    return Slots(shared, _times(left, told), _times(right, source), float(_one_type(left, right)))


def _lengths(sight: Sight) -> list[Time]:
    return [time for time in sight.times if time.type == "DURATION"]


def _one_type(left: list[Time], right: list[Time]) -> bool:
    return bool({len(t.value.partition("T")[0]) for t in left} & {len(t.value.partition("T")[0]) for t in right})


def _times(found: Iterable[Time], sight: Sight) -> tuple[str, ...]:
    return tuple(sight.article.text[t.span[0] : t.span[1]] for t in found)


def places_of(told: Sight, source: Sight) -> Slots:
    """Named places; one that lies in another, or is a spelling of it, agrees."""
    left = {p for p in told.places if not any(_one_place(p, o, told, source) for o in source.places)}
    right = {p for p in source.places if not any(_one_place(o, p, told, source) for o in told.places)}
    shared = len(told.places) - len(left)
    return Slots(shared, tuple(sorted(left)), tuple(sorted(right)))


def venues_of(told: Sight, source: Sight) -> Slots:
    """Kinds of place: an embassy against a villa."""
    both = told.venues.keys() & source.venues
    left = tuple(word for kind, word in told.venues.items() if kind not in both)
    right = tuple(word for kind, word in source.venues.items() if kind not in both)
    return Slots(len(both), left, right)


def _one_place(one: str, other: str, told: Sight, source: Sight) -> bool:
    return max(names(one, other), names(other, one)) >= _ALIKE or _within(one, other, told, source)


def _within(one: str, other: str, told: Sight, source: Sight) -> bool:
    """Whether the circles of the two touch."""
    left = next((p for p in told.statement.places if p.name == one), None)
    right = next((p for p in source.statement.places if p.name == other), None)
    if left is None or right is None or None in (left.lat, left.lon, right.lat, right.lon):
        return False
    return _metres((left.lat, left.lon), (right.lat, right.lon)) <= (left.radius_m or 0) + (right.radius_m or 0)  # type: ignore[arg-type]


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    a, b, c, d = (math.radians(x) for x in (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * _METRES * math.asin(min(1.0, math.sqrt(half)))
