"""Languages and times."""

from __future__ import annotations

import pytest

from sayso.read.language import identify, primary
from sayso.read.names import clean_authors, clean_title
from sayso.read.when import iso_time


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Gesandte soll später in der Botschaft empfangen worden sein.", "de"),
        ("The envoy is said to have been received at the embassy later that day.", "en"),
        ("L'émissaire aurait ensuite été reçu à l'ambassade, selon le quotidien.", "fr"),
        ("Пізніше його нібито прийняли в посольстві, пише газета.", "uk"),
        ("Позже его якобы приняли в посольстве, пишет газета.", "ru"),
        ("Później miał zostać przyjęty w ambasadzie, pisze gazeta.", "pl"),
        ("Ulterior ar fi fost primit la ambasadă, scrie ziarul.", "ro"),
        ("1234 …", "und"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert identify(text) == language


def test_letters_overrule_a_claim_between_neighbours() -> None:
    assert identify("Його бачили в місті.", "ru") == "uk"
    assert identify("Это было объявлено позже.", "uk") == "ru"


def test_a_claim_decides_for_a_few_words() -> None:
    assert identify("Paris, Restaurant", "fr-FR") == "fr"


@pytest.mark.parametrize(
    ("tag", "code"), [("de-AT", "de"), ("uk_UA", "uk"), ("ua", "uk"), ("", None), ("x-klingon", None)]
)
def test_tags(tag: str, code: str | None) -> None:
    assert primary(tag) == code


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2026-01-08", "2026-01-08"), ("2026-01-08T10:00:00Z", "2026-01-08T10:00:00+00:00"),
        ("2026-01-08 10:00:00 +0100", "2026-01-08T10:00:00+01:00"), ("2026-01-08T10:00", "2026-01-08T10:00:00"),
        ("2026-01-08T10:00:00.1234567+02:00", "2026-01-08T10:00:00.123456+02:00"),
        ("Thu, 08 Jan 2026 10:00:00 +0100", "2026-01-08T10:00:00+01:00"), ("1767866400", "2026-01-08T10:00:00+00:00"),
        ("1767866400000", "2026-01-08T10:00:00+00:00"), ("gestern", None), ("2026-13-40", None),
        (" ", None), (None, None),
    ],
)  # fmt: skip
def test_times(words: str | None, iso: str | None) -> None:
    assert iso_time(words) == iso


def test_authors_are_single_names() -> None:
    assert clean_authors(["Von Ada Klein und Bo Groß", "By Cy Young, Di Old", "https://x.example/me"]) == (
        "Ada Klein", "Bo Groß", "Cy Young", "Di Old",
    )  # fmt: skip


def test_titles_lose_only_a_proven_outlet() -> None:
    assert clean_title(["Nobody came | The Courier"], [], ["The Courier"]) == "Nobody came"
    assert clean_title(["Nobody came - or so they say"], [], ["The Courier"]) == "Nobody came - or so they say"
    assert clean_title(["Nobody came – by Ann Old"], ["Nobody came"], []) == "Nobody came"
