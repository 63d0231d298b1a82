"""From pairs to claims: average linkage within what is connected, with what a person or a rule forbids or demands."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]
_MISSING = -4.0
"""The log odds of a pair that was not compared: their articles have nothing in common, or they were far below."""


@dataclass(slots=True)
class _Group:
    """One cluster while clusters grow: its members, and for each neighbour the sum and number of scored pairs."""

    members: list[int]
    links: dict[int, tuple[float, int]] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def linked(
    size: int,
    scores: Mapping[Pair, float],
    threshold: float,
    *,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    bars: Iterable[Pair] = (),
) -> list[list[int]]:
    """Clusters of 0 .. ``size`` - 1: the two groups with the highest mean log odds become one while it is above.

    A pair without a score counts as unlikely. Ties go to the lower numbers, so that the outcome depends on nothing
    but the numbers. ``must`` pairs are put together first, unless a ``cannot`` pair is against it; those are never put
    together, nor are ``bars``, which yield only to ``must``.
    """
    groups = _start(size, scores, must, cannot)
    _forbid(groups, bars)
    heap = [entry for at, group in groups.items() for entry in _entries(at, group, groups, threshold)]
    heapq.heapify(heap)
    while heap:
        _, a, b, la, lb = heapq.heappop(heap)
        if a in groups and b in groups and (len(groups[a].members), len(groups[b].members)) == (la, lb):
            _join(groups, a, b)
            for entry in _entries(a, groups[a], groups, threshold, both=True):
                heapq.heappush(heap, entry)
    return sorted(sorted(group.members) for group in groups.values())


def _start(size: int, scores: Mapping[Pair, float], must: Iterable[Pair], cannot: Iterable[Pair]) -> dict[int, _Group]:
    groups = {at: _Group([at]) for at in range(size)}
    for (a, b), score in scores.items():
        groups[a].links[b] = groups[b].links[a] = (score, 1)
    _forbid(groups, cannot)
    home = list(range(size))
    for a, b in must:
        one, other = sorted((_find(home, a), _find(home, b)))
        if one != other and other not in groups[one].apart:
            home[other] = one
            _join(groups, one, other)
    return groups


def _forbid(groups: Mapping[int, _Group], pairs: Iterable[Pair]) -> None:
    home = {member: at for at, group in groups.items() for member in group.members}
    for a, b in pairs:
        if home[a] != home[b]:
            groups[home[a]].apart.add(home[b])
            groups[home[b]].apart.add(home[a])


def _find(home: list[int], at: int) -> int:
    while home[at] != at:
        at = home[at]
    return at


def _join(groups: dict[int, _Group], a: int, b: int) -> None:
    """Group ``b`` becomes part of ``a``."""
    one, other = groups[a], groups.pop(b)
    one.members += other.members
    for near, (total, count) in other.links.items():
        theirs = groups[near].links if near in groups else {}
        theirs.pop(b, None)
        if near != a:
            mine = one.links.get(near, (0.0, 0))
            one.links[near] = (mine[0] + total, mine[1] + count)
            theirs[a] = one.links[near]
    one.links.pop(b, None)
    for far in other.apart:
        if far in groups:
            groups[far].apart.discard(b)
            groups[far].apart.add(a)
            one.apart.add(far)
    one.apart.discard(b)


def _entries(
    at: int, group: _Group, groups: dict[int, _Group], threshold: float, *, both: bool = False
) -> list[tuple[float, int, int, int, int]]:
    out = []
    for near, (total, count) in group.links.items():
        if (near < at and not both) or near in group.apart:
            continue
        size = len(group.members) * len(groups[near].members)
        mean = (total + _MISSING * (size - count)) / size
        if mean > threshold:
            a, b = min(at, near), max(at, near)
            out.append((-mean, a, b, len(groups[a].members), len(groups[b].members)))
    return out
