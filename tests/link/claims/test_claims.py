"""Claims: what belongs together and what does not, whatever the order of arrival and whatever comes in."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.claims import cluster, explain, extend, settled
from sayso.link.claims.grouping import linked
from sayso.link.judged import Judged
from sayso.link.material import Material, material
from sayso.link.numbers import numbers
from sayso.link.words import fold, skeleton, stem
from tests.link.claims.telling import Told, ledger

STORY: tuple[Told, ...] = (
    (
        "Nordblatt",
        "de",
        [
            "Der Frachter Sturmvogel ist am Dienstag vor Hellhaven gesunken.",
            "An Bord waren 14 Seeleute, sagte Imke Rohde.",
        ],
    ),
    (
        "Fenner Post",
        "de",
        ["Am Dienstag ist der Frachter Sturmvogel vor Hellhaven gesunken.", "Es regnete seit Tagen."],
    ),
    ("Weir Gazette", "en", ["The freighter Sturmvogel sank off Hellhaven.", "There were 19 sailors on board."]),
    ("Uferbote", "de", ["In Grunwesel wird eine Turnhalle gebaut.", "An Bord waren 19 Seeleute, sagte Imke Rohde."]),
    ("Talbote", "de", ["Der Frachter Sturmvogel ist am Dienstag vor Hellhaven gesunken, teilte Imke Rohde mit."]),
)


def test_same_sentence_by_two_outlets_is_one_claim() -> None:
    found = cluster(ledger(*STORY))
    assert found.together("a0.0", "a1.0")
    assert not found.together("a0.0", "a3.0")


def test_numbers_that_differ_are_two_claims() -> None:
    held = ledger(*STORY)
    assert not cluster(held).together("a0.1", "a3.1")
    assert explain(held, "a0.1", "a3.1")["barred"] == "numbers differ"


def test_every_statement_is_in_one_cluster() -> None:
    held = ledger(*STORY)
    found = cluster(held)
    assert sorted(one for group in found.members for one in group) == sorted(s.id for s in held.statements)


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(chance: random.Random) -> None:
    held = ledger(*STORY)
    articles, statements = list(held.held_articles), list(held.statements)
    chance.shuffle(articles)
    chance.shuffle(statements)
    assert cluster(material(articles, statements)) == cluster(held)


@pytest.mark.parametrize("last", range(len(STORY)))
def test_an_increment_is_what_a_full_run_finds(last: int) -> None:
    held = ledger(*STORY)
    new = [s.id for s in held.statements if s.article == f"a{last}"]
    before = Material(
        tuple(a for a in held.held_articles if a.id != f"a{last}"),
        tuple(s for s in held.statements if s.article != f"a{last}"),
    )
    assert extend(held, cluster(before), new) == cluster(held)


def test_a_judgement_overrides_what_was_found() -> None:
    held = ledger(*STORY)
    joined = cluster(held, judged=Judged((("a0.1", "a3.1"),), ()))
    assert joined.together("a0.1", "a3.1")
    parted = cluster(held, judged=Judged((), (("a0.0", "a1.0"),)))
    assert not parted.together("a0.0", "a1.0")


def test_of_judgements_that_contradict_the_later_holds() -> None:
    found = settled([("a", "c", False), ("a", "b", True), ("b", "c", True)])
    assert found.together == (("a", "b"), ("b", "c"))
    assert not found.apart
    found = settled([("a", "b", True), ("b", "c", True), ("a", "c", False)])
    assert found == Judged((("b", "c"),), (("a", "c"),))


def test_average_linkage_needs_more_than_one_bridge() -> None:
    chain = {(0, 1): 3.0, (1, 2): 1.0}
    assert linked(3, chain, 0.0) == [[0, 1], [2]]
    assert linked(3, chain | {(0, 2): 1.0}, 0.0) == [[0, 1, 2]]
    assert linked(2, {(0, 1): 9.0}, 0.0, bars=[(0, 1)]) == [[0], [1]]
    assert linked(3, {(0, 1): 9.0}, 0.0, must=[(0, 1), (1, 2)], bars=[(0, 2)]) == [[0, 1, 2]]


def test_many_identical_articles_are_one_claim_each() -> None:
    told: Told = ("Nordblatt", "de", ["Der Frachter Sturmvogel ist am Dienstag vor Hellhaven gesunken."])
    found = cluster(ledger(*[(f"Blatt {n}", *told[1:]) for n in range(600)]))
    assert len(found.members) == 1


def test_a_very_long_statement_and_an_unknown_language() -> None:
    held = ledger(("Nordblatt", "xx", ["Sturmvogel " * 5000]), *STORY)
    assert len(cluster(held).of) == len(held.statements)


def test_nothing_at_all() -> None:
    assert cluster(material([], [])).members == ()


def test_an_article_without_a_date() -> None:
    held = ledger(*STORY)
    undated = [replace(a, published=None) if a.id == "a1" else a for a in held.held_articles]
    assert cluster(material(undated, held.statements)).together("a0.0", "a1.0")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "siebenhundertdreiundzwanzig Mann, 1,5 Mio. Euro und 18.000 Häuser", [723, 1_500_000, 18_000]),
        ("en", "€11m for twenty-three people in a hundred and five houses", [11_000_000, 23, 105]),
        ("fr", "quatre-vingt-dix-sept euros, deux millions, trois cents", [97, 2_000_000, 300]),
        ("ru", "двадцать трое, 11 млн, двести пятьдесят тысяч", [23, 11_000_000, 250_000]),
        ("uk", "п’ятеро, сто двадцять три, 1,2 млрд", [5, 123, 1_200_000_000]),
        ("xx", "7 and seven", [7]),
    ],
)
def test_numbers_in_digits_and_words(language: str, text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text, language)] == values


def test_skeletons_meet_across_scripts() -> None:
    assert len({skeleton(fold(name)) for name in ("Dmitrijew", "Dmitriev", "Дмітрієв", "Дмитриев")}) == 1
    assert skeleton(stem("консула", "ru")) == skeleton(stem("konsul", "de"))
