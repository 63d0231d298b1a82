"""Time and memory of putting statements into claims, and of one article more.

    python benchmarks/speed/link.py [--statements 10000 100000] [--vectors]

The ledger is made of the train families, told again and again of other people: each time the consonants of all names
(alike in both scripts) and the digits change, so that no two stories share a name and all share the words of news.
Growth is the time of the largest run over that of the smallest, divided by what n log n would give. `--vectors` adds
random vectors, which cost what real ones cost. Peak memory is that of the whole process, so runs go from small to
large.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np

from benchmarks.floors import held
from benchmarks.quality.corpus import families
from benchmarks.quality.stories import gold_material
from sayso.link.claims import cluster, extend
from sayso.link.material import Material, material
from sayso.model import Article, Statement

LATIN, CYRILLIC = "bdfgklmnprstv", "бдфгклмнпрств"
DIGITS = "123456789"


def retold(source: Material) -> Iterator[tuple[Article, list[Statement]]]:
    """Articles with their statements without end."""
    for turn in itertools.count():
        chance = random.Random(turn)
        letters, digits = list(range(len(LATIN))), list(DIGITS)
        if turn:
            chance.shuffle(letters)
            chance.shuffle(digits)
        table = {ord(DIGITS[at]): digit for at, digit in enumerate(digits)}
        names: dict[int, str] = {}
        for script in (LATIN, CYRILLIC, LATIN.upper(), CYRILLIC.upper()):
            names |= {ord(script[at]): script[to] for at, to in enumerate(letters)}
        for article in source.held_articles:
            yield _retold(source, article, turn, (table, names))


def _retold(
    source: Material, article: Article, turn: int, tables: tuple[dict[int, str], dict[int, str]]
) -> tuple[Article, list[Statement]]:
    digits, letters = tables
    signs = list(article.text.translate(digits))
    for span in [n.span for n in article.names] + [p.span for p in article.places]:
        signs[slice(*span)] = article.text[slice(*span)].translate(letters)
    names = tuple(replace(n, name=n.name.translate(letters)) for n in article.names)
    places = tuple(replace(p, name=p.name.translate(letters), geonames=None) for p in article.places)
    made = replace(article, id=f"{turn}:{article.id}", text="".join(signs), names=names, places=places)
    statements = [
        replace(
            s,
            id=f"{turn}:{s.id}",
            article=made.id,
            names=tuple(n for n in names if any(b <= n.span[0] and n.span[1] <= e for b, e in s.content)),
            places=tuple(p for p in places if any(b <= p.span[0] and p.span[1] <= e for b, e in s.content)),
        )
        for s in source.by_article[article.id]
    ]
    return made, statements


def ledger(source: Material, size: int, *, vectors: bool) -> Material:
    """About ``size`` statements."""
    articles, statements = [], []
    for article, told in retold(source):
        articles.append(article)
        statements += told
        if len(statements) >= size:
            break
    rng = np.random.default_rng(1)
    made = rng.normal(size=(len(statements), 128)).astype(np.float32) if vectors else np.zeros((0, 128), np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True) + 1e-9
    known = dict(zip((s.id for s in statements), made, strict=False))
    return material(articles, statements, vectors=known)


def timed(source: Material, size: int, *, vectors: bool) -> tuple[float, float, float]:
    """Seconds for all, seconds for one article more, and the peak of memory in GiB."""
    whole = ledger(source, size, vectors=vectors)
    begin = time.perf_counter()
    clusters = cluster(whole)
    full = time.perf_counter() - begin
    last = whole.held_articles[-1].id
    begin = time.perf_counter()
    extend(whole, clusters, [s.id for s in whole.by_article[last]])
    one = time.perf_counter() - begin
    return full, one, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> int:
    """1 where a floor is not held; floors are of the largest run, as 1 over what may not be passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--vectors", action="store_true")
    asked = parser.parse_args()
    source, _ = gold_material(families("train"))
    runs = {size: timed(source, size, vectors=asked.vectors) for size in sorted(asked.statements)}
    for size, (full, one, peak) in runs.items():
        print(f"{size:8d} statements: {full:8.1f} s, one article more {one:6.2f} s, peak {peak:.2f} GiB")
    least, most = min(runs), max(runs)
    growth = (runs[most][0] / runs[least][0]) / (most * math.log(most) / (least * math.log(least)))
    print(f"growth: {growth:.2f} times n log n")
    if most < 100_000:
        return 0
    full, one, peak = runs[most]
    return 0 if held({"full": 1 / full, "one": 1 / one, "memory": 1 / peak, "growth": 1 / growth}, "link_speed") else 1


if __name__ == "__main__":
    sys.exit(main())
