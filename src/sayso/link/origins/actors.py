"""Who stands at the end of a chain: the bearer of the name or role there, and for whom that one speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.link.actors import Registry
from sayso.model import Article, Hop

_NAMELESS = ("unnamed", "collective")
# A role is a guess; below this it names nobody.
_SURE = 0.4


@dataclass(frozen=True, slots=True)
class Actor:
    """The keys that may mean it, the one for whom it speaks, and whether it has a proper name."""

    keys: frozenset[str]
    house: str
    named: bool


@dataclass(frozen=True)
class Actors:
    """The actors of hops, each looked up once."""

    registry: Registry
    _known: dict[tuple[str, str, str], Actor] = field(default_factory=dict)

    def of(self, hop: Hop, article: Article) -> Actor:
        """Who this hop of a chain in ``article`` is."""
        key = (article.id, hop.kind, hop.name)
        if key not in self._known:
            self._known[key] = self._look(hop, article)
        return self._known[key]

    def _look(self, hop: Hop, article: Article) -> Actor:
        kind = hop.kind if hop.kind in ("person", "organisation", "office", "outlet") else None
        found = self.registry.find(hop.name, kind=kind, article=article)
        named = any(name.kind == "person" and _holds(hop.name, name.name) for name in article.names)
        keys = {found.key}
        if hop.kind == "person" and not named:
            role = self.registry.role(hop.name, article, at=hop.span[0])
            keys |= {role.key} if role and role.score >= _SURE else set()
        houses = [self.registry.house(one) for one in sorted(keys)]
        return Actor(frozenset(keys), next((h for h in houses if h not in keys), houses[0]), named)

    def alike(self, left: tuple[Hop, Article], right: tuple[Hop, Article]) -> Mapping[str, float]:
        """What speaks for the two being one: the same bearer, the same house, or two names of two people."""
        if left[0].kind in _NAMELESS or right[0].kind in _NAMELESS:
            return {"same_actor": 0.0, "same_house": 0.0, "two_people": 0.0}
        one, other = self.of(*left), self.of(*right)
        same = float(bool(one.keys & other.keys))
        house = float(not same and (one.house == other.house or one.house in other.keys or other.house in one.keys))
        if not same and one.named and other.named:
            names = (left[0].name, right[0].name)
            same = self.registry.same(*names, kind="person", articles=(left[1], right[1])).score
            same = same if same > 0.7 else 0.0
        return {"same_actor": same, "same_house": house, "two_people": float(one.named and other.named and not same)}


def _holds(words: str, name: str) -> bool:
    return bool(name) and (name in words or words in name)
