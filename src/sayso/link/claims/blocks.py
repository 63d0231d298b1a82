"""Which articles may tell the same: those that share names, or much else. Only their statements are compared.

Two articles that share rare names are near each other, and so are two that are near one and the same third: in a story
not everybody names everybody. Two that share enough of numbers, days and rare words are near without a name, and so are
two whose vectors are alike (themes.py). Caps keep
a ledger in which one name or one text fills everything from growing with its square: a key that very many articles
hold is not looked under, and no article has more than so many neighbours.
"""

from __future__ import annotations

import numpy as np

from sayso.link.claims.bags import Bag, Floats, Ints
from sayso.link.claims.themes import Vectors, alike

RARE = 0.25
"""Keys that weigh less are in too many stories to be looked under."""
NAMES = 0.8
"""What two articles must share of names, in weights: one that no other story has."""
MATTER = 3.2
"""What they must share of everything, where they share no name."""
_CROWD = 256
"""A key that more articles hold is not looked under."""
_NEIGHBOURS = 48


def near(topics: Bag, matters: Bag, themes: Vectors | None, published: Floats) -> tuple[Ints, Ints]:
    """Pairs of articles (rows of all) that are near each other, each once, the lower row first; none with itself.

    ``themes`` are the mean vectors of the articles where there are vectors, ``published`` their days.
    """
    wide = len(topics.totals)
    by_name = _close(topics, NAMES)
    found = [_codes(by_name, wide), _codes(_close(matters, MATTER), wide), _hops(by_name, wide)]
    if themes is not None:
        found.append(_codes(alike(themes, published), wide))
    codes = np.unique(np.concatenate(found))
    return codes // wide, codes % wide


def _close(held: Bag, enough: float) -> tuple[Ints, Ints]:
    left, right, score = _shared(held)
    keep = score >= enough
    return _strongest(left[keep], right[keep], score[keep])


def _codes(pairs: tuple[Ints, Ints], wide: int) -> Ints:
    return pairs[0] * wide + pairs[1]


def _hops(pairs: tuple[Ints, Ints], wide: int) -> Ints:
    """Pairs that share a neighbour, as codes."""
    one, other = np.concatenate(pairs), np.concatenate(pairs[::-1])
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    starts = np.searchsorted(one, np.arange(wide + 1))
    out = [np.zeros(0, np.int64)]
    for at in range(wide):
        mine = other[starts[at] : starts[at + 1]]
        a, b = np.triu_indices(len(mine), 1)
        out.append(np.unique(mine[a] * wide + mine[b]))
    return np.unique(np.concatenate(out))


def _shared(topics: Bag) -> tuple[Ints, Ints, Floats]:
    row = np.repeat(np.arange(len(topics.totals)), np.diff(topics.starts))
    rare = topics.weights[topics.keys] >= RARE
    row, key = row[rare], topics.keys[rare]
    order = np.lexsort((row, key))
    row, key = row[order], key[order]
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(key)))
    good = (sizes > 1) & (sizes <= _CROWD)
    codes, weights = [np.zeros(0, np.int64)], [np.zeros(0)]
    for size in np.unique(sizes[good]):
        at = starts[good & (sizes == size)]
        a, b = np.triu_indices(int(size), 1)
        lows, highs = row[at[:, None] + a], row[at[:, None] + b]
        mass = np.repeat(topics.weights[key[at]], len(a))
        lows, highs = lows.ravel(), highs.ravel()
        codes.append(lows * len(topics.totals) + highs)
        weights.append(mass)
    return _summed(np.concatenate(codes), np.concatenate(weights), len(topics.totals))


def _summed(codes: Ints, weights: Floats, wide: int) -> tuple[Ints, Ints, Floats]:
    order = np.argsort(codes, kind="stable")
    codes, weights = codes[order], weights[order]
    if not len(codes):
        return codes, codes, weights
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    first = codes[starts]
    return first // wide, first % wide, np.add.reduceat(weights, starts)


def _strongest(left: Ints, right: Ints, score: Floats) -> tuple[Ints, Ints]:
    """The pairs that are among the strongest of either of their articles."""
    keep = np.zeros(len(left), dtype=bool)
    for one, other in ((left, right), (right, left)):
        order = np.lexsort((other, -score, one))
        mine = one[order]
        first = np.flatnonzero(np.concatenate(([True], mine[1:] != mine[:-1]))) if len(mine) else mine
        rank = np.arange(len(mine)) - np.repeat(first, np.diff(np.append(first, len(mine))))
        keep[order] |= rank < _NEIGHBOURS
    return left[keep], right[keep]
