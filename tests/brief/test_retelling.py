"""One claim has one sentence: what is left out beside a better telling, and what a denial leaves unanswered."""

from __future__ import annotations

from dataclasses import replace

from sayso.brief import compose
from sayso.brief.retelling import bearing, retells
from sayso.brief.told import Told
from sayso.brief.view import Denial
from sayso.model import Place
from tests.brief.building import article, day, hop, place, records, statement
from tests.brief.test_compose import texts

SAW = article("Bote\nRehm sah Tolkan am 4. März am alten Wehr, sagt die Post.", "Bote")
SEEN = article("Blatt\nAm alten Wehr soll Rehm die Tolkan gesehen haben, am 4. März.", "Blatt")
EN = article("News\nTolkan was seen at the weir on 4 March, said the Post.", "News", "en")
TOWN_HALL = article("Funk\nDas Amt bestritt, dass Tolkan das Rathaus betreten habe.", "Funk")
WEIR = article("Kurier\nDas Amt bestritt, dass Tolkan am alten Wehr war.", "Kurier")


def spot(text: str, words: str) -> Place:
    return replace(place(text, words), lat=53.5, lon=10.0)


def seen() -> Told:
    t = SAW.text
    said = statement(
        SAW, "Rehm sah Tolkan am 4. März am alten Wehr", chain=(hop(t, "Post", "outlet"),),
        times=(day(t, "4. März", "2031-03-04"),), places=(spot(t, "Wehr"),),
    )  # fmt: skip
    return Told(said, SAW)


def english() -> Told:
    t = EN.text
    said = statement(
        EN, "Tolkan was seen at the weir on 4 March", chain=(hop(t, "Post", "outlet"),),
        times=(day(t, "4 March", "2031-03-04"),), places=(spot(t, "weir"),),
    )  # fmt: skip
    return Told(said, EN)


def denied(report: object, words: str) -> Told:
    assert isinstance(report, type(SAW))
    said = statement(
        report, words, polarity="denied", source="Das Amt", cue="bestritt", chain=(hop(report.text, "Amt", "office"),)
    )
    return Told(said, report)


def test_a_retelling_in_other_words_or_another_language_is_seen() -> None:
    assert retells(seen(), english())
    later = statement(
        EN, "Tolkan was seen at the weir on 4 March", times=(day(EN.text, "4 March", "2031-03-09"),),
        places=(spot(EN.text, "weir"),),
    )  # fmt: skip
    assert not retells(seen(), Told(later, EN))


def test_the_telling_in_the_readers_language_stands_for_the_claim_and_comes_first() -> None:
    view = records(SAW, EN, seen().statement, english().statement)
    for language, first in (("de", "Laut Bote"), ("en", "According to News")):
        found = texts(compose(view, language=language), "happened")
        assert found[0].startswith(first)
        assert len(found) == 2


def test_a_denial_that_leaves_the_place_out_stands_beside_the_claim() -> None:
    assert bearing(seen(), Denial(denied(TOWN_HALL, "dass Tolkan das Rathaus betreten habe"))) == "beside"
    assert bearing(seen(), Denial(denied(WEIR, "dass Tolkan am alten Wehr war"))) is None
    assert bearing(seen(), Denial(denied(TOWN_HALL, "dass Tolkan das Rathaus betreten habe"), "answers")) == "answers"


def test_a_headline_is_left_out_where_the_body_tells_more() -> None:
    report = article("Tolkan am Wehr gesehen\nTolkan sei am Wehr gesehen worden, sagt Rehm.", "Bote")
    head = statement(report, "Tolkan am Wehr gesehen", "own")
    body = statement(report, "Tolkan sei am Wehr gesehen worden", chain=(hop(report.text, "Rehm"),))
    assert len(texts(compose(records(report, head, body), language="de"), "happened")) == 1
    assert any(texts(compose(records(report, head), language="de"), key) for key in ("happened", "details"))


def test_an_apposition_and_a_capital_do_not_stand_in_the_sentence() -> None:
    report = article("News\nThe Trumpet, a loud tabloid, says the dam broke at the mill.", "News", "en")
    chain = (hop(report.text, "The Trumpet, a loud tabloid", "outlet"),)
    said = statement(report, "the dam broke at the mill", chain=chain)
    found = texts(compose(records(report, said), language="en"), "happened")
    assert found == ["According to News (5 March 2031), citing the Trumpet: “the dam broke at the mill”."]
