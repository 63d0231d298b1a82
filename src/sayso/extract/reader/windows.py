"""Cuts an article's tokens into windows that the reader takes in one pass, the same in training and at run time.

A window holds whole sentences where they fit, with a few sentences before them as context, since a speaker is often
one sentence back. Anchors are looked for in the core only, so that each sentence is read once with what precedes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LENGTH = 190
CONTEXT = 36


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``begin`` to ``end`` (half-open) of the article; the core begins at ``core``."""

    begin: int
    core: int
    end: int


def windows(
    sentences: Sequence[tuple[int, int]], *, length: int = LENGTH, context: int = CONTEXT
) -> tuple[Window, ...]:
    """Windows of at most ``length`` tokens over ``sentences``, which are half-open token ranges in order.

    Together the cores cover every token of every sentence once; a sentence longer than a window is cut.
    """
    pieces = [
        (at, min(at + length - context, end))
        for begin, end in sentences
        for at in range(begin, max(end, begin), length - context)
    ]
    out: list[Window] = []
    first = 0
    while first < len(pieces):
        start = first
        while start > 0 and pieces[first][0] - pieces[start - 1][0] <= context:
            start -= 1
        last = first
        while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[start][0] <= length:
            last += 1
        out.append(Window(pieces[start][0], pieces[first][0], pieces[last][1]))
        first = last + 1
    return tuple(out)
