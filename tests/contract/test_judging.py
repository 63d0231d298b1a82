from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import JudgementRefused
from sayso.model import Hop, from_record
from tests.ledger.making import TEXT, extraction, run, span, statement

WHO = {"by": "Ada", "why": "heard the tape"}


@pytest.fixture
def held(ledger):
    ledger.add(extraction(), run())
    return ledger


@pytest.fixture
def target():
    return extraction().statements[0]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("polarity", "denied", "denied"),
        ("certainty", "speculated", "speculated"),
        ("mode", "direct", "direct"),
        ("medium", "writing", "writing"),
        ("medium", "null", None),
        ("source", "eine Person", (span(TEXT, "eine Person"),)),
        ("source", "none", ()),
        ("chain", "none", ()),
        (
            "chain",
            "outlet:Abendbote:one > unnamed:zwei: Leute:several > office:Der Palast",
            (
                Hop("Abendbote", "outlet", "one", span(TEXT, "Abendbote")),
                Hop("zwei: Leute", "unnamed", "several", (0, 0)),
                Hop("Der Palast", "office", "unknown", span(TEXT, "Der Palast")),
            ),
        ),
        ("chain", '[{"kind": "person", "name": "Ada", "count": "one"}]', (Hop("Ada", "person", "one", (0, 0)),)),
    ],
)
def test_a_field_is_judged(held, target, field, value, expected):
    judgement = held.judge(target.id, field, value, **WHO)
    assert (judgement.article, judgement.passage) == (target.article, target.content)
    assert held.statement(target.id) == replace(target, **{field: expected}) == next(held.statements())
    assert held.verify().ok
    held.undo(judgement.id, by="Ada", why="misheard")
    assert held.statement(target.id) == target
    assert [j.undoes for j in held.judgements()] == [None, judgement.id]
    assert held.verify().ok


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("polarity", "maybe"),
        ("mode", ""),
        ("chain", "friend:Ada"),
        ("chain", "person:"),
        ("chain", "[1"),
        ("chain", '[{"kind": "person"}]'),
        ("chain", '[{"kind": "person", "name": "Ada", "count": "3"}]'),
        ("source", "words that are not there"),
        ("wrong", "yes"),
        ("id", "s-1"),
        ("outlet", "Abendbote"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(held, target, field, value):
    head = held.head
    with pytest.raises(JudgementRefused) as refused:
        held.judge(target.id, field, value, **WHO)
    assert "\n" not in str(refused.value)
    assert held.head == head


def test_somebody_judges_for_a_reason(held, target):
    for who in ({"by": " ", "why": "b"}, {"by": "A", "why": ""}):
        with pytest.raises(JudgementRefused):
            held.judge(target.id, "polarity", "denied", **who)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("outlet", "Abendbote", "Abendbote"),
        ("language", "fr", "fr"),
        ("published", "2026-01-01", "2026-01-01"),
        ("published", "null", None),
        ("title", "Neu", "Neu"),
    ],
)
def test_an_article_is_judged(held, field, value, expected):
    id_ = extraction().article.id
    judgement = held.judge(id_, field, value, **WHO)
    assert getattr(held.article(id_), field) == expected == getattr(next(held.articles()), field)
    assert held.verify().ok
    held.undo(judgement.id, by="Ada", why="misread")
    assert held.article(id_) == extraction().article


@pytest.mark.parametrize(("field", "value"), [("language", "de_DE!"), ("published", "yesterday"), ("mode", "own")])
def test_an_article_does_not_take_everything(held, field, value):
    with pytest.raises(JudgementRefused):
        held.judge(extraction().article.id, field, value, **WHO)


def test_filters_see_what_was_judged(held, target):
    held.judge(target.id, "polarity", "denied", **WHO)
    held.judge(target.article, "outlet", "Abendbote", **WHO)
    assert len(list(held.statements(polarity="denied", outlet="Abendbote"))) == 2
    assert held.outlets()[0].denied == 2


def test_what_is_judged_wrong_is_left_out_and_can_come_back(held, target):
    judgement = held.judge(target.id, "wrong", "true", **WHO)
    assert target.id not in {s.id for s in held.statements()}
    assert target.id not in {r["id"] for r in held.export()}
    assert held.statement(target.id) == target
    taken_back = held.undo(judgement.id, by="Ada", why="no")
    assert target.id in {s.id for s in held.statements()}
    held.undo(taken_back.id, by="Ada", why="yes after all")
    assert target.id not in {s.id for s in held.statements()}
    assert held.verify().ok


def test_the_last_judgement_counts_and_all_are_kept(held, target):
    for value in ("asserted", "speculated", "asserted"):
        held.judge(target.id, "certainty", value, at="2026-01-09T00:00:00+00:00", **WHO)
    assert held.statement(target.id).certainty == "asserted"
    assert len({j.id for j in held.judgements(target.id)}) == 3
    assert [from_record(r) for r in held.export() if r["record"] == "judgement"] == held.judgements()


def test_a_judgement_outlives_a_run_that_draws_the_passage_otherwise(held, target):
    held.judge(target.id, "polarity", "denied", **WHO)
    ((begin, end),) = target.content
    near, far = (
        statement(extraction().article, (begin + 3, end + 2)),
        statement(extraction().article, (end + 1, end + 9)),
    )
    held.add(replace(extraction(), statements=(far, near)), run(2, "rules@2"))
    assert [s.polarity for s in held.statements()] == ["affirmed", "denied"]
    assert held.verify().ok


def test_a_judgement_goes_to_nothing_that_is_merely_near(held, target):
    held.judge(target.id, "wrong", "true", **WHO)
    ((begin, end),) = target.content
    other = statement(extraction().article, (begin, begin + (end - begin) // 3))
    held.add(replace(extraction(), statements=(other,)), run(2, "rules@2"))
    assert list(held.statements()) == [other]
