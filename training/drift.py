"""The weights of drift, from the train and dev families: likeness, what was retold, then each kind.

    python -m training.drift --vectors train=train.npz dev=dev.npz

Families are parted into folds; what one part feeds to the next is always of weights that have not seen the family
(stacking, Wolpert 1992), and so are the figures printed at the end. A kind's threshold is where its F1 is best.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.corpus import families
from benchmarks.quality.link_drift import figures, gold_clusters, gold_upstream
from benchmarks.quality.stories import Gold, gold_material
from corpus.model import DRIFTS
from sayso.link.drift.cases import Bench, Case
from sayso.link.drift.kinds import Proposal, look, proposals
from sayso.link.drift.likeness import likeness
from sayso.link.drift.sight import Sights
from sayso.link.drift.weights import Logistic, Model
from sayso.link.material import Material
from sayso.model import Drift
from sayso.model.linking import DriftKind

Features = Mapping[str, float]
Floats = NDArray[np.float64]
FOLDS, DEV = 4, 4
ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "sayso" / "link" / "drift" / "weights.toml"
# What is likelier wrong than this is not told, whatever its F1.
_LEAST = 0.1
STACKED = ("retold", "retold_logit")
SLOTS = ("number_changed", "time_changed", "place_changed")
# Kinds too rare for all features: these only.
_SLOT = """retold_logit logit score vector self_score mutual margin first taken mates known title own cites other_voice
 one_voice number_shared day_shared one_language denied source_denied shared slot_alike few close polarity hardened
 bared multiplied source_title reused source_lead source_spread"""
ONLY: Mapping[str, str] = {
    **dict.fromkeys(SLOTS, _SLOT),
    "source_named": "near same_body cites office person document one_voice title logit",
    "polarity_flipped": "retold_logit logit vector known mutual cites own title mates taken first reused number_shared",
}

# The width of the prior on the weights, as its precision: where it is not 1, out of fold it does better so.
PRIOR: Mapping[str, float] = {
    **dict.fromkeys(("hedge_lost", "place_changed"), 10.0),
    **dict.fromkeys(("source_anonymised", "claims_merged", "polarity_flipped"), 0.3),
}


@dataclass
class Split:
    """A split with what the corpus says of it."""

    name: str
    material: Material
    gold: Gold
    sights: Sights = field(init=False)
    drifts: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    place: dict[str, tuple[str, tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sights = Sights(self.material)
        for family in self.gold.families:
            self.place |= {s.id: (s.article, (family.id, s.claim)) for s in family.statements}
            for one in family.drifts:
                self.drifts[one.statement, one.kind].append(one.against)

    def fold(self, ident: str) -> int:
        """The fold of a family: dev is one of its own."""
        family = ident.partition("/")[0]
        return DEV if self.name == "dev" else int(hashlib.md5(family.encode()).hexdigest(), 16) % FOLDS

    def cases(self, model: Model, fold: int) -> Iterator[Case]:
        """The cases of one fold, with the corpus's claims and retellings."""
        above = {a: up for a, up in gold_upstream(self.material, self.gold).items() if self.fold(a) == fold}
        return Bench(self.sights, gold_clusters(self.material, self.gold), above, model).cases()

    def right(self, statement: str, kinds: Iterable[str], source: str) -> bool:
        """Whether one of the kinds is marked on the statement against one of the claim of ``source``."""
        against = (one for kind in kinds for one in self.drifts.get((statement, kind), ()))
        return any(self.place[one][1] == self.place[source][1] for one in against)


@dataclass(frozen=True)
class Row:
    """A proposal with its fold and whether the corpus marks it."""

    fold: int
    one: Proposal
    right: bool


def fitted(
    rows: Sequence[Features],
    right: Sequence[bool],
    *,
    only: str = "",
    without: Sequence[str] = (),
    precision: float = 1.0,
) -> Logistic:
    """A logistic model with a Gaussian prior on its weights, by Newton's method."""
    names = sorted({name for row in rows for name in row if name not in without and (not only or name in only.split())})
    table = np.array([[row.get(name, 0.0) for name in names] + [1.0] for row in rows])
    wanted, weights = np.array(right, dtype=float), np.zeros(len(names) + 1)
    prior = np.diag([precision] * len(names) + [1e-6])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (odds - wanted) + prior @ weights
        step = np.linalg.solve(table.T @ (table * (odds * (1 - odds))[:, None]) + prior, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-5:
            break
    return Logistic({n: float(w) for n, w in zip(names, weights[:-1], strict=True)}, float(weights[-1]))


def alike(splits: Sequence[Split]) -> list[tuple[int, Features, bool]]:
    """Each pair of a statement and one of an article that is retold: whether the one retells the other."""
    out = []
    for split in splits:
        for article, above in gold_upstream(split.material, split.gold).items():
            for told in split.sights.told(article):
                for source in (one for other in above for one in split.sights.told(other)):
                    left, right = told.statement.id, source.statement.id
                    same = split.place[left][1] == split.place[right][1] or split.right(left, DRIFTS, right)
                    out.append((split.fold(article), likeness(told, source), same))
    return out


def each_fold(rows: Sequence[tuple[int, Features, bool]], *, without: Sequence[str] = ()) -> dict[int | None, Logistic]:
    """By fold, the weights of all other folds; under None those of all."""
    out: dict[int | None, Logistic] = {}
    for fold in (*range(FOLDS + 1), None):
        kept = [(row, right) for at, row, right in rows if at != fold]
        out[fold] = fitted([row for row, _ in kept], [right for _, right in kept], without=without)
    return out


def changed(splits: Sequence[Split], like: Mapping[int | None, Logistic]) -> list[tuple[int, Features, bool]]:
    """Each pair of two claims: whether the corpus marks any drift of the one against the other."""
    out = []
    for split in splits:
        for fold in _folds(split):
            model = Model({"likeness": like[fold]})
            for case in split.cases(model, fold):
                for held, seen in look(case, model).pairs:
                    if held.how == "near":
                        right = split.right(case.told.statement.id, DRIFTS, held.sight.statement.id)
                        out.append((fold, seen, right))
    return out


def _folds(split: Split) -> range:
    return range(DEV, DEV + 1) if split.name == "dev" else range(FOLDS)


def proposed(
    splits: Sequence[Split], like: Mapping[int | None, Logistic], retold: Mapping[int | None, Logistic]
) -> list[Row]:
    """All proposals, weighed so far by weights that have not seen them."""
    out = []
    for split in splits:
        for fold in _folds(split):
            model = Model({"likeness": like[fold], "retold": retold[fold]})
            for case in split.cases(model, fold):
                for one in proposals(look(case, model)):
                    right = split.right(one.told.statement.id, [one.kind], one.source.statement.id)
                    out.append(Row(fold, one, right))
    return out


def kind_weights(rows: Sequence[Row], kind: str, fold: int | None) -> Logistic:
    """The weights of one kind, of all folds but one; days and places share those of all slots."""
    kinds = SLOTS if kind in SLOTS[1:] else (kind,)
    kept = [row for row in rows if row.one.kind in kinds and row.fold != fold]
    right = [row.right for row in kept]
    only, precision = ONLY.get(kind, ""), PRIOR.get(kind, 1.0)
    return fitted([row.one.features for row in kept], right, only=only, precision=precision)


def best_of(rows: Iterable[tuple[float, Row]]) -> list[tuple[float, Row]]:
    """The surest proposal of each statement."""
    best: dict[str, tuple[float, Row]] = {}
    for score, row in rows:
        ident = row.one.told.statement.id
        if score > best.get(ident, (-1.0, row))[0]:
            best[ident] = (score, row)
    return sorted(best.values(), key=lambda pair: -pair[0])


def threshold(scored: Sequence[tuple[float, Row]], marked: int) -> float:
    """The score from which on F1 is best."""
    best, at, right = 0.0, 0.5, 0
    for count, (score, row) in enumerate(scored, 1):
        right += row.right
        after = scored[count][0] if count < len(scored) else 0.0
        if 2 * right / (count + marked) > best:
            best, at = 2 * right / (count + marked), (score + after) / 2
    return max(at, _LEAST)


def kinds(rows: Sequence[Row], splits: Sequence[Split]) -> tuple[dict[str, Logistic], list[Drift]]:
    """The weights of every kind with its threshold, and what weights that have not seen them find."""
    out, found, scored = {}, [], {}
    marked = Counter(kind for split in splits for _, kind in split.drifts)
    for kind in DRIFTS:
        by_fold = {fold: kind_weights(rows, kind, fold) for fold in range(FOLDS + 1)}
        mine = [row for row in rows if row.one.kind == kind]
        scored[kind] = best_of((by_fold[row.fold].score(row.one.features), row) for row in mine)
        at = threshold(scored[kind], marked[kind])
        out[kind] = dataclasses.replace(kind_weights(rows, kind, None), threshold=at)
    rare = max(out[kind].threshold for kind in SLOTS[:2])
    out["place_changed"] = dataclasses.replace(out["place_changed"], threshold=max(rare, 0.3))
    for kind, listed in scored.items():
        sure = (row.one for score, row in listed if score >= out[kind].threshold)
        found += [Drift(one.told.statement.id, one.source.statement.id, cast(DriftKind, kind)) for one in sure]
    return out, found


def written(parts: Mapping[str, Logistic]) -> str:
    """The data file."""
    lines = ["# Made by training/drift.py from the train and dev families; not to be edited by hand."]
    for name, part in parts.items():
        lines += ["", f"[{name}]", f"bias = {part.bias:.3f}", f"threshold = {part.threshold:.3f}", f"[{name}.of]"]
        lines += [f"{key} = {value:.3f}" for key, value in sorted(part.of.items()) if abs(value) >= 0.005]
    return "\n".join(lines) + "\n"


def read(name: str, vectors: Path | None) -> Split:
    """A split with the vectors of its statements."""
    material, gold = gold_material(families(name))
    if vectors is not None:
        with np.load(vectors) as stored:
            known = {key: stored[key] for key in stored.files if key in material.by_id}
        material = dataclasses.replace(material, vectors=known)
    return Split(name, material, gold)


def main() -> None:
    """Train, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", nargs="*", default=[], metavar="SPLIT=FILE", help="an .npz by statement id")
    asked = dict(one.split("=", 1) for one in parser.parse_args().vectors)
    splits = [read(name, Path(asked[name]) if name in asked else None) for name in ("train", "dev")]
    like = each_fold(alike(splits))
    retold = each_fold(changed(splits, like), without=STACKED)
    parts, found = kinds(proposed(splits, like, retold), splits)
    for split in splits:
        seen = figures([one for one in found if one.statement in split.material.by_id], split.gold)
        print(split.name, {key: round(value, 3) for key, value in seen.items() if "." not in key or key.endswith("f1")})
    WEIGHTS.write_text(written({"likeness": like[None], "retold": retold[None], **parts}), encoding="utf-8")


if __name__ == "__main__":
    main()
