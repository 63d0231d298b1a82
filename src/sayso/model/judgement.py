"""A judgement: what a person decided, appended and never overwritten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who set which field of what to which value, when (ISO 8601 with zone) and why.

    It names the passage it is about (article, begin and end of the content), not only the statement's id, so that it
    outlives a re-run. ``undoes`` is the id of an earlier judgement that this one takes back.
    """

    id: str
    target: str
    article: str
    passage: tuple[tuple[int, int], ...]
    field: str
    value: str
    by: str
    at: str
    why: str
    undoes: str | None = None
