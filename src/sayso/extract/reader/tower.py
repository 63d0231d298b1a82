"""The tower: a vector for a whole text, from the whole encoder, for telling which contents say the same.

The encoder is multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), which takes "query: " before a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.extract.reader.network import Network
from sayso.text import Spans, words

Floats = NDArray[np.float32]

CONTEXT_WEIGHT = 0.5
_PREFIX = "query: "
_BEGIN, _PAD, _END = 0, 1, 2
# Of a text of any length its beginning is read; contents are rarely a fourth of it.
_LONGEST = 160
_BEGINNING = 500
_TOKENS_A_BATCH = 1024


def texts_of(text: str, contents: Sequence[Spans]) -> list[str]:
    """The beginning of an article, which tells what it is about, then each of its contents."""
    return [text[:_BEGINNING], *(words(text, spans)[: 8 * _LONGEST] for spans in contents)]


def centred(vectors: Floats, means: Floats) -> Floats:
    """Vectors [N, D] at unit length, less what unit vectors of their language have in common, at unit length again."""
    return unit(unit(vectors) - means)


def unit(vectors: Floats) -> Floats:
    """At unit length in the last axis; zero stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(norms == 0, 1, norms), dtype=np.float32)


class Tower(Network):
    """One set of weights whose network has the single output `pooled`."""

    def pooled(self, texts: Sequence[str]) -> Floats:
        """A vector [N, hidden] for each of ``texts``."""
        coded = [self._coded(text) for text in texts]
        order = sorted(range(len(coded)), key=lambda at: len(coded[at]))
        out: dict[int, Floats] = {}
        for batch in _batches(order, [len(ids) for ids in coded]):
            out |= dict(zip(batch, self._means([coded[at] for at in batch]), strict=True))
        return np.stack([out[at] for at in range(len(coded))])

    def _coded(self, text: str) -> list[int]:
        ids = self.encoded(_PREFIX + text).ids
        return [_BEGIN, *ids[:_LONGEST], _END]

    def _means(self, coded: Sequence[Sequence[int]]) -> Floats:
        size = max(len(ids) for ids in coded)
        ids = np.array([[*row, *[_PAD] * (size - len(row))] for row in coded], dtype=np.int64)
        rows, scales = self._words
        embedded = rows[ids].astype(np.float32) * scales[ids][..., None]
        mask = (ids != _PAD).astype(np.float32)
        return np.asarray(self._session.run(["pooled"], {"embedded": embedded, "mask": mask})[0], dtype=np.float32)


def _batches(order: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for at in order:
        if out and sizes[at] * (len(out[-1]) + 1) <= _TOKENS_A_BATCH:
            out[-1].append(at)
        else:
            out.append([at])
    return out
