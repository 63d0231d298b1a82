"""Which claim each denial bears on, and its scope. Denials that say one thing (a denial retold) are judged together.

The claims within reach, and that there is none, are weighed against each other by a conditional logit (McFadden 1974).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.denials.features import Pair, pairs
from sayso.link.denials.room import Room
from sayso.link.denials.weigh import SCOPES, Weights, weights
from sayso.model.linking import Scope

_MOST = 50.0
_SHARED = 0.95
"""How often what denies and shares a claim with what affirms does answer it, in the families."""


@dataclass(frozen=True, slots=True)
class Denial:
    """``pair.denier`` bears on ``pair.claim`` with ``scope``; ``score`` is the chance that it does, 0 to 1."""

    pair: Pair
    scope: Scope
    score: float
    scope_score: float


@dataclass(frozen=True, slots=True)
class _Vote:
    pair: Pair
    odds: float
    scopes: tuple[float, ...]


def denials(room: Room) -> tuple[Denial, ...]:
    """At most one denial a denying statement, in the order of the material; none for what nobody claimed."""
    known = weights()
    groups: dict[object, list[list[_Vote]]] = defaultdict(list)
    for denier in room.deniers:
        key = room.clusters.of.get(denier.id, denier.id)
        groups[key].append(_votes(room, denier.id, known))
    found = [one for group in groups.values() for one in _judged(group, known)]
    return tuple(sorted(found, key=lambda d: (d.pair.denier.turn, d.pair.denier.place, d.pair.denier.id)))


def _votes(room: Room, denier: str, known: Weights) -> list[_Vote]:
    rows = pairs(room, room.said[denier])
    if not rows:
        return []
    odds, scopes = known.chances([row.features for row in rows])
    return [_Vote(row, float(o), tuple(map(float, s))) for row, o, s in zip(rows, odds, scopes, strict=True)]


def _judged(group: Sequence[Sequence[_Vote]], known: Weights) -> Iterator[Denial]:
    """All denials of one thing bear on the claim for which the mean of their odds is best, with one scope.

    Where clustering holds that they say of a claim that it is not so, they answer that claim.
    """
    by_claim: dict[int, list[_Vote]] = defaultdict(list)
    for votes in group:
        for vote in votes:
            by_claim[vote.pair.claim].append(vote)
    if not by_claim:
        return
    shared = [claim for claim, votes in by_claim.items() if votes[0].pair.features["together"]]
    if shared:
        yield from (Denial(vote.pair, "answers", _SHARED, _SHARED) for vote in by_claim[shared[0]])
        return
    odds = _odds(by_claim, len(group))
    claim = max(odds, key=lambda c: (odds[c], -c))
    powers = {c: math.exp(min(odds[c], _MOST)) for c in sorted(odds)}
    whole = 1.0 + math.fsum(powers.values())
    if 1.0 - 1.0 / whole < known.threshold:
        return
    scope, sure = _scope(by_claim[claim])
    for vote in by_claim[claim]:
        yield Denial(vote.pair, scope, powers[claim] / whole, sure)


def _odds(by_claim: Mapping[int, Sequence[_Vote]], voters: int) -> dict[int, float]:
    """The mean odds of each claim; who denies the same and cannot have known a claim gives it the least odds."""
    least = min(vote.odds for votes in by_claim.values() for vote in votes)
    return {
        claim: (sum(vote.odds for vote in votes) + least * (voters - len(votes))) / voters
        for claim, votes in by_claim.items()
    }


def _scope(votes: Sequence[_Vote]) -> tuple[Scope, float]:
    means: Mapping[Scope, float] = {
        scope: sum(vote.scopes[at] for vote in votes) / len(votes) for at, scope in enumerate(SCOPES)
    }
    best = max(SCOPES, key=lambda scope: means[scope])
    return best, means[best]
