"""Gold texts as windows of tokens with what the reader is to say of them.

Every set is brought to one shape first (`Gold`); what a set does not mark is None there and is not trained on.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from sayso.extract.reader.extractor import token_ranges
from sayso.extract.reader.labels import ATTRIBUTES, NAME_TAGS, ROLES
from sayso.extract.reader.network import tight
from sayso.extract.reader.windows import Window, windows
from sayso.text import Span

IGNORED = -100


@dataclass(frozen=True)
class Mark:
    """One gold statement: its spans by role (None: not marked in this set) and its attributes by name."""

    spans: Mapping[str, Sequence[Span] | None]
    attributes: Mapping[str, str]
    claim: str = ""

    @property
    def own(self) -> bool:
        return self.attributes.get("mode") == "own"

    @property
    def begin(self) -> int:
        return min(begin for begin, _ in self.spans["content"] or ())


@dataclass(frozen=True)
class Gold:
    """One gold article: ``names`` is None where the set marks none; ``complete`` says all statements are marked."""

    text: str
    sentences: Sequence[Span]
    marks: Sequence[Mark]
    names: Sequence[tuple[Span, str]] | None = None
    complete: bool = True
    group: str = ""


@dataclass
class Example:
    """One window: token ids, and targets by token; ``claims`` are (anchor, claim) with the content's tokens."""

    ids: np.ndarray
    core: int
    anchors: np.ndarray
    marks: list[tuple[int, np.ndarray, np.ndarray]] = field(default_factory=list)
    names: np.ndarray | None = None
    claims: list[tuple[str, bool, np.ndarray]] = field(default_factory=list)
    group: str = ""

    def __len__(self) -> int:
        return len(self.ids)


def examples(gold: Gold, tokenizer: Any) -> Iterator[Example]:
    """The windows of ``gold``: <s>, the tokens, </s>, and targets at the same places."""
    coded = tokenizer.encode(gold.text, add_special_tokens=False)
    offsets = np.array([tight(gold.text, *span) for span in coded.offsets], dtype=np.int64).reshape(-1, 2)
    ids = np.array(coded.ids, dtype=np.int64)
    for window in windows(token_ranges(list(gold.sentences), offsets)):
        yield _example(gold, ids, offsets, window)


def _covered(offsets: np.ndarray, spans: Iterable[Span]) -> np.ndarray:
    """Which tokens lie in ``spans``: those that share a character with one."""
    out = np.zeros(len(offsets), dtype=bool)
    for begin, end in spans:
        out |= (offsets[:, 0] < end) & (offsets[:, 1] > begin)
    return out


def _example(gold: Gold, ids: np.ndarray, offsets: np.ndarray, window: Window) -> Example:
    inner, places = ids[window.begin : window.end], offsets[window.begin : window.end]
    size = len(inner) + 2
    core = window.core - window.begin + 1
    anchors = np.full(size, IGNORED if not gold.complete else 0, dtype=np.int64)
    anchors[:core] = anchors[-1] = IGNORED
    made = Example(np.concatenate([[0], inner, [2]]), core, anchors, group=gold.group)
    for mark in gold.marks:
        _add(made, mark, places, core)
    if gold.names is not None:
        made.names = _name_tags(gold.names, places)
    return made


def _add(made: Example, mark: Mark, places: np.ndarray, core: int) -> None:
    hits = np.flatnonzero(places[:, 1] > mark.begin)
    if not len(hits) or not core <= (anchor := int(hits[0]) + 1) < len(made) - 1 or places[hits[0], 0] > mark.begin + 1:
        return
    if not mark.own:
        made.anchors[anchor] = 1
    roles = np.full((len(ROLES), len(made)), IGNORED, dtype=np.int64)
    for row, role in enumerate(ROLES):
        spans = mark.spans.get(role)
        if spans is not None and (not mark.own or role in ("content", "hedges")):
            roles[row, 1:-1] = _covered(places, spans)
    made.marks.append((anchor, roles, _attributes(mark)))
    if mark.claim:
        made.claims.append((mark.claim, mark.attributes.get("polarity") == "denied", roles[0] == 1))


def _attributes(mark: Mark) -> np.ndarray:
    out = np.full(len(ATTRIBUTES), IGNORED, dtype=np.int64)
    for at, (name, values) in enumerate(ATTRIBUTES.items()):
        value = mark.attributes.get(name)
        if value is not None and value in values:
            out[at] = values.index(value)
    return out


def _name_tags(names: Sequence[tuple[Span, str]], places: np.ndarray) -> np.ndarray:
    tags = np.zeros(len(places) + 2, dtype=np.int64)
    tags[0] = tags[-1] = IGNORED
    for span, kind in sorted(names, key=lambda item: item[0][0] - item[0][1]):
        inside = np.flatnonzero(_covered(places, [span])) + 1
        if len(inside):
            tags[inside] = NAME_TAGS.index(f"I-{kind}")
            tags[inside[0]] = NAME_TAGS.index(f"B-{kind}")
    return tags


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a gzipped file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def chain_attributes(chain: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Kind and count of the first hop and of the origin, and how many hops (3 for three and more)."""
    if not chain:
        return {"kind": "none", "count": "none", "origin_kind": "none", "origin_count": "none", "length": "0"}
    first, last = chain[0], chain[-1]
    return {
        "kind": first["kind"], "count": first["count"], "origin_kind": last["kind"], "origin_count": last["count"],
        "length": str(min(len(chain), 3)),
    }  # fmt: skip


__all__ = ["IGNORED", "Example", "Gold", "Mark", "chain_attributes", "examples", "lines", "token_ranges"]
