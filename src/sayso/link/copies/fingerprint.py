"""Fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).

Any run of ``GUARANTEED`` words that two texts share leaves at least one fingerprint that they share.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from sayso.text import Span, digest

# Words in a run that is hashed, and runs of which one hash is kept.
RUN, WINDOW = 5, 4
GUARANTEED = RUN + WINDOW - 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """The words of a text in small letters without accents, each with its span."""

    text: str

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands."""
        return tuple((m.start(), m.end()) for m in _WORD.finditer(self.text))

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words themselves, spelled alike whatever their accents and capitals."""
        return tuple(_plain(self.text[b:e]) for b, e in self.spans)

    @cached_property
    def same(self) -> str:
        """Equal for texts of the same words."""
        return digest(" ".join(self.plain))

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """A hash of the ``RUN`` words that begin at each word."""
        return tuple(_hash(self.plain[at : at + RUN]) for at in range(len(self.plain) - RUN + 1))


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _hash(run: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest(), "big")


def fingerprints(words: Words) -> frozenset[int]:
    """The least hash of every window of ``WINDOW`` runs; fewer words than one run leave none."""
    runs = words.runs
    if not runs:
        return frozenset()
    return frozenset(min(runs[at : at + WINDOW]) for at in range(max(1, len(runs) - WINDOW + 1)))
