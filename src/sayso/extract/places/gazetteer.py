"""The gazetteer that ships: countries and cities with their names, indexed for one language, loaded once and late."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.extract.entity_tables import Table, forms, tables

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. ``kind``: C country, K capital, P well known, p any other city."""

    kind: str
    geonames: int
    lat: float
    lon: float
    radius_m: int
    population: int
    country: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Spots by their names' words (stems in a language that inflects); ``heads`` says how long names may be."""

    spots: dict[str, tuple[Spot, ...]]
    heads: dict[str, int]
    by_id: dict[int, Spot]
    endings: tuple[str, ...]

    def stem(self, word: str) -> str:
        """``word`` in lower case without its ending, as the index has it."""
        return stem(word, self.endings)

    def find(self, words: list[str]) -> tuple[Spot, ...]:
        """The spots that those words name, the most populous first within each kind."""
        return self.spots.get(" ".join(map(self.stem, words)), ())


def stem(word: str, endings: tuple[str, ...]) -> str:
    """``word`` in lower case without the longest of ``endings`` that leaves three letters (two in a word of three)."""
    lower = word.lower()
    keep = 3 if len(lower) > 3 else 2
    for ending in endings:
        if lower.endswith(ending) and len(lower) - len(ending) >= keep:
            return lower[: -len(ending)]
    return lower


@cache
def endings_of(language: str) -> tuple[str, ...]:
    """The case endings of ``language``, the longest first; none where its file names none."""
    return tuple(sorted(forms(tables(language).get("names", {}).get("endings", "")), key=len, reverse=True))


@cache
def gazetteer(language: str) -> Gazetteer:
    """The gazetteer with the names of ``language``; cached."""
    endings = endings_of(language)
    index: dict[str, list[Spot]] = {}
    by_id: dict[int, Spot] = {}
    codes: dict[str, Spot] = {}
    for spot, packed in _rows():
        by_id[spot.geonames] = spot
        if spot.kind == "C":
            codes[spot.country] = spot
        for name in _names(packed, language):
            index.setdefault(_key(name, endings), []).append(spot)
    for name, spot in _aliases(tables(language).get("places", {}), codes, by_id):
        index.setdefault(_key(name, endings), []).insert(0, spot)
    return Gazetteer({key: _ranked(found) for key, found in index.items()}, _heads(index), by_id, endings)


def _heads(index: Iterable[str]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for key in index:
        words = key.split()
        if words and len(words) <= _LONGEST:
            heads[words[0]] = max(heads.get(words[0], 0), len(words))
    return heads


def _ranked(found: list[Spot]) -> tuple[Spot, ...]:
    order = {"C": 0, "K": 1, "P": 2, "p": 3}
    return tuple(sorted(dict.fromkeys(found), key=lambda spot: (order[spot.kind], -spot.population)))


def _key(name: str, endings: tuple[str, ...]) -> str:
    return " ".join(stem(word, endings) for word in name.replace("-", " ").replace(".", " ").split())


def _aliases(table: Table, codes: dict[str, Spot], by_id: dict[int, Spot]) -> Iterator[tuple[str, Spot]]:
    for code, names in table.get("alias", {}).items():
        spot = by_id.get(int(code)) if code.isdecimal() else codes.get(code)
        if spot:
            yield from ((name, spot) for name in names)


def _names(packed: str, language: str) -> Iterator[str]:
    for part in packed.split("|"):
        code, _, names = part.partition("=")
        if code in {language, "*", "c"}:
            yield from names.split(";")


def _rows() -> Iterator[tuple[Spot, str]]:
    raw = (resources.files("sayso.extract.places") / "gazetteer.tsv.gz").read_bytes()
    for line in gzip.decompress(raw).decode("utf-8").splitlines():
        kind, number, lat, lon, radius, population, country, packed = line.split("\t")
        spot = Spot(kind, int(number), float(lat), float(lon), int(radius), int(population), country)
        yield spot, packed
