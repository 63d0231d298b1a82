"""A sixth language is one data file: a small Polish one is read as it stands, with no code for Polish anywhere."""

from __future__ import annotations

import pytest

from sayso.extract import loader, rules
from sayso.extract.language import Language
from tests.extract.making import article

POLISH = """
code = "pl"
name = "polski"

[syntax]
content_needs_comma = true
names_close = true

[paradigms.ic]
finite = "{}i {}ił {}iła {}ili"
participle = "{}iony"
infinitive = "{}ić"

[[cues]]
medium = "speech"
ic = "mów"
forms = ["powiedział powiedziała powiedzieli / / powiedzieć", "oświadczył oświadczyła / / oświadczyć"]

[[cues]]
medium = "speech_writing"
denies = true
takes = ["quotation", "clause"]
forms = ["zaprzeczył zaprzeczyła zaprzecza / / zaprzeczyć"]

[[formulas]]
medium = "speech_writing"
before = ["według", "zdaniem"]

[grammar]
complementisers = "że"
prepositions = "w na do z od po przed o"
determiners = "ten ta to jeden jedna"
verbs = "jest był była są będzie stoi"

[certainty]
hedged = ["rzekomo", "podobno"]
speculated = ["może", "prawdopodobnie"]

[polarity]
negations = ["nie"]

[sources]
person = ["burmistrz*", "rzecznik*"]
office = ["rząd*", "ministerstwo*"]
"""


@pytest.fixture
def polish(monkeypatch: pytest.MonkeyPatch) -> Language:
    """Polish, as if its file lay beside the others."""
    made = loader.parse(POLISH)
    monkeypatch.setattr(rules, "language", lambda _: made)
    return made


@pytest.mark.parametrize(
    ("text", "mode", "content", "source", "polarity", "certainty"),
    [
        ("„Most stoi”, powiedziała Anna Wilk.", "direct", "„Most stoi”", "Anna Wilk", "affirmed", "asserted"),
        ("Burmistrz oświadczył, że most jest zamknięty.", "indirect", "że most jest zamknięty", "Burmistrz", "affirmed",
         "asserted"),
        ("Rzecznik zaprzeczył, że most był stary.", "indirect", "że most był stary", "Rzecznik", "denied", "asserted"),
        ("Według Anny Wilk most jest rzekomo pusty.", "indirect", "most jest rzekomo pusty", "Anny Wilk", "affirmed",
         "hedged"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("polish")
def test_polish_from_its_file(text: str, mode: str, content: str, source: str, polarity: str, certainty: str) -> None:
    found = rules.RuleExtractor().extract(article(text, "pl"))
    [statement] = [s for s in found.statements if s.mode != "own"]
    words = ["".join(text[b:e] for b, e in spans) for spans in (statement.content, statement.source)]
    assert (statement.mode, *words) == (mode, content, source)
    assert (statement.polarity, statement.certainty) == (polarity, certainty)
