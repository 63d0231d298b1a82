from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.brief import Denial, Group, Records, Told, compose, render
from sayso.brief.model import Brief, Sentence
from sayso.errors import UsageError
from sayso.text import words
from tests.brief.building import article, hop, records, statement, tampered
from tests.brief.story import DE, DE2, EN, articles, german, others

WHOLE = records(*articles(), *german(), *others())


def section(brief: Brief, key: str) -> tuple[Sentence, ...]:
    return next(part.sentences for part in brief.sections if part.key == key)


def texts(brief: Brief, key: str) -> list[str]:
    return [sentence.text for sentence in section(brief, key)]


def test_the_five_sections_stand_in_their_order() -> None:
    brief = compose(WHOLE, language="de")
    assert [part.heading for part in brief.sections] == [
        "Was passiert ist", "Zitate", "Kontext", "Details und Implikationen", "Wie es weitergeht",
    ]  # fmt: skip
    assert all(part.sentences for part in brief.sections)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_cites_and_every_citation_equals_the_stored_words(language: str) -> None:
    stored = {a.id: a for a in articles()}
    brief = compose(WHOLE, language=language)
    assert brief.refused == ()
    for sentence in brief.sentences():
        assert sentence.citations
        for citation in sentence.citations:
            assert words(stored[citation.article].text, citation.spans) == citation.words
        for part in sentence.parts:
            if part.kind == "words":
                assert part.text in stored[sentence.citations[part.cites].article].text


def test_the_chain_is_told_from_the_outlet_to_the_origin_in_both_languages() -> None:
    view = records(DE, *german())
    assert texts(compose(view, language="de"), "happened")[0] == (
        "Laut Uferbote (5. März 2031), unter Berufung auf Fenner Post, dort laut einer ungenannten Person: "
        "„Mira Tolkan sei am 4. März am alten Wehr gesehen worden“."
    )
    view = records(EN, *(s for s in others() if s.article == EN.id))
    assert texts(compose(view, language="en"), "happened")[0] == (
        "According to Weir Gazette (6 March 2031), citing Fenner Post, which in turn gives one unnamed person as the "
        "source: “Mira Tolkan was seen at the old weir on 4 March”."
    )


def test_an_outlet_that_names_nobody_is_said_to_name_nobody() -> None:
    view = records(DE2, *(s for s in others() if s.article == DE2.id))
    assert "Talblatt (6. März 2031), ohne Quellenangabe" in texts(compose(view, language="de"), "happened")[0]
    assert "Talblatt (6 March 2031), on its own word" in texts(compose(view, language="en"), "happened")[0]


def test_a_denial_stands_beside_what_it_follows_and_claims_no_more_than_its_words() -> None:
    found = section(compose(records(DE, *german()), language="de"), "happened")
    denial = next(sentence for sentence in found if sentence.kind == "denial")
    assert denial.text == (
        "Dementi – Kreisverwaltung, laut Uferbote (5. März 2031): „Die Kreisverwaltung bestritt, dass Tolkan das "
        "Rathaus betreten habe“. Dies verneint etwas anderes; die Aussage davor bleibt unbeantwortet."
    )
    assert found[found.index(denial) - 1].kind == "claim"


def test_a_hedge_is_said_and_its_word_is_shown_where_the_reader_cannot_see_it() -> None:
    french = next(t for t in texts(compose(WHOLE, language="de"), "happened") if "L'Écluse" in t)
    assert french.startswith("Unter Vorbehalt bejaht (« aurait été reçue »), laut L'Écluse (6. März 2031)")
    german_text = next(t for t in texts(compose(WHOLE, language="de"), "happened") if "Mühle" in t)
    assert german_text.startswith("Unter Vorbehalt, laut Uferbote")


def test_what_is_in_another_language_keeps_its_words_marks_and_is_named() -> None:
    ukrainian = next(t for t in texts(compose(WHOLE, language="en"), "happened") if "Річковий" in t)
    assert ukrainian == (
        "Denied by «Ратуша», according to Річковий вісник (7 March 2031), in these words: "
        "«Ратуша заперечила, що Міра Толкан заходила до будівлі» [Ukrainian]."
    )


def test_a_group_without_names_is_flagged_as_beyond_checking() -> None:
    assert "„Beobachter“ (Gruppe ohne Namen, nicht nachprüfbar), heißt es, „dass das Vertrauen leide“." in " ".join(
        texts(compose(WHOLE, language="de"), "details")
    )


def test_a_quotation_has_its_speaker_after_a_dash() -> None:
    assert texts(compose(WHOLE, language="de"), "quotes") == [
        "„Hier war niemand“ — Amtsleiter Joost Rehm (Uferbote, 5. März 2031)."
    ]


def test_a_dash_quotation_on_somebodys_word_says_on_whose() -> None:
    story = article("Titel\n„Sie war hier“\n— Fenner Post (laut einem Boten)")
    chain = (hop(story.text, "Fenner Post", "outlet"), hop(story.text, "einem Boten", "unnamed"))
    brief = compose(records(story, statement(story, "„Sie war hier“", "direct", chain=chain)), language="de")
    assert texts(brief, "quotes") == [
        "„Sie war hier“ — Fenner Post (laut einer ungenannten Person; Uferbote, 5. März 2031)."
    ]


def test_context_is_dated_and_in_the_order_of_time() -> None:
    assert texts(compose(WHOLE, language="de"), "context") == [
        "2. März 2031: Laut Uferbote (5. März 2031), ohne Quellenangabe: „Am 2. März 2031 unterzeichneten beide Seiten "
        "eine Erklärung.“"
    ]


def test_what_next_holds_the_open_question_and_details_the_conjecture_and_the_refusal_to_comment() -> None:
    brief = compose(WHOLE, language="de")
    assert any("Die Frage ist, ob die Erklärung hält." in text for text in texts(brief, "next"))
    assert any(text.startswith("Als Vermutung") and "könnte" in text for text in texts(brief, "details"))
    assert any(text.startswith("Keine Stellungnahme, laut Uferbote") for text in texts(brief, "details"))


def test_an_empty_ledger_gives_an_honest_brief() -> None:
    brief = compose(Records(), language="de")
    assert brief.closing == ("Gelesen: kein Artikel. Der Brief sagt deshalb nichts.",)
    assert all(part.note and not part.sentences for part in brief.sections)
    assert all(render(brief, form) for form in ("text", "markdown", "html", "json"))


def test_the_closing_says_what_was_read() -> None:
    assert compose(WHOLE, language="de").closing[:2] == (
        "Gelesen: 6 Artikel aus 6 Medien in 5 Sprachen (deutsch, englisch, französisch, russisch und ukrainisch), "
        "veröffentlicht 5. März 2031 bis 7. März 2031; 13 Aussagen.",
        "Bei einem Artikel ist das Datum unbekannt.",
    )


def test_articles_and_story_narrow_what_is_read() -> None:
    assert compose(WHOLE, language="de", articles=[EN.id]).reading.articles == 1
    assert compose(WHOLE, language="de", story="Kanzlei Tolkan").reading.articles == 1
    assert compose(WHOLE, language="de", story="Zeppelin").reading.articles == 0


def test_the_limit_holds_in_every_section_but_for_answers() -> None:
    brief = compose(WHOLE, language="de", limit=1)
    assert all(sum(s.kind != "response" for s in part.sentences) <= 1 for part in brief.sections)


def test_a_language_without_wording_is_refused() -> None:
    with pytest.raises(UsageError, match="choose one of de, en"):
        compose(WHOLE, language="sources")


def test_changed_text_refuses_the_sentences_that_stand_on_it_and_no_other() -> None:
    changed = tampered(DE, "Danach sei sie", "Danach war sie")
    held = [changed if a is DE else a for a in articles()]
    brief = compose(records(*held, *german(), *others()), language="de")
    assert brief.refused
    cited = {citation.article for sentence in brief.sentences() for citation in sentence.citations}
    assert changed.id not in cited and EN.id in cited
    assert "zurückgehalten" in brief.closing[2]


def test_a_changed_hash_and_a_span_past_the_text_are_refused() -> None:
    lying = replace(DE, sha256="0" * 64)
    assert not list(compose(records(lying, *german()), language="de").sentences())
    beyond = replace(german()[0], content=((5, len(DE.text) + 9),))
    brief = compose(records(DE, beyond), language="de")
    assert not list(brief.sentences()) and len(brief.refused) == 1


def test_a_sentence_is_made_again_without_the_telling_whose_evidence_fails() -> None:
    changed = tampered(DE, "Danach sei sie", "Danach war sie")
    brief = compose(records(changed, DE2, *german(), *others()), language="de")
    assert any("Talblatt" in text and "Uferbote" not in text for text in texts(brief, "happened"))


def test_a_linker_can_stand_where_the_words_stood() -> None:
    def linked(tellings: list[Told]) -> list[Group]:
        seen = [t for t in tellings if "4" in t.words and t.statement.polarity == "affirmed"]
        denied = next(t for t in tellings if t.article.language == "uk")
        rest = [Group((t,)) for t in tellings if t not in seen]
        return [Group(tuple(seen), (Denial(denied, "beside"),), origins=1), *rest]

    found = texts(compose(WHOLE, language="de", grouping=linked), "happened")
    assert "Zusammen 3 Medien in 2 Sprachen. Alles geht auf einen einzigen Ursprung zurück." in found[0]
    assert found[1].endswith("Dies verneint etwas anderes; die Aussage davor bleibt unbeantwortet.")


def test_another_language_is_seen_beside_much_in_the_readers_own() -> None:
    held = []
    for number in range(12):
        report = article(f"Nummer {number}\nRehm sagte am Wehr, dass Tor {number} klemmt.", f"Blatt {number}")
        chain = (hop(report.text, "Rehm"),)
        held += [report, statement(report, f"dass Tor {number} klemmt", source="Rehm", cue="sagte", chain=chain)]
    uk = [s for s in others() if s.article == articles()[4].id]
    found = texts(compose(records(*held, articles()[4], *uk), language="de"), "happened")
    assert len(found) == 8 and sum("[ukrainisch]" in text for text in found) == 1
