"""Fit the weights by which linking tells what a denial bears on: `python -m training.denials`.

Learns from the train and dev families with their gold statements, once with the claims as they are marked and once
with what denies taken out of its claim: clustering may put the two together or not, and both must be judged. The loss
is that of logistic regression with a ridge; Newton's method, no randomness.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.link_denials import Gold, claims_of, denied_by
from sayso.link.clusters import Clusters
from sayso.link.denials.features import pairs
from sayso.link.denials.room import Room
from sayso.link.denials.weigh import SCOPES, Weights, record
from sayso.link.material import Material

Matrix = NDArray[np.float64]
TARGET = Path("src/sayso/link/denials/weights.json")
_RIDGE = {"bears": 20.0, "scope": 20.0}
Row = tuple[Mapping[str, float], str]


def rows(material: Material, gold: Gold, clusters: Clusters, numbers: Mapping[str, int]) -> Iterator[Row]:
    """Every pair within reach with its scope, or "" where the denial does not bear on the claim."""
    room = Room(material, clusters)
    truth = denied_by(gold)
    for denier in room.deniers:
        wanted = {numbers[claim]: scope for claim, scope in truth.get(denier.id, {}).items() if claim in numbers}
        for pair in pairs(room, denier):
            yield pair.features, wanted.get(pair.claim, "")


def both_ways(material: Material, gold: Gold) -> list[Row]:
    """The rows of gold claims whole, and of gold claims without what denies them."""
    out: list[Row] = []
    for apart in (False, True):
        clusters, numbers = claims_of(material, gold, apart=apart)
        out += rows(material, gold, clusters, numbers)
    return out


def fit(data: Sequence[Row], threshold: float = 0.25) -> Weights:
    """The weights that fit ``data``."""
    names = tuple(sorted({name for features, _ in data for name in features}))
    raw = np.array([[features.get(name, 0.0) for name in names] for features, _ in data])
    mean, scale = raw.mean(axis=0), np.maximum(raw.std(axis=0), 1e-6)
    whole = np.hstack([np.ones((len(raw), 1)), (raw - mean) / scale])
    truth = np.array([scope for _, scope in data])
    bears = newton(whole, (truth != "")[:, None].astype(float), np.ones(len(raw)), _RIDGE["bears"])[:, 0]
    held = whole[truth != ""]
    wanted = np.array([[scope == one for one in SCOPES] for scope in truth[truth != ""]], dtype=float)
    counts = wanted.sum(axis=0)
    balance = wanted @ (counts.sum() / (len(SCOPES) * np.maximum(counts, 1.0)))
    scope = softmax(held, wanted, balance, _RIDGE["scope"]).T
    return Weights(names, mean, scale, bears, scope, threshold)


def newton(rows: Matrix, wanted: Matrix, weight: Matrix, ridge: float, steps: int = 25) -> Matrix:
    """Binary logistic regression, [features, 1]; the bias (first column) bears no ridge."""
    held = np.full(rows.shape[1], ridge)
    held[0] = 1e-6
    found = np.zeros((rows.shape[1], 1))
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -50, 50)))
        slope = rows.T @ (weight[:, None] * (chance - wanted)) + held[:, None] * found
        curve = (rows * (weight[:, None] * chance * (1 - chance))).T @ rows + np.diag(held)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def softmax(rows: Matrix, wanted: Matrix, weight: Matrix, ridge: float, steps: int = 400) -> Matrix:
    """Multinomial logistic regression, [features, classes], by Böhning's bound on the curvature (1992)."""
    kinds = wanted.shape[1]
    held = np.full(rows.shape[1], ridge)
    held[0] = 1e-3
    bound = 0.5 * (rows * weight[:, None]).T @ rows + np.diag(held)
    found = np.zeros((rows.shape[1], kinds))
    inverse = np.linalg.inv(bound)
    for _ in range(steps):
        logits = rows @ found
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        chance = powers / powers.sum(axis=1, keepdims=True)
        step = inverse @ (rows.T @ (weight[:, None] * (chance - wanted)) + held[:, None] * found)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def save(found: Weights, path: Path = TARGET) -> None:
    """Write the weights, one feature a line."""
    text = json.dumps(record(found), indent=1, ensure_ascii=False)
    path.write_text(_on_lines(text) + "\n", encoding="utf-8")


def _on_lines(text: str) -> str:
    """Lists of numbers on one line each."""
    out, inside = [], False
    for line in text.splitlines():
        if inside:
            out[-1] += line.strip() + (" " if line.endswith(",") else "")
        else:
            out.append(line)
        inside = (inside or line.endswith("[")) and not line.strip().startswith("]")
    return "\n".join(out)


if __name__ == "__main__":
    from benchmarks.quality.corpus import families
    from benchmarks.quality.stories import gold_material

    data: list[Row] = []
    for split in ("train", "dev"):
        data += both_ways(*gold_material(tuple(families(split))))
    save(fit(data))
