"""Statements of the very same words: one claim without any comparing, however many articles carry them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.telling import Telling

_ENOUGH = 8
"""Words from which on the same words mean the same; fewer may be said of anything."""


def twins(tellings: Sequence[Telling]) -> list[int]:
    """For each telling the first one with its words, polarity and days in its language: itself, if there is none."""
    first: dict[tuple[object, ...], int] = {}
    out = []
    for at, t in enumerate(tellings):
        key = (t.language, t.tokens, t.denied, t.days) if len(t.tokens) >= _ENOUGH else (at,)
        out.append(first.setdefault(key, at))
    return out
