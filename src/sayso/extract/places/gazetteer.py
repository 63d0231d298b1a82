"""The gazetteer that ships: countries and cities with their names, indexed for one language, loaded once and late."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.extract.entity_tables import Table, forms, tables

_LONGEST = 4
_PLAIN = str.maketrans({"-": " ", ".": " "})


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
    """Rows of the file by their names' words (stems in a language that inflects), countries and large places first.

    ``heads`` says how many words the longest name has that begins with a word; a row becomes a ``Spot`` when asked for.
    """

    rows: list[str]
    index: dict[str, list[int]]
    heads: dict[str, int]
    by_id: dict[int, int]
    endings: tuple[str, ...]

    def stem(self, word: str) -> str:
        """``word`` in lower case without its ending, as the index has it."""
        return stem(word, self.endings)

    def find(self, words: list[str]) -> tuple[Spot, ...]:
        """The spots that those words name, countries and capitals first, then the most populous."""
        return tuple(_spot(self.rows[row]) for row in self.index.get(" ".join(map(self.stem, words)), ()))

    def town(self, geonames: int) -> Spot | None:
        """The spot of that GeoNames id, None where the file has none."""
        row = self.by_id.get(geonames)
        return None if row is None else _spot(self.rows[row])


@cache
def _spot(line: str) -> Spot:
    kind, number, lat, lon, radius, population, country, _ = line.split("\t")
    return Spot(kind, int(number), float(lat), float(lon), int(radius), int(population), country)


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
    """The gazetteer with the names of ``language``; cached.

    The language's table says by ``names`` which of the file's lists it reads: ``*`` Latin letters, ``c`` Cyrillic.
    """
    table, endings, rows = tables(language).get("places", {}), endings_of(language), _rows()
    codes = frozenset({language, *table.get("names", ["*"])})
    index: dict[str, list[int]] = {}
    by_id: dict[int, int] = {}
    countries: dict[str, int] = {}
    for at, line in enumerate(rows):
        kind, number, _, _, _, _, country, packed = line.split("\t")
        by_id[int(number)] = at
        if kind == "C":
            countries[country] = at
        for name in _names(packed, codes):
            index.setdefault(_key(name, endings), []).append(at)
    for name, at in _aliases(table, countries, by_id):
        index.setdefault(_key(name, endings), []).insert(0, at)
    return Gazetteer(rows, index, _heads(index), by_id, endings)


def _heads(index: Iterable[str]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for key in index:
        words = key.split()
        if words and heads.get(words[0], 0) < len(words) <= _LONGEST:
            heads[words[0]] = len(words)
    return heads


def _key(name: str, endings: tuple[str, ...]) -> str:
    plain = name.translate(_PLAIN)
    return " ".join(stem(word, endings) for word in plain.split()) if endings else " ".join(plain.lower().split())


def _aliases(table: Table, countries: dict[str, int], by_id: dict[int, int]) -> Iterator[tuple[str, int]]:
    for code, names in table.get("alias", {}).items():
        row = by_id.get(int(code)) if code.isdecimal() else countries.get(code)
        if row is not None:
            yield from ((name, row) for name in names)


def _names(packed: str, codes: frozenset[str]) -> Iterator[str]:
    for part in packed.split("|"):
        code, _, names = part.partition("=")
        if code in codes:
            yield from names.split(";")


@cache
def _rows() -> list[str]:
    raw = (resources.files("sayso.extract.places") / "gazetteer.tsv.gz").read_bytes()
    return gzip.decompress(raw).decode("utf-8").splitlines()
