"""Whom an article names: the outlets, bodies and people in its chains, and the outlets in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.link.actors import Registry
from sayso.link.clusters import Clusters
from sayso.link.material import Material
from sayso.link.origins.actors import Actors
from sayso.link.origins.houses import Houses
from sayso.link.spelling import names
from sayso.model import Article, Hop, Statement

_ALIKE = 0.8


@dataclass(frozen=True)
class Cited:
    """What one article cites: outlets that its chains begin with, outlets behind those, bodies, outlets in the text."""

    outlets: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()

    def outlet(self, name: str) -> float:
        """How surely a chain cites the outlet of this name."""
        return _best(self.outlets, name)

    def second_hand(self, name: str) -> float:
        """How surely a chain comes to the outlet of this name by way of another."""
        return _best(self.behind, name)

    def body(self, name: str) -> float:
        """How surely a chain ends at the publisher of this name."""
        return _best(self.bodies, name)

    def mention(self, name: str) -> float:
        """How surely the text speaks of the outlet of this name."""
        return _best(self.mentioned, name)


def _best(found: frozenset[str], name: str) -> float:
    score = max((names(one, name) for one in found), default=0.0)
    return score if score >= _ALIKE else 0.0


def cited(article: Article, statements: tuple[Statement, ...]) -> Cited:
    """What the chains and the text of an article name."""
    chains = [statement.chain for statement in statements if statement.chain]
    hops = [hop for chain in chains for hop in chain]
    first = frozenset(chain[0].name for chain in chains if chain[0].kind == "outlet")
    return Cited(
        first,
        frozenset(hop.name for hop in hops if hop.kind == "outlet") - first,
        frozenset(hop.name for hop in hops if hop.kind in ("organisation", "office", "document", "person")),
        frozenset(name.name for name in article.names if name.kind == "outlet"),
    )


@dataclass(frozen=True)
class Ground:
    """Material and clusters with what is looked up again and again."""

    material: Material
    clusters: Clusters
    registry: Registry | None = None
    _cited: dict[str, Cited] = field(default_factory=dict)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def actors(self) -> Actors:
        """Who the names and roles in chains mean."""
        return Actors(self.registry or Registry(self.material.held_articles))

    @cached_property
    def houses(self) -> Houses:
        """Which articles a cited outlet may mean."""
        return Houses(self.material)

    @cached_property
    def claims(self) -> Mapping[str, frozenset[int]]:
        """The clusters that each article tells."""
        return {
            key: frozenset(self.clusters.of[s.id] for s in told if s.id in self.clusters.of)
            for key, told in self.material.by_article.items()
        }

    @cached_property
    def told(self) -> Mapping[int, tuple[str, ...]]:
        """The articles that tell each cluster, in the order of the material."""
        out: dict[int, dict[str, None]] = {}
        for statement in self.material.statements:
            if statement.id in self.clusters.of:
                out.setdefault(self.clusters.of[statement.id], {})[statement.article] = None
        return {number: tuple(articles) for number, articles in out.items()}

    @cached_property
    def _ends(self) -> Mapping[str, Mapping[int, tuple[Hop, ...]]]:
        out: dict[str, dict[int, list[Hop]]] = {}
        for statement in self.material.statements:
            if statement.chain and statement.id in self.clusters.of:
                held = out.setdefault(statement.article, {}).setdefault(self.clusters.of[statement.id], [])
                held.append(statement.chain[-1])
        return {key: {number: tuple(hops) for number, hops in value.items()} for key, value in out.items()}

    def ends(self, article: str) -> Mapping[int, tuple[Hop, ...]]:
        """Where the chains of this article end, by cluster."""
        return self._ends.get(article, {})

    def alike(self, left: Hop, right: Hop) -> float:
        """How surely two ends of chains are one name, in whatever spelling; unnamed ones have none."""
        if "unnamed" in (left.kind, right.kind):
            return 0.0
        return max(names(left.name, right.name), names(right.name, left.name))

    @cached_property
    def _by_claim(self) -> Mapping[tuple[str, int], tuple[Statement, ...]]:
        out: dict[tuple[str, int], list[Statement]] = {}
        for statement in self.material.statements:
            if statement.id in self.clusters.of:
                out.setdefault((statement.article, self.clusters.of[statement.id]), []).append(statement)
        return {key: tuple(value) for key, value in out.items()}

    def mates(self, statement: Statement) -> tuple[Statement, ...]:
        """The statements of the same article that tell the same claim, itself among them."""
        claim = self.clusters.of.get(statement.id)
        return () if claim is None else self._by_claim[statement.article, claim]

    def cites_outlet(self, statement: Statement) -> bool:
        """Whether the statement is cited from an outlet."""
        return bool(statement.chain) and statement.chain[0].kind == "outlet"

    def hop_cites(self, statement: Statement, outlet: str) -> float:
        """How surely the nearest hop of the statement's chain names this outlet."""
        if not statement.chain:
            return 0.0
        score = names(statement.chain[0].name, outlet)
        return score if score >= _ALIKE else 0.0

    def names(self, article: str) -> frozenset[str]:
        """All names in the text of an article, and all that its chains name."""
        if article not in self._names:
            hops = (hop.name for s in self.material.by_article.get(article, ()) for hop in s.chain)
            self._names[article] = frozenset((*hops, *(n.name for n in self.material.articles[article].names)))
        return self._names[article]

    def cited(self, article: str) -> Cited:
        """What this article cites."""
        if article not in self._cited:
            statements = self.material.by_article.get(article, ())
            self._cited[article] = cited(self.material.articles[article], statements)
        return self._cited[article]
