"""Sentences that were rewritten: most of their words are the same, in whatever order.

MinHash with bands (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4) finds them without
comparing all with all: two sentences of which half the words are the same share a band in nine of ten cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies.fingerprint import Words
from sayso.link.copies.record import Pair
from sayso.text import Span

# Of the words that two sentences have, the share that must be the same; shorter sentences say too little.
ALIKE, LEAST_WORDS = 0.5, 6
_BANDS, _ROWS = 8, 2
_SENTENCE = re.compile(r"[^.!?…\n]+")
_PRIME = np.uint64((1 << 31) - 1)
_RANDOM = np.random.default_rng(20260101)
_TIMES = _RANDOM.integers(1, int(_PRIME), size=_BANDS * _ROWS, dtype=np.uint64)[:, None]
_PLUS = _RANDOM.integers(0, int(_PRIME), size=_BANDS * _ROWS, dtype=np.uint64)[:, None]


@dataclass(frozen=True)
class Sentence:
    """A sentence: its span, the beginnings of its longer words, and the bands of their hashes."""

    span: Span
    stems: frozenset[str]
    bands: tuple[int, ...]


def sentences(words: Words) -> tuple[Sentence, ...]:
    """The sentences that are long enough to be known again."""
    return tuple(_cut(words))


def _cut(words: Words) -> Iterator[Sentence]:
    at = 0
    for found in _SENTENCE.finditer(words.text):
        start = at
        while at < len(words.spans) and words.spans[at][0] < found.end():
            at += 1
        stems = frozenset(word[:6] for word in words.plain[start:at] if len(word) > 3)
        if len(stems) >= LEAST_WORDS:
            yield Sentence((words.spans[start][0], words.spans[at - 1][1]), stems, _bands(stems))


@lru_cache(maxsize=262144)
def _number(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode(), digest_size=4).digest(), "big") % int(_PRIME)


def _bands(stems: frozenset[str]) -> tuple[int, ...]:
    held: NDArray[np.uint64] = np.array([_number(stem) for stem in sorted(stems)], dtype=np.uint64)
    least = ((held[None, :] * _TIMES + _PLUS) % _PRIME).min(axis=1).reshape(_BANDS, _ROWS)
    rows = [band.tobytes() + bytes([at]) for at, band in enumerate(least)]
    return tuple(int.from_bytes(blake2b(row, digest_size=8).digest(), "big") for row in rows)


def alike(left: Sentence, right: Sentence) -> float:
    """The share of their words that both have (Jaccard)."""
    return len(left.stems & right.stems) / len(left.stems | right.stems)


def rewritten(copy: tuple[Sentence, ...], original: tuple[Sentence, ...], taken: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Sentences of ``copy`` outside the passages ``taken`` that are sentences of ``original`` in other words."""
    by_band: dict[int, list[Sentence]] = {}
    for sentence in original:
        for band in sentence.bands:
            by_band.setdefault(band, []).append(sentence)
    out = []
    for sentence in copy:
        if inside(sentence.span, taken):
            continue
        near = {id(one): one for band in sentence.bands for one in by_band.get(band, ())[:4]}
        best = max(near.values(), key=lambda one: alike(sentence, one), default=None)
        if best is not None and alike(sentence, best) >= ALIKE:
            out.append(Pair(sentence.span, best.span, round(alike(sentence, best), 3)))
    return tuple(out)


def inside(span: Span, taken: Iterable[Pair]) -> bool:
    """Whether half of the span lies in one of the passages already."""
    return any(min(span[1], one.copy[1]) - max(span[0], one.copy[0]) > (span[1] - span[0]) / 2 for one in taken)
