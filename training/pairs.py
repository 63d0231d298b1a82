"""Makes what linking weighs pairs of statements by: the counts of keys, and the weights of the pair model.

    python -m training.pairs rarity                      # counts of keys in the train families
    python -m training.pairs weights [--vectors DIR]     # the pair models, with vectors and without

Families of train and dev are learned from, in folds by family, so that the second model sees of the first what a new
story would show it. Vectors that train families have shaped flatter them: of the families of train give such as come
from a map (training.contents) that was fitted on other families, of dev those of the tower as it is.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.corpus import families
from benchmarks.quality.stories import gold_material
from corpus.model import Family
from sayso.link import words as lexis
from sayso.link.claims.bags import Floats, Ints
from sayso.link.claims.candidates import candidates
from sayso.link.claims.features import features
from sayso.link.claims.frame import Frame, frame
from sayso.link.claims.model import SEGMENTS, Weights, rivalled, segments, weigh
from sayso.link.telling import tellings

FOLDS, RIDGE, STEPS, OTHERS, OPPOSED = 2, 20.0, 9, 5, 6.0
THRESHOLDS = {"plain": -1.75, "vectors": -1.5}
HERE = Path(__file__).resolve().parents[1] / "src" / "sayso" / "link" / "claims"
FILE = HERE / "pairs.json"
_LEAST = 2
_SHORTEST = 3


def rarity() -> None:
    """Count in how many families each stem and each skeleton stands, and keep those that are in several."""
    held = list(families("train"))
    counts = Counter(key for family in held for key in keys(family))
    lines = [f"{key}\t{count}" for key, count in sorted(counts.items()) if count >= _LEAST]
    head = f"# In how many of so many stories (*) a stem or a skeleton stands.\n*\t{len(held)}\n"
    (HERE / "rarity.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def keys(family: Family) -> Iterable[str]:
    """Every stem, with its language, and every skeleton of a family, once."""
    out = set()
    for article in family.articles:
        for word in lexis.WORD.findall(article.text):
            token = lexis.fold(word)
            stem = lexis.stem(token, article.language)
            out |= {f"{article.language}:{stem}", lexis.skeleton(stem)}
    return {key for key in out if len(key) >= _SHORTEST - 1}


def weights(folder: Path | None) -> None:
    """Fit the models and write them out; without a folder only the one that needs no vectors is made anew."""
    written = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for kind, at in (("plain", None), ("vectors", folder)):
        if kind == "plain" or at is not None:
            models = fitted([case(split, at) for split in ("train", "dev")])
            written[kind] = {"threshold": THRESHOLDS[kind], "opposed": OPPOSED} | models
    FILE.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Case:
    """The pairs of a split: their features, whether the corpus puts them together, and the family of the first."""

    frame: Frame
    left: Ints
    right: Ints
    columns: Mapping[str, Floats]
    same: NDArray[np.bool_]
    family: Ints


def case(split: str, folder: Path | None) -> Case:
    """All candidate pairs of a split."""
    held, gold = gold_material(families(split))
    vectors = dict(np.load(folder / f"vec-{split}.npz")) if folder else {}
    made = frame(list(tellings(held).values()), vectors)
    parts = list(candidates(made))
    left, right = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    claim = {s.id: s.claim for s in gold.statements}
    claims = np.array([claim[t.statement.id] for t in made.tellings])
    names = [t.statement.id.split("/")[0] for t in made.tellings]
    codes = {name: zlib.crc32(name.encode()) for name in names}
    family = np.array([codes[name] for name in names])
    return Case(made, left, right, features(made, left, right), claims[left] == claims[right], family[left])


def fitted(cases: Sequence[Case]) -> dict[str, Any]:
    """Both models; the second sees scores of first models that have not seen the family."""
    first = {name: fit(cases, name) for name in SEGMENTS}
    scores = [np.zeros(len(c.left)) for c in cases]
    for fold in range(FOLDS):
        unseen = [c.family % FOLDS == fold for c in cases]
        partial = {name: fit(cases, name, [~u for u in unseen]) for name in SEGMENTS}
        for c, u, score in zip(cases, unseen, scores, strict=True):
            score[u] = weigh(partial, c.columns)[u]
    rivals = [
        replace(c, columns=rivalled(c.frame, c.left, c.right, c.columns, s)) for c, s in zip(cases, scores, strict=True)
    ]
    second = {name: fit(rivals, name) for name in SEGMENTS}
    return {
        "first": {name: plain(model) for name, model in first.items()},
        "second": {name: plain(model) for name, model in second.items()},
    }


def fit(cases: Sequence[Case], segment: str, rows: Sequence[NDArray[np.bool_]] | None = None) -> Weights:
    """A logistic model of one segment by Newton's method with a little ridge."""
    chosen = [segments(c.columns)[segment] for c in cases]
    if rows is not None:
        chosen = [a & b for a, b in zip(chosen, rows, strict=True)]
    same = np.concatenate([c.same[rows] for c, rows in zip(cases, chosen, strict=True)]).astype(float)
    names, kept, mass = list(cases[0].columns), *thinned(same)
    table = np.stack(
        [np.concatenate([c.columns[n][rows] for c, rows in zip(cases, chosen, strict=True)])[kept] for n in names], 1
    )
    same = same[kept]
    mean, spread = table.mean(0), table.std(0)
    used = np.flatnonzero(spread > 1e-9)
    scaled = (table[:, used] - mean[used]) / spread[used]
    bias, slopes = newton(scaled, same, mass)
    of = {names[k]: (float(mean[k]), float(spread[k]), float(w)) for k, w in zip(used, slopes, strict=True)}
    return Weights(bias, of)


def thinned(same: Floats) -> tuple[Ints, Floats]:
    """All rows that are the same, and so many of the others; with what each row then stands for."""
    yes, no = np.flatnonzero(same > 0), np.flatnonzero(same == 0)
    some = np.random.default_rng(1).permutation(no)[: OTHERS * len(yes)]
    return np.concatenate((yes, some)), np.repeat([1.0, len(no) / max(1, len(some))], [len(yes), len(some)])


def newton(table: Floats, same: Floats, mass: Floats) -> tuple[float, Floats]:
    """Bias and weights of the ridge logistic regression of ``same`` on ``table``, each row counted ``mass`` times."""
    wide = np.concatenate((table, np.ones((len(table), 1))), 1)
    ridge = np.full(wide.shape[1], RIDGE)
    ridge[-1] = 0.0
    held = np.zeros(wide.shape[1])

    def loss(at: Floats) -> float:
        score = wide @ at
        return float((mass * (np.logaddexp(0, score) - same * score)).sum() + (ridge * at * at).sum() / 2)

    share = float(np.average(same, weights=mass))
    held[-1] = np.log((share + 1e-6) / (1 - share + 1e-6))
    lost = loss(held)
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(wide @ held, -30, 30)))
        slope = wide.T @ (mass * (odds - same)) + ridge * held
        bend = (wide * (mass * odds * (1 - odds))[:, None]).T @ wide + np.diag(ridge + 1e-6)
        step, before = np.linalg.solve(bend, slope), lost
        while (lost := loss(held - step)) > before and np.abs(step).max() > 1e-6:
            step = step / 2
        held = held - step
        if before - lost < 1e-5 * before:
            break
    return float(held[-1]), held[:-1]


def plain(model: Weights) -> dict[str, Any]:
    """A model as the file holds it, four digits a number."""
    numbers = {name: [float(f"{x:.4g}") for x in values] for name, values in model.of.items()}
    return {"bias": float(f"{model.bias:.4g}")} | numbers


def main() -> None:
    """What the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rarity", "weights"))
    parser.add_argument("--vectors", type=Path, help="a folder with vec-train.npz and vec-dev.npz, by statement id")
    asked = parser.parse_args()
    if asked.what == "rarity":
        rarity()
    else:
        weights(asked.vectors)


if __name__ == "__main__":
    main()
