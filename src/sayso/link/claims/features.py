"""What a pair of tellings has in common and what parts them, as numbers that a small model weighs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sayso.link.claims.bags import Bag, Floats, Ints
from sayso.link.claims.frame import Frame

Matrix = NDArray[np.float64]
_TELL_MUCH, _MUCH = ("stems", "runs", "skeletons"), 0.4
"""What is shared beyond so much says more than it did up to there."""
_UNKNOWN_DAYS = 2.0
_DIRECT, _OWN = 0, 5
_CHUNK = 1 << 16

BAGS: tuple[tuple[str, Callable[[Frame], Bag]], ...] = (
    ("stems", lambda f: f.stems),
    ("runs", lambda f: f.runs),
    ("skeletons", lambda f: f.skeletons),
    ("names", lambda f: f.names),
    ("places", lambda f: f.places),
    ("numbers", lambda f: f.numbers),
    ("days", lambda f: f.days),
    ("sources", lambda f: f.sources),
)
_MAY_CONFLICT = frozenset({"names", "places", "numbers", "days", "sources"})


def features(frame: Frame, left: Ints, right: Ints) -> dict[str, Floats]:
    """Features by name, an array over the pairs (``left[n]``, ``right[n]``); symmetric in the two."""
    out: dict[str, Floats] = {}
    if frame.vectors is not None:
        out["vector"] = cosine(frame.vectors, left, right)
    for name, of in BAGS:
        out |= _overlap(name, of(frame), left, right)
    out |= {f"{name}_much": np.maximum(0.0, out[f"{name}_dice"] - _MUCH) for name in _TELL_MUCH}
    return out | _signs(frame, left, right) | _forms(frame, left, right) | _articles(frame, left, right)


def cosine(vectors: NDArray[np.float32], left: Ints, right: Ints) -> Floats:
    """The cosine of the vectors of each pair."""
    out = np.zeros(len(left))
    for at in range(0, len(left), _CHUNK):
        part = slice(at, at + _CHUNK)
        out[part] = np.einsum("nd,nd->n", vectors[left[part]], vectors[right[part]])
    return out


def _overlap(name: str, held: Bag, left: Ints, right: Ints) -> dict[str, Floats]:
    shared = held.shared(left, right)
    out = {
        f"{name}_shared": shared,
        f"{name}_dice": held.dice(left, right, shared),
        f"{name}_contained": held.contained(left, right, shared),
    }
    if name in _MAY_CONFLICT:
        out |= {f"{name}_conflict": held.conflict(left, right, shared), f"{name}_lone": held.lone(left, right)}
    return out


def _signs(frame: Frame, left: Ints, right: Ints) -> dict[str, Floats]:
    """Polarity, negation inside the content, and certainty."""
    denied, negated, sure = (frame.columns[key] for key in ("denied", "negated", "certainty"))
    return {
        "opposite": (denied[left] != denied[right]).astype(float),
        "both_denied": (denied[left] & denied[right]).astype(float),
        "negation_differs": (negated[left] != negated[right]).astype(float),
        "both_negated": (negated[left] & negated[right]).astype(float),
        "hedged": np.maximum(sure[left], sure[right]).astype(float),
        "certainty_differs": np.abs(sure[left] - sure[right]).astype(float),
    }


def _forms(frame: Frame, left: Ints, right: Ints) -> dict[str, Floats]:
    """How the two are told: mode, length, language, place in the text."""
    mode, length, language, title = (frame.columns[key] for key in ("mode", "length", "language", "title"))
    longer, shorter = np.maximum(length[left], length[right]), np.minimum(length[left], length[right])
    return {
        "same_language": (language[left] == language[right]).astype(float),
        "same_mode": (mode[left] == mode[right]).astype(float),
        "direct": (mode[left] == _DIRECT).astype(float) + (mode[right] == _DIRECT),
        "own": (mode[left] == _OWN).astype(float) + (mode[right] == _OWN),
        "title": (title[left] + title[right]).astype(float),
        "shorter": np.log1p(shorter),
        "length_ratio": shorter / np.maximum(1, longer),
        "order": np.abs(frame.order[left] - frame.order[right]),
    }


def _articles(frame: Frame, left: Ints, right: Ints) -> dict[str, Floats]:
    """What the two articles have to do with each other; counted once for each pair of articles."""
    one, other = frame.article[left], frame.article[right]
    wide = len(frame.articles)
    codes, back = np.unique(np.minimum(one, other) * wide + np.maximum(one, other), return_inverse=True)
    a, b = codes // wide, codes % wide
    shared = frame.topics.shared(a, b)
    apart = np.nan_to_num(np.abs(frame.published[a] - frame.published[b]), nan=_UNKNOWN_DAYS)
    found = {
        "same_article": (a == b).astype(float),
        "topics_shared": np.log1p(shared),
        "topics_dice": frame.topics.dice(a, b, shared),
        "days_apart": np.log1p(apart),
    }
    return {name: values[back] for name, values in found.items()}
