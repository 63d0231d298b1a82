"""Corrections and retractions: an outlet takes back what it, or another, has told; and what merely qualifies it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.link.denials.features import Pair, pairs
from sayso.link.denials.room import Room
from sayso.link.denials.said import Said

_LEAST = 0.45
_SAME_OUTLET = 0.7
_NUMBER = 0.6


@dataclass(frozen=True, slots=True)
class Correction:
    """``statement`` takes back, or narrows, the claim of that number; ``nearest`` is what it is likest to."""

    statement: str
    claim: int
    nearest: str
    kind: Literal["corrects", "qualifies"]
    score: float
    same_outlet: bool


def corrections(room: Room) -> tuple[Correction, ...]:
    """The corrections, in the order of the material; at most one a statement."""
    return tuple(_found(room))


def _found(room: Room) -> Iterator[Correction]:
    """The best statement for each claim that an article takes back: what stands around it says the same again."""
    best: dict[tuple[str, int], Correction] = {}
    for one in room.said.values():
        found = _correction(room, one) if _takes_back(one) else None
        if found is not None:
            key = one.article, found.claim
            if key not in best or found.score > best[key].score:
                best[key] = found
    held = {one.statement: one for one in best.values()}
    return (held[key] for key in room.said if key in held)


def _correction(room: Room, one: Said) -> Correction | None:
    rows = [(_score(room, pair), pair) for pair in pairs(room, one) if _elsewhere(room, pair)]
    if not rows:
        return None
    score, pair = max(rows, key=lambda row: (row[0], -row[1].claim))
    if score < _LEAST:
        return None
    return Correction(one.id, pair.claim, pair.nearest.id, "corrects", score, _same_outlet(room, pair))


def _takes_back(one: Said) -> bool:
    """Words of correcting, or of what we told together with a denial; who is cited corrects nothing of the outlet's."""
    marks = one.content_marks
    return one.own and ("correct" in marks or ("ours" in marks and "told" in marks))


def _elsewhere(room: Room, pair: Pair) -> bool:
    """Whether the claim was told in an earlier article: nothing corrects what only its own article tells."""
    return any(member.turn < pair.denier.turn for member in room.members[pair.claim])


def _same_outlet(room: Room, pair: Pair) -> bool:
    articles = room.material.articles
    mine = articles[pair.denier.article].outlet
    if mine is None:
        return False
    return any(articles[one.article].outlet == mine and one.turn < pair.denier.turn for one in room.members[pair.claim])


def _score(room: Room, pair: Pair) -> float:
    f = pair.features
    likeness = f["most_sounds"] + 0.5 * f["most_of_sounds"] + 0.5 * f["most_stems"] + 0.5 * max(0.0, f["most_vector"])
    return likeness + _SAME_OUTLET * _same_outlet(room, pair) + _NUMBER * f["most_numbers"] + 0.1 * f["hedged"]
