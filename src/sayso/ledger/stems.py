"""Words as full-text search knows them: folded, without diacritics, and reduced to a stem.

The stems are ours and not the database's, so that a query finds the same on every back end. Snowball has a stemmer
for most languages (PyStemmer); where it has none, simplemma's dictionary gives the lemma; a language that neither
knows is searched by its folded words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

_WORD = re.compile(r"\w+")
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_LETTERS = frozenset("йїў")
"""Letters of their own, although Unicode takes them apart into a letter and a mark."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to find: every term, each by any of its alternatives, each a run of stems that stand side by side."""

    terms: tuple[tuple[tuple[str, ...], ...], ...]


def fold(text: str) -> str:
    """``text`` without case and diacritics; letters that merely look marked (й, ї, ў) stay."""
    return _fold_ascii(text) if text.isascii() else _fold(text)


def stems(text: str, language: str) -> str:
    """The stems of the words of ``text`` in order, one space between two."""
    stem = _stemmer(language)
    return " ".join(map(stem, _WORD.findall(fold(text))))


def query(text: str, languages: Iterable[str]) -> Query:
    """What ``text`` asks for: all of its words, in any of ``languages``; words in double quotes stand side by side."""
    known = tuple(sorted(set(languages)))
    terms = (_alternatives(quoted or word, known) for quoted, word in _TERM.findall(text))
    return Query(tuple(term for term in terms if term))


def _alternatives(words: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    runs = (tuple(stems(words, language).split()) for language in ("", *languages))
    return tuple(dict.fromkeys(run for run in runs if run))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    code = language.split("-", maxsplit=1)[0].casefold()
    return _snowball(code) or _lemmas(code) or str


def _snowball(code: str) -> Callable[[str], str] | None:
    import Stemmer  # noqa: PLC0415 - a compiled library that only searching and adding need

    try:
        stemmer = Stemmer.Stemmer(code)
    except KeyError:
        return None
    return lru_cache(maxsize=1 << 16)(lambda word: str(stemmer.stemWord(word)))


def _lemmas(code: str) -> Callable[[str], str] | None:
    from simplemma import lemmatize  # noqa: PLC0415 - its dictionaries are large

    try:
        lemmatize("a", lang=code)
    except (ValueError, KeyError):
        return None
    return lru_cache(maxsize=1 << 16)(lambda word: fold(str(lemmatize(word, lang=code))))


def _fold_ascii(text: str) -> str:
    return text.lower()


def _fold(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(map(_unmarked, unicodedata.normalize("NFC", composed)))


@lru_cache(maxsize=1 << 14)
def _unmarked(letter: str) -> str:
    if letter in _LETTERS:
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
