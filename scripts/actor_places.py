"""Make the list of countries and cities that linking knows by name in several languages: link/actors/places.tsv.

    pip install babel && python scripts/actor_places.py

Countries with their names from CLDR; from the gazetteer of the package (GeoNames, CC BY 4.0, see NOTICE) capitals and
those cities that have names of their own in German or French. A line: id, kind (country, capital, city), country, names
parted by strokes.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).parent.parent / "src" / "sayso"
SOURCE = ROOT / "extract" / "places" / "gazetteer.tsv.gz"
TARGET = ROOT / "link" / "actors" / "places.tsv"
LANGUAGES = ("en", "de", "fr", "uk", "ru", "pl", "cs", "bg")
_KINDS = {"C": "country", "K": "capital", "P": "city"}


def names(kind: str, country: str, packed: str) -> list[str]:
    """The distinct names of one place, in a fixed order."""
    found = [name for part in packed.split("|") for name in part.partition("=")[2].split(";")]
    if kind == "C":
        found = [Locale(language).territories.get(country, "") for language in LANGUAGES] + found
    found = [re.sub(r"\s*\(.*\)", "", name) for name in found]
    return [name for name in dict.fromkeys(found) if len(name) > 2 and "|" not in name and " ош" not in name]


def main() -> None:
    """Write the file."""
    lines = []
    for line in gzip.decompress(SOURCE.read_bytes()).decode("utf-8").splitlines():
        kind, number, *_, country, packed = line.split("\t")
        if kind in _KINDS and (kind != "P" or "|de=" in packed or "|fr=" in packed):
            known = names(kind, country, packed)
            lines.append("\t".join([number, _KINDS[kind], country, "|".join(known)]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
