"""From the scores of a window to marks: which words belong together, and what they are.

Decoding is constrained, so that no impossible record comes out: a mark has a content; a reported or free statement
has no frame, a free one no cue; two marks of nearly the same content are one, the surer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sayso.extract.reader.labels import ATTRIBUTES, NAME_TAGS, ROLES
from sayso.extract.reader.windows import Window
from sayso.model.article import NameKind
from sayso.text import Span, Spans, overlap

Floats = NDArray[np.float32]

ANCHOR_THRESHOLD = 0.1
FURTHER = "further"
_FURTHER_AT_LEAST = 0.5
_SAME = 0.75
_FRAMELESS = ("reported", "free_indirect", "indirect_free_indirect")
_CUELESS = ("free_indirect", "indirect_free_indirect")


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Logits of one window without its edge tokens, T tokens: anchors [T], names [T, tags]; of the N tokens ``picked``
    that may begin a content, roles [N, R, T] and attributes [N, WIDTH].
    """

    anchors: Floats
    names: Floats
    picked: NDArray[np.int64]
    roles: Floats
    attributes: Floats


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement as the reader sees it; ``spans`` by role, ``attributes`` by name, ``sure`` between 0 and 1.

    Beside the roles, ``spans["further"]`` are words that may name a further hop of the chain.

    ``chances`` are the logarithms of the chances of each value of each attribute, in the order of ``labels``.
    """

    spans: Mapping[str, Spans]
    attributes: Mapping[str, str]
    sure: float
    chances: Mapping[str, Floats] = field(default_factory=dict, repr=False)


def sigmoid(x: Floats) -> Floats:
    """The logistic function, without overflow for any finite input."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)), dtype=np.float32)


def fired(anchors: Floats) -> NDArray[np.int64]:
    """The tokens that may begin a content."""
    return np.flatnonzero(sigmoid(anchors) >= ANCHOR_THRESHOLD)


def beginnings(scores: WindowScores, window: Window, offsets: NDArray[np.int64]) -> list[tuple[int, float]]:
    """Where each token of the core begins in the text, and how likely a statement's content begins with it."""
    sure, core = sigmoid(scores.anchors), window.core - window.begin
    return [(int(offsets[at, 0]), float(sure[at])) for at in range(core, len(sure))]


def decode(scores: WindowScores, window: Window, offsets: NDArray[np.int64]) -> list[Marked]:
    """The marks whose anchor lies in the core of ``window``; ``offsets`` [T, 2] are its tokens' places in the text."""
    sure = sigmoid(scores.anchors)
    core = window.core - window.begin
    out = []
    for row, at in enumerate(scores.picked):
        if at >= core:
            out.append(_mark(scores, row, offsets, float(sure[at])))
    return _distinct([mark for mark in out if mark.spans["content"]])


def _mark(scores: WindowScores, row: int, offsets: NDArray[np.int64], sure: float) -> Marked:
    judged = chances_at(scores.attributes[row])
    attributes = {name: values[int(judged[name].argmax())] for name, values in ATTRIBUTES.items()}
    picked = {role: _picked(scores.roles[row, place], role) for place, role in enumerate(ROLES)}
    picked["content"][scores.picked[row]] = True
    picked[FURTHER] = _second(scores.roles[row, ROLES.index("source")], picked["source"])
    spans = {role: _joined(tokens, offsets) for role, tokens in picked.items()}
    if attributes["mode"] in _FRAMELESS:
        spans["frame"] = ()
    if attributes["mode"] in _CUELESS:
        spans["cue"] = ()
    return Marked(spans, attributes, sure, judged)


# How many runs of tokens a role may have, and what evidence each after the first needs, as a sum of logits. A role
# that is not here takes every token alone: cues and hedges are often in several words far apart.
_RUNS = {"content": (6, 6.0), "source": (1, 0.0), "frame": (3, 8.0), "addressee": (1, 0.0)}


def _picked(logits: Floats, role: str) -> NDArray[np.bool_]:
    """The tokens of a role: the run whose logits sum highest, then further runs that have evidence enough.

    A sum over a run bridges a token that is doubted among sure ones, and leaves out a lone token that is half sure.
    """
    if role not in _RUNS:
        return logits >= 0
    most, again = _RUNS[role]
    out = np.zeros(len(logits), dtype=bool)
    left = logits.astype(np.float32).copy()
    for run in range(most):
        begin, end, total = _best_run(left)
        if total <= (again if run else 0.0):
            break
        out[begin:end] = True
        left[max(0, begin - 1) : end + 1] = -1e4
    return out


def _second(logits: Floats, taken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The next best run beside ``taken``: whom the source names in turn ("the agency learnt from soldiers")."""
    near = taken | np.roll(taken, 1) | np.roll(taken, -1)
    begin, end, total = _best_run(np.where(near, -1e4, logits.astype(np.float32)))
    out = np.zeros(len(logits), dtype=bool)
    out[begin:end] = total > _FURTHER_AT_LEAST
    return out


def _best_run(logits: Floats) -> tuple[int, int, float]:
    """The half-open run with the highest sum (Bentley 1984, Kadane's algorithm)."""
    best, total, begin, found = 0.0, 0.0, 0, (0, 0)
    for at, value in enumerate(logits.tolist()):
        if total <= 0:
            begin, total = at, 0.0
        total += value
        if total > best:
            best, found = total, (begin, at + 1)
    return (*found, best)


def chances_at(row: Floats) -> dict[str, Floats]:
    """The logarithms of the chances of the values of each attribute."""
    out, begin = {}, 0
    for name, values in ATTRIBUTES.items():
        part = row[begin : begin + len(values)] - row[begin : begin + len(values)].max()
        out[name] = (part - np.log(np.exp(part).sum())).astype(np.float32)
        begin += len(values)
    return out


def _joined(picked: NDArray[np.bool_], offsets: NDArray[np.int64]) -> Spans:
    """Runs of picked tokens as spans of characters."""
    hits = np.flatnonzero(picked)
    if not len(hits):
        return ()
    cuts = np.flatnonzero(np.diff(hits) > 1)
    begins, ends = hits[np.r_[0, cuts + 1]], hits[np.r_[cuts, len(hits) - 1]]
    return tuple((int(offsets[b, 0]), int(offsets[e, 1])) for b, e in zip(begins, ends, strict=True))


def _distinct(marks: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for mark in sorted(marks, key=lambda m: -m.sure):
        if not any(_same(mark, other) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.spans["content"])


def _same(left: Marked, right: Marked) -> bool:
    a, b = left.spans["content"], right.spans["content"]
    shared = overlap(a, b)
    whole = sum(e - b for b, e in a) + sum(e - b for b, e in b) - shared
    return shared >= _SAME * whole and left.attributes["nesting"] == right.attributes["nesting"]


def names_of(scores: WindowScores, window: Window, offsets: NDArray[np.int64]) -> list[tuple[Span, NameKind]]:
    """The names in the core of ``window``: their spans and kinds."""
    out: list[tuple[int, int, str]] = []
    for at, tag in enumerate(scores.names.argmax(axis=1)):
        step, _, kind = NAME_TAGS[int(tag)].partition("-")
        if step == "O":
            continue
        if step == "I" and out and out[-1][1] == at and out[-1][2] == kind:
            out[-1] = (out[-1][0], at + 1, kind)
        else:
            out.append((at, at + 1, kind))
    core = window.core - window.begin
    return [((int(offsets[b, 0]), int(offsets[e - 1, 1])), cast(NameKind, kind)) for b, e, kind in out if b >= core]
