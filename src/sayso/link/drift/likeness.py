"""How surely one statement retells another: what speaks for and against it, by name."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.link.drift.sight import Sight, near
from sayso.link.drift.slots import days_of, numbers_of
from sayso.link.spelling import names


def likeness(told: Sight, source: Sight) -> Mapping[str, float]:
    """Features between 0 and 1, two of them below 0 where vectors point apart."""
    numbers, days = numbers_of(told, source), days_of(told, source)
    return {
        "near": near(told, source),
        "words": _overlap(told.skeletons, source.skeletons),
        "stems": _overlap(told.stems, source.stems) if told.article.language == source.article.language else 0.0,
        "one_language": float(told.article.language == source.article.language),
        "names": _names(told, source),
        "numbers": float(numbers.shared > 0),
        "days": float(days.shared > 0),
        "clash": float(numbers.clash or days.clash),
        "polarity": float(told.statement.polarity == source.statement.polarity),
        "title": float(told.title),
        "source_title": float(source.title),
        "source_own": float(source.own),
        "end": _ends(told, source),
    }


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    least = min(len(left), len(right))
    return len(left & right) / (least + 1) if least else 0.0


def _names(told: Sight, source: Sight) -> float:
    """The share of the names of the one with fewer that the other has too, in whatever spelling."""
    left, right = ({name.name for name in sight.statement.names} for sight in (told, source))
    few, many = sorted((left, right), key=len)
    if not few:
        return 0.0
    return sum(any(max(names(a, b), names(b, a)) >= 0.75 for b in many) for a in sorted(few)[:12]) / (len(few) + 0.5)


def _ends(told: Sight, source: Sight) -> float:
    """Whether the chains end alike: 1 one name, 0.5 one kind, -0.5 named otherwise."""
    left, right = told.end, source.end
    if left is None or right is None:
        return 0.0
    if max(names(left.name, right.name), names(right.name, left.name)) >= 0.75:
        return 1.0
    return 0.5 if left.kind == right.kind else -0.5
