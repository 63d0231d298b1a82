"""Where a denial looks for what it denies: the claims of its own article and of earlier articles on the same matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from sayso.link.clusters import Clusters
from sayso.link.denials.said import Said, rarity, said
from sayso.link.material import Material

_NEIGHBOURS = 24
_COMMON = 60
_LARGEST = 200
_CLAIMS = 48
_TIED = 2000


class Room:
    """The statements of a material as keys, the articles that speak of one matter, and the claims within reach.

    ``members`` of a claim are what affirms it; statements that deny are looked at apart.
    """

    def __init__(self, material: Material, clusters: Clusters) -> None:
        self.material, self.clusters = material, clusters
        self.said = dict(self._all())

    def _all(self) -> Iterable[tuple[str, Said]]:
        material = self.material
        for turn, article in enumerate(material.held_articles):
            for place, one in enumerate(material.by_article.get(article.id, ())):
                vector = material.vectors.get(one.id)
                yield one.id, said(one, article, turn=turn, place=place, vector=vector)

    @cached_property
    def members(self) -> Mapping[int, tuple[Said, ...]]:
        """What affirms each claim, in the order of the material."""
        groups = enumerate(self.clusters.members)
        return {at: tuple(s for one in group if not (s := self.said[one]).denies) for at, group in groups}

    @cached_property
    def deniers(self) -> tuple[Said, ...]:
        """The statements that deny, in the order of the material."""
        return tuple(one for one in self.said.values() if one.denies)

    @cached_property
    def mixed(self) -> float:
        """How much of what denies shares a claim with what affirms: clustering may put the two together."""
        of = self.clusters.of
        shared = sum(one.id in of and bool(self.members[of[one.id]]) for one in self.deniers)
        return shared / len(self.deniers) if self.deniers else 0.0

    @cached_property
    def _claims_of(self) -> Mapping[str, tuple[int, ...]]:
        """The claims told in each article, in text order."""
        out: dict[str, dict[int, None]] = defaultdict(dict)
        for one in self.said.values():
            if one.id in self.clusters.of:
                out[one.article][self.clusters.of[one.id]] = None
        return {article: tuple(claims) for article, claims in out.items()}

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that have each name or place."""
        out: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.said.values():
            for key in one.names.held | one.places | one.voice:
                out[key][one.article] = None
        return {key: tuple(articles) for key, articles in out.items() if len(articles) <= _COMMON}

    def near(self, article: str) -> tuple[str, ...]:
        """The article itself, and those that share claims or rare names with it, the nearest first."""
        known = self._near.get(article)
        if known is None:
            known = self._near[article] = self._nearest(article)
        return known

    @cached_property
    def _near(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _nearest(self, article: str) -> tuple[str, ...]:
        shared: Counter[str] = Counter()
        for claim in self._claims_of.get(article, ()):
            group = self.clusters.members[claim][:_LARGEST]
            shared.update(dict.fromkeys((self.said[one].article for one in group), _TIED))
        keys = {key for one in self._told(article) for key in one.names.held | one.places | one.voice}
        for key in keys:
            shared.update(dict.fromkeys(self._named.get(key, ()), rarity(key)))
        shared.update(dict.fromkeys(self.material.retells.get(article, ()), 3 * _TIED))
        shared.pop(article, None)
        mine = self.material.articles[article].outlet
        for other in shared:  # an outlet comes back to what it told, to correct it
            shared[other] *= 2 if mine is not None and self.material.articles[other].outlet == mine else 1
        ranked = sorted(shared, key=lambda other: (-shared[other], other))
        return (article, *(other for other in ranked[:_NEIGHBOURS] if shared[other] >= _TIED))

    def _told(self, article: str) -> Iterable[Said]:
        return (self.said[s.id] for s in self.material.by_article.get(article, ()))

    def within_reach(self, denier: Said) -> tuple[int, ...]:
        """The claims that ``denier`` may bear on: affirmed by others in its article or in earlier ones nearby."""
        out: dict[int, None] = {}
        for article in self.near(denier.article):
            for claim in self._claims_of.get(article, ()):
                if any(self.before(one, denier) for one in self.members[claim]):
                    out[claim] = None
        return tuple(out)[:_CLAIMS]

    def before(self, one: Said, denier: Said) -> bool:
        """Whether ``one`` may have been known to who denies: in the same article, or in one not later."""
        return one.id != denier.id and (one.article == denier.article or one.turn < denier.turn)
