"""Where a claim stands: asserted, disputed, denied or corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.link.clusters import Clusters
from sayso.link.material import Material
from sayso.model import Relation
from sayso.model.linking import Status


def standing(material: Material, clusters: Clusters, relations: Sequence[Relation]) -> Mapping[int, Status]:
    """The status of every cluster by its number.

    corrected: an outlet took it back. Else it is answered by a denial: denied where nobody but one origin upholds it
    and somebody who is not concerned denies it, disputed otherwise. Denials beside it, or narrower, leave it standing.
    """
    against: dict[int, list[Relation]] = defaultdict(list)
    for one in relations:
        claim = clusters.of.get(one.to)
        if claim is not None and one.kind in ("denies", "corrects"):
            against[claim].append(one)
    return {claim: _status(material, clusters, claim, against.get(claim, ())) for claim in range(len(clusters.members))}


def _status(material: Material, clusters: Clusters, claim: int, against: Sequence[Relation]) -> Status:
    if any(one.kind == "corrects" for one in against):
        return "corrected"
    answered = [material.by_id[one.start] for one in against if one.scope == "answers"]
    if not answered:
        return "asserted"
    flat = [one for one in answered if one.mode == "own"]
    last = max(_turn(material, one.article) for one in answered)
    held = [material.by_id[s] for s in clusters.members[claim] if material.by_id[s].polarity == "affirmed"]
    upheld = any(_turn(material, one.article) > last for one in held)
    return "denied" if flat and not upheld else "disputed"


def _turn(material: Material, article: str) -> int:
    return [a.id for a in material.held_articles].index(article)
