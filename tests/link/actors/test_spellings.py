"""One name in many spellings, cases and scripts; and names that only look alike."""

from __future__ import annotations

import pytest

from sayso.link.actors import Registry

SPELLINGS = [
    "Dmitriev Dmitrijew Dmitriyev Dmitrïev Dmitrijev Дмитриев Дмітрієв Дмитриева Дмитриеву Дмітрієва",
    "Selenskyj Selenskyjs Zelensky Zelenskyy Zelenskyi Zelenskiy Zelenski Зеленський Зеленський Зеленского Зеленському",
    "Lawrow Lavrov Lawrows Лавров Лаврова Лавровым",
    "Poroschenko Poroshenko Porochenko Порошенко",
    "Chruschtschow Khrushchev Chruščëv Хрущёв Хрущев",
    "Jermak Yermak Iermak Єрмак Ермак Єрмака",
    "Macron Macrons Макрон Макрона Макрону",
    "Witkoff Witkoffs Виткофф Віткофф Віткоффа",
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    registry = Registry()
    assert len({registry.key(one, kind="person") for one in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [("Dmitriev", "Dmitri Kirillow"), ("Macron", "Merkel"), ("Putin", "Пуцко"), ("Wladimir Putin", "Ljudmila Putina")],
)
def test_names_that_only_look_alike_stay_apart(left: str, right: str) -> None:
    registry = Registry()
    assert registry.key(left, kind="person") != registry.key(right, kind="person")
    assert registry.same(left, right, kind="person").score < 0.5


@pytest.mark.parametrize(
    "names",
    [
        ["the Kremlin", "Kreml", "Кремля", "le Kremlin"],
        [
            "European Commission",
            "Europäischen Kommission",
            "Commission européenne",
            "Єврокомісії",
            "Европейской комиссией",
        ],
        ["Le Monde", "Ле Монд", "«Ле Монд»", "Le Monde (France)"],
        ["Germany", "Deutschlands", "Allemagne", "Німеччини", "Германией"],
        ["Auswärtiges Amt", "Auswärtigen Amtes", "German Foreign Ministry", "МИД Германии"],
    ],
)
def test_institutions_have_one_key_in_all_languages(names: list[str]) -> None:
    registry = Registry()
    assert len({registry.key(one) for one in names}) == 1


def test_an_office_speaks_for_its_state() -> None:
    registry = Registry()
    assert (
        registry.house(registry.key("the Kremlin")) == registry.house(registry.key("Moskau")) == registry.key("Russia")
    )
    assert 0 < registry.same("Kreml", "Moscow").score < 1
