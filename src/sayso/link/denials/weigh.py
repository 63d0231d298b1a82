"""Weights of the two judgements on a pair, in a data file: whether the denial bears on the claim, and with what scope.

The first is a conditional logit over the claims within reach and none, the second a multinomial logistic regression;
both over the figures of ``features``, standardised. `python -m training.denials` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.model.linking import Scope

Matrix = NDArray[np.float64]
SCOPES: tuple[Scope, ...] = ("answers", "narrower", "wider", "beside")
_FILE = "weights.json"


@dataclass(frozen=True, eq=False)
class Weights:
    """``names`` of the features with their ``mean`` and ``scale``; ``bears`` [1 + n] and ``scope`` [4, 1 + n], the
    bias first; ``threshold`` is the chance that a denial bears on any claim from which it is taken to bear on one.
    """

    names: tuple[str, ...]
    mean: Matrix
    scale: Matrix
    bears: Matrix
    scope: Matrix
    threshold: float

    def rows(self, features: Sequence[Mapping[str, float]]) -> Matrix:
        """The features as standardised rows with a leading 1; [len(features), 1 + n]."""
        raw = np.array([[one.get(name, 0.0) for name in self.names] for one in features], dtype=np.float64)
        raw = raw.reshape(len(features), len(self.names))
        return np.hstack([np.ones((len(features), 1)), (raw - self.mean) / self.scale])

    def chances(self, features: Sequence[Mapping[str, float]]) -> tuple[Matrix, Matrix]:
        """The log odds of each pair against bearing on nothing [k], and the scopes' chances [k, 4]."""
        rows = self.rows(features)
        logits = rows @ self.scope.T
        powers = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(rows) else logits
        return rows @ self.bears, powers / powers.sum(axis=1, keepdims=True)

    def strongest(self, features: Mapping[str, float], limit: int) -> dict[str, float]:
        """The features that did most for the pair, with their raw figures, the strongest first."""
        parts = self.rows([features])[0, 1:] * self.bears[1:]
        order = sorted(range(len(parts)), key=lambda at: (-parts[at], self.names[at]))
        chosen = [at for at in order if parts[at] > 0 and features.get(self.names[at], 0.0)]
        return {self.names[at]: round(features[self.names[at]], 3) for at in chosen[:limit]}


@cache
def weights() -> Weights:
    """The weights that ship. Raises ModelError where the file is damaged."""
    try:
        data = json.loads((resources.files("sayso.link.denials") / _FILE).read_text(encoding="utf-8"))
        return of_record(data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the weights of denials cannot be read ({error}); install sayso again") from error


def of_record(data: Mapping[str, object]) -> Weights:
    """The weights of a JSON object as ``record`` makes it."""
    features = cast(dict[str, list[float]], data["features"])
    table = np.array(list(features.values()), dtype=np.float64)
    scope = cast(dict[str, float], data["scope_bias"])
    return Weights(
        names=tuple(features),
        mean=table[:, 0],
        scale=table[:, 1],
        bears=np.concatenate([[float(cast(float, data["bears_bias"]))], table[:, 2]]),
        scope=np.hstack([np.array([[scope[one]] for one in SCOPES]), table[:, 3:].T]),
        threshold=float(cast(float, data["threshold"])),
    )


def record(weights: Weights) -> dict[str, object]:
    """The weights as a JSON object: by feature its mean, its scale, its weight for bearing and for each scope."""
    columns = np.vstack([weights.mean, weights.scale, weights.bears[1:], weights.scope[:, 1:]]).T
    return {
        "threshold": weights.threshold,
        "bears_bias": round(float(weights.bears[0]), 4),
        "scope_bias": {one: round(float(weights.scope[at, 0]), 4) for at, one in enumerate(SCOPES)},
        "features": {
            name: [round(float(value), 4) for value in row] for name, row in zip(weights.names, columns, strict=True)
        },
    }
