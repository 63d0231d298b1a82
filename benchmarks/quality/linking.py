"""Linking against our own story families, each split as one ledger.

    python benchmarks/quality/linking.py [--split dev|test|train] [--statements gold|extracted|both] [--part claims]
    python benchmarks/quality/linking.py --split dev --part drift --show 20

Parts, each in a file of its own beside this one, with `measure(material, gold)` that gives figures from 0 to 1:
claims (B-cubed), origins, denials, drift. Gold statements and those that extraction finds stand side by side, so that
it is plain which stage loses what. Floors hold for the test split; its errors are never shown.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # in place of this folder, where files hide packages of the same name

import numpy as np

from benchmarks.floors import held
from benchmarks.quality.corpus import families
from benchmarks.quality.stories import Gold, extracted_material, gold_material
from sayso.extract import load, statement_vectors
from sayso.link.material import Material, material

PARTS = ("claims", "origins", "denials", "drift")
READER = Path("reader")


class Part(Protocol):
    """What the file of a part holds."""

    def measure(self, material: Material, gold: Gold) -> Mapping[str, float]:
        """Figures by name; those that the floors know lie from 0 to 1, more is better."""
        ...

    def show(self, material: Material, gold: Gold, limit: int) -> None:
        """Print up to ``limit`` errors."""
        ...


def part(name: str) -> Part | None:
    """The part of that name; None while it has no file."""
    module = f"benchmarks.quality.link_{name}"
    if importlib.util.find_spec(module) is None:
        return None
    return cast(Part, importlib.import_module(module))


def materials(asked: argparse.Namespace) -> dict[str, tuple[Material, Gold]]:
    """Gold statements, extracted ones or both, by name."""
    held_families = tuple(families(asked.split))
    made = statement_vectors() if asked.vectors == READER else None
    out = {}
    if asked.statements in ("gold", "both"):
        out["gold"] = gold_material(held_families, made)
    if asked.statements in ("extracted", "both"):
        out["extracted"] = extracted_material(held_families, load(asked.model), made)
    path = None if made is not None else asked.vectors
    return {name: (with_vectors(one, path), gold) for name, (one, gold) in out.items()}


def with_vectors(one: Material, path: Path | None) -> Material:
    """The material with the vectors that ``path`` (an .npz by statement id) holds for it; itself without a path."""
    if path is None:
        return one
    with np.load(path) as stored:
        known = {s.id: stored[s.id] for s in one.statements if s.id in stored.files}
    return material(one.held_articles, one.statements, one.responses, vectors=known)


def table(figures: Mapping[str, Mapping[str, float]]) -> None:
    """A line a figure, a column a kind of statements."""
    names = list(dict.fromkeys(name for column in figures.values() for name in column))
    print(f"{'':32s}" + "".join(f"{column:>12s}" for column in figures))
    for name in names:
        cells = [column.get(name) for column in figures.values()]
        print(f"{name:32s}" + "".join(f"{'-':>12s}" if cell is None else f"{cell:12.3f}" for cell in cells))


def options() -> argparse.Namespace:
    """What the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not needed: the families lie in the repository")
    parser.add_argument("--split", choices=("dev", "test", "train"), default="test")
    parser.add_argument("--statements", choices=("gold", "extracted", "both"), default="both")
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--model", default="rules", help="what extracts the statements")
    parser.add_argument("--vectors", type=Path, help="an .npz by statement id, or `reader`; else none")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors; never of the test split")
    return parser.parse_args()


def main() -> int:
    """1 where a floor of the test split is not held."""
    asked = options()
    known, good = materials(asked), True
    for name in PARTS if asked.part == "all" else (asked.part,):
        measured = part(name)
        if measured is None:
            print(f"{name}: there is no benchmarks/quality/link_{name}.py yet", file=sys.stderr)
            continue
        if asked.show and asked.split != "test":
            for one, gold in known.values():
                measured.show(one, gold, asked.show)
        print(f"\n{name} ({asked.split})")
        figures = {kind: measured.measure(one, gold) for kind, (one, gold) in known.items()}
        table(figures)
        if asked.split == "test":
            for kind, column in figures.items():
                good &= held(column, "linking", name, kind)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
