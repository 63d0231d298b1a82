"""Denials, corrections, responses and where claims stand, on small stories made for each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.link.clusters import Clusters
from sayso.link.denials import relations, responses, standing
from sayso.link.denials.lexicon import marks
from sayso.link.denials.weigh import SCOPES, of_record, record, weights
from sayso.link.material import Material, material
from sayso.model import Article, Hop, Name, Origin, Response, Statement

Part = tuple[str, str, str, str]  # id, content, who says it, polarity


def article(
    id_: str, parts: Sequence[Part], *, outlet: str = "Nordblatt", language: str = "en", day: str = "01"
) -> tuple[Article, list[Statement]]:
    """An article of one sentence a part, with its statements; nobody's are the outlet's own."""
    text, statements = "", []
    for name, content, source, polarity in parts:
        begin = len(text)
        text += f"{content}. "
        hops = (Hop(source, "person", "one", (begin, begin)),) if source else ()
        names = tuple(
            Name((begin + content.index(w), begin + content.index(w) + len(w)), w, "person", w)
            for w in content.split()
            if w in {"Ostrov", "Velden", "Kressel"}
        )
        statements.append(
            Statement(
                id=f"{id_}.{name}", article=id_, act=f"{id_}.{name}", content=((begin, begin + len(content)),),
                mode="indirect" if source else "own", polarity=polarity, chain=hops, names=names,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    held = Article(
        id=id_, outlet=outlet, url=None, title=None, title_span=None, language=language,
        published=f"2031-03-{day}T08:00:00+00:00", captured="2031-03-09", text=text, sha256=id_,
    )  # fmt: skip
    return held, statements


def story(*made: tuple[Article, list[Statement]], responses: Sequence[Response] = ()) -> Material:
    """The material of some articles."""
    return material([a for a, _ in made], [s for _, some in made for s in some], responses)


def clusters(held: Material, *groups: Sequence[str]) -> Clusters:
    """Clusters of ``groups``; every other statement alone."""
    known = {one for group in groups for one in group}
    return Clusters((*map(tuple, groups), *((s.id,) for s in held.statements if s.id not in known)))


VISIT: Part = ("1", "Envoy Ostrov was received at the embassy on Tuesday evening", "a diplomat", "affirmed")
RAIN: Part = ("2", "Heavy showers flooded several cellars in the old town", "", "affirmed")


def test_what_denies_a_claim_that_it_shares_answers_it() -> None:
    held = story(
        article("a", [VISIT, RAIN]),
        article("b", [("1", "Envoy Ostrov was not received at the embassy", "the palace", "denied")], day="02"),
    )
    found = [r for r in relations(held, clusters(held, ["a.1", "b.1"])) if r.kind == "denies"]
    assert [(r.start, r.to, r.scope) for r in found] == [("b.1", "a.1", "answers")]
    assert found[0].because["claim"] == "Envoy Ostrov was received at the embassy on Tuesday evening"
    assert found[0].because["denial"] == "Envoy Ostrov was not received at the embassy"


def test_a_denial_apart_from_its_claim_finds_it_and_not_the_weather() -> None:
    held = story(
        article("a", [VISIT, RAIN]),
        article(
            "b",
            [("1", "Envoy Ostrov was received at the embassy", "the paper", "affirmed"),
             ("2", "that envoy Ostrov was ever received at the embassy", "Ostrov", "denied")],
            day="02",
        ),
    )  # fmt: skip
    found = [r for r in relations(held, clusters(held, ["a.1", "b.1"])) if r.kind == "denies"]
    assert [(r.start, r.to) for r in found] == [("b.2", "a.1")]
    assert found[0].scope in SCOPES
    assert 0 < found[0].score <= 1


def test_nothing_is_denied_where_nobody_claimed_anything() -> None:
    held = story(article("a", [("1", "No decision was taken", "the mayor", "denied")]))
    assert relations(held, clusters(held)) == ()


def test_a_later_claim_is_not_denied_by_an_earlier_article() -> None:
    held = story(
        article("a", [("1", "Envoy Ostrov was not received at the embassy", "the palace", "denied")], day="01"),
        article("b", [VISIT], day="02"),
    )
    assert [r for r in relations(held, clusters(held)) if r.kind == "denies"] == []


def test_an_outlet_takes_back_what_it_wrote() -> None:
    wrong: Part = ("1", "The harbour works of Velden near Kressel lose 640 jobs", "", "affirmed")
    back: Part = (
        "1",
        "Correction: we wrongly reported 640 jobs lost at the works of Velden near Kressel",
        "",
        "affirmed",
    )
    held = story(article("a", [wrong, RAIN]), article("b", [back], day="03"))
    known = clusters(held)
    found = [r for r in relations(held, known) if r.kind == "corrects"]
    assert [(r.start, r.to) for r in found] == [("b.1", "a.1")]
    assert standing(held, known, found)[known.of["a.1"]] == "corrected"
    assert standing(held, known, found)[known.of["a.2"]] == "asserted"


def test_a_denial_that_answers_disputes_a_claim_and_one_beside_it_leaves_it() -> None:
    held = story(
        article("a", [VISIT]),
        article("b", [("1", "Envoy Ostrov was not received at the embassy", "the palace", "denied")], day="02"),
    )
    known = clusters(held, ["a.1", "b.1"])
    answered = relations(held, known)
    assert standing(held, known, answered)[0] == "disputed"
    assert standing(held, known, ())[0] == "asserted"


def test_a_response_answers_what_the_article_reports_of_somebody() -> None:
    first, some = article("a", [VISIT, RAIN, ("3", "Ostrov declined to comment on the embassy", "", "affirmed")])
    begin = first.text.index("Ostrov declined")
    answer = Response("r", "a", (begin, begin + 30), "Ostrov", "declined")
    held = story((first, some[:2]), responses=[answer])
    assert [r.to for r in responses(held, clusters(held))] == ["a.1"]


def test_a_response_in_an_article_without_claims_answers_nothing() -> None:
    first, _ = article("a", [RAIN])
    held = story((first, []), responses=[Response("r", "a", (0, 10), "the mayor", "unreachable")])
    assert [r.to for r in responses(held, clusters(held))] == [None]


def test_with_origins_a_second_knower_corroborates_and_an_echo_repeats() -> None:
    other: Part = ("1", VISIT[1], "a porter", "affirmed")
    held = story(article("a", [VISIT]), article("b", [VISIT], day="02"), article("c", [other], day="03"))
    origins = {0: (Origin("o1", "a diplomat", "person"), Origin("o2", "a porter", "person"))}
    found = relations(held, clusters(held, ["a.1", "b.1", "c.1"]), origins)
    assert [(r.start, r.to, r.kind) for r in found] == [("b.1", "a.1", "repeats"), ("c.1", "a.1", "corroborates")]


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("de", "bestreitet", "deny"), ("de", "wies den Bericht zurück", "deny"), ("en", "ruled that out", "deny"),
        ("fr", "dément", "deny"), ("ru", "опроверг", "deny"), ("uk", "спростувала", "deny"), ("en", "never", "total"),
        ("de", "Korrektur", "correct"), ("ru", "Уточнение", "correct"), ("fr", "Rectificatif", "correct"),
    ],
)  # fmt: skip
def test_the_words_of_each_language_are_known(language: str, text: str, mark: str) -> None:
    assert mark in marks(text, language)


def test_an_unknown_language_has_no_words_and_is_linked_all_the_same() -> None:
    assert marks("never denied", "xx") == frozenset()
    held = story(
        article("a", [VISIT], language="xx"),
        article("b", [("1", "Ostrov not at the embassy", "Ostrov", "denied")], language="xx", day="02"),
    )
    found = relations(held, clusters(held, ["a.1", "b.1"]))
    assert [r.scope for r in found] == ["answers"]


def test_weights_come_back_from_their_record() -> None:
    known = weights()
    again = of_record(record(known))
    assert again.names == known.names
    one = {name: float(at % 3) for at, name in enumerate(known.names)}
    odds, scopes = known.chances([one])
    same, others = again.chances([one])
    assert odds == pytest.approx(same)
    assert scopes == pytest.approx(others)
    assert scopes.sum() == pytest.approx(1.0)


def test_ten_thousand_letters_and_an_article_without_a_date_do_no_harm() -> None:
    long: Part = ("1", "Ostrov " + "went on and on " * 700, "Kressel", "affirmed")
    first, some = article("a", [long])
    undated = Article(
        id="b", outlet="B", url=None, title=None, title_span=None, language="en", published=None, captured="2031-03-09",
        text="Ostrov never went on.", sha256="b",
    )  # fmt: skip
    deny = Statement(id="b.1", article="b", act="b.1", content=((0, 20),), mode="own", polarity="denied")
    held = material([first, undated], [*some, deny])
    assert {r.start for r in relations(held, clusters(held)) if r.kind == "denies"} <= {"b.1"}
