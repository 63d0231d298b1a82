"""What a brief knows of the languages it quotes from: their quotation marks, negators, and words that look ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.brief.wording import load_table

_TOKEN = re.compile(r"[^\W_]+")
_STEM = 7


@dataclass(frozen=True)
class SourceLanguage:
    """One language of the sources; every field is empty for a language without data, the marks are “ ”."""

    marks: tuple[str, str] = ("“", "”")
    other_marks: tuple[str, str] = ("‘", "’")
    negators: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    def has(self, text: str, cues: tuple[str, ...]) -> bool:
        """Whether a word of ``text`` is among ``cues``; a cue ending in ``*`` takes any ending."""
        return any(matches(token, cues) for token in tokens(text))

    def content_words(self, text: str) -> tuple[str, ...]:
        """The words that carry the proposition, cut to their stems, in order; numbers whole."""
        kept = (token for token in tokens(text) if not matches(token, self.common))
        return tuple(token if token.isdigit() else token[:_STEM] for token in kept)


@cache
def source_language(code: str) -> SourceLanguage:
    """What is known of the language ``code``."""
    table = load_table("sources").get(code)
    if table is None:
        return SourceLanguage()
    return SourceLanguage(**{key: tuple(value) for key, value in table.items()})


def tokens(text: str) -> list[str]:
    """The words of ``text`` in small letters, numbers included."""
    return [found.casefold() for found in _TOKEN.findall(text)]


@cache
def _tables(cues: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(c for c in cues if not c.endswith("*")), tuple(c[:-1] for c in cues if c.endswith("*"))


def matches(token: str, cues: tuple[str, ...]) -> bool:
    """Whether ``token`` is one of ``cues``."""
    whole, begins = _tables(cues)
    return token in whole or (bool(begins) and token.startswith(begins))
