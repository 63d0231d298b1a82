"""Which claim a response answers: "declined to comment", "could not be reached", "neither confirmed nor denied"."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.link.clusters import Clusters
from sayso.link.denials.room import Room
from sayso.link.denials.said import Said, rarity
from sayso.link.material import Material
from sayso.link.telling import name_keys
from sayso.model import Response

WEIGHTS = {
    "articles": 0.85, "first": 0.53, "early": 1.56, "near": 1.01, "hedged": 1.04, "cited": 1.04, "shared": 2.74,
    "often": 0.76, "voice": 0.35,
}  # fmt: skip
"""A conditional logit over the claims told before the response, fitted on the train and dev families."""
_GRAIN = 1000


def responses(material: Material, clusters: Clusters) -> tuple[Response, ...]:
    """The responses with ``to`` filled: the id of the first statement of the cluster of the claim that is answered.

    It stays None where the article tells no claim before the response that it could answer.
    """
    room = Room(material, clusters)
    return tuple(replace(one, to=_answered(room, one)) for one in material.responses)


def _answered(room: Room, response: Response) -> str | None:
    before = [
        room.said[s.id]
        for s in room.material.by_article.get(response.article, ())
        if s.content[0][0] < response.span[1] and s.id in room.clusters.of
    ]
    told: dict[int, list[tuple[int, Said]]] = defaultdict(list)
    for at, one in enumerate(before):
        if not one.denies:
            told[room.clusters.of[one.id]].append((at, one))
    if not told:
        return None
    article = room.material.articles[response.article]
    words = f"{article.text[response.span[0] : response.span[1]]} {response.by}"
    keys = frozenset(name_keys(words, article.language))
    weighed = {claim: _weight(_features(room, claim, some, keys, len(before))) for claim, some in told.items()}
    return room.clusters.members[max(weighed, key=lambda claim: (weighed[claim], -claim))][0]


def _weight(features: Mapping[str, float]) -> float:
    return math.fsum(WEIGHTS[name] * value for name, value in features.items())


def _features(
    room: Room, claim: int, told: Sequence[tuple[int, Said]], keys: frozenset[str], before: int
) -> dict[str, float]:
    words = frozenset[str]().union(*(one.sounds.held | one.names.held for _, one in told))
    voices = frozenset[str]().union(*(one.voice for _, one in told))
    first, last = told[0][0], told[-1][0]
    return {
        "articles": math.log(len({one.article for one in room.members[claim]})),
        "first": float(first == 0),
        "early": 1.0 / (1 + first),
        "near": 1.0 / (before - last),
        "hedged": float(any(one.hedged for _, one in told)),
        "cited": float(any(not one.own for _, one in told)),
        "shared": sum(map(rarity, keys & words)) / _GRAIN,
        "often": math.log(1 + len(told)),
        "voice": sum(map(rarity, keys & voices)) / _GRAIN,
    }
