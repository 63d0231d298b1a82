"""Vectors of what is said: near each other where the same is claimed, in whatever language, and apart where one denies.

The reader's vectors of tokens (Khosla et al. 2020, arXiv:2004.11362, is what trains them), averaged over a content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sayso.extract.layer.document import analyse
from sayso.extract.loader import language
from sayso.extract.reader.extractor import sentence_spans, token_ranges
from sayso.extract.reader.labels import VECTOR
from sayso.extract.reader.network import Network
from sayso.extract.reader.weights import Weights
from sayso.extract.reader.windows import windows
from sayso.model import Article
from sayso.text import Spans

Floats = NDArray[np.float32]

# So many windows are held at once, that an article of any length fits into memory.
_WINDOWS = 32


@dataclass(frozen=True)
class StatementVectors:
    """Vectors by the weights ``weights``; nothing is kept between calls."""

    weights: Weights
    network: Network = field(repr=False)

    @property
    def name(self) -> str:
        """Which weights make them, ``name@version``; vectors of two weights are never compared."""
        return f"{self.weights.name}@{self.weights.version}"

    def of(self, article: Article, contents: Sequence[Spans]) -> list[Floats]:
        """A unit vector [VECTOR] for each of ``contents``, spans of the article's text; zero where no token lies in it.

        One pass over the article. Raises ModelError where the weights or their libraries are not there.
        """
        if not contents:
            return []
        offsets, tokens = self._tokens(article)
        return [_mean(tokens[covered(offsets, spans)]) for spans in contents]

    def _tokens(self, article: Article) -> tuple[NDArray[np.int64], Floats]:
        """Where each token stands [T, 2], and its vector [T, VECTOR]: that of the window whose core it lies in."""
        ids, offsets = self.network.tokens(article.text)
        out = np.zeros((len(ids), VECTOR), dtype=np.float32)
        if not len(ids):
            return offsets, out
        plan = windows(token_ranges(sentence_spans(analyse(article, language(article.language))), offsets))
        for first in range(0, len(plan), _WINDOWS):
            part = plan[first : first + _WINDOWS]
            scored = self.network.scores([ids[w.begin : w.end] for w in part])
            for window, scores in zip(part, scored, strict=True):
                out[window.core : window.end] = scores.vectors[window.core - window.begin :]
        return offsets, out


def covered(offsets: NDArray[np.int64], spans: Spans) -> NDArray[np.bool_]:
    """Which tokens share a character with ``spans``, as training has it."""
    out = np.zeros(len(offsets), dtype=np.bool_)
    for begin, end in spans:
        out |= (offsets[:, 0] < end) & (offsets[:, 1] > begin)
    return out


def _mean(tokens: Floats) -> Floats:
    mean = tokens.mean(axis=0) if len(tokens) else np.zeros(VECTOR, dtype=np.float32)
    norm = float(np.linalg.norm(mean)) or 1.0
    return np.asarray(mean / norm, dtype=np.float32)
