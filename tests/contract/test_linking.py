"""What linking leaves in a ledger, and how it finds what is to be linked; on every back end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import JudgementRefused, LedgerBusy, NotInLedger
from sayso.ledger import Part
from sayso.model import Claim, to_record
from tests.ledger.making import claim, claim_id, extraction, link, run, statement, tale

WHO = {"by": "Ada", "why": "read both"}
FIRST, SECOND = extraction(), tale(1)
SEEN, DENIED = FIRST.statements


@pytest.fixture
def held(ledger):
    ledger.add(FIRST, run())
    ledger.add(SECOND, run())
    return ledger


@pytest.fixture
def linked(held):
    link(held)
    return held


def test_what_was_read_is_pending_until_it_is_linked(held):
    ids = [FIRST.article.id, SECOND.article.id]
    assert held.links.pending() == ids
    link(held, FIRST.article.id)
    assert held.links.pending() == ids[1:]
    assert held.links.pending("link@1") == ids[1:]
    assert held.links.pending("link@2") == ids
    assert held.verify().ok


def test_claims_come_back_as_they_went_in(linked):
    claims = list(linked.links.claims())
    assert {c.id for c in claims} == {claim_id(s) for s in (*FIRST.statements, *SECOND.statements)}
    assert linked.links.claims_of([SEEN.id, "s-nowhere"]) == {SEEN.id: claim_id(SEEN)}
    assert linked.links.claims_named([claim_id(SEEN)])[claim_id(SEEN)] == linked.links.claim(SEEN.id)
    assert linked.links.languages([claim_id(SEEN)]) == {claim_id(SEEN): ("de",)}
    [relation] = linked.links.relations()
    assert to_record(relation)["from"] == SEEN.id
    assert list(linked.links.relations(ids=[SEEN.id, relation.to])) == [relation]
    assert list(linked.links.relations(kind="denies", scope="answers")) == []
    [drift] = linked.links.drift(ids=[SEEN.id])
    assert drift.because == {"lost": "soll"}
    [story] = linked.links.stories()
    assert linked.links.story("e-") == story
    assert list(linked.links.others("copy", SEEN.id)) == [{"share": 0.5}]


@pytest.mark.parametrize("prefix", ["c-x", SEEN.id[:8], claim_id(SEEN), claim_id(SEEN)[:9]])
def test_a_claim_is_found_by_its_id_an_alias_or_a_statement(linked, prefix):
    assert linked.links.claim(prefix).statements == (SEEN.id,)


@pytest.mark.parametrize("prefix", ["", "c-", "c-nothing", "a-1"])
def test_what_names_no_claim_or_several_is_refused(linked, prefix):
    with pytest.raises(NotInLedger):
        linked.links.claim(prefix)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"match": "etwas"}, 5), ({"match": "ETWAS anderes"}, 0), ({"status": "denied"}, 0), ({"story": "e-1"}, 5),
        ({"story": "e-2"}, 0), ({"outlets": 2}, 0), ({"tongues": 1}, 5), ({"tongues": 2}, 0), ({"origins": 1}, 5),
        ({"origins": 0}, 0), ({"language": "fr"}, 0), ({"limit": 2}, 2),
    ],
)  # fmt: skip
def test_claims_are_filtered(linked, filters, count):
    assert len(list(linked.links.claims(**filters))) == count


def test_claims_come_by_outlets_then_by_time(held):
    ids = [s.id for s in SECOND.statements]
    claims = [
        Claim(f"c-{n}", "x", "de", (id_,), outlets=outlets, first_said=said)
        for n, (id_, outlets, said) in enumerate(zip(ids, (1, 1, 3), (None, "2026-01-08", "2026-01-09"), strict=True))
    ]
    link(held, SECOND.article.id, claims=tuple(claims), relations=(), drift=())
    assert [c.id for c in held.links.claims()] == ["c-2", "c-1", "c-0"]


def test_a_claim_that_another_swallowed_is_found_under_its_old_id(linked):
    merged = claim(SEEN, DENIED)
    link(linked, claims=(merged, *(claim(s) for s in SECOND.statements)), relations=(), drift=())
    found = linked.links.claim(claim_id(DENIED))
    assert found.statements == (SEEN.id, DENIED.id)
    assert found.aliases == (claim_id(DENIED),)
    link(linked)
    assert linked.links.claim(claim_id(DENIED)).statements == (DENIED.id,)


def test_only_the_parts_of_what_was_linked_are_rewritten(held):
    link(held, FIRST.article.id)
    before = list(held.links.claims())
    link(held, SECOND.article.id, stories=())
    assert {c.id for c in before} < {c.id for c in held.links.claims()}
    assert held.links.around([FIRST.article.id]) == {FIRST.article.id}
    link(held)
    assert held.links.around([FIRST.article.id]) == {FIRST.article.id, SECOND.article.id}
    assert held.verify().ok


def test_near_articles_are_found_by_keys_the_rarest_first(linked):
    assert linked.links.near(["k1"], 5) == sorted([FIRST.article.id, SECOND.article.id])
    assert linked.links.near(["k1", SECOND.article.id], 1) == [SECOND.article.id]
    assert linked.links.near(["k2"], 5) == []


def test_vectors_are_kept_by_weights(linked):
    ids = [FIRST.article.id]
    assert linked.links.vectors(ids, "free@1") == {s.id: bytes(4) for s in FIRST.statements}
    assert linked.links.vectors(ids, "free@2") == {}
    linked.links.keep_vectors({FIRST.article.id: {SEEN.id: b"ab"}}, "free@1")
    assert linked.links.vectors(ids, "free@1") == {SEEN.id: b"ab"}
    assert linked.verify().ok


def test_a_judgement_makes_its_article_pending(linked):
    linked.judge(SEEN.id, "polarity", "denied", **WHO)
    assert linked.links.pending() == [FIRST.article.id]
    assert linked.links.claim(SEEN.id)
    assert linked.verify().ok


def test_redaction_takes_all_that_was_made_of_the_words(linked):
    linked.redact(FIRST.article.id, by="Ada", why="a court")
    assert list(linked.links.claims()) == []
    assert list(linked.links.drift()) == []
    assert linked.links.vectors([FIRST.article.id], "free@1") == {}
    assert linked.links.pending() == [SECOND.article.id]
    assert linked.verify().ok


def test_another_run_makes_its_article_pending(linked):
    of = replace(FIRST, statements=FIRST.statements[:1], responses=())
    linked.add(of, run(2, "rules@2"))
    assert linked.links.pending() == [FIRST.article.id]


def test_what_changed_while_it_was_being_linked_is_not_written(held):
    seen = held.links.read()
    held.redact(SECOND.article.id, by="Ada", why="a court")
    with pytest.raises(LedgerBusy):
        held.links.write([Part("p", [a.id for a in seen.articles])], seen, {}, version="link@1")
    assert list(held.links.claims()) == []
    assert held.verify().ok


def test_a_judged_pair_outlives_a_run_that_cuts_otherwise(held):
    other = SECOND.statements[0]
    made = held.pair(SEEN.id, other.id, same=True, **WHO)
    assert held.links.read().judged == [(*sorted((SEEN.id, other.id)), True)]
    assert held.links.partners([SECOND.article.id]) == {FIRST.article.id}
    begin, end = SEEN.content[0]
    wider = statement(FIRST.article, (begin, end - 3))
    held.add(replace(FIRST, statements=(wider,), responses=()), run(2, "rules@2"))
    assert held.links.read().judged == [(*sorted((wider.id, other.id)), True)]
    held.undo(made.id, **WHO)
    assert held.links.read().judged == []
    assert held.verify().ok


def test_the_later_judgement_on_a_pair_holds(held):
    other = SECOND.statements[0]
    held.pair(SEEN.id, other.id, same=True, **WHO)
    held.pair(other.id, SEEN.id, same=False, **WHO)
    assert held.links.read().judged == [(*sorted((SEEN.id, other.id)), False)]


def test_stories_are_held_apart_by_their_articles(held):
    held.pair(FIRST.article.id, SECOND.article.id, same=False, **WHO)
    assert held.links.read().judged == [(*sorted((FIRST.article.id, SECOND.article.id)), False)]


@pytest.mark.parametrize("value", ["", "s-1 0-3", "a-1 0-x", "a-1 3"])
def test_a_pair_that_names_no_passage_is_refused(held, value):
    with pytest.raises(JudgementRefused):
        held.judge(SEEN.id, "same", value, **WHO)


def test_the_export_holds_what_was_linked(linked):
    kinds = [record["record"] for record in linked.export()]
    assert kinds.count("claim") == 5
    assert {"relation", "drift", "story"} <= set(kinds)
    exported = next(r for r in linked.export() if r["record"] == "relation")
    assert {"from", "to", "kind", "scope", "score", "because"} <= exported.keys()


def test_rebuilding_leaves_nothing_of_linking_and_all_to_be_linked(linked):
    linked.rebuild()
    assert list(linked.links.claims()) == []
    assert len(linked.links.pending()) == 2
    assert linked.verify().ok


def test_reading_some_articles_leaves_the_others_out(held):
    near = held.links.read([SECOND.article.id])
    assert [a.id for a in near.articles] == [SECOND.article.id]
    assert {s.article for s in near.statements} == {SECOND.article.id}


def test_a_statement_judged_wrong_is_not_linked(held):
    held.judge(SEEN.id, "wrong", "true", **WHO)
    assert SEEN.id not in {s.id for s in held.links.read().statements}
