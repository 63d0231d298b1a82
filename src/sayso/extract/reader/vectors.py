"""Vectors of what is said: near each other where the same is claimed, in whatever language.

Each content is read by itself beside its article's beginning, with the tower that both sets of weights share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.extract.reader.tower import CONTEXT_WEIGHT, Tower, centred, texts_of, unit
from sayso.extract.reader.weights import Weights
from sayso.model import Article
from sayso.text import Spans

Floats = NDArray[np.float32]


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
