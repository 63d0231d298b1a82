"""What linking knows, told in the brief: origins, carriers, drift, and what a denial leaves standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from sayso.brief import LinkedGrouping, Told, compose, tree
from sayso.brief.model import Brief, Sentence
from sayso.model import Claim, Drift, Origin, Relation, Statement
from tests.brief.building import records
from tests.brief.story import articles, german, others

WHOLE = records(*articles(), *german(), *others())
SEEN, MILL, HALL = german()[:3]
BARE, ENGLISH, FRENCH, UKRAINIAN = others()[:4]
RESIDENT = Origin("o-1", "eine Anwohnerin", "unnamed", ("Uferbote", "Fenner Post"))
OFFICE = Origin("o-2", "Kreisverwaltung", "office", ("Uferbote",))


def claim(*of: Statement, origins: Sequence[Origin] = (RESIDENT,)) -> Claim:
    return Claim(f"c{of[0].id}", "", "de", tuple(s.id for s in of), tuple(origins), len(origins), len(of))


SIGHTING, VISIT, MEETING = claim(SEEN, BARE, ENGLISH), claim(HALL, UKRAINIAN, origins=(OFFICE,)), claim(MILL, FRENCH)


@dataclass(frozen=True)
class Held:
    """Linking by hand."""

    claims: tuple[Claim, ...] = (SIGHTING, VISIT, MEETING)
    held_relations: tuple[Relation, ...] = ()
    held_drift: tuple[Drift, ...] = field(default=())

    def claims_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        return {s: c.id for c in self.claims for s in c.statements if s in ids}

    def claims_named(self, ids: Sequence[str]) -> Mapping[str, Claim]:
        return {c.id: c for c in self.claims if c.id in ids}

    def relations(self, *, ids: Sequence[str]) -> Iterable[Relation]:
        return [r for r in self.held_relations if {r.start, r.to} & {*ids}]

    def drift(self, *, ids: Sequence[str]) -> Iterable[Drift]:
        return [d for d in self.held_drift if {d.statement, d.against} & {*ids}]


def denies(claim_: Claim, scope: str, start: Statement = HALL) -> Relation:
    return Relation(start.id, claim_.id, "denies", scope, 0.9)  # type: ignore[arg-type]


def composed(held: Held, language: str = "en") -> Brief:
    return compose(WHOLE, language=language, grouping=LinkedGrouping(held))


def told_of(brief: Brief, statement: Statement) -> Sentence:
    return next(s for s in brief.sentences() if s.citations[0].statement == statement.id)


def test_one_origin_with_its_carriers_and_what_they_lost() -> None:
    lost = (Drift(BARE.id, SEEN.id, "attribution_lost"), Drift(ENGLISH.id, SEEN.id, "hedge_lost"))
    sentence = told_of(composed(Held(held_drift=lost)), ENGLISH)
    assert sentence.text.endswith(
        " One origin: one unnamed person, by way of Fenner Post, carried by 3 outlets in two languages; "
        "one of them dropped the hedge and one no longer says on whose word."
    )
    assert "verbreitet von 3 Medien in zwei Sprachen" in told_of(composed(Held(), "de"), SEEN).text


def test_independent_origins_are_counted_and_named() -> None:
    two = claim(SEEN, BARE, ENGLISH, origins=(RESIDENT, Origin("o-3", "Talblatt", "outlet")))
    text = told_of(composed(Held((two, VISIT, MEETING))), ENGLISH).text
    assert (
        " Independent origins: two, among them one unnamed person, by way of Fenner Post and Talblatt itself;" in text
    )


def test_what_nobody_can_be_named_for_is_said_to_be_so() -> None:
    nobody = claim(SEEN, BARE, ENGLISH, origins=(replace(RESIDENT, known=False),))
    text = told_of(composed(Held((nobody, VISIT, MEETING))), ENGLISH).text
    assert " Nobody can be named as its origin; carried by 3 outlets in two languages." in text


def test_a_denial_beside_the_point_says_what_it_leaves_standing() -> None:
    held = Held(held_relations=(denies(SIGHTING, "beside"), denies(MEETING, "beside")))
    brief = composed(held, "de")
    sentence = told_of(brief, HALL)
    assert " Das hatte niemand behauptet." in sentence.text
    assert " Es lässt stehen, was gesagt worden war: „Mira Tolkan sei am 4. März am alten Wehr gesehen" in sentence.text
    assert "in der Mühle empfangen" in sentence.text
    assert {SEEN.id, MILL.id} <= {c.statement for c in sentence.citations}
    assert brief.refused == ()


def test_whoever_had_claimed_what_is_denied_is_named() -> None:
    said = replace(BARE, polarity="affirmed")
    visit = claim(HALL, said, origins=(OFFICE,))
    first = replace(articles()[1], published="2031-03-01")
    view = records(*(first if a.id == first.id else a for a in articles()), *german(), *others())
    held = Held((claim(SEEN, ENGLISH), visit, MEETING), (denies(SIGHTING, "beside"),))
    text = told_of(compose(view, language="de", grouping=LinkedGrouping(held)), HALL).text
    assert " Das hatten behauptet: Talblatt." in text


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("answers", "Dies verneint die Aussage davor."), ("narrower", "Dies verneint nur einen Teil"),
        ("wider", "Dies verneint mehr als die Aussage davor."),
    ],
)  # fmt: skip
def test_other_scopes_are_told_as_they_are(scope: str, words: str) -> None:
    assert words in told_of(composed(Held(held_relations=(denies(SIGHTING, scope),)), "de"), HALL).text


def test_the_weightier_scope_of_one_denial_told_twice_holds() -> None:
    weak = replace(denies(SIGHTING, "answers", UKRAINIAN), score=0.2)
    groups = LinkedGrouping(Held(held_relations=(denies(SIGHTING, "beside"), weak)))(
        [
            Told(s, a)
            for a in articles()
            for s in (*german(), *others())
            if isinstance(s, Statement) and s.article == a.id
        ]
    )
    [sighting] = [g for g in groups if g.tellings[0].id == SEEN.id]
    assert [d.scope for d in sighting.denials] == ["beside"]


def test_every_telling_is_in_one_group_linked_or_not() -> None:
    tellings = [
        Told(s, a)
        for a in articles()
        for s in (*german(), *others())
        if getattr(s, "content", None) and s.article == a.id
    ]
    groups = LinkedGrouping(Held())(tellings)
    assert sorted(t.id for g in groups for t in g.tellings) == sorted(t.id for t in tellings)


def test_a_tree_grows_from_the_origin_over_the_voices() -> None:
    told = {s.id: Told(s, a) for a in articles() for s in (SEEN, BARE, ENGLISH, HALL) if s.article == a.id}
    voices = [
        {"statements": [SEEN.id], "article": SEEN.article, "origin": "o-1", "on": None},
        {"statements": [ENGLISH.id], "article": ENGLISH.article, "origin": "o-1", "on": SEEN.id},
        {"statements": [BARE.id], "article": BARE.article, "origin": "o-1", "on": ENGLISH.id},
    ]
    drift = [Drift(BARE.id, ENGLISH.id, "attribution_lost")]
    copies = [{"article": BARE.article, "original": SEEN.article, "share": 0.9}]
    made = tree(SIGHTING, told, voices, drift=drift, relations=[denies(SIGHTING, "beside")], copies=copies)
    [root] = made.roots
    [german_one] = root.branches
    [english_one] = german_one.branches
    [bare] = english_one.branches
    assert (root.origin, german_one.told.id, english_one.told.id) == (RESIDENT, SEEN.id, ENGLISH.id)
    assert (bare.drift, bare.copied_from, bare.branches) == ((drift[0],), SEEN.article, ())
    assert [a.told.id for a in made.answers] == [HALL.id]


def test_voices_that_lean_on_each_other_in_a_ring_stand_on_their_origin() -> None:
    told = {s.id: Told(s, a) for a in articles() for s in (SEEN, ENGLISH) if s.article == a.id}
    voices = [
        {"statements": [SEEN.id], "article": SEEN.article, "origin": "o-1", "on": ENGLISH.id},
        {"statements": [ENGLISH.id], "article": ENGLISH.article, "origin": "o-1", "on": SEEN.id},
    ]
    [root] = tree(SIGHTING, told, voices).roots
    assert {branch.told.id for branch in root.branches} == {SEEN.id, ENGLISH.id}
