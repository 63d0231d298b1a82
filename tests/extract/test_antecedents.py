"""Whose voice it is: pronouns, repeated nouns, outlets and whom they cite, words for the publishing outlet."""

from __future__ import annotations

import pytest

from sayso.extract.rules import RuleExtractor
from sayso.model import Article, Statement, article_id
from sayso.text import digest


def _statements(text: str, language: str) -> list[Statement]:
    article = Article(
        id=article_id(None, None, None, text),
        outlet=None,
        url=None,
        title=None,
        title_span=None,
        language=language,
        published=None,
        captured="2031-01-01T00:00:00Z",
        text=text,
        sha256=digest(text),
    )
    return [s for s in RuleExtractor().extract(article).statements if s.mode != "own"]


def _chain(statement: Statement) -> list[str]:
    return [f"{hop.kind}:{hop.name}" for hop in statement.chain]


def test_a_pronoun_takes_the_last_source_of_its_gender() -> None:
    text = (
        "Staatsanwältin Hedda Brom sagte, der Hof sei leer. Der Anwalt Klaus Terp widersprach: „Das stimmt.“ "
        "Sie betonte, die Akte liege vor."
    )
    assert _chain(_statements(text, "de")[-1]) == ["person:Hedda Brom"]


def test_she_is_never_an_institute() -> None:
    text = "Ms Ada Lind said the mill was sold. The institute said the river was low. She added that it rained."
    assert _chain(_statements(text, "en")[-1]) == ["person:Ada Lind"]


def test_a_repeated_noun_means_the_unnamed_source_of_before() -> None:
    text = "A diplomat, who asked not to be named, said the talks failed. The diplomat added that nobody wept."
    first, second = _statements(text, "en")
    assert [h.kind for h in second.chain] == ["unnamed"]
    assert second.chain[-1].name == first.chain[-1].name


def test_an_outlet_keeps_whom_it_cites_in_a_sentence_of_its_own() -> None:
    text = (
        "Der Gesandte ist einem Bericht der Zeitung „Le Monde“ zufolge gesehen worden. Das Blatt beruft sich dabei auf "
        "einen Gesprächspartner, dessen Namen es nicht nennt. Demnach ging er durch die Straße."
    )
    found = _statements(text, "de")
    assert len(found) == 2
    assert [_chain(s) for s in found] == [["outlet:Le Monde", "unnamed:einen Gesprächspartner"]] * 2


def test_the_publishing_outlet_is_no_hop() -> None:
    (one,) = _statements("In our 08:05 entry we wrote that the bridge was shut.", "en")
    assert one.chain == ()


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "The mayor does not deny that the mill was sold.", "affirmed"),
        ("de", "Die Ministerin bestreitet nicht, dass die Mühle verkauft wurde.", "affirmed"),
        ("ru", "Министр не отрицает, что мельницу продали.", "affirmed"),
        ("fr", "Le maire ne nie pas que le moulin a été vendu.", "affirmed"),
        ("de", "Die Ministerin glaubt nicht, dass die Mühle verkauft wurde.", "denied"),
        ("de", "Er sagte, mit seiner Schwester, der Wirtin, habe er den Transport nicht abgesprochen.", "denied"),
    ],
)
def test_a_negation_beside_the_cue_counts(language: str, text: str, polarity: str) -> None:
    assert _statements(text, language)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "hop"),
    [
        ("Der Minister sagte, die Lage sei ernst.", ("person", "one")),
        ("Analysten und Diplomaten sagten, die Lage sei ernst.", ("collective", "several")),
    ],
)
def test_the_determiner_tells_one_from_many(text: str, hop: tuple[str, str]) -> None:
    (one,) = _statements(text, "de")
    assert (one.chain[0].kind, one.chain[0].count) == hop
