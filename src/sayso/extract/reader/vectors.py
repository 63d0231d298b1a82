"""Vectors of what is said: near each other where the same is claimed, in whatever language.

Two makers with one face. `ContentVectors` reads each content by itself beside its article's beginning, with the tower
that both sets of weights share; `TokenVectors` averages the reader's own vectors over a content, which costs less and
keeps denials apart better, but hardly sees over languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.extract.layer.document import analyse
from sayso.extract.loader import language
from sayso.extract.reader.extractor import sentence_spans, token_ranges
from sayso.extract.reader.labels import VECTOR
from sayso.extract.reader.network import Network
from sayso.extract.reader.tower import CONTEXT_WEIGHT, Tower, centred, texts_of, unit
from sayso.extract.reader.weights import Weights
from sayso.extract.reader.windows import windows
from sayso.model import Article
from sayso.text import Spans

Floats = NDArray[np.float32]

# So many windows are held at once, that an article of any length fits into memory.
_WINDOWS = 32


@dataclass(frozen=True)
class ContentVectors:
    """Vectors by the tower; nothing is kept between calls."""

    weights: Weights
    tower: Tower = field(repr=False)
    table: Path = field(repr=False)

    @property
    def name(self) -> str:
        """Which weights make them, ``name@version``; vectors of two weights are never compared."""
        return f"{self.weights.name}@{self.weights.version}"

    def of(self, article: Article, contents: Sequence[Spans]) -> list[Floats]:
        """A unit vector [VECTOR] for each of ``contents``, spans of the article's text; zero where nothing lies in it.

        Raises ModelError where the weights or their libraries are not there.
        """
        if not contents:
            return []
        raw = self.tower.pooled(texts_of(article.text, contents))
        mean, lead = self._means(article.language)
        around = np.broadcast_to(CONTEXT_WEIGHT * centred(raw[:1], lead), raw[1:].shape)
        joined = np.concatenate([centred(raw[1:], mean), around], axis=1)
        said = [any(article.text[b:e].strip() for b, e in spans) for spans in contents]
        return list(unit(joined @ self._table["matrix"]) * np.array(said, dtype=np.float32)[:, None])

    def _means(self, code: str) -> tuple[Floats, Floats]:
        """What contents, and beginnings, of a language have in common; of an unknown one, those of all."""
        known = self._table["languages"] == code
        at = known if known.any() else np.ones_like(known)
        return self._table["means"][at].mean(axis=0), self._table["leads"][at].mean(axis=0)

    @cached_property
    def _table(self) -> dict[str, NDArray[np.float32]]:
        with np.load(self.table) as table:
            return dict(table)


@dataclass(frozen=True)
class TokenVectors:
    """Vectors by the reader ``weights``; nothing is kept between calls."""

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
    return unit(tokens.mean(axis=0)) if len(tokens) else np.zeros(VECTOR, dtype=np.float32)
