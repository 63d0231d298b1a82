"""The heads that are asked only where a content begins: its words by role, and what it is.

Few tokens begin a content, so that these run in numpy over those alone, after the network. They repeat what
`training/model.py` computes for every token.
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
        self._held: dict[str, Floats] = {name: np.asarray(table[name], dtype=np.float32) for name in table}

    @classmethod
    def read(cls, path: Path) -> Heads:
        """The heads in an .npz file."""
        with np.load(path) as table:
            return cls(table)

    def judged(self, states: Floats, at: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """For the tokens ``at`` [N] of ``states`` [T, hidden]: roles [N, R, T] and attributes [N, WIDTH], as logits."""
        rows = states[at]
        roles = self._roles(states, rows, at)
        hidden = _gelu(self._linear(np.concatenate([rows, self._words(states, roles)], axis=1), "attributes-in"))
        return roles, self._linear(hidden, "attributes-out")

    def _roles(self, states: Floats, rows: Floats, at: NDArray[np.int64]) -> Floats:
        heads, tokens = self._by_role(rows, "anchor"), self._by_role(states, "token")
        pairs = heads @ tokens.transpose(0, 2, 1) / np.float32(heads.shape[-1] ** 0.5)
        near = self._held["near"]
        reach = near.shape[1] // 2
        distance = np.clip(np.arange(len(states)) - at[:, None], -reach, reach) + reach
        alone = self._linear(states, "alone").T
        return np.asarray((pairs + near[:, distance] + alone[:, None]).transpose(1, 0, 2), dtype=np.float32)

    def _words(self, states: Floats, roles: Floats) -> Floats:
        """The mean over the words of each role, weighed by their chances, [N, R * width]."""
        chances = (0.5 + 0.5 * np.tanh(0.5 * roles)).transpose(1, 0, 2)
        sums = chances @ self._by_role(states, "value")
        means = sums / (chances.sum(axis=-1, keepdims=True) + 0.5)
        return np.asarray(means.transpose(1, 0, 2).reshape(roles.shape[0], -1), dtype=np.float32)

    def _by_role(self, x: Floats, name: str) -> Floats:
        """[R, rows of x, width]."""
        return self._linear(x, name).reshape(len(x), len(ROLES), -1).transpose(1, 0, 2)

    def _linear(self, x: Floats, name: str) -> Floats:
        return np.asarray(x @ self._held[name] + self._held[f"{name}-bias"], dtype=np.float32)


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution below x; erf to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    size = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * size)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - tail * np.exp(-size * size))
    return np.asarray(0.5 * x * (1 + erf), dtype=np.float32)
