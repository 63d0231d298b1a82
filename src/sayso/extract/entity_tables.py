"""The entity tables of a language file, and the tokens that times, places and names are found in.

A language is one TOML file. Its tables ``times``, ``places``, ``names``, ``tokens`` and ``saying`` are read here; a
language without them gets what is language-neutral only. Forms may be written with endings in brackets:
``nächst(e|en|er)`` stands for three words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.errors import LanguageDataError

Table = Mapping[str, Any]

_WORD = re.compile(r"\n|\d+|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\s\w]|_")
_MARKS = frozenset("'’ʼ")
_BRACKET = re.compile(r"\(([^()]*)\)")
_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers, signs and line breaks of a text, in order, with where each begins and ends.

    ``caps`` are the indices of those that begin with a capital, where names are looked for.
    """

    text: str
    words: list[str]
    begins: list[int]
    ends: list[int]
    lowers: list[str]
    caps: list[int]

    def joined(self, left: int) -> bool:
        """Whether token ``left`` and the next touch each other."""
        return left + 1 < len(self.words) and self.ends[left] == self.begins[left + 1]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The code points that tokens ``first`` up to, not with, ``after`` cover."""
        return self.begins[first], self.ends[after - 1]


@cache
def tables(language: str) -> Table:
    """The tables of ``language``'s file, empty for a language that has none; cached.

    Raises LanguageDataError when the file is not TOML.
    """
    code = language.lower().split("-")[0].split("_")[0]
    if not _CODE.fullmatch(code):
        return {}
    file = resources.files("sayso.extract") / "languages" / f"{code}.toml"
    return parse(file.read_text(encoding="utf-8"), f"{code}.toml") if file.is_file() else {}


def parse(text: str, where: str) -> Table:
    """``text`` as TOML. Raises LanguageDataError, naming ``where``."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"not TOML: {error}", where=where, advice="mend the file at that line") from error


def expand(form: str) -> Iterator[str]:
    """Every word that ``form`` stands for: brackets hold endings parted by bars."""
    bracket = _BRACKET.search(form)
    if bracket is None:
        yield form
        return
    for choice in bracket.group(1).split("|"):
        yield from expand(form[: bracket.start()] + choice + form[bracket.end() :])


def forms(value: str | Iterable[str]) -> list[str]:
    """The words of a table's value: a string of forms parted by spaces, or a list of forms that may hold spaces."""
    parts: Iterable[str] = value.split() if isinstance(value, str) else value
    return [word for part in parts for word in expand(part)]


def word_set(table: Table, *path: str) -> frozenset[str]:
    """The forms at ``path`` in ``table`` as a set, empty where there are none."""
    value: Any = table
    for key in path:
        value = value.get(key, {}) if isinstance(value, Mapping) else {}
    return frozenset(forms(value)) if value else frozenset()


def tokenize(text: str, language: str) -> Tokens:
    """The tokens of ``text``; elided articles and enclitics that the language file names stand apart."""
    table = tables(language).get("tokens", {})
    heads, tails = frozenset(table.get("elisions", ())), frozenset(table.get("enclitics", ()))
    words = _WORD.findall(text)
    begins = [match.start() for match in _WORD.finditer(text)]
    if (heads or tails) and not _MARKS.isdisjoint(text):
        words, begins = _apart(words, begins, heads, tails)
    ends = [begin + len(word) for begin, word in zip(begins, words, strict=True)]
    caps = [at for at, word in enumerate(words) if word[0].isupper()]
    return Tokens(text, words, begins, ends, [word.lower() for word in words], caps)


def _apart(
    words: list[str], begins: list[int], heads: frozenset[str], tails: frozenset[str]
) -> tuple[list[str], list[int]]:
    out: list[str] = []
    starts: list[int] = []
    for word, begin in zip(words, begins, strict=True):
        for part, at in _parted(word, heads, tails) if len(word) > 2 else ((word, 0),):
            out.append(part)
            starts.append(begin + at)
    return out, starts


def _parted(word: str, heads: frozenset[str], tails: frozenset[str]) -> Sequence[tuple[str, int]]:
    for mark in _MARKS:
        at = word.find(mark)
        if at < 0:
            continue
        if word[:at].lower() in heads:
            return (word[: at + 1], 0), (word[at + 1 :], at + 1)
        last = word.rfind(mark)
        if word[last + 1 :].lower() in tails:
            return (word[:last], 0), (word[last:], last)
    return ((word, 0),)
