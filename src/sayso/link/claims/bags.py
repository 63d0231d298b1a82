"""Sets of keys by row, compared for many pairs of rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_CHUNK = 1 << 16
"""Pairs at a time: enough to be worth a call, few enough to stay in the cache."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A set of weighted keys for each row: keys of row r are ``keys[starts[r]:starts[r + 1]]``, ascending."""

    starts: Ints
    keys: Ints
    weights: Floats
    """The weight of each key by its number."""
    totals: Floats
    """The sum of the weights of each row."""

    def shared(self, left: Ints, right: Ints) -> Floats:
        """The sum of the weights of the keys that rows ``left[n]`` and ``right[n]`` share."""
        out = np.zeros(len(left))
        for at in range(0, len(left), _CHUNK):
            part = slice(at, at + _CHUNK)
            out[part] = self._shared(left[part], right[part])
        return out

    def dice(self, left: Ints, right: Ints, shared: Floats) -> Floats:
        """Twice what is shared over what both hold; 0 where both are empty."""
        both = self.totals[left] + self.totals[right]
        return _ratio(2 * shared, both)

    def contained(self, left: Ints, right: Ints, shared: Floats) -> Floats:
        """What is shared over the smaller row; 0 where one is empty."""
        least = np.minimum(self.totals[left], self.totals[right])
        return _ratio(shared, least)

    def conflict(self, left: Ints, right: Ints, shared: Floats) -> Floats:
        """1 where both rows hold something and share nothing."""
        return np.asarray((self.totals[left] > 0) & (self.totals[right] > 0) & (shared == 0), dtype=np.float64)

    def lone(self, left: Ints, right: Ints) -> Floats:
        """1 where exactly one of the rows holds something."""
        return np.asarray((self.totals[left] > 0) != (self.totals[right] > 0), dtype=np.float64)

    def _shared(self, left: Ints, right: Ints) -> Floats:
        sizes = self.starts[left + 1] - self.starts[left]
        ends = np.cumsum(sizes)
        if not len(ends) or ends[-1] == 0:
            return np.zeros(len(left))
        pair = np.repeat(np.arange(len(left)), sizes)
        key = self.keys[np.arange(ends[-1]) - np.repeat(ends - sizes, sizes) + np.repeat(self.starts[left], sizes)]
        wide = len(self.weights) + 1
        codes = np.repeat(np.arange(len(self.totals)), np.diff(self.starts)) * wide + self.keys
        asked = right[pair] * wide + key
        at = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
        found = self.weights[key] * (codes[at] == asked)
        return np.bincount(pair, weights=found, minlength=len(left)).astype(np.float64)


def _ratio(part: Floats, whole: Floats) -> Floats:
    out = np.zeros(len(part))
    np.divide(part, whole, out=out, where=whole > 0)
    return out


def bag(rows: Iterable[Sequence[str]], weigh: Callable[[str], float] = lambda _key: 1.0) -> Bag:
    """The bag of ``rows``; ``weigh`` gives the weight of a key, a weight of 0 leaves it out."""
    numbers: dict[str, int] = {}
    weights: list[float] = []
    starts, keys = [0], []
    for row in rows:
        mine = set()
        for key in row:
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(weights)
                weights.append(weigh(key))
            if weights[number] > 0:
                mine.add(number)
        keys += sorted(mine)
        starts.append(len(keys))
    held, known = np.array(keys, dtype=np.int64), np.array(weights)
    begins = np.array(starts, dtype=np.int64)
    sums = np.concatenate(([0.0], np.cumsum(known[held] if len(held) else np.zeros(0))))
    return Bag(begins, held, known, sums[begins[1:]] - sums[begins[:-1]])
