"""The pair model: how likely it is that two tellings say one thing, and what each feature adds.

Two logistic models in a row. The first weighs what the two share. The second sees its score, and beside it the best
score that either telling has with another statement of the other's article: who has a better mate there is less likely
a mate here. Each has weights of its own for pairs of opposite polarity, and for others within one article, within a
language, and across languages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.link.claims.bags import Floats, Ints
from sayso.link.claims.features import features
from sayso.link.claims.frame import Frame

FILE = "pairs.json"
SEGMENTS = ("article", "language", "across", "opposed")
_NO_OTHER = -8.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: a bias, and for each feature its mean, its spread and its weight."""

    bias: float
    of: Mapping[str, tuple[float, float, float]]

    def score(self, columns: Mapping[str, Floats]) -> Floats:
        """The log odds of each row."""
        out = np.full(len(next(iter(columns.values()))), self.bias)
        for name, (mean, spread, weight) in self.of.items():
            out += (columns[name] - mean) * (weight / spread)
        return out

    def parts(self, columns: Mapping[str, Floats], at: int) -> Mapping[str, float]:
        """What each feature adds to the log odds of row ``at``."""
        return {name: float((columns[name][at] - m) / s * w) for name, (m, s, w) in self.of.items()}


@dataclass(frozen=True, slots=True)
class PairModel:
    """The first and the second model by segment, and how likely a pair must be for two clusters to become one.

    ``opposed`` is taken from the log odds of two statements of opposite polarity: a denial beside a claim is no answer
    to it, and a claim with two sides by mistake costs more than one told apart.
    """

    first: Mapping[str, Weights]
    second: Mapping[str, Weights]
    threshold: float
    opposed: float


@cache
def load(kind: str) -> PairModel:
    """The model for material ``vectors`` or ``plain`` (without). Raises ModelError where the file is damaged."""
    try:
        data = json.loads(resources.files("sayso.link.claims").joinpath(FILE).read_text(encoding="utf-8"))[kind]
        first, second = ({name: _weights(data[step][name]) for name in SEGMENTS} for step in ("first", "second"))
        return PairModel(first, second, float(data["threshold"]), float(data["opposed"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"no pair model {kind!r}: {error}", where=f"link/claims/{FILE}") from error


def _weights(data: Mapping[str, object]) -> Weights:
    held: dict[str, tuple[float, float, float]] = {k: tuple(v) for k, v in data.items() if isinstance(v, list)}
    return Weights(float(data["bias"]), held)  # type: ignore[arg-type]


def segments(columns: Mapping[str, Floats]) -> Mapping[str, NDArray[np.bool_]]:
    """Which rows belong to which segment."""
    inside, same = columns["same_article"] > 0, columns["same_language"] > 0
    opposed = columns["opposite"] > 0
    article, language = inside & ~opposed, same & ~inside & ~opposed
    return {"article": article, "language": language, "across": ~same & ~inside & ~opposed, "opposed": opposed}


def weigh(models: Mapping[str, Weights], columns: Mapping[str, Floats]) -> Floats:
    """The log odds of each row, by the model of its segment."""
    out = np.zeros(len(columns["same_article"]))
    for name, rows in segments(columns).items():
        if rows.any():
            out[rows] = models[name].score({key: value[rows] for key, value in columns.items()})
    return out


def rivalled(frame: Frame, left: Ints, right: Ints, columns: Mapping[str, Floats], score: Floats) -> dict[str, Floats]:
    """What the second model sees; the pairs must hold all pairs of any two articles that they hold one of."""
    mine = _best_other(left, frame.article[right], score)
    theirs = _best_other(right, frame.article[left], score)
    strong, weak = np.maximum(mine, theirs), np.minimum(mine, theirs)
    out: dict[str, Floats] = {}
    if "vector" in columns:
        out = _beside(frame, left, right, columns["vector"])
    keep = ("same_article", "same_language", "opposite", "negation_differs", "title", "direct", "own", "hedged")
    out |= {name: columns[name] for name in keep}
    return out | {
        "first": score,
        "ahead": np.clip(score - strong, -4, 4),
        "ahead_of_weaker": np.clip(score - weak, -4, 4),
        "first_likely": 1 / (1 + np.exp(-score)),
        "rival": np.clip(strong, -6, 6),
        "conflicts": sum((columns[f"{n}_conflict"] for n in ("places", "numbers", "days")), np.zeros(len(score))),
        "opposite_first": columns["opposite"] * np.clip(score, -6, 6),
    }


def _beside(frame: Frame, left: Ints, right: Ints, cosine: Floats) -> dict[str, Floats]:
    """The cosine against the best and the mean that either telling has with the others of the other's article."""
    articles = frame.article
    mine, theirs = _best_other(left, articles[right], cosine), _best_other(right, articles[left], cosine)
    mine, theirs = np.maximum(mine, -1), np.maximum(theirs, -1)
    usual = (_mean_other(left, articles[right], cosine) + _mean_other(right, articles[left], cosine)) / 2
    return {
        "vector": cosine,
        "vector_ahead": cosine - np.maximum(mine, theirs),
        "vector_ahead_of_weaker": cosine - np.minimum(mine, theirs),
        "vector_above_usual": cosine - usual,
    }


def _mean_other(rows: Ints, articles: Ints, score: Floats) -> Floats:
    """For each pair the mean score that its row has with other statements of the same article; 0 without any."""
    if not len(rows):
        return np.zeros(0)
    _, group = np.unique(rows * (int(articles.max()) + 1) + articles, return_inverse=True)
    sizes, sums = np.bincount(group), np.bincount(group, weights=score)
    return np.asarray((sums[group] - score) / np.maximum(1, sizes[group] - 1))


def _best_other(rows: Ints, articles: Ints, score: Floats) -> Floats:
    """For each pair the best score that its row has with another statement of the same article."""
    if not len(rows):
        return np.zeros(0)
    order = np.lexsort((-score, articles, rows))
    r, a, s = rows[order], articles[order], score[order]
    first = np.concatenate(([True], (r[1:] != r[:-1]) | (a[1:] != a[:-1])))
    starts = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    sizes = np.diff(np.append(starts, len(r)))
    best = s[starts][group]
    follow = np.where(sizes > 1, s[np.minimum(starts + 1, len(s) - 1)], _NO_OTHER)[group]
    out = np.empty(len(score))
    out[order] = np.where(first, follow, best)
    return out


def compare(frame: Frame, left: Ints, right: Ints, model: PairModel) -> Floats:
    """The log odds that each pair says one thing; ``left`` and ``right`` as ``candidates`` gives them."""
    columns = features(frame, left, right)
    score = weigh(model.first, columns)
    final = weigh(model.second, rivalled(frame, left, right, columns, score))
    return final - model.opposed * columns["opposite"]
