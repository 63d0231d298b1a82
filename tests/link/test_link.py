"""The whole way from statements to claims: what must hold for any order of arrival, and for whatever comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Ledger, Run
from sayso.link import Judged, Material, link, link_parts, material
from sayso.model import Article, Extraction, Hop, Statement, article_id, statement_id
from sayso.pipeline import link_into
from sayso.text import Span, digest

RUN = Run("run-1", "rules@1", "2031-01-08T08:00:00+00:00")
SENTENCES = [
    ("Nordblatt", "de", "Der Frachter Sturmvogel ist am Dienstag vor Hellhaven gesunken."),
    ("Fenner Post", "de", "Am Dienstag ist der Frachter Sturmvogel vor Hellhaven gesunken."),
    ("Weir Gazette", "en", "The freighter Sturmvogel sank off Hellhaven on Tuesday."),
    ("L'Écluse", "fr", "Le cargo Sturmvogel a coulé mardi au large de Hellhaven."),
    ("Talbote", "de", "In Grunwesel hat der Gemeinderat den Bau einer Turnhalle beschlossen."),
    ("Uferbote", "de", "Den Bau einer Turnhalle hat in Grunwesel der Gemeinderat beschlossen."),
]


def told(outlet: str | None, language: str, *said: str, published: str | None = "2031-03-05") -> Extraction:
    """An article of sentences, each a statement of the outlet's own."""
    title = f"{outlet}: {said[0][:20]}"
    text = "\n".join([title, *said])
    id_ = article_id(outlet, None, title, text)
    of = Article(
        id_, outlet, None, title, (0, len(title)), language, published, "2031-03-09T00:00:00Z", text, digest(text)
    )
    return Extraction(of, tuple(_own(of, one) for one in said))


def _own(of: Article, words: str) -> Statement:
    begin = of.text.index(words, len(of.title or ""))
    spans: tuple[Span, ...] = ((begin, begin + len(words)),)
    return Statement(statement_id(of.id, spans, (), (), "own"), of.id, "t", spans, "own", model="rules@1")


def held(*told_: Extraction) -> Material:
    return material([e.article for e in told_], [s for e in told_ for s in e.statements])


STORY = [
    told(outlet, language, words, published=f"2031-03-0{n + 1}")
    for n, (outlet, language, words) in enumerate(SENTENCES)
]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(STORY))
def test_the_order_of_arrival_changes_nothing(order: list[Extraction]) -> None:
    assert link(held(*order)) == link(held(*STORY))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(STORY), st.lists(st.integers(1, 3), min_size=6, max_size=6))
def test_a_ledger_fed_bit_by_bit_holds_what_one_fed_at_once_holds(order: list[Extraction], steps: list[int]) -> None:
    left = list(order)
    with Ledger.open(":memory:") as ledger:
        for step in steps:
            for one in left[:step]:
                ledger.add(one, RUN)
            left = left[step:]
            link_into(ledger)
        claims = {replace(claim, aliases=()) for claim in ledger.links.claims()}
        stories = {replace(story, aliases=()) for story in ledger.links.stories()}
        assert ledger.verify().ok
    whole = link(held(*STORY))
    assert (claims, stories) == (set(whole.claims), set(whole.stories))


def test_what_a_person_held_together_or_apart_outlives_every_linking() -> None:
    left, right = STORY[0].statements[0].id, STORY[4].statements[0].id
    with Ledger.open(":memory:") as ledger:
        for one in STORY:
            ledger.add(one, RUN)
        link_into(ledger)
        assert ledger.links.claim(left).id != ledger.links.claim(right).id
        made = ledger.pair(left, right, same=True, by="Ada", why="the same event")
        for everything in (False, True):
            link_into(ledger, everything=everything)
            assert ledger.links.claim(left).id == ledger.links.claim(right).id
        ledger.undo(made.id, by="Ada", why="no")
        ledger.pair(left, STORY[1].statements[0].id, same=False, by="Ada", why="another ship")
        link_into(ledger)
        assert STORY[1].statements[0].id not in ledger.links.claim(left).statements
        assert right not in ledger.links.claim(left).statements


def test_an_increment_rewrites_only_what_it_touches() -> None:
    with Ledger.open(":memory:") as ledger:
        for one in STORY[:5]:
            ledger.add(one, RUN)
        link_into(ledger)
        ledger.add(STORY[5], RUN)
        done = link_into(ledger)
        assert (done.articles, done.touched) == (1, 2)
        assert link_into(ledger).touched == 0


def test_parts_have_nothing_in_common() -> None:
    parts = link_parts(held(*STORY))
    seen = [article for part in parts for article in part.articles]
    assert sorted(seen) == sorted(one.article.id for one in STORY)
    for part in parts:
        inside = {s.id for one in STORY if one.article.id in part.articles for s in one.statements}
        assert {s for claim in part.claims for s in claim.statements} == inside


def test_a_claim_is_worded_by_one_of_its_statements_and_named_after_its_earliest() -> None:
    texts = {one.article.id: one.article.text for one in STORY}
    home = {s.id: s.article for one in STORY for s in one.statements}
    for claim in link(held(*STORY)).claims:
        assert claim.id == f"c-{claim.statements[0].removeprefix('s-')}"
        assert any(claim.wording in texts[home[s]] for s in claim.statements)
        assert claim.outlets == len(claim.statements)


def cited(of: Extraction, *outlets: str) -> Extraction:
    """The same with a chain over ``outlets`` before each statement."""
    chain = tuple(Hop(name, "outlet", "one", (0, 1)) for name in outlets)
    return replace(of, statements=tuple(replace(s, chain=chain) for s in of.statements))


A = "Der Frachter Sturmvogel ist am Dienstag vor Hellhaven gesunken."
NASTY = {
    "a ring of citations": [cited(told("Eins", "de", A), "Zwei"), cited(told("Zwei", "de", A), "Drei"),
                            cited(told("Drei", "de", A), "Eins")],
    "an outlet that cites itself": [cited(told("Eins", "de", A), "Eins"), told("Zwei", "de", A)],
    "dates in the future": [told("Eins", "de", A, published="2999-01-01"), told("Zwei", "de", A, published="9999-12-31")],  # noqa: E501
    "no dates": [told("Eins", "de", A, published=None), told("Zwei", "de", A, published=None)],
    "a date that is none": [told("Eins", "de", A, published="soon"), told("Zwei", "de", A, published="2031-02-31")],
    "no outlets": [told(None, "de", A), told(None, "en", "The freighter Sturmvogel sank.")],
    "an unknown language": [told("Eins", "xx", A), told("Zwei", "", A)],
    "one very long statement": [told("Eins", "de", "wort " * 10_000 + "Ende."), told("Zwei", "de", A)],
    "signs alone": [told("Eins", "de", "…!?"), told("Zwei", "de", "—")],
    "letters without a partner": [told("Eins", "de", "Das \ud800 steht \u0000 hier."), told("Zwei", "de", A)],
    "one article": [told("Eins", "de", A, A + " Es regnete.", "Niemand starb.")],
    "nothing": [],
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_whatever_comes_in_is_linked(name: str) -> None:
    found = link(held(*NASTY[name]))
    assert sorted(s for claim in found.claims for s in claim.statements) == sorted(
        s.id for one in NASTY[name] for s in one.statements
    )


def test_articles_without_statements_are_linked() -> None:
    bare = [replace(one, statements=()) for one in STORY]
    found = link(held(*bare))
    assert (found.claims, len([a for s in found.stories for a in s.articles])) == ((), len(bare))


def test_very_many_identical_articles_end() -> None:
    many = [told(f"Blatt {n}", "de", A) for n in range(1500)]
    found = link(held(*many))
    assert sum(len(claim.statements) for claim in found.claims) == 1500


def test_judged_pairs_of_what_is_not_there_bind_nobody() -> None:
    assert link(held(*STORY), judged=Judged((("s-1", "s-2"),), (("a-1", "a-2"),))) == link(held(*STORY))
