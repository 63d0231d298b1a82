from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

import pytest

from sayso.brief import briefs
from sayso.brief.attribution import who
from sayso.brief.model import Part
from sayso.brief.quoting import clip, enclosed, hop_words, quoted
from sayso.brief.sources import source_language
from sayso.brief.told import Told
from sayso.brief.wording import fill, load_table, plain, wording
from sayso.errors import LanguageDataError
from sayso.model import Hop
from tests.brief.building import article, at, hop, statement

OWN_TO_A_LANGUAGE = ("languages.", "months", "subordinate", "dropped", "articles", "verb_first")


def entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from entries(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def slots(template: Any) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name} if isinstance(template, str) else set()


@pytest.mark.parametrize("language", [code for code in briefs() if code != "en"])
def test_every_language_says_all_that_english_says(language: str) -> None:
    english, other = dict(entries(load_table("en"))), dict(entries(load_table(language)))
    assert set(english) == set(other)
    assert [key for key in english if slots(other[key]) - slots(english[key]) - {"cue"}] == []
    assert len(other["months"]) == 12


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    words = wording("de")
    assert words.date("2031-03-05T10:00:00+01:00") == "5. März 2031"
    assert [words.date(value) for value in ("2031-03", "2031", None, "bald", "2031-99")] == [
        "März 2031", "2031", "Datum unbekannt", "Datum unbekannt", "Datum unbekannt",
    ]  # fmt: skip
    assert words.period("2031-03-05", "2031-03-07") == "5. März 2031 bis 7. März 2031"


def test_lists_have_their_and_before_the_last() -> None:
    assert plain(wording("de").listed(["A", "B", "C"])) == "A, B und C"
    assert plain(wording("en").listed(["A", "B"])) == "A and B"
    assert plain(wording("en").listed(["A"])) == "A"


def test_a_template_is_filled_once_and_never_with_what_fills_it() -> None:
    assert plain(fill("{who}: {words}", who="{words}", words=(Part("x", "words"),))) == "{words}: x"


def test_a_missing_entry_names_the_file_and_the_entry() -> None:
    with pytest.raises(LanguageDataError, match=r"wording/de.toml: no entry 'frame.nothing'"):
        wording("de").say("frame.nothing")


def test_clipping_keeps_whole_words_of_the_text() -> None:
    text = "eins zwei drei vier"
    assert clip(text, ((0, 19),), 11) == (((0, 9),), True)
    assert clip(text, ((0, 4), (5, 9)), 50) == (((0, 4), (5, 9)), False)


@pytest.mark.parametrize(("said", "is_one"), [
    ("„Ja“", True), ("“Yes,”", True), ("« Oui »", True), ("\"Ja\"", True), ("„Ja“ und „Nein“", False),
    ("Ja", False), ("„Ja", False),
])  # fmt: skip
def test_one_quotation_in_its_own_marks(said: str, is_one: bool) -> None:
    assert enclosed(said) is is_one


def test_words_that_hold_the_first_marks_get_the_others() -> None:
    story = article("Titel\nDie „Neue Mühle“ steht.")
    told = Told(statement(story, "Die „Neue Mühle“ steht.", "own"), story)
    assert plain(quoted(told, wording("de"), told.statement.content)) == "»Die „Neue Mühle“ steht.«"


def test_english_leaves_the_conjunction_out_and_german_keeps_it() -> None:
    story = article("Title\nRehm said that the mill is closed.", language="en")
    told = Told(statement(story, "that the mill is closed"), story)
    assert plain(quoted(told, wording("en"), told.statement.content)) == "“the mill is closed”"


def test_a_source_that_no_chain_resolves_is_named_by_its_own_words() -> None:
    story = article("Titel\nWie sie sagt, ist die Mühle zu.")
    told = Told(statement(story, "ist die Mühle zu", source="sie", cue="sagt"), story)
    assert plain(who(told, wording("de"))) == "Uferbote (5. März 2031), unter Berufung auf „sie“"


@pytest.mark.parametrize(("count", "german"), [
    ("one", "eine ungenannte Person"), ("several", "mehrere ungenannte Personen"),
    ("unknown", "ungenannte Quellen (Zahl nicht angegeben)"),
])  # fmt: skip
def test_unnamed_sources_keep_their_number(count: str, german: str) -> None:
    story = article("Titel\nDie Mühle ist zu, heißt es aus Kreisen.")
    told = Told(statement(story, "Die Mühle ist zu", chain=(hop(story.text, "Kreisen", "unnamed", count),)), story)
    assert plain(who(told, wording("de"))).endswith(f"unter Berufung auf {german}")


def test_a_hop_is_named_only_by_words_that_the_article_holds() -> None:
    story = article("Titel\nDer Rehm-Bote meldet es; das Dementi des Rehm-Botes folgt.")
    span = at(story.text, "Rehm-Bote")
    assert hop_words(story, Hop("Rehm-Botes", "outlet", "one", span)) == "Rehm-Bote"
    assert hop_words(story, Hop("Anderer Bote", "outlet", "one", span)) == "Rehm-Bote"


def test_negation_and_outlook_come_from_the_data_of_the_language() -> None:
    assert source_language("uk").has("Він не приїхав", source_language("uk").negators)
    assert not source_language("xx").has("not", source_language("xx").negators)
