"""The small trained part: for each kind a logistic model of named features, read from a table."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LARGEST = 30.0


@dataclass(frozen=True)
class Logistic:
    """Weights of features, a bias, and the probability from which on the answer is yes."""

    of: Mapping[str, float]
    bias: float = 0.0
    threshold: float = 0.5

    def score(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1; a feature without a weight counts nothing."""
        total = self.bias + sum(self.of.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-_LARGEST, min(_LARGEST, total))))


@dataclass(frozen=True)
class Model:
    """A logistic model for the likeness of two statements and for each kind of drift."""

    parts: Mapping[str, Logistic]

    def score(self, part: str, features: Mapping[str, float]) -> float:
        """The score of one part; 0 for a part that was never trained."""
        return self.parts[part].score(features) if part in self.parts else 0.0

    def knows(self, part: str) -> bool:
        """Whether the part was trained."""
        return part in self.parts

    def says(self, part: str, score: float) -> bool:
        """Whether the score reaches the part's threshold."""
        return part in self.parts and score >= self.parts[part].threshold


@cache
def trained() -> Model:
    """The model that comes with the program; training/drift.py makes it."""
    data = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return Model({name: Logistic(part["of"], part["bias"], part.get("threshold", 0.5)) for name, part in data.items()})
