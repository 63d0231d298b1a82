"""The heads that are asked only where a content begins: its words by role, and what it is.

Few tokens begin a content, so that these run in numpy over those alone, after the network. They repeat what
`training/model.py` computes for every token. Products are by einsum, which asks no BLAS: its threads spin after each
product, and on two cores cost more than all the rest of reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.extract.reader.labels import ROLES

Floats = NDArray[np.float32]


class Heads:
    """Weights by name, as `training/export.py` writes them: matrices [in, out] and biases."""

    def __init__(self, table: Mapping[str, NDArray[np.floating]]) -> None:
        self._held: dict[str, Floats] = {name: _turned(table[name]) for name in table}
        self._near: Floats = np.asarray(table["near"], dtype=np.float32)

    @classmethod
    def read(cls, path: Path) -> Heads:
        """The heads in an .npz file."""
        with np.load(path) as table:
            return cls(table)

    def judged(self, states: Floats, at: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """For the tokens ``at`` [N] of ``states`` [T, hidden]: roles [N, R, T] and attributes [N, WIDTH], as logits."""
        rows = states[at]
        roles = self._roles(states, rows, at)
        known = np.concatenate([rows, self._words(states, roles)], axis=1)
        return roles, self._linear(_gelu(self._linear(known, "attributes-in")), "attributes-out")

    def _roles(self, states: Floats, rows: Floats, at: NDArray[np.int64]) -> Floats:
        heads = self._linear(rows, "anchor").reshape(len(rows), len(ROLES), -1)
        matrix, bias = self._by_role("token")
        # The few anchors go through the matrix of the tokens, in place of the many tokens.
        asked = np.einsum("nrd,rhd->nrh", heads, np.ascontiguousarray(matrix.transpose(0, 2, 1)))
        pairs = np.einsum("nrh,th->nrt", asked, states) + np.einsum("nrd,rd->nr", heads, bias)[..., None]
        reach = self._near.shape[1] // 2
        distance = np.clip(np.arange(len(states)) - at[:, None], -reach, reach) + reach
        near = self._near[:, distance].transpose(1, 0, 2)
        alone = self._linear(states, "alone").T
        return np.asarray(pairs / np.float32(heads.shape[-1] ** 0.5) + near + alone, dtype=np.float32)

    def _words(self, states: Floats, roles: Floats) -> Floats:
        """The mean over the words of each role, weighed by their chances, [N, R * width]."""
        chances = 0.5 + 0.5 * np.tanh(0.5 * roles)
        counts = chances.sum(axis=-1, keepdims=True)
        matrix, bias = self._by_role("value")
        sums = np.einsum("nrt,ht->nrh", chances, np.ascontiguousarray(states.T))
        means = (np.einsum("nrh,rdh->nrd", sums, matrix) + counts * bias) / (counts + 0.5)
        return np.asarray(means.reshape(len(roles), -1), dtype=np.float32)

    def _by_role(self, name: str) -> tuple[Floats, Floats]:
        """A matrix as [R, width, in], and its bias as [R, width]."""
        matrix, bias = self._held[name], self._held[f"{name}-bias"]
        return matrix.reshape(len(ROLES), -1, matrix.shape[1]), bias.reshape(len(ROLES), -1)

    def _linear(self, x: Floats, name: str) -> Floats:
        return np.asarray(np.einsum("ni,oi->no", x, self._held[name]) + self._held[f"{name}-bias"], dtype=np.float32)


def _turned(values: NDArray[np.floating]) -> Floats:
    """A matrix as [out, in], that sums run along memory."""
    return np.ascontiguousarray(np.asarray(values, dtype=np.float32).T)


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution below x; erf to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    size = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * size)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - tail * np.exp(-size * size))
    return np.asarray(0.5 * x * (1 + erf), dtype=np.float32)
