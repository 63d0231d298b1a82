"""Which sets train which weights. `free` weights learn only from what may train what ships."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from corpus.families import ROOT
from training.data import Gold
from training.sets import families, germeval, wikinews

_NAMES_AT_MOST = 400
RECIPES = ("free", "research")


def golds(recipe: str, split: str, data: Path) -> Iterator[Gold]:
    """The gold articles of ``recipe``; a public set that is not under ``data`` is said to be left out.

    Raises ValueError for a recipe that is neither free nor research.
    """
    if recipe not in RECIPES:
        raise ValueError(f"recipe {recipe!r} is unknown; take free or research")
    yield from families(ROOT / split)
    yield from islice(_from(germeval, data / "names/ner-de-germeval.dev.jsonl.gz"), _NAMES_AT_MOST)
    if recipe == "research":
        yield from _from(wikinews, data / f"attribution/de-wikinews.{split}.jsonl.gz")


def _from(reader: Callable[[Path], Iterator[Gold]], path: Path) -> Iterator[Gold]:
    if path.exists():
        yield from reader(path)
    else:
        print(f"left out: there is no {path}; benchmarks/README.md says where it comes from", file=sys.stderr)
