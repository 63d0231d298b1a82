"""Parts: sets of articles that nothing ties to each other, so that each can be linked without the others.

What is found within a part depends on it alone. So a part comes out the same whether it is linked with the whole
ledger or by itself after one more article came in, and the order of arrival changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.link.clusters import Clusters
from sayso.link.material import Material


class Ties:
    """A union-find over ids (Tarjan 1975): which of them are tied together, in almost linear time."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {one: one for one in ids}

    def root(self, one: str) -> str:
        """The id that stands for all that are tied to ``one``."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def tie(self, ids: Iterable[str]) -> None:
        """Tie all of ``ids`` that are known."""
        known = [one for one in ids if one in self._above]
        for one in known[1:]:
            self._above[self.root(one)] = self.root(known[0])

    def groups(self) -> list[list[str]]:
        """What is tied together, in the order in which the ids were given."""
        out: dict[str, list[str]] = {}
        for one in self._above:
            out.setdefault(self.root(one), []).append(one)
        return list(out.values())


@dataclass(frozen=True)
class Piece:
    """One part of a material: its own material, and the clusters over it."""

    material: Material
    clusters: Clusters


def pieces(material: Material, clusters: Clusters, ties: Iterable[Iterable[str]]) -> list[Piece]:
    """The parts of ``material``, where a shared cluster ties articles, and so does each of ``ties``."""
    home = {s.id: s.article for s in material.statements}
    held = Ties(material.articles)
    for group in clusters.members:
        held.tie(home[one] for one in group)
    for tie in ties:
        held.tie(tie)
    groups = held.groups()
    number = {article: at for at, group in enumerate(groups) for article in group}
    members: list[list[tuple[str, ...]]] = [[] for _ in groups]
    for group in clusters.members:
        members[number[home[group[0]]]].append(group)
    parts = _split(material, number, len(groups))
    return [Piece(part, Clusters(tuple(some))) for part, some in zip(parts, members, strict=True)]


def _split(material: Material, number: Mapping[str, int], count: int) -> list[Material]:
    """The material of each part, in one pass."""
    out = [Material((), ()) for _ in range(count)]
    articles: list[list[int]] = [[] for _ in out]
    statements: list[list[int]] = [[] for _ in out]
    responses: list[list[int]] = [[] for _ in out]
    for at, article in enumerate(material.held_articles):
        articles[number[article.id]].append(at)
    for at, statement in enumerate(material.statements):
        statements[number[statement.article]].append(at)
    for at, response in enumerate(material.responses):
        responses[number[response.article]].append(at)
    for at, part in enumerate(out):
        mine = tuple(material.statements[n] for n in statements[at])
        held = tuple(material.held_articles[n] for n in articles[at])
        out[at] = replace(
            part,
            held_articles=held,
            statements=mine,
            responses=tuple(material.responses[n] for n in responses[at]),
            vectors={s.id: material.vectors[s.id] for s in mine if s.id in material.vectors},
            retells={a.id: material.retells[a.id] for a in held if a.id in material.retells},
        )
    return out
