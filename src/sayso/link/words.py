"""Words as linking compares them: folded, stemmed within a language, and as script-free skeletons across languages.

A skeleton is what is left of a word when scripts, case endings, vowels and the ways of spelling one consonant are
taken away: Dmitrijew, Dmitriev and Дмітрієв are all ``dmtrv``, Konsul, consul and консул all ``knsl``. It is a key to
find candidates by and to weigh, never a proof; the idea is that of Soundex, with the letters of two scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from sayso.link.language import code, words

WORD = re.compile(r"[а-яёєіїґ]+(?:[’'ʼ][а-яёєіїґ]+)+|[^\W_]+", re.IGNORECASE)
"""A word; an apostrophe parts two, except within a word in Cyrillic letters."""
_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u f h ts ch sh sh _ i _ e u a".replace("_", "").split(" "),
        strict=True,
    )
)
_LETTERS = frozenset("йїў")  # letters of their own, although Unicode takes them apart into a letter and a mark
_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("zh", "s"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"),
    ("ph", "v"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"),
    ("f", "v"), ("j", ""), ("y", ""), ("g", "h"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")
_SOFT = re.compile(r"c(?=[eiy])")
_SHORTEST_STEM = 4


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """``text`` without case and diacritics; letters that merely look marked (й, ї, ў) stay."""
    if text.isascii():
        return text.lower()
    return "".join(map(_unmarked, unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())))


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language that nothing is known of."""
    return _stemmer(code(language))(word)


@lru_cache(maxsize=1 << 17)
def latin(word: str) -> str:
    """A folded word in Latin letters, as far as they are known."""
    return word if word.isascii() else "".join(_CYRILLIC.get(letter, letter) for letter in word)


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """The consonants of a folded word or stem, one sign a sound; empty where there are none."""
    plain = _SOFT.sub("s", latin(word))
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", plain))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    known = _snowball(language) or _lemmas(language) or str
    endings = tuple(sorted(words(language, "words", "endings"), key=len, reverse=True))
    if not endings:
        return known
    return lru_cache(maxsize=1 << 16)(lambda word: _without(known(word), endings))


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _snowball(language: str) -> Callable[[str], str] | None:
    import Stemmer  # noqa: PLC0415 - a compiled library that only linking and searching need

    try:
        stemmer = Stemmer.Stemmer(language)
    except KeyError:
        return None
    return lru_cache(maxsize=1 << 16)(lambda word: str(stemmer.stemWord(word)))


def _lemmas(language: str) -> Callable[[str], str] | None:
    from simplemma import lemmatize  # noqa: PLC0415 - its dictionaries are large

    try:
        lemmatize("a", lang=language)
    except (ValueError, KeyError):
        return None
    return lru_cache(maxsize=1 << 16)(lambda word: fold(str(lemmatize(word, lang=language))))


@lru_cache(maxsize=1 << 14)
def _unmarked(letter: str) -> str:
    if letter in _LETTERS:
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
