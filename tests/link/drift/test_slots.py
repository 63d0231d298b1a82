"""Numbers, days and places: what differs, and what only says it otherwise."""

from __future__ import annotations

import pytest

from sayso.link.drift.sight import Sight, covered
from sayso.link.drift.slots import days_of, numbers_of, places_of, same, venues_of
from sayso.link.drift.traits import closeness, extent
from sayso.model import Place, Time
from tests.link.drift.build import article, said


def sight(language: str, text: str, *, times: tuple[Time, ...] = (), places: tuple[Place, ...] = ()) -> Sight:
    held = article("x1", language, ["Titel", text])
    return Sight(said(held, 1, times=times, places=places), held)


@pytest.mark.parametrize(("left", "right"), [(297, 300), (1_012, 1_000), (5, 5), (4_980_000, 5_000_000)])
def test_a_rounding_is_the_same_number(left: float, right: float) -> None:
    assert same(left, right)


@pytest.mark.parametrize(("left", "right"), [(30, 300), (12, 13), (297, 312), (8, 18), (0, 20)])
def test_another_number_is_not(left: float, right: float) -> None:
    assert not same(left, right)


def test_numbers_clash_across_languages() -> None:
    slots = numbers_of(sight("ru", "погибли двадцать человек"), sight("de", "zwölf Menschen starben"))
    assert (slots.told, slots.source) == (("двадцать",), ("zwölf",))


def test_a_number_that_is_left_out_is_no_clash() -> None:
    assert not numbers_of(sight("en", "people died"), sight("de", "zwölf Menschen starben")).clash


@pytest.mark.parametrize(("left", "right"), [(30, 300), (14, 40), (83, 38), (22, 32), (19, 29)])
def test_slips_of_the_pen_are_close(left: float, right: float) -> None:
    assert closeness(left, right) == 1.0


def test_nothing_is_close_to_nought() -> None:
    assert closeness(0, 10) == 0.0


def day(value: str) -> Time:
    return Time((0, 1), "DATE", value, begin=None, end=None, role="happened")


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-03-02", ("2031-03-02", "2031-03-02")),
        ("2031-03-03TNI", ("2031-03-03", "2031-03-03")),
        ("2031-03", ("2031-03-01", "2031-03-31")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("PAST_REF", None),
    ],
)
def test_days_that_a_time_covers(value: str, days: tuple[str, str] | None) -> None:
    assert covered(day(value)) == days


def test_a_month_agrees_with_a_day_in_it_and_the_next_day_does_not() -> None:
    second, third, month = (sight("de", "x", times=(day(v),)) for v in ("2031-03-02", "2031-03-03", "2031-03"))
    assert days_of(third, second).clash
    assert not days_of(month, second).clash


def test_a_place_within_another_agrees() -> None:
    paris = Place((0, 1), "Paris", 48.8566, 2.3522, 9000)
    street = Place((0, 1), "Rue de Rivoli", 48.8560, 2.3570, 1500)
    lyon = Place((0, 1), "Lyon", 45.7640, 4.8357, 6000)
    one, other, far = (sight("fr", "x", places=(place,)) for place in (paris, street, lyon))
    assert not places_of(one, other).clash
    assert places_of(far, other).clash


def test_a_villa_is_no_embassy() -> None:
    slots = venues_of(sight("en", "they met at the embassy"), sight("de", "sie aßen in einer Villa"))
    assert (slots.told, slots.source) == (("embassy",), ("villa",))


def test_all_where_some_were_meant_widens() -> None:
    wide, narrow, _ = extent(sight("de", "Alle Buslinien fallen weg"), sight("fr", "certaines lignes disparaissent"))
    assert (wide, narrow) == ("alle", "certaines")


def test_an_unknown_language_says_nothing_of_wholes() -> None:
    assert extent(sight("xx", "alle"), sight("xx", "some")) == ("", "", "")
