from __future__ import annotations

import time

import pytest

from sayso.link.origins import Origins, independent, origins, upstream
from tests.link.origins.making import Desk

DAY = "2033-01-{:02d}T08:00+00:00".format


def counted(desk: Desk) -> int:
    return independent(origins(*desk.done())[0])


def test_a_retelling_that_cites_the_outlet_adds_no_origin_and_names_the_unnamed_source_of_that_outlet() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a person close to the talks"))
    desk.says(desk.article("b", "Nordblatt", DAY(2)), "seen", ("outlet", "Le Monde"), ("unnamed", "sources"))
    desk.says(desk.article("c", "Südpost", DAY(3)), "seen", ("outlet", "Le Monde"))
    (only,) = origins(*desk.done())[0]
    assert (only.name, only.kind, only.via) == ("a person close to the talks", "unnamed", ("Le Monde",))
    assert only.known


def test_two_people_named_in_reports_that_cite_nobody_are_two_origins() -> None:
    desk = Desk()
    one = desk.article("a", "Le Monde", DAY(1), people=["Ida Brandt"])
    desk.says(one, "seen", ("person", "Ida Brandt"))
    other = desk.article("b", "Nordblatt", DAY(20), people=["Karol Weiss"])
    desk.says(other, "seen", ("person", "Karol Weiss"))
    assert counted(desk) == 2


def test_one_person_whom_two_outlets_quote_is_one_origin_in_any_script() -> None:
    desk = Desk()
    one = desk.article("a", "Le Monde", DAY(1), people=["Viktor Dmitrijew"])
    desk.says(one, "seen", ("person", "Viktor Dmitrijew"))
    other = desk.article("b", "Nordblatt", DAY(2), people=["Виктор Дмитриев"])
    desk.says(other, "seen", ("person", "Виктор Дмитриев"))
    assert counted(desk) == 1


def test_a_denial_is_no_origin_of_what_it_denies() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    palace = desk.says(desk.article("b", "Palace", DAY(2)), "seen", ("office", "the palace"), denied=True)
    found = Origins(*desk.done())
    assert [one.name for one in found.of(0)] == ["a clerk"]
    assert all(palace not in one.voice.statements for one in found.knowers(0)[0].leanings)


def test_what_denies_may_be_told_from_outside() -> None:
    desk = Desk()
    first = desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    material, clusters = desk.done()
    assert origins(material, clusters, denying={first}) == {0: ()}


def test_hearsay_without_a_source_is_nobodys_and_says_so() -> None:
    desk = Desk()
    desk.says(desk.article("a", None, DAY(1)), "seen")
    (only,) = origins(*desk.done())[0]
    assert not only.known


def test_outlets_stand_by_their_hops_from_the_origin() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    desk.says(desk.article("b", "Nordblatt", DAY(2)), "seen", ("outlet", "Le Monde"), ("unnamed", "a clerk"))
    desk.says(desk.article("c", "Südpost", DAY(3)), "seen", ("outlet", "Nordblatt"))
    assert Origins(*desk.done()).by_distance(0) == (("Le Monde", 1), ("Nordblatt", 2), ("Südpost", 3))


def test_retellings_name_the_statement_that_is_retold_and_why() -> None:
    desk = Desk()
    first = desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    second = desk.says(desk.article("b", "Nordblatt", DAY(2)), "seen", ("outlet", "Le Monde"))
    who = upstream(*desk.done())
    assert [one.article for one in who.articles["b"]] == ["a"]
    assert who.articles["a"] == ()
    assert [one.statement for one in who.statements[second]] == [first]
    assert who.statements[second][0].because["same_claim"] == 1.0


def test_a_persons_word_on_who_retells_whom_comes_first() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    desk.says(desk.article("b", "Nordblatt", DAY(2)), "seen", ("outlet", "Le Monde"))
    material, clusters = desk.done()
    object.__setattr__(material, "retells", {"b": ()})
    assert upstream(material, clusters).articles["b"] == ()


@pytest.mark.parametrize(
    "dates", [(DAY(1), DAY(2)), (None, None), (DAY(1), DAY(1)), ("2933-01-01", DAY(2)), ("soon", None)]
)
def test_two_outlets_that_cite_each_other_make_no_loop(dates: tuple[str | None, str | None]) -> None:
    desk = Desk()
    desk.says(desk.article("a", "Alpha Courier", dates[0]), "seen", ("outlet", "Beta Gazette"))
    desk.says(desk.article("b", "Beta Gazette", dates[1]), "seen", ("outlet", "Alpha Courier"))
    who = upstream(*desk.done())
    retold = {(key, one.article) for key, found in who.articles.items() for one in found}
    assert not {("a", "b"), ("b", "a")} <= retold
    assert counted(desk) == 1
    assert dict(Origins(*desk.done()).by_distance(0)).keys() == {"Alpha Courier", "Beta Gazette"}


def test_an_outlet_that_cites_itself_is_one_origin() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Alpha Courier", DAY(1)), "seen", ("outlet", "Alpha Courier"))
    (only,) = origins(*desk.done())[0]
    assert (only.name, only.kind) == ("Alpha Courier", "outlet")


def test_an_article_without_a_date_is_upstream_of_whoever_cites_it() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", None), "seen", ("unnamed", "a clerk"))
    desk.says(desk.article("b", "Nordblatt", DAY(2)), "seen", ("outlet", "Le Monde"))
    who = upstream(*desk.done())
    assert [one.article for one in who.articles["b"]] == ["a"]
    assert who.articles["a"] == ()
    assert counted(desk) == 1


def test_two_people_of_one_surname_stay_two() -> None:
    desk = Desk()
    desk.says(desk.article("a", "Le Monde", DAY(1), people=["Anna Petrow"]), "seen", ("person", "Anna Petrow"))
    desk.says(desk.article("b", "Nordblatt", DAY(20), people=["Boris Petrow"]), "seen", ("person", "Boris Petrow"))
    assert counted(desk) == 2


def test_a_crowd_of_outlets_that_cite_one_is_one_origin_in_short_time() -> None:
    desk = Desk()
    desk.says(desk.article("a0000", "Le Monde", DAY(1)), "seen", ("unnamed", "a clerk"))
    for at in range(1, 800):
        desk.says(desk.article(f"a{at:04d}", f"Paper {at}", DAY(2)), "seen", ("outlet", "Le Monde"))
    started = time.process_time()
    assert counted(desk) == 1
    assert time.process_time() - started < 20
