"""The pairs of statements that are compared: those of near articles, and those within one article."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sayso.link.claims.bags import Ints
from sayso.link.claims.blocks import near
from sayso.link.claims.frame import Frame

_AT_ONCE = 1 << 18
"""Pairs in one piece: as many as a few dozen columns of them fit into memory easily."""
_MOST = 1 << 16
"""Pairs of statements of two articles; of longer articles only the first statements are compared."""


def candidates(frame: Frame) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of rows, each pair once, in pieces that hold all pairs of two articles together."""
    starts, rows = _by_article(frame)
    one, other = near(frame.topics, frame.matters, frame.themes, frame.published)
    every = np.arange(len(frame.articles))
    left, right = np.concatenate((every, one)), np.concatenate((every, other))
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    sizes = np.diff(starts)
    mass = np.cumsum(np.minimum(sizes[left] * sizes[right], _MOST))
    for at in _cuts(mass):
        pairs = [_pairs(rows, starts, a, b) for a, b in zip(left[at].tolist(), right[at].tolist(), strict=True)]
        yield tuple(np.concatenate(side) for side in zip(*pairs, strict=True))  # type: ignore[misc]


def _by_article(frame: Frame) -> tuple[Ints, Ints]:
    rows = np.argsort(frame.article, kind="stable")
    return np.searchsorted(frame.article[rows], np.arange(len(frame.articles) + 1)), rows


def _cuts(mass: Ints) -> Iterator[slice]:
    begin = 0
    while begin < len(mass):
        before = mass[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(mass, before + _AT_ONCE)))
        yield slice(begin, end)
        begin = end


def _pairs(rows: Ints, starts: Ints, one: int, other: int) -> tuple[Ints, Ints]:
    mine, theirs = rows[starts[one] : starts[one + 1]], rows[starts[other] : starts[other + 1]]
    if one == other:
        mine = mine[: int(_MOST**0.5)]
        a, b = np.triu_indices(len(mine), 1)
        return mine[a], mine[b]
    if len(mine) * len(theirs) > _MOST:
        mine = mine[: max(1, int(_MOST**0.5), _MOST // len(theirs))]
        theirs = theirs[: _MOST // len(mine)]
    return np.repeat(mine, len(theirs)), np.tile(theirs, len(mine))
