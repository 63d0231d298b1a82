from __future__ import annotations

from typing import Any

import pytest

from sayso.brief import Told, WordGrouping
from tests.brief.building import article, hop, place, statement


def told(
    words: str, outlet: str = "Uferbote", language: str = "de", places: tuple[str, ...] = (), **given: Any
) -> Told:
    story = article(f"{words}\nSchluss", outlet, language)
    held = tuple(place(story.text, name) for name in places)
    return Told(statement(story, words, "own", places=held, **given), story)


def groups(*tellings: Told) -> int:
    return len(WordGrouping()(tellings))


def test_a_repetition_in_another_outlet_is_one_group() -> None:
    assert groups(told("Tolkan wurde am Wehr gesehen"), told("Am Wehr wurde Tolkan gesehen", "Talblatt")) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Gesandte Tolkan wurde in Fenn gesehen", "Die Gesandte Tolkan wurde in Ulm gesehen"),
        ("Die Gesandte Tolkan wurde in Fenn gesehen", "Die Gesandte Rehm wurde in Fenn gesehen"),
        ("Gestern kamen 40 Gesandte nach Fenn", "Gestern kamen 14 Gesandte nach Fenn"),
        ("Tolkan hat die Mühle am Wehr betreten", "Tolkan hat die Mühle am Wehr nicht betreten"),
        ("Tolkan hat die Mühle am Wehr betreten", "Tolkan hat die alte Halle am Deich gesehen"),
        ("Sie kam", "Sie ging"),
    ],
)
def test_another_place_actor_number_polarity_or_act_is_another_group(left: str, right: str) -> None:
    assert groups(told(left), told(right, "Talblatt")) == 2


def test_opposite_polarity_is_never_one_group_even_in_the_same_words() -> None:
    words = "Tolkan hat die Mühle am Wehr betreten"
    assert groups(told(words), told(words, "Talblatt", polarity="denied")) == 2


def test_a_place_that_only_one_names_keeps_them_apart() -> None:
    with_place = told("Tolkan wurde am Wehr in Fenn gesehen", places=("Fenn",))
    assert groups(with_place, told("Tolkan wurde am Wehr gesehen", "Talblatt")) == 2


def test_another_language_is_another_group() -> None:
    words = "Mira Tolkan Fenner Wehr"
    assert groups(told(words), told(words, "Weir Gazette", "en")) == 2


def test_a_language_without_data_is_grouped_only_by_the_same_words() -> None:
    assert groups(told("Tolkan sedd vid dammen", language="sv"), told("Tolkan sedd vid dammen", "Bladet", "sv")) == 1


def test_a_denial_is_put_beside_what_shares_its_words() -> None:
    claim = told("Tolkan wurde im Rathaus empfangen")
    other = told("Der Pegel stieg um einen Meter")
    story = article("Niemand hat Tolkan im Rathaus empfangen, sagt Rehm", "Talblatt")
    chain = (hop(story.text, "Rehm"),)
    said = statement(story, "Niemand hat Tolkan im Rathaus empfangen", polarity="denied", chain=chain)
    denial = Told(said, story)
    found = WordGrouping()([other, claim, denial])
    assert [[one.told.id for one in group.denials] for group in found] == [[], [denial.id], []]


def test_every_telling_comes_back_once() -> None:
    tellings = [told(f"Satz {n} über das Wehr in Fenn", f"Blatt {n}") for n in range(6)]
    back = [t.id for group in WordGrouping()(tellings) for t in group.tellings]
    assert sorted(back) == sorted(t.id for t in tellings)
