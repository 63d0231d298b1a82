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

    corrected: an outlet took it back. denied: a denial answers it, an outlet itself says that it is not so, and nobody
    upholds it later or confirms it. disputed: a denial answers it. Denials beside it or narrower leave it standing.
    """
    held: dict[int, list[Relation]] = defaultdict(list)
    for one in relations:
        claim = clusters.of.get(one.to)
        if claim is not None:
            held[claim].append(one)
    turns = {article.id: at for at, article in enumerate(material.held_articles)}
    return {claim: _status(material, turns, group, held[claim]) for claim, group in enumerate(clusters.members)}


def _status(material: Material, turns: Mapping[str, int], group: Sequence[str], held: Sequence[Relation]) -> Status:
    if any(one.kind == "corrects" for one in held):
        return "corrected"
    answered = [material.by_id[one.start] for one in held if one.kind == "denies" and one.scope == "answers"]
    if not answered:
        return "asserted"
    last = max(turns[one.article] for one in answered)
    upheld = (material.by_id[s] for s in group if material.by_id[s].polarity == "affirmed")
    stands = any(turns[one.article] > last for one in upheld) or any(one.kind == "corroborates" for one in held)
    return "denied" if any(one.mode == "own" for one in answered) and not stands else "disputed"
