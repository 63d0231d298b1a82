"""Which sets train which weights. `free` weights learn only from what may train what ships."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from corpus.families import ROOT
from training.data import Gold
from training.sets import families, germeval, wikinews


def golds(recipe: str, split: str, data: Path) -> Iterator[Gold]:
    """The gold articles of ``recipe`` (free, research, or wikinews for a trial); raises ValueError for another."""
    if recipe not in ("free", "research", "wikinews"):
        raise ValueError(f"recipe {recipe!r} is unknown; take free or research")
    if recipe != "wikinews":
        yield from families(ROOT / split)
    if recipe in {"free", "research"}:
        yield from islice(germeval(data / "names/ner-de-germeval.dev.jsonl.gz"), 1500)
    if recipe != "free":
        yield from wikinews(data / f"attribution/de-wikinews.{split}.jsonl.gz")
