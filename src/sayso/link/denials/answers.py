"""Which claim a response answers: "declined to comment", "could not be reached", "neither confirmed nor denied"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.link.clusters import Clusters
from sayso.link.denials.room import Room
from sayso.link.denials.said import Said, sounds
from sayso.link.material import Material
from sayso.model import Response


def responses(material: Material, clusters: Clusters) -> tuple[Response, ...]:
    """The responses with ``to`` filled: the id of the first statement of the cluster of the claim that is answered.

    It stays None where the article tells no claim before the response that it could answer.
    """
    room = Room(material, clusters)
    return tuple(replace(one, to=_answered(room, one)) for one in material.responses)


def _answered(room: Room, response: Response) -> str | None:
    rows = list(_told(room, response))
    if not rows:
        return None
    claim = max(rows)[2]
    return room.clusters.members[claim][0]


def _told(room: Room, response: Response) -> Iterator[tuple[float, int, int]]:
    article = room.material.articles[response.article]
    words = article.text[response.span[0] : response.span[1]]
    keys = sounds(words, article.language)
    by = sounds(response.by, article.language)
    for place, statement in enumerate(room.material.by_article.get(response.article, ())):
        one = room.said[statement.id]
        claim = room.clusters.of.get(one.id)
        if one.denies or claim is None or statement.content[0][0] >= response.span[1]:
            continue
        yield _weight(room, one, claim, keys | by), place, claim


def _weight(room: Room, one: Said, claim: int, keys: frozenset[str]) -> float:
    """What many tell, hedged or on somebody's word, and what shares words with the response, is what it answers."""
    told = len({member.article for member in room.members[claim]})
    shared = sum(room.rarity.get(key, 0.0) for key in keys & (one.sounds | one.names))
    return min(told, 6) * 0.5 + 0.3 * shared + 0.5 * one.hedged + 0.3 * (not one.own)
