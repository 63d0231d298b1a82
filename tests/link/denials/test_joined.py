"""A denial that answers joins the claim it answers; nothing else moves."""

from __future__ import annotations

from sayso.link.clusters import Clusters
from sayso.link.denials import joined_by_answers
from sayso.model import Relation

CLAIMS = Clusters((("a", "b"), ("c",), ("no", "never"), ("nay",)))


def test_answers_join_and_empty_claims_go() -> None:
    found = joined_by_answers(
        CLAIMS, [Relation("no", "a", "denies", "answers"), Relation("nay", "c", "denies", "answers")]
    )
    assert found.members == (("a", "b", "no"), ("c", "nay"), ("never",))


def test_what_is_beside_or_unsure_or_repeats_stays() -> None:
    stays = [
        Relation("no", "a", "denies", "beside"),
        Relation("nay", "a", "denies", "answers", 0.4),
        Relation("b", "c", "repeats"),
        Relation("unknown", "a", "denies", "answers"),
    ]
    assert joined_by_answers(CLAIMS, stays) == CLAIMS


def test_of_two_claims_the_surer_one_whatever_the_order() -> None:
    both = [Relation("nay", "a", "denies", "answers", 0.8), Relation("nay", "c", "denies", "answers", 0.9)]
    for order in (both, both[::-1]):
        assert joined_by_answers(CLAIMS, order).together("nay", "c")
