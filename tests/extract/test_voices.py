"""Who speaks, and where a part of a sentence ends: one example for each thing that was once read wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.extract.rules import RuleExtractor
from sayso.model import Statement
from tests.extract.making import article, chain, said


def _all(text: str, language: str = "de") -> list[Statement]:
    return list(RuleExtractor().extract(article(text, language)).statements)


def test_a_reply_that_is_a_denial_takes_the_clause_after_its_colon() -> None:
    text = "Der Palast reagierte mit einem Dementi: Kein Gesandter habe sich im Amtssitz aufgehalten."
    (one,) = _all(text)
    assert (one.mode, one.polarity, chain(one)) == ("indirect", "denied", [("office", "Der Palast")])
    assert said(text, one.frame) == "Der Palast reagierte mit einem Dementi:"
    assert said(text, one.content) == "Kein Gesandter habe sich im Amtssitz aufgehalten"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Élysée hit back, saying that no envoy had come.", "The Élysée"),
        ("Kyiv reacted angrily, saying that it had not been told.", "Kyiv"),
    ],
)
def test_a_participle_after_a_comma_has_the_subject_of_its_clause(text: str, source: str) -> None:
    (one,) = _all(text, "en")
    assert (said(text, one.source), one.mode, one.polarity) == (source, "indirect", "denied")


def test_a_quotative_of_what_is_to_come_is_a_plan() -> None:
    first = "Laut „Le Monde“ war der Gesandte in Paris. "
    plan = _all(first + "Truppen sollen später einmal entsandt werden.")[-1]
    hearsay = _all(first + "Er soll in der Botschaft empfangen worden sein.")[-1]
    assert (plan.mode, plan.certainty, plan.chain) == ("own", "asserted", ())
    assert (hearsay.mode, hearsay.certainty) == ("free_indirect", "hedged")


def test_a_phrase_with_or_is_not_cut() -> None:
    text = "Von der Straße oder der Botschaft ist in dem Dementi nicht die Rede."
    assert [said(text, s.content) for s in _all(text)] == [text]


def test_clauses_joined_by_a_semicolon_part_where_one_is_hedged() -> None:
    text = (
        "Das Blatt meldet unter Berufung auf einen Diplomaten: Im Hof sei der Gesandte erblickt worden; danach habe "
        "man ihn angeblich in der Botschaft empfangen."
    )
    first, second = _all(text)
    assert said(text, second.content) == "danach habe man ihn angeblich in der Botschaft empfangen"
    assert (first.certainty, second.certainty) == ("asserted", "hedged")
    assert (first.act, first.chain) == (second.act, second.chain)
    assert [kind for kind, _ in chain(first)] == ["outlet", "unnamed"]


def test_the_doubt_about_others_is_not_told_by_who_denied_something() -> None:
    text = "Елисейский дворец опроверг сообщение. 6 января лидеры якобы подписали декларацию."
    last = _all(text, "ru")[-1]
    assert (last.mode, last.certainty, last.chain) == ("own", "hedged", ())


def test_what_nobody_knows_is_the_outlets_own() -> None:
    assert [s.mode for s in _all("Nobody yet knows whether contracts will follow.", "en")] == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that travelled through so many newsrooms this week rests on one person.",
        "Ivo Marsh, a retired colonel who writes for the Rattle, was in the room.",
    ],
)
def test_a_relative_clause_is_no_content(text: str) -> None:
    assert [(s.mode, said(text, s.content)) for s in _all(text, "en")] == [("own", text)]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy was seen in Paris, said Ivo Marsh, a retired colonel who writes for the Rattle.",
        "The envoy was seen in Paris, according to Ivo Marsh, a retired colonel who writes for the Rattle.",
        "According to Ivo Marsh, a retired colonel who writes for the Rattle, the envoy was seen in Paris.",
    ],
)
def test_an_apposition_belongs_to_the_frame(text: str) -> None:
    (one,) = _all(text, "en")
    assert said(text, one.content).casefold() == "the envoy was seen in paris"
    assert (said(text, one.source), "Rattle" in said(text, one.frame)) == ("Ivo Marsh", True)


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("One witness, many headlines: how a Paris sighting grew", "own"),
        ("Mayor: The bridge stays shut", "indirect"),
    ],
)
def test_a_headline_has_a_source_before_its_colon_or_none(title: str, mode: str) -> None:
    whole = replace(article(title + "\n\nIt rained.", "en"), title=title, title_span=(0, len(title)))
    first = next(s for s in RuleExtractor().extract(whole).statements if s.content[0][0] < len(title))
    assert first.mode == mode


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("uk", "Палац просить не поспішати з висновками.", "affirmed"),
        ("uk", "Речник закликав журналістів не поспішати з висновками.", "affirmed"),
        ("ru", "Дворец просит не спешить с выводами.", "affirmed"),
        ("uk", "Речник пообіцяв не продавати млин.", "denied"),
        ("uk", "Речник не закликав продавати млин.", "denied"),
    ],
)
def test_a_request_not_to_is_no_denial(language: str, text: str, polarity: str) -> None:
    (one,) = _all(text, language)
    assert one.polarity == polarity


@pytest.mark.parametrize("clause", ["so berichtet „Le Monde“", "das meldet „Le Monde“"])
def test_a_clause_set_in_leaves_the_date_in_its_sentence(clause: str) -> None:
    text = f"Ein Gesandter ist, {clause}, am Mittwoch, dem 7. Januar, in Paris gesehen worden."
    (one,) = _all(text)
    assert [text[b:e] for b, e in one.content] == [
        "Ein Gesandter ist",
        "am Mittwoch, dem 7. Januar, in Paris gesehen worden",
    ]


def test_hearsay_is_heard_across_the_commas_of_a_date() -> None:
    (one,) = _all("Der Gesandte soll am Mittwoch, dem 7. Januar, in Paris gesehen worden sein.")
    assert (one.mode, one.certainty) == ("free_indirect", "hedged")


@pytest.mark.parametrize(
    "denial",
    [
        "Der Palast dementiert.",
        "Der Palast reagierte mit einem Dementi.",
        "Das Dementi des Palasts kam am Abend.",
    ],
)
def test_after_a_denial_the_mood_goes_on_with_who_denied(denial: str) -> None:
    text = f"Laut „Le Monde“ war ein Gesandter in Paris. {denial} Im Amtssitz sei kein Gesandter gewesen."
    last = _all(text)[-1]
    assert (last.mode, last.polarity, len(last.chain)) == ("indirect_free_indirect", "denied", 1)
    assert "Palast" in last.chain[0].name


def test_a_denied_report_is_no_clause_and_what_follows_is_said_once() -> None:
    text = "The palace denied the report, saying that nobody had come."
    assert [said(text, s.content) for s in _all(text, "en") if s.mode == "indirect"] == ["that nobody had come"]
    assert [s.mode for s in _all("The report was denied, saying that nobody had come.", "en")] == ["own"]
