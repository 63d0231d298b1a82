"""Places: points, homonyms, metonyms, and names that are not places."""

from __future__ import annotations

from sayso.model.article import Place
from tests.extract_entities.helpers import marked


def _places(text: str, language: str) -> list[Place]:
    return list(marked(text, language).places)


def test_a_city_has_a_point_and_a_radius_smaller_than_its_country() -> None:
    city, country = _places("Sie war in Paris und in Frankreich.", "de")
    assert city.lat is not None and 48.7 < city.lat < 49.0
    assert city.radius_m is not None and country.radius_m is not None
    assert city.radius_m < country.radius_m


def test_near_widens_the_radius() -> None:
    plain, near = _places("Er war in Paris. Sie war in der Nähe von Paris.", "de")
    assert (plain.relation, near.relation) == ("in", "near")
    assert plain.radius_m is not None and near.radius_m is not None and near.radius_m > plain.radius_m


def test_a_street_takes_the_point_of_the_town_before_it_not_of_a_government() -> None:
    places = _places("In Wien sah man sie. Moskau erklärte, sie sei in der Botschafterstraße gewesen.", "de")
    assert [place.geonames for place in places] == [2761369, 524901, 2761369]


def test_a_street_in_a_text_without_a_town_has_no_point() -> None:
    (street,) = _places("Sie wohnt in der Lindenstraße.", "de")
    assert (street.name, street.lat, street.radius_m) == ("Lindenstraße", None, None)


def test_homonyms_go_to_the_country_that_the_text_speaks_of() -> None:
    (state, city) = _places("In Canada she lived in London.", "en")
    assert state.geonames == 6251999
    assert city.geonames == 2643743, "a capital stays a capital"


def test_a_common_word_is_a_place_only_after_a_preposition() -> None:
    assert _places("Essen und Trinken helfen.", "de") == []
    assert [place.name for place in _places("Sie lebt in Essen.", "de")] == ["Essen"]


def test_adjectives_outlets_and_compounds_are_not_places() -> None:
    assert _places("Die Pariser Zeitung und The Washington Post schreiben über den Ukraine-Krieg.", "de") == []


def test_a_capital_that_speaks_stands_for_its_government() -> None:
    said, been = _places("Moscow denied it. She was seen in Moscow.", "en")
    assert (said.metonym, been.metonym) == (True, False)


def test_no_places_in_a_language_without_a_file() -> None:
    assert _places("Ela foi vista em Paris.", "pt") == []


def test_the_signature_under_a_quotation_is_a_government() -> None:
    (place,) = _places("„Nichts davon stimmt“\n— Élysée-Palast", "de")
    assert place.metonym


def test_a_country_written_in_capitals_is_no_organisation() -> None:
    assert [name.kind for name in marked("Она была в посольстве в США.", "ru").names] == ["place"]
