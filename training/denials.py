"""Fit the weights by which linking tells what a denial bears on: `python -m training.denials`.

Learns from the train and dev families with their gold statements, each family by itself, once with the claims as they
are marked and once with what denies taken out of its claim: clustering may put the two together or not, and both must
be judged. Deterministic: Newton's method with a ridge.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.corpus import families
from benchmarks.quality.link_denials import claims_of, denied_by
from benchmarks.quality.linking import with_vectors
from benchmarks.quality.stories import Gold, gold_material
from sayso.link.denials.features import Features, pairs
from sayso.link.denials.room import Room
from sayso.link.denials.weigh import SCOPES, Weights, record
from sayso.link.material import Material, material

Matrix = NDArray[np.float64]
TARGET = Path("src/sayso/link/denials/weights.json")
THRESHOLD = 0.3
LEFT_OUT = frozenset({"most_vector", "most_same_language", "together"})
"""What depends on which weights make the vectors, and on the mix of languages in the corpus."""
_RIDGE, _SCOPE_RIDGE = 10.0, 5.0


@dataclass(frozen=True)
class Choice:
    """One denial: the features of each claim within its reach, and its scope there, "" where it does not bear on it."""

    features: tuple[Features, ...]
    scopes: tuple[str, ...]


def choices(one: Material, gold: Gold) -> Iterator[Choice]:
    """The choices of each family by itself, with the claims whole and with what denies apart."""
    for family in gold.families:
        held, alone = _alone(one, {a.id for a in family.articles}), Gold((family,), gold.mate)
        truth = denied_by(alone)
        for apart in (False, True):
            clusters, numbers = claims_of(held, alone, apart=apart)
            room = Room(held, clusters)
            for denier in room.deniers:
                wanted = {numbers[c]: scope for c, scope in truth.get(denier.id, {}).items() if c in numbers}
                found = pairs(room, denier)
                if any(p.features["together"] for p in found):
                    continue  # these answer the claim that they share
                yield Choice(tuple(p.features for p in found), tuple(wanted.get(p.claim, "") for p in found))


def _alone(one: Material, articles: set[str]) -> Material:
    statements = [s for s in one.statements if s.article in articles]
    vectors = {s.id: one.vectors[s.id] for s in statements if s.id in one.vectors}
    return material([a for a in one.held_articles if a.id in articles], statements, vectors=vectors)


def fit(data: Iterable[Choice]) -> Weights:
    """The weights that fit ``data``."""
    held = list(data)
    names = tuple(sorted({name for one in held for row in one.features for name in row} - LEFT_OUT))
    raw = np.array([[row.get(name, 0.0) for name in names] for one in held for row in one.features])
    mean, scale = raw.mean(axis=0), np.maximum(raw.std(axis=0), 1e-6)
    rows = np.hstack([np.ones((len(raw), 1)), (raw - mean) / scale])
    truth = np.array([scope for one in held for scope in one.scopes])
    group = np.repeat(np.arange(len(held)), [len(one.scopes) for one in held])
    bears = listwise(rows, group, (truth != "").astype(float), _RIDGE)
    wanted = np.array([[scope == one for one in SCOPES] for scope in truth[truth != ""]], dtype=float)
    scope = softmax(rows[truth != ""], wanted, _SCOPE_RIDGE).T
    return Weights(names, mean, scale, bears, scope, THRESHOLD)


def listwise(rows: Matrix, group: NDArray[np.int64], wanted: Matrix, ridge: float, steps: int = 60) -> Matrix:
    """A conditional logit over the rows of each group and none of them (whose odds are 0), [features].

    Newton's method, each step halved until the loss falls: a whole step can leave where the curve holds.
    """
    count = int(group[-1]) + 1
    per = np.bincount(group, weights=wanted, minlength=count)
    target = wanted / np.maximum(per[group], 1.0)
    held = np.full(rows.shape[1], ridge)
    held[0] = 1e-3
    found = np.zeros(rows.shape[1])
    loss, chance = _listwise(rows, group, target, held, found)
    for _ in range(steps):
        means = np.zeros((count, rows.shape[1]))
        np.add.at(means, group, chance[:, None] * rows)
        curve = (rows * chance[:, None]).T @ rows - means.T @ means + np.diag(held)
        step = np.linalg.solve(curve, rows.T @ (chance - target) + held * found)
        after, chance = _listwise(rows, group, target, held, found - step)
        while after > loss and np.abs(step).max() > 1e-9:
            step /= 2
            after, chance = _listwise(rows, group, target, held, found - step)
        found, gained, loss = found - step, loss - after, after
        if gained < 1e-7:
            break
    return found


def _listwise(
    rows: Matrix, group: NDArray[np.int64], target: Matrix, held: Matrix, weights: Matrix
) -> tuple[float, Matrix]:
    """The loss of ``weights`` with its ridge, and the chance of each row within its group."""
    odds = rows @ weights
    highest = np.zeros(int(group[-1]) + 1)
    np.maximum.at(highest, group, odds)
    powers = np.bincount(group, weights=np.exp(odds - highest[group]), minlength=len(highest))
    whole = highest + np.log(np.exp(-highest) + powers)
    return float(whole.sum() - target @ odds + 0.5 * held @ (weights * weights)), np.exp(odds - whole[group])


def softmax(rows: Matrix, wanted: Matrix, ridge: float, steps: int = 600) -> Matrix:
    """Multinomial logistic regression, [features, classes], by Böhning's bound on the curvature (1992).

    Classes rarer than the middle ones weigh as if they were as common.
    """
    counts = np.maximum(wanted.sum(axis=0), 1.0)
    weight = wanted @ np.maximum(1.0, np.median(counts) / counts)
    held = np.full(rows.shape[1], ridge)
    held[0] = 1e-3
    inverse = np.linalg.inv(0.5 * (rows * weight[:, None]).T @ rows + np.diag(held))
    found = np.zeros((rows.shape[1], wanted.shape[1]))
    for _ in range(steps):
        logits = rows @ found
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        chance = powers / powers.sum(axis=1, keepdims=True)
        step = inverse @ (rows.T @ (weight[:, None] * (chance - wanted)) + held[:, None] * found)
        found = found - step
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


def main() -> None:
    """Fit on train and dev, with the vectors of an .npz by statement id where one is named."""
    data: list[Choice] = []
    for split, path in zip(("train", "dev"), (*map(Path, sys.argv[1:]), None, None), strict=False):
        one, gold = gold_material(tuple(families(split)))
        data += choices(with_vectors(one, path), gold)
    save(fit(data))


if __name__ == "__main__":
    main()
