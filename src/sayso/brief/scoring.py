"""What deserves a place: each group's features, each with its weight, so that a reader can see why it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import log2

from sayso.brief.attribution import is_nameless
from sayso.brief.told import Told
from sayso.brief.view import Group

_SHORT, _LONG = 4, 60
_RECENT_DAYS = 30.0
_READABLE = 2.5
# How the outlet knows it, told hop by hop, is worth more than a bare "the paper says".
_TRACED = 0.8


@dataclass(frozen=True, slots=True)
class Scored:
    """A group with the features that weigh for and against it; the score is their sum."""

    group: Group
    because: Mapping[str, float]

    @property
    def score(self) -> float:
        """The sum of the features."""
        return sum(self.because.values())

    @property
    def lead(self) -> Told:
        """The telling that is shown."""
        return self.group.tellings[0]


def scored(group: Group, newest: str | None, language: str = "") -> Scored:
    """``group`` with its best telling first and its features.

    ``newest`` is the last day of publication known, ``language`` that of the brief: a telling in it goes first.
    """
    ranked = sorted(
        group.tellings,
        key=lambda told: (told.article.language != language, -_telling(told), told.day or "9999", told.id),
    )
    lead = ranked[0]
    because = {
        "outlets": 2.0 * log2(len({t.outlet for t in ranked})),
        "languages": 1.0 * (len({t.article.language for t in ranked}) - 1),
        "denied": 1.5 if group.denials else 0.0,
        "readable": _READABLE if lead.article.language == language else 0.0,
        "telling": _telling(lead),
        "recent": _recent(lead.day, newest),
    }
    return Scored(replace(group, tellings=tuple(ranked)), because)


def _telling(told: Told) -> float:
    """How well one telling can stand for its claim: sourced, dated, named, early, whole, and not a headline."""
    statement = told.statement
    score = 0.8 if told.chain else 0.0
    score += _TRACED * min(2, max(0, len(told.chain) - 1))
    score += 0.3 if told.chain and not is_nameless(told) else 0.0
    score += 0.5 if told.times else 0.0
    score += 0.4 if told.places or statement.names else 0.0
    score += 1.0 * (1.0 - told.position)
    score -= 1.5 if told.in_title else 0.0
    score -= _length_penalty(len(told.words.split()))
    return score + 0.2 * statement.score


def _length_penalty(count: int) -> float:
    return 1.5 if count < _SHORT else 0.7 if count > _LONG else 0.0


def _recent(day: str | None, newest: str | None) -> float:
    if day is None or newest is None:
        return 0.0
    try:
        age = (date.fromisoformat(newest) - date.fromisoformat(day)).days
    except ValueError:
        return 0.0
    return max(0.0, 0.8 * (1.0 - age / _RECENT_DAYS))
