from __future__ import annotations

import pytest

from sayso.errors import JudgementRefused, NotInLedger
from sayso.ledger import Added
from tests.ledger.making import extraction, run, tale

WHO = {"by": "the court", "why": "order 12"}


def test_the_words_go_and_the_ledger_still_verifies(ledger):
    found, other = extraction(), tale(1)
    ledger.add(found, run())
    ledger.add(other, run())
    ledger.judge(found.statements[0].id, "source", "eine Person", by="Ada", why="eine Person war es")
    assert ledger.redact(found.article.id, **WHO) == 3
    assert list(ledger.articles()) == [other.article]
    assert tuple(ledger.statements()) == other.statements
    assert list(ledger.articles(match="Gesandter")) == []
    assert list(ledger.statements(match="gesehen")) == []
    for gone in (lambda: ledger.article(found.article.id), lambda: ledger.statement(found.statements[0].id)):
        with pytest.raises(NotInLedger):
            gone()
    verified = ledger.verify()
    assert (verified.ok, verified.redacted, verified.articles) == (True, 1, 2)


def test_the_export_marks_what_was_redacted(ledger):
    found = extraction()
    ledger.add(found, run())
    ledger.redact(found.article.id, **WHO)
    records = list(ledger.export())
    assert [r["record"] for r in records] == ["article", "statement", "statement", "response"]
    assert all(r["redacted"] for r in records)
    assert records[0]["sha256"] == found.article.sha256
    assert records[0]["text"] is None
    assert "Palast" not in str(records)


def test_reading_it_again_does_not_bring_it_back(ledger):
    found = extraction()
    ledger.add(found, run())
    ledger.redact(found.article.id, **WHO)
    for again in (run(2), run(3, "rules@2")):
        assert ledger.add(found, again) == Added(found.article.id, False, 0)
    assert list(ledger.articles()) == []
    assert ledger.has_article(found.article.id)


def test_there_is_nothing_left_to_judge_and_nothing_to_redact_twice(ledger):
    found = extraction()
    ledger.add(found, run())
    ledger.redact(found.article.id, **WHO)
    head = ledger.head
    with pytest.raises(JudgementRefused):
        ledger.judge(found.article.id, "outlet", "X", by="Ada", why="b")
    assert ledger.redact(found.article.id, **WHO) == 0
    assert ledger.head == head


def test_versions_stay_linked_around_it(ledger):
    made = [tale(n, url="https://x.example/a", published=f"2026-01-0{n + 1}") for n in range(3)]
    for found in made:
        ledger.add(found, run())
    ledger.redact(made[1].article.id, **WHO)
    assert [a.id for a in ledger.versions("https://x.example/a")] == [made[0].article.id, made[2].article.id]
    assert ledger.article(made[2].article.id).previous == made[1].article.id
    assert ledger.verify().ok
