"""Weights of features, read from a table, and the score that they give."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Weights:
    """A logistic model of named features; a feature without a weight counts nothing."""

    bias: float
    of: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1."""
        total = self.bias + sum(self.of.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _table() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))


def _weights(name: str) -> Weights:
    table = dict(_table()[name])
    return Weights(table.pop("bias"), table)


RETELLS = _weights("retells")
NEAR = _weights("near")
DEPENDS = _weights("depends")
