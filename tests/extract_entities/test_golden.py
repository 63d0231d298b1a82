"""What must be found in short texts of our own, in every language that has a golden file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from sayso.model.article import Article, Place
from tests.extract_entities.helpers import marked

FOLDER = Path(__file__).parent / "golden"


def _cases(kind: str) -> list[ParameterSet]:
    read = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted(FOLDER.glob("*.toml"))
    }
    numbered = [(language, n, case) for language, cases in read.items() for n, case in enumerate(cases)]
    return [pytest.param(language, case, id=f"{language}-{n}") for language, n, case in numbered if kind in case]


def _read(language: str, case: dict[str, Any]) -> Article:
    return marked(case["text"], language, case.get("published"))


def _words(article: Article, span: tuple[int, int]) -> str:
    return article.text[slice(*span)]


def _manner(place: Place) -> str:
    return "metonym" if place.metonym else place.relation or ""


@pytest.mark.parametrize(("language", "case"), _cases("times"))
def test_times(language: str, case: dict[str, Any]) -> None:
    article = _read(language, case)
    found = [(_words(article, time.span), time.type, time.value, time.mod) for time in article.times]
    assert found == [tuple((*want, None)[:4]) for want in case["times"]]


@pytest.mark.parametrize(("language", "case"), _cases("places"))
def test_places(language: str, case: dict[str, Any]) -> None:
    article = _read(language, case)
    found = [(_words(article, place.span), place.geonames, _manner(place)) for place in article.places]
    assert found == [tuple(want) for want in case["places"]]


@pytest.mark.parametrize(("language", "case"), _cases("names"))
def test_names(language: str, case: dict[str, Any]) -> None:
    article = _read(language, case)
    found = [(_words(article, name.span), name.kind) for name in article.names if name.kind != "place"]
    assert found == [tuple(want) for want in case["names"]]


def test_every_language_has_golden_examples() -> None:
    languages = Path(__file__).parents[2] / "src" / "sayso" / "extract" / "languages"
    with_tables = {path.name.split(".")[0] for path in languages.glob("*.toml") if "[times." in path.read_text("utf-8")}
    assert {path.stem for path in FOLDER.glob("*.toml")} == with_tables
