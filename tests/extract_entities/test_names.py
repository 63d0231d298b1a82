"""Names: one bearer, one id; kinds; what is not a name."""

from __future__ import annotations

from tests.extract_entities.helpers import marked


def _ids(text: str, language: str, kind: str = "person") -> list[str]:
    return [name.id for name in marked(text, language).names if name.kind == kind]


def test_the_surname_alone_joins_the_full_name() -> None:
    names = marked("Anna Muster kam. Später ging Muster. Musters Wagen blieb.", "de").names
    assert len(names) == 3
    assert {name.id for name in names} == {names[0].id}
    assert {name.name for name in names} == {"Anna Muster"}


def test_a_surname_joins_a_full_name_that_comes_later() -> None:
    first, second = marked("President Roe spoke. Jane Roe left.", "en").names
    assert first.id == second.id


def test_inflected_forms_join() -> None:
    assert len(set(_ids("Кирилла Дмитриева видели. Дмитриев молчит. О Дмитриеве пишут.", "ru"))) == 1


def test_two_bearers_of_one_surname_stay_apart() -> None:
    assert len(set(_ids("Jane Roe met John Roe.", "en"))) == 2


def test_german_nouns_are_not_persons() -> None:
    text = "Die Regierung und der Minister begrüßten die Entscheidung der Kommission am Abend im Haus."
    assert _ids(text, "de") == []


def test_the_publishing_outlet_is_found_where_it_is_named() -> None:
    names = marked("Wie der Quellbote erfuhr, fiel der Strom aus.", "de", None, "Quellbote").names
    assert [(name.name, name.kind) for name in names] == [("Quellbote", "outlet")]


def test_a_capital_that_speaks_is_an_office() -> None:
    assert [name.kind for name in marked("Moskau erklärte, man wisse von nichts.", "de").names] == ["office"]


def test_ids_do_not_depend_on_the_article() -> None:
    assert _ids("Jane Roe left.", "en") == _ids("Yesterday Jane Roe returned.", "en")
