"""The word lists that finding places goes by, from a language's tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.extract.entity_tables import tables, word_set


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words, and phrases as tuples of them."""

    stop: frozenset[str]
    prepositions: frozenset[str]
    locative: frozenset[str]
    near: tuple[tuple[str, ...], ...]
    kinds: frozenset[str]
    ambiguous: frozenset[str]
    attributive: frozenset[str]
    determiners: frozenset[str]
    acts: frozenset[str]
    by: frozenset[str]
    signals: frozenset[str]
    street_heads: frozenset[str]
    street_tails: tuple[str, ...]
    street_suffixes: tuple[str, ...]
    buildings: frozenset[str]
    building_suffixes: tuple[str, ...]
    linkers: frozenset[str]
    landmarks: dict[tuple[str, ...], int]
    landmark_heads: dict[str, int]


def _lower(language: str, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in word_set(tables(language), "places", key))


@cache
def place_words(language: str) -> PlaceWords:
    """The words of ``language``, every list empty where it has no file; cached."""
    table = tables(language).get("places", {})
    phrases = sorted((tuple(phrase.lower().split()) for phrase in table.get("near", ())), key=len, reverse=True)
    marks = {
        tuple(name.lower().split()): int(town) for town, names in table.get("landmarks", {}).items() for name in names
    }
    return PlaceWords(
        stop=word_set(tables(language), "names", "stop"),
        prepositions=_lower(language, "prepositions"),
        locative=_lower(language, "locative"),
        near=tuple(phrases),
        kinds=_lower(language, "kinds"),
        ambiguous=_lower(language, "ambiguous"),
        attributive=_lower(language, "attributive"),
        determiners=_lower(language, "determiners"),
        acts=_lower(language, "acts") | frozenset(word_set(tables(language), "saying", "said")),
        by=_lower(language, "by"),
        signals=_lower(language, "signals"),
        street_heads=_lower(language, "street_heads"),
        street_tails=tuple(_lower(language, "street_tails")),
        street_suffixes=tuple(_lower(language, "street_suffixes")),
        buildings=_lower(language, "buildings"),
        building_suffixes=tuple(_lower(language, "building_suffixes")),
        linkers=_lower(language, "linkers"),
        landmarks=marks,
        landmark_heads={mark[0]: max(len(other) for other in marks if other[0] == mark[0]) for mark in marks},
    )
