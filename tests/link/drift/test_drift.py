"""Drift between two tellings of one claim, and between two claims that differ in one thing."""

from __future__ import annotations

from sayso.link.drift import drift
from sayso.link.material import Material
from tests.link.drift.build import article, hop, material, said, together

UP = article("x1", "de", ["Treffen in der Villa", "Der Gesandte hat am Dienstag angeblich mit der Ministerin gegessen"])
DOWN = article("x2", "de", ["Geheimes Essen", "Der Gesandte hat am Dienstag mit der Ministerin gegessen"])
PERSON = hop("ein Diplomat")


def kinds(held: Material, *groups: tuple[str, ...]) -> set[tuple[str, str, str]]:
    found = drift(held, together(held, *groups), {"x2": ("x1",)})
    return {(one.statement, one.kind, one.against) for one in found}


def test_a_hedge_that_is_gone_is_lost() -> None:
    held = material(
        [UP, DOWN],
        [said(UP, 1, certainty="hedged", chain=(PERSON,)), said(DOWN, 1, chain=(hop("x1", "outlet"), PERSON))],
    )
    assert kinds(held, ("x1.1", "x2.1")) == {("x2.1", "hedge_lost", "x1.1")}


def test_the_outlets_own_word_for_a_source_is_attribution_lost() -> None:
    held = material([UP, DOWN], [said(UP, 1, chain=(PERSON,)), said(DOWN, 1)])
    assert kinds(held, ("x1.1", "x2.1")) == {("x2.1", "attribution_lost", "x1.1")}


def test_one_source_told_as_several_is_multiplied() -> None:
    several = hop("Diplomaten", count="several")
    held = material([UP, DOWN], [said(UP, 1, chain=(PERSON,)), said(DOWN, 1, chain=(hop("x1", "outlet"), several))])
    assert kinds(held, ("x1.1", "x2.1")) == {("x2.1", "sources_multiplied", "x1.1")}


def test_a_faithful_retelling_drifts_nowhere() -> None:
    held = material([UP, DOWN], [said(UP, 1, chain=(PERSON,)), said(DOWN, 1, chain=(hop("x1", "outlet"), PERSON))])
    assert kinds(held, ("x1.1", "x2.1")) == set()


def test_an_article_that_retells_itself_or_nobody_held_drifts_nowhere() -> None:
    held = material([DOWN], [said(DOWN, 1)])
    assert drift(held, together(held), {"x2": ("x2", "gone")}) == ()


def test_a_circle_of_retellings_ends() -> None:
    held = material([UP, DOWN], [said(UP, 1, chain=(PERSON,)), said(DOWN, 1)])
    assert len(drift(held, together(held, ("x1.1", "x2.1")), {"x1": ("x2",), "x2": ("x1",)})) == 1


def test_reasons_hold_the_words_of_both() -> None:
    begin = UP.text.index("angeblich")
    up = said(UP, 1, certainty="hedged", hedges=((begin, begin + 9),), chain=(PERSON,))
    held = material([UP, DOWN], [up, said(DOWN, 1, chain=(hop("x1", "outlet"), PERSON))])
    (found,) = drift(held, together(held, ("x1.1", "x2.1")), {"x2": ("x1",)})
    assert found.because["source"] == "angeblich"
