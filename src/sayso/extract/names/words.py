"""The word lists that finding names goes by: those of a language's tables and those that no one language owns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, cast

from sayso.extract.entity_tables import Table, forms, parse, tables, tokenize
from sayso.extract.places.gazetteer import endings_of, stem
from sayso.model.article import NameKind

Phrase = tuple[tuple[str, ...], str, NameKind]
_KINDS: tuple[NameKind, ...] = ("outlet", "organisation", "office", "person")
_NO_ACRONYMS = frozenset(
    (
        "eur",
        "usd",
        "gbp",
        "chf",
        "uah",
        "rub",
        "mwst",
        "str",
        "tel",
        "iii",
        "vii",
        "viii",
        "xii",
        "xiii",
        "xiv",
        "xvi",
        "xix",
        "xxi",
        "gmt",
        "cet",
        "utc",
        "dvd",
        "www",
        "http",
        "ok",
    )
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of lower-case words; ``phrases`` are the well-known names by their first word."""

    titles: frozenset[str]
    stop: frozenset[str]
    nounlike: tuple[str, ...]
    office_heads: frozenset[str]
    office_suffixes: tuple[str, ...]
    surname_suffixes: tuple[str, ...]
    of: frozenset[str]
    said: frozenset[str]
    given: frozenset[str]
    given_stems: frozenset[str]
    particles: frozenset[str]
    endings: tuple[str, ...]
    phrases: dict[str, tuple[Phrase, ...]]
    heads: dict[str, NameKind]
    tails: dict[str, NameKind]

    def stem(self, word: str) -> str:
        """``word`` in lower case without its case ending."""
        return stem(word, self.endings)

    def is_given(self, word: str) -> bool:
        """Whether ``word`` is a given name, in whatever case."""
        lower = word.lower()
        return lower in self.given or (bool(self.surname_suffixes) and self.stem(lower) in self.given_stems)


def is_acronym(word: str) -> bool:
    """Whether ``word`` looks like the short name of a body: three to five capitals, no currency or number."""
    return 3 <= len(word) <= 5 and word.isupper() and word.isalpha() and word.lower() not in _NO_ACRONYMS


@cache
def _common() -> dict[str, Any]:
    text = (resources.files("sayso.extract.names") / "common.toml").read_text(encoding="utf-8")
    return dict(parse(text, "names/common.toml"))


@cache
def name_words(language: str) -> NameWords:
    """The words of ``language``, its own lists empty where it has no file; cached."""
    table, common, endings = tables(language).get("names", {}), _common(), endings_of(language)
    given = frozenset(name.lower() for name in forms(common["given"]))
    tuples = {"nounlike", "office_suffixes", "surname_suffixes"}
    own: dict[str, Any] = {}
    for field in fields(NameWords):
        words = [word.lower() for word in forms(table.get(field.name, ""))]
        own[field.name] = tuple(words) if field.name in tuples else frozenset(words)
    own |= {
        "said": frozenset(forms(tables(language).get("saying", {}).get("said", ""))),
        "given": given,
        "given_stems": frozenset(stem(name, endings) for name in given),
        "particles": frozenset(forms(common["particles"])),
        "endings": endings,
        "phrases": _phrases(common, language),
        "heads": _nouns(table, "heads"),
        "tails": _nouns(table, "tails"),
    }
    return NameWords(**own)


def _nouns(table: Table, where: str) -> dict[str, NameKind]:
    kinds: dict[str, NameKind] = {"outlet": "outlet", "org": "organisation", "office": "office"}
    return {word: kind for name, kind in kinds.items() for word in forms(table.get(f"{name}_{where}", ""))}


def _phrases(common: dict[str, Any], language: str) -> dict[str, tuple[Phrase, ...]]:
    index: dict[str, list[Phrase]] = {}
    for kind in _KINDS:
        for name, written in cast(dict[str, Iterable[str]], common[kind]).items():
            for form in written:
                words = tuple(tokenize(form, language).words)
                index.setdefault(words[0].lower(), []).append((words, name, kind))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in index.items()}
