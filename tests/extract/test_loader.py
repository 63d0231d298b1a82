"""A language is a data file: what the loader takes, what it refuses, and what a language without a file gets."""

from __future__ import annotations

import pytest

from sayso.errors import LanguageDataError, ModelError
from sayso.extract import load
from sayso.extract.loader import known, language, parse
from tests.extract.making import article, said

SIXTH = """
code = "xx"
name = "A sixth language"
[syntax]
content_needs_comma = true
[paradigms.plain]
finite = "{}a {}i"
[[cues]]
medium = "speech"
plain = "dik"
[grammar]
complementisers = "ke"
"""


def test_every_file_compiles() -> None:
    assert set(known()) >= {"de", "en", "fr", "uk", "ru"}
    for code in known():
        assert language(code).code == code
        assert language(code).verbs


def test_a_new_file_spells_out_its_verbs() -> None:
    tables = parse(SIXTH)
    assert set(tables.verbs) == {"dika", "diki"}
    assert tables.verbs["dika"][0].medium == "speech"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("colour = 'red'", "colour"),
        ("[grammar]\nnouns = 'a b'", "nouns"),
        ("[[cues]]\nmedium = 'song'\nplain = 'x'", "medium"),
        ("[[cues]]\ntakes = ['opera']", "opera"),
        ("[[cues]]\nunheard = 'x'", "unheard"),
        ("[paradigms.p]\nfinite = 'ed'", "{}"),
        ("[syntax]\nverb_second = 'yes'", "verb_second"),
        ("[sources]\noutlet = [1]", "outlet"),
        ("[[formulas]]\nbefore = ['']", "before"),
        ("code = ", "TOML"),
    ],
)
def test_a_mistake_is_one_clear_line(line: str, says: str) -> None:
    head = "" if line.startswith("code") else 'code = "xx"\nname = "X"\n'
    with pytest.raises(LanguageDataError) as error:
        parse(head + line, where="languages/xx.toml")
    assert says in str(error.value)
    assert "languages/xx.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_language_without_a_file_still_finds_quotations() -> None:
    text = "„Nie byliśmy tam nigdy” – powiedział minister.\nTo wszystko."
    found = load("rules").extract(article(text, "pl")).statements
    direct = [said(text, s.content) for s in found if s.mode == "direct"]
    assert direct == ["„Nie byliśmy tam nigdy”"]


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ModelError, match="--model rules"):
        load("oracle")
