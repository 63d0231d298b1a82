"""Whatever is done in whatever order, the ledger verifies and says what a plain model of it says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sayso.errors import JudgementRefused, NotInLedger
from sayso.ledger import Ledger
from sayso.model import Statement
from tests.ledger.making import run, tale

ARTICLES = [tale(n, 3, url=f"https://x.example/{n % 2}", published=f"2026-01-0{5 - n}") for n in range(4)]
CHANGES = {"polarity": ("affirmed", "denied"), "certainty": ("asserted", "hedged"), "wrong": ("true", "false")}

articles = st.integers(0, len(ARTICLES) - 1)
places = st.integers(0, 2)
changes = st.sampled_from([(name, value) for name, values in CHANGES.items() for value in values])


@dataclass
class Told:
    """A judgement as the model keeps it."""

    id: str
    article: int
    place: int
    field: str
    value: str
    undoes: str | None = None


@dataclass
class Model:
    """What should be in the ledger: each article's runs, all judgements, what was redacted."""

    order: list[int] = field(default_factory=list)
    runs: dict[int, list[tuple[str, tuple[Statement, ...]]]] = field(default_factory=dict)
    judged: list[Told] = field(default_factory=list)
    redacted: set[int] = field(default_factory=set)

    def standing(self) -> list[Told]:
        gone: set[str] = set()
        for told in reversed(self.judged):
            if told.undoes and told.id not in gone:
                gone.add(told.undoes)
        return [told for told in self.judged if not told.undoes and told.id not in gone]

    def statements(self) -> dict[str, Statement]:
        found = {}
        for number in self.order:
            if number not in self.redacted:
                _, latest = self.runs[number][-1]
                found.update({s.id: s for s in map(lambda s, n=number: self.judge(n, s), latest) if s is not None})
        return found

    def judge(self, number: int, statement: Statement) -> Statement | None:
        withdrawn = False
        for told in self.standing():
            if told.article == number and ARTICLES[number].statements[told.place].id == statement.id:
                if told.field == "wrong":
                    withdrawn = told.value == "true"
                else:
                    statement = replace(statement, **{told.field: told.value})
        return None if withdrawn else statement


class Sequences(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.ledger, self.model, self.entries = Ledger.open(":memory:"), Model(), 0

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()

    @rule(number=articles, version=st.integers(1, 3), kept=st.sets(places))
    def add(self, number, version, kept):
        name, found = f"rules@{version}", ARTICLES[number]
        some = tuple(s for n, s in enumerate(found.statements) if n in kept)
        runs = self.model.runs.setdefault(number, [])
        adds = number not in self.model.redacted and name not in {model for model, _ in runs}
        added = self.ledger.add(replace(found, statements=some), run(version, name))
        assert (added.new_article, added.new_extraction) == (number not in self.model.order, adds)
        if added.new_article:
            self.model.order.append(number)
        if adds:
            runs.append((name, some))

    @precondition(lambda self: self.model.order)
    @rule(number=articles, place=places, change=changes)
    def judge(self, number, place, change):
        target = ARTICLES[number].statements[place].id
        runs = self.model.runs.get(number, [])
        if number in self.model.redacted or not any(target == s.id for _, found in runs for s in found):
            with pytest.raises(NotInLedger):
                self.ledger.judge(target, *change, by="A", why="b")
            return
        made = self.ledger.judge(target, *change, by="A", why="b", at="2026-01-09T00:00:00+00:00")
        self.model.judged.append(Told(made.id, number, place, *change))

    @precondition(lambda self: self.model.judged)
    @rule(data=st.data())
    def undo(self, data):
        told = data.draw(st.sampled_from(self.model.judged))
        if told.article in self.model.redacted:
            with pytest.raises(JudgementRefused):
                self.ledger.undo(told.id, by="A", why="b")
            return
        made = self.ledger.undo(told.id, by="A", why="b", at="2026-01-09T00:00:00+00:00")
        self.model.judged.append(replace(told, id=made.id, undoes=told.id))

    @precondition(lambda self: self.model.order)
    @rule(number=articles)
    def redact(self, number):
        if number not in self.model.order:
            with pytest.raises(NotInLedger):
                self.ledger.redact(ARTICLES[number].article.id, by="A", why="b")
            return
        assert bool(self.ledger.redact(ARTICLES[number].article.id, by="A", why="b")) == (
            number not in self.model.redacted
        )
        self.model.redacted.add(number)

    @invariant()
    def agrees(self):
        if not hasattr(self, "ledger"):
            return
        assert {s.id: s for s in self.ledger.statements()} == self.model.statements()
        denied = {s.id for s in self.ledger.statements(polarity="denied")}
        assert denied == {id_ for id_, s in self.model.statements().items() if s.polarity == "denied"}
        shown = [n for n in self.model.order if n not in self.model.redacted]
        assert [a.id for a in self.ledger.articles()] == [ARTICLES[n].article.id for n in shown]
        assert self.ledger.outlets() == [] or sum(o.statements for o in self.ledger.outlets()) == len(
            self.model.statements()
        )

    @invariant()
    def verifies(self):
        if not hasattr(self, "ledger"):
            return
        verified = self.ledger.verify()
        assert verified.problems == ()
        assert verified.redacted == len(self.model.redacted)
        assert verified.entries >= self.entries
        self.entries = verified.entries


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
