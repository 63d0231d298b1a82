"""Claims with the denials that answer them: who says that it is not so speaks of the same proposition."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.link.clusters import Clusters
from sayso.model import Relation

SURE = 0.7
"""The score from which a denial is moved; of these six in ten answer that claim, out of fold on train and dev."""


def joined_by_answers(clusters: Clusters, relations: Iterable[Relation], *, least: float = SURE) -> Clusters:
    """The partition with the start of every ``denies`` that answers, and scores ``least`` or more, in its claim.

    What is moved stands last, so that a claim keeps its first statement; a statement goes to the claim that it answers
    most surely. Clusters that lose all their statements are gone, the others keep their order.
    """
    moved: dict[str, tuple[float, int]] = {}
    for one in relations:
        target = clusters.of.get(one.to)
        if one.scope != "answers" or target is None or one.start not in clusters.of or one.start == one.to:
            continue
        if one.score >= least and target != clusters.of[one.start]:
            here = one.score, target
            moved[one.start] = max(moved.get(one.start, here), here, key=lambda found: (found[0], -found[1]))
    groups = [[one for one in group if one not in moved] for group in clusters.members]
    for start, (_, target) in moved.items():
        groups[target].append(start)
    return Clusters(tuple(tuple(group) for group in groups if group))
