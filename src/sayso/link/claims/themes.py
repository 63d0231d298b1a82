"""Articles whose statements lie near each other on the whole, in whatever language: near without a shared word.

An article is the mean of the vectors of its statements. In order of publication each is held against those of the days
around it, the nearest few of which it keeps; a cap on how many those days may hold keeps this from growing with its
square.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.link.claims.bags import Floats, Ints

Vectors = NDArray[np.float32]
ALIKE = 0.35
"""The least cosine of two articles that tell of one matter."""
_NEAREST = 8
_DAYS = 45.0
_MOST = 1 << 14
"""An article is held against so many that came before it."""
_AT_ONCE = 1 << 9


def means(vectors: Vectors, article: Ints, size: int) -> Vectors:
    """By article [``size``, D] the mean of the vectors of its statements, at unit length; zero where all cancel out."""
    out = np.zeros((size, vectors.shape[1]), dtype=np.float32)
    np.add.at(out, article, vectors)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def alike(themes: Vectors, published: Floats) -> tuple[Ints, Ints]:
    """Pairs of articles that are near each other, the lower row first; ``published`` is a day or not a number.

    Of those whose day is unknown all are held to be of one time.
    """
    order = np.lexsort((np.arange(len(published)), np.nan_to_num(published, nan=-1.0)))
    lows, highs = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for rows, before, cosines in _pieces(themes[order], np.nan_to_num(published[order], nan=-1.0)):
        keep = _strongest(cosines)
        at = np.flatnonzero(keep.any(axis=1))
        a, b = np.nonzero(keep[at])
        one, other = order[rows[at[a]]], order[before[b]]
        lows.append(np.minimum(one, other))
        highs.append(np.maximum(one, other))
    return np.concatenate(lows), np.concatenate(highs)


def _pieces(themes: Vectors, days: Floats) -> Iterator[tuple[Ints, Ints, Vectors]]:
    """Rows, those at or before them in time, and their cosines: -1 where two are too far apart, or not one before."""
    for begin in range(0, len(days), _AT_ONCE):
        rows = np.arange(begin, min(begin + _AT_ONCE, len(days)))
        first = max(0, begin - _MOST, int(np.searchsorted(days, days[begin] - _DAYS)))
        before = np.arange(first, rows[-1] + 1)
        cosines = themes[rows] @ themes[before].T
        cosines[(before >= rows[:, None]) | (days[rows][:, None] - days[before] > _DAYS)] = -1
        yield rows, before, cosines


def _strongest(cosines: Vectors) -> NDArray[np.bool_]:
    """Of each row those that are near enough and among its nearest."""
    keep = cosines >= ALIKE
    if cosines.shape[1] > _NEAREST:
        least = -np.partition(-cosines, _NEAREST - 1, axis=1)[:, _NEAREST - 1 : _NEAREST]
        keep &= cosines >= least
    return keep
