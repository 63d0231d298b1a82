"""Sentences cut at commas, colons, semicolons and spaced dashes, outside quotations and brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.layer.document import Document
from sayso.extract.layer.tokens import Kind

_DASHES = frozenset("–—-―")
_FINAL = frozenset(".!?…")
_STOPS = frozenset(",.!?…")
_NEST = 60


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens ``begin`` to ``end``; ``mark`` is the token before it that parts it from the last, or an empty string."""

    begin: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its token range, ``stop`` where its final marks begin, and its segments in order."""

    begin: int
    end: int
    stop: int
    segments: tuple[Segment, ...]

    def segment_of(self, at: int) -> int:
        """The index of the segment that holds token ``at``, or of the last one before it."""
        low = 0
        for index, segment in enumerate(self.segments):
            if segment.begin <= at:
                low = index
        return low


def cut(document: Document, begin: int, end: int, *, through: bool = False) -> Sentence:
    """The segments of the sentence of tokens ``begin`` to ``end``; ``through`` cuts inside quotations as well."""
    tokens = document.tokens
    opaque: Sequence[int] = _Clear() if through else document.opaque
    stop = end
    while stop > begin and tokens.words[stop - 1] in _FINAL and opaque[stop - 1] < 0:
        stop -= 1
    out: list[Segment] = []
    start, mark, at = begin, "", begin
    while at < stop:
        word = tokens.words[at]
        if at > start and _closed_by_quotation(document, opaque, at):
            out.append(Segment(start, at, mark))
            start, mark = at, ","
        if word == "(" and opaque[at] < 0:
            at = closing(document, at, stop)
        elif opaque[at] < 0 and (word in ",;:" or _dash(document, at) or (through and word in _FINAL)):
            if at > start or not out:
                out.append(Segment(start, at, mark))
            start, mark = at + 1, "-" if word in _DASHES else word
        at += 1
    if start < stop:
        out.append(Segment(start, stop, mark))
    return Sentence(begin, end, stop, tuple(out) or (Segment(begin, stop),))


def _closed_by_quotation(document: Document, opaque: Sequence[int], at: int) -> bool:
    """Whether a quotation ends before ``at`` that has its comma or stop inside its marks: “We drove on,” said X."""
    if opaque[at] >= 0 or at < 2 or opaque[at - 1] < 0:
        return False
    return document.tokens.words[at - 2] in _STOPS


class _Clear(Sequence[int]):
    """No token is inside a quotation."""

    def __len__(self) -> int:
        return 0

    def __getitem__(self, at: object) -> int:  # type: ignore[override]
        return -1


def closing(document: Document, at: int, stop: int) -> int:
    """The token of the bracket that closes the one at ``at``, or ``at`` itself where none is near."""
    words = document.tokens.words
    for place in range(at + 1, min(stop, at + _NEST)):
        if words[place] == ")":
            return place
    return at


def _dash(document: Document, at: int) -> bool:
    tokens = document.tokens
    if tokens.words[at] not in _DASHES:
        return False
    before = at > 0 and tokens.starts[at] > tokens.ends[at - 1]
    return before and at + 1 < len(tokens) and tokens.starts[at + 1] > tokens.ends[at]


def head(document: Document, segment: Segment) -> int:
    """The first token of a segment that is no coordinator ("and that …"), or its begin."""
    at = segment.begin
    while at + 1 < segment.end and document.tokens.kinds[at] & Kind.COORDINATOR:
        at += 1
    return at


def opens_with(document: Document, segment: Segment, kinds: int) -> bool:
    """Whether a segment begins with a word of ``kinds``, coordinators and one preposition before it aside."""
    at = head(document, segment)
    known = document.tokens.kinds
    if known[at] & kinds:
        return True
    return bool(known[at] & Kind.PREPOSITION and at + 1 < segment.end and kinds & Kind.RELATIVE) and bool(
        known[at + 1] & kinds & Kind.RELATIVE and not (at + 2 < segment.end and document.tokens.capital(at + 2))
    )
