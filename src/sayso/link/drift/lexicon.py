"""What drift needs to know of a language: words of wholes and parts, of plans, of kinds of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.link.language import code, table, words
from sayso.link.words import fold, stem


@dataclass(frozen=True)
class Lexicon:
    """Folded words: ``whole`` and ``part`` say how much is meant, ``open`` that it is not done; ``venues`` by stem."""

    whole: frozenset[str]
    part: frozenset[str]
    open: frozenset[str]
    venues: Mapping[str, str]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; empty where nothing is known of it."""
    asked = code(language)
    return Lexicon(
        whole=_folded(asked, "whole"),
        part=_folded(asked, "part"),
        open=_folded(asked, "open"),
        venues={
            stem(fold(word), asked): kind
            for kind, listed in table(asked, "drift").get("venues", {}).items()
            for word in str(listed).split()
        },
    )


def _folded(language: str, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(language, "drift", key))
