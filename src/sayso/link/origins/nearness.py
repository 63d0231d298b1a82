"""How near two tellings stand: what makes one of several statements of a retold article the one that is retold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sayso.link.origins.citing import Ground
from sayso.link.origins.weights import NEAR
from sayso.link.spelling import folded
from sayso.model import Statement
from sayso.text import words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A statement of fifty thousand signs is read no further than this.
_LONG = 1200


@lru_cache(maxsize=65536)
def _stems(content: str) -> frozenset[str]:
    """The first five letters of the longer words, in Latin letters: what cognates and names share across languages."""
    return frozenset(word[:5] for word in folded(content) if len(word) > 3)


@lru_cache(maxsize=65536)
def _numbers(content: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(content))


def _common(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def nearness(ground: Ground, left: Statement, right: Statement) -> Mapping[str, float]:
    """Features of two statements of different articles, or of headline and body: each between -1 and 1."""
    one, other = content(ground, left), content(ground, right)
    return {
        "same_claim": float(ground.clusters.together(left.id, right.id)),
        "vectors": _cosine(ground, left, right),
        "words": _common(_stems(one), _stems(other)),
        "numbers": _common(_numbers(one), _numbers(other)),
        "source": _source(ground, left, right),
        "polarity": float(left.polarity == right.polarity),
        "cited": float(bool(right.chain)),
    }


def content(ground: Ground, statement: Statement) -> str:
    """The words of the content, cut where they are very long."""
    return words(ground.material.articles[statement.article].text, statement.content)[:_LONG]


def _cosine(ground: Ground, left: Statement, right: Statement) -> float:
    one, other = ground.material.vectors.get(left.id), ground.material.vectors.get(right.id)
    return 0.0 if one is None or other is None else float(one @ other)


def _source(ground: Ground, left: Statement, right: Statement) -> float:
    if not left.chain or not right.chain:
        return 0.0
    return ground.alike(left.chain[-1], right.chain[-1])


def near(ground: Ground, left: Statement, right: Statement) -> tuple[float, Mapping[str, float]]:
    """How surely the two tell one thing, and the features that say so."""
    seen = nearness(ground, left, right)
    return NEAR.score(seen), seen
