"""From the scores of a window to marks: which words belong together, and what they are.

Decoding is constrained, so that no impossible record comes out: a mark has a content; a reported or free statement
has no frame, a free one no cue; two marks of nearly the same content are one, the surer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sayso.extract.reader.labels import ATTRIBUTES, NAME_TAGS, ROLES
from sayso.extract.reader.windows import Window
from sayso.text import Span, Spans, overlap

Floats = NDArray[np.float32]

ANCHOR_THRESHOLD = 0.5
ROLE_THRESHOLD = 0.5
_SAME = 0.75
_FRAMELESS = ("reported", "free_indirect", "indirect_free_indirect")
_CUELESS = ("free_indirect", "indirect_free_indirect")


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Logits of one window without its edge tokens, T tokens: anchors [T], roles [R, T (anchor), T (token)],
    attributes [T, WIDTH], names [T, tags], vectors [T, VECTOR].
    """

    anchors: Floats
    roles: Floats
    attributes: Floats
    names: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement as the reader sees it; ``spans`` by role, ``attributes`` by name, ``sure`` between 0 and 1."""

    spans: Mapping[str, Spans]
    attributes: Mapping[str, str]
    sure: float
    vector: Floats = field(repr=False)


def sigmoid(x: Floats) -> Floats:
    """The logistic function, without overflow for any finite input."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)), dtype=np.float32)


def decode(scores: WindowScores, window: Window, offsets: NDArray[np.int64]) -> list[Marked]:
    """The marks whose anchor lies in the core of ``window``; ``offsets`` [T, 2] are its tokens' places in the text."""
    sure = sigmoid(scores.anchors)
    core = window.core - window.begin
    out = []
    for at in np.flatnonzero(sure >= ANCHOR_THRESHOLD):
        if at >= core:
            out.append(_mark(scores, int(at), offsets, float(sure[at])))
    return _distinct([mark for mark in out if mark.spans["content"]])


def _mark(scores: WindowScores, at: int, offsets: NDArray[np.int64], sure: float) -> Marked:
    attributes = attributes_at(scores.attributes[at])
    chances = sigmoid(scores.roles[:, at, :])
    picked = chances >= ROLE_THRESHOLD
    picked[ROLES.index("content"), at] = True
    inside = picked[ROLES.index("content")]
    spans = {role: _joined(picked[row], offsets) for row, role in enumerate(ROLES)}
    if attributes["mode"] in _FRAMELESS:
        spans["frame"] = ()
    if attributes["mode"] in _CUELESS:
        spans["cue"] = ()
    vector = scores.vectors[inside].mean(axis=0)
    norm = float(np.linalg.norm(vector)) or 1.0
    return Marked(spans, attributes, sure, (vector / norm).astype(np.float32))


def attributes_at(row: Floats) -> dict[str, str]:
    """The likeliest value of each attribute."""
    out, begin = {}, 0
    for name, values in ATTRIBUTES.items():
        out[name] = values[int(row[begin : begin + len(values)].argmax())]
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


def names_of(scores: WindowScores, window: Window, offsets: NDArray[np.int64]) -> list[tuple[Span, str]]:
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
    return [((int(offsets[b, 0]), int(offsets[e - 1, 1])), kind) for b, e, kind in out if b >= core]
