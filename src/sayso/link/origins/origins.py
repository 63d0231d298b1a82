"""The origins of every claim: who knows it by itself, by way of whom it came, and how far each outlet stands off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.link.clusters import Clusters
from sayso.link.copies import Copy
from sayso.link.material import Material
from sayso.link.origins import distance
from sayso.link.origins.citing import Ground
from sayso.link.origins.dependence import Scene
from sayso.link.origins.knowers import Knower, Leaning, knowers, leanings
from sayso.link.origins.upstream import Retellings, upstream
from sayso.model.linking import Origin


class Origins:
    """Origins of the claims of one material; asked claim by claim, so that an increment asks only what it touched.

    ``denying`` names the statements that deny the claim of their cluster; without it polarity decides.
    """

    def __init__(
        self,
        material: Material,
        clusters: Clusters,
        copies: Sequence[Copy] = (),
        *,
        retellings: Retellings | None = None,
        denying: Collection[str] | None = None,
    ) -> None:
        who = upstream(material, clusters, copies) if retellings is None else retellings
        self._scene = Scene(Ground(material, clusters), who.possible)
        self._denying = denying

    def knowers(self, claim: int) -> tuple[Knower, ...]:
        """The independent knowers of a cluster, each with the voices that stand on it and the reasons for it."""
        return knowers(self._scene, claim, self._denying)

    def leanings(self, claim: int) -> tuple[Leaning, ...]:
        """The voices that assert a cluster, the earliest first, each with the one that it leans on."""
        return leanings(self._scene, claim, self._denying)

    def of(self, claim: int) -> tuple[Origin, ...]:
        """The independent origins of a cluster, the first to speak first; none where nobody asserts it."""
        return tuple(one.origin for one in self.knowers(claim))

    def by_distance(self, claim: int) -> tuple[tuple[str, int], ...]:
        """Outlets with their hops from the nearest origin, the nearest first."""
        return distance.by_distance(self._scene, leanings(self._scene, claim, self._denying))


def origins(
    material: Material, clusters: Clusters, copies: Sequence[Copy] = (), *, denying: Collection[str] | None = None
) -> Mapping[int, tuple[Origin, ...]]:
    """The independent origins of every cluster, by its number. What is not ``known`` is nobody's word."""
    found = Origins(material, clusters, copies, denying=denying)
    return {claim: found.of(claim) for claim in range(len(clusters.members))}


def independent(found: Sequence[Origin]) -> int:
    """How many origins there are; hearsay that is nobody's word counts as one that is not known."""
    return len(found)
