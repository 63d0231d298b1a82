"""Quotations by their marks: any style, mixed or missing marks, over paragraphs.

A mark that may open and close is taken by what stands around it. What a quotation leaves open at the end of its
paragraph goes to that end if the paragraph began with it, and into the next one where that begins with a mark as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.text import Span

_CLOSERS = {
    "„": '“”"‟',
    "“": '”"„',
    "”": "”",
    "«": "»",
    "»": "«",
    '"': '"”“',
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "‟": "”",
}
_SINGLE = frozenset("‚‘‹›'")
MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks; ``depth`` 1 for one inside another."""

    span: Span
    depth: int = 0
    closed: bool = True


def find_quotes(text: str, paragraphs: Iterable[Span]) -> list[Quote]:
    """All quotations, in the order of their opening marks."""
    out: list[Quote] = []
    for begin, end in paragraphs:
        out += _paragraph(text, begin, end)
    out.sort(key=lambda q: (q.span[0], -q.span[1]))
    return out


def _paragraph(text: str, begin: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    stack: list[int] = []
    at = begin
    for at in range(begin, end):
        mark = text[at]
        if mark not in MARKS:
            continue
        opener = _closes(text, stack, at, end)
        if opener is not None:
            start = stack[opener]
            del stack[opener:]
            if at - start <= _LONGEST:
                out.append(Quote((start, at + 1), len(stack)))
        elif _opens(text, at, begin, end) and len(stack) < 4:
            stack.append(at)
    if stack and _at_edge(text, begin, stack[0]) and text[stack[0]] not in _SINGLE and end - begin <= _LONGEST:
        out = [q for q in out if q.depth > 0]
        out.append(Quote((stack[0], _trimmed(text, end)), 0, closed=False))
    return out


def _at_edge(text: str, begin: int, mark: int) -> bool:
    """Whether a mark opens its paragraph or follows a colon: only there may its fellow be missing."""
    before = text[begin:mark].strip(" \t\xa0\u202f—–-")
    return not before or before.endswith(":")


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _closes(text: str, stack: list[int], at: int, end: int) -> int | None:
    mark = text[at]
    for depth in range(len(stack) - 1, -1, -1):
        if mark not in _CLOSERS[text[stack[depth]]]:
            continue
        if at == stack[depth] + 1:
            return None
        inner = mark in "'’‘"
        after_word = at + 1 < end and (text[at + 1].isalnum())
        if inner and after_word:
            return None
        if mark == text[stack[depth]] and text[at - 1].isspace() and after_word:
            return None
        return depth
    return None


def _opens(text: str, at: int, begin: int, end: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= end:
        return False
    before = text[at - 1] if at > begin else " "
    after = text[at + 1]
    if mark in "«»„「『":
        return not before.isalnum()
    if mark in "”‘'":
        return not before.isalnum() and before not in ".,!?" and not after.isspace()
    return not before.isalnum() and not after.isspace()
