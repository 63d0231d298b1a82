"""What a copy is: text that one article took from another, with or without naming it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.text import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages of the copy and of its original that are the same or nearly so; ``alike`` is 1 where word for word."""

    copy: Span
    original: Span
    alike: float


@dataclass(frozen=True, slots=True)
class Copy:
    """``article`` took ``share`` of its words from ``original``; ``names_source`` says whether it names it.

    ``score`` says how surely the direction is this one: 1 where a date or a credit tells.
    """

    article: str
    original: str
    share: float
    names_source: bool
    passages: tuple[Pair, ...]
    score: float = 1.0
