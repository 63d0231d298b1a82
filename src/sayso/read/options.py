"""What a caller may say about inputs, what one input may weigh, and what was not taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sayso.errors import FetchError, InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one input may weigh: bytes of a whole document, bytes of a JSONL line, nesting of elements."""

    document: int = 24_000_000
    line: int = 8_000_000
    depth: int = 250


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a file does not say of itself.

    ``outlet`` and ``published`` fill what the input leaves open; ``language`` (a two-letter code) replaces what would
    be found out. ``captured`` is an ISO 8601 time with its zone, None for the clock's. ``cache`` is the folder in
    which fetched answers are kept, None for none.
    """

    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    captured: str | None = None
    cache: Path | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that was not taken: ``where`` it is and the ``error`` that says what is wrong and what to do."""

    where: str
    error: InputError | FetchError


def now() -> str:
    """The clock's time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()
