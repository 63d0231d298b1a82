"""The words by which a language denies, restricts, generalises and corrects: its table ``denials``, as patterns."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.language import code, table, words

_GAP = r"(?:\W+\w+){0,8}?\W+"


def marks(text: str, language: str) -> frozenset[str]:
    """The keys of the language's table of which some word stands in ``text``; none for an unknown language."""
    return frozenset(key for key, pattern in _patterns(code(language)).items() if pattern.search(text))


def marked(text: str, language: str, key: str) -> bool:
    """Whether a word under ``key`` stands in ``text``."""
    pattern = _patterns(code(language)).get(key)
    return pattern is not None and pattern.search(text) is not None


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {key: _compiled(words(language, "denials", key)) for key in table(language, "denials")}


def _compiled(written: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all: ``*`` for any letters, ``...`` for up to eight words, blanks for any space."""
    return re.compile("|".join(map(_pattern, sorted(written, key=len, reverse=True))) or r"(?!)", re.IGNORECASE)


def _pattern(one: str) -> str:
    parts = [r"\W+".join(_word(word) for word in part.split()) for part in one.split("...")]
    joined = _GAP.join(parts)
    return joined if one.endswith(("'", "’")) else rf"\b{joined}(?!\w)" if one[0] != "*" else rf"{joined}(?!\w)"


def _word(word: str) -> str:
    return r"\w*".join(re.escape(piece) for piece in word.split("*"))
