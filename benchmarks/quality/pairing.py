"""Which statement of an extractor stands for which of the corpus: paired one to one by what they say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from scipy.optimize import linear_sum_assignment

Span = tuple[int, int]
Tokens = frozenset[int]
PARTS = ("content", "source", "cue")
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Hop(Protocol):
    """A hop of a sourcing chain, of the corpus or of an extractor."""

    @property
    def name(self) -> str:
        """The words or the name."""

    @property
    def kind(self) -> str:
        """What kind of source, as the records name them."""

    @property
    def count(self) -> str:
        """one, several or unknown."""


@dataclass(frozen=True)
class Said:
    """A statement as it is scored: its parts as sets of token numbers, and what is judged of it."""

    parts: dict[str, Tokens]
    words: dict[str, str]
    act: str
    mode: str
    polarity: str
    certainty: str
    chain: tuple[Hop, ...]
    implicit: bool = False


class Text:
    """The tokens of an article: words and single signs."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_TOKEN.finditer(text))
        self._starts, self._ends = [m.start() for m in found], [m.end() for m in found]

    def tokens(self, spans: Iterable[Span]) -> Tokens:
        """The numbers of all tokens that the spans touch."""
        out: set[int] = set()
        for begin, end in spans:
            out.update(range(bisect_right(self._ends, begin), bisect_left(self._starts, end)))
        return frozenset(out)

    def words(self, spans: Iterable[Span]) -> str:
        """The words of the spans, their gaps shown."""
        return " … ".join(self.text[b:e] for b, e in spans).replace("\n", " ¶ ")


def said(text: Text, statement: object) -> Said:
    """A statement of the corpus or of an extractor, which share the names of their fields."""
    spans: dict[str, tuple[Span, ...]] = {part: getattr(statement, part) for part in PARTS}
    return Said(
        parts={part: text.tokens(spans[part]) for part in PARTS},
        words={part: text.words(spans[part]) for part in PARTS},
        act=getattr(statement, "act", ""),
        mode=getattr(statement, "mode", ""),
        polarity=getattr(statement, "polarity", ""),
        certainty=getattr(statement, "certainty", ""),
        chain=getattr(statement, "chain", ()),
        implicit=getattr(statement, "implicit", False),
    )


def overlap(one: Said, other: Said) -> float:
    """F1 of the tokens of two contents."""
    a, b = one.parts["content"], other.parts["content"]
    return 2 * len(a & b) / max(len(a) + len(b), 1)


def together(gold: Sequence[Said], found: Sequence[Said]) -> list[Said]:
    """The found parts of one act that lie in the same statement of the corpus, put together to one."""
    groups: dict[tuple[object, ...], Said] = {}
    for number, one in enumerate(found):
        near = [len(one.parts["content"] & g.parts["content"]) for g in gold]
        best = int(np.argmax(near)) if any(near) else None
        key = (one.act, one.mode, one.parts["source"], best) if best is not None else (number,)
        groups[key] = _joined(groups[key], one) if key in groups else one
    return list(groups.values())


def _joined(one: Said, other: Said) -> Said:
    parts = {part: one.parts[part] | other.parts[part] for part in PARTS}
    words = {**one.words, "content": f"{one.words['content']} + {other.words['content']}"}
    return replace(one, parts=parts, words=words)


def paired(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said | None, Said | None]]:
    """Both sides in pairs so that the sum of overlaps is largest (0.01 more where modes agree), then who has none."""
    weight = np.array([[_weight(g, f) for f in found] for g in gold]).reshape(len(gold), len(found))
    rows, columns = linear_sum_assignment(weight, maximize=True)
    pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weight[i, j] > 0.02]
    out: list[tuple[Said | None, Said | None]] = [(gold[i], found[j]) for i, j in pairs]
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    out += [(g, None) for i, g in enumerate(gold) if i not in met]
    out += [(None, f) for j, f in enumerate(found) if j not in used]
    return out


def _weight(gold: Said, found: Said) -> float:
    same = overlap(gold, found)
    return same + 0.01 * (gold.mode == found.mode) if same else 0.0
