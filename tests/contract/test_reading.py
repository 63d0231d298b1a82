from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import LedgerError, NotInLedger
from sayso.ledger import Added
from sayso.model import Extraction, from_record
from tests.ledger.making import article, extraction, run, span, statement, tale


def test_what_goes_in_comes_out(ledger):
    found = extraction()
    assert ledger.add(found, run()) == Added(found.article.id, True, 2, True)
    assert list(ledger.articles()) == [found.article] == [ledger.article(found.article.id)]
    assert tuple(ledger.statements()) == found.statements
    assert [ledger.statement(s.id) for s in found.statements] == list(found.statements)
    assert tuple(ledger.responses()) == found.responses
    assert ledger.verify().ok


def test_the_same_again_changes_nothing(ledger):
    ledger.add(extraction(), run())
    before, head = ledger.verify(), ledger.head
    assert ledger.known(extraction().article.id, "rules@1")
    assert ledger.add(extraction(), run(2)) == Added(extraction().article.id, False, 0)
    assert (ledger.verify(), ledger.head) == (before, head)


def test_the_same_words_of_another_outlet_are_another_article(ledger):
    ledger.add(extraction(), run())
    assert ledger.add(extraction(article(outlet="Abendbote")), run()).new_article
    assert len({a.id for a in ledger.articles()}) == 2


def test_a_new_model_adds_a_run_and_the_latest_is_current(opened):
    found = extraction()
    later = replace(found, statements=found.statements[:1])
    ledger = opened()
    ledger.add(found, run())
    assert ledger.add(later, run(2, "rules@2")) == Added(found.article.id, False, 1, True)
    assert tuple(ledger.statements()) == later.statements
    assert ledger.statement(found.statements[1].id) == found.statements[1]
    assert ledger.verify().ok


def test_a_model_can_be_chosen(location, opened):
    if location == ":memory:":
        pytest.skip("a ledger in memory is opened once")
    found = extraction()
    first = opened()
    first.add(found, run())
    first.add(replace(found, statements=found.statements[:1]), run(2, "rules@2"))
    first.add(replace(found, statements=()), run(3, "free@1"))
    counts = {m: len(list(opened(model=m).statements())) for m in (None, "rules", "rules@1", "free", "other")}
    assert counts == {None: 0, "rules": 1, "rules@1": 2, "free": 0, "other": 0}


def test_versions_of_an_address_are_linked_by_time_not_by_arrival(ledger):
    url = "https://morgenblatt.example/paris"
    moments = ["2026-01-08T09:00:00+01:00", "2026-01-07", "2026-01-08T08:30:00+00:00"]
    made = [tale(n, url=url, published=moment) for n, moment in enumerate(moments)]
    for found in made:
        ledger.add(found, run())
    ledger.add(tale(9, url="https://morgenblatt.example/other"), run())
    second, first, third = (f.article.id for f in made)
    assert [a.id for a in ledger.versions(url)] == [first, second, third]
    alone = tale(9, url="https://morgenblatt.example/other").article.id
    before = {a.id: a.previous for a in ledger.articles()}
    assert before == {first: None, second: first, third: second, alone: None}
    assert ledger.article(third).previous == second
    assert ledger.verify().ok


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"polarity": "denied"}, [1]),
        ({"certainty": "hedged"}, [0]),
        ({"mode": "reported"}, [1]),
        ({"origin": "unnamed"}, [0]),
        ({"source": "ABENDBOTE"}, [0]),
        ({"source": "palast"}, [1]),
        ({"source": "%"}, []),
        ({"match": "Strasse gesehen"}, [0]),
        ({"match": "Straßen"}, [0]),
        ({"match": '"einer Straße"'}, [0]),
        ({"match": '"Straße einer"'}, []),
        ({"match": "Besuche"}, [1]),
        ({"match": "! ?"}, []),
        ({"match": 'NEAR( "'}, []),
        ({"outlet": "Morgenblatt", "language": "de"}, [0, 1]),
        ({"outlet": "Nachtblatt"}, []),
        ({"language": "fr"}, []),
        ({"limit": 1}, [0]),
        ({"limit": 0}, []),
    ],
)
def test_filters(ledger, filters, expected):
    found = extraction()
    ledger.add(found, run())
    assert list(ledger.statements(**filters)) == [found.statements[n] for n in expected]


@pytest.mark.parametrize(
    ("language", "text", "sought"),
    [
        ("fr", "Titre\n\nDes représentants ont été reçus à l'Élysée.", "representant elysee"),
        ("ru", "Заголовок\n\nВстреча прошла в посольстве ещё вечером.", "посольство ЕЩЕ"),
        ("uk", "Назва\n\nЗустріч відбулася в посольстві їхньої країни.", "посольство країна"),
        ("en", "Title\n\nEnvoys were visiting the embassies.", "visit embassy"),
        ("xx", "Nimi\n\nÕige sõna.", "oige SONA"),
    ],
)
def test_full_text_knows_the_languages(ledger, language, text, sought):
    of = article(text, language=language)
    ledger.add(Extraction(of), run())
    ledger.add(extraction(), run())
    assert [a.id for a in ledger.articles(match=sought)] == [of.id]


def test_every_code_point_survives(ledger):
    text = "A\ud800 title\x00\u200b\r\n\n\U0001f600 e\u0301 \ud83d\ude00 said 'x'; DROP TABLE entries;--"
    of = article(text, outlet="O\ud800\x00", url="https://x.example/\ud800")
    found = Extraction(of, (statement(of, (2, 12), source=((0, 2),)), statement(of, span(text, "said"))))
    ledger.add(found, run())
    assert list(ledger.articles()) == [of]
    assert tuple(ledger.statements()) == found.statements
    assert [a.id for a in ledger.articles(outlet=of.outlet)] == [of.id]
    assert ledger.verify().ok


def test_export_is_every_current_record_and_builds_the_same_values(ledger):
    found = [extraction(), tale(1), tale(2)]
    for each in found:
        ledger.add(each, run())
    records = list(ledger.export())
    values = [value for each in found for value in (each.article, *each.statements, *each.responses)]
    assert [from_record(record) for record in records] == values
    assert list(ledger.export()) == records


def test_outlets_are_summed_up(ledger):
    ledger.add(extraction(), run())
    ledger.add(tale(1, outlet="Abendbote", published=None, language="en"), run())
    ledger.add(tale(2, outlet="Abendbote", published="2026-01-03"), run())
    first, second = ledger.outlets()
    assert (first.outlet, first.articles, first.statements, first.own) == ("Abendbote", 2, 6, 6)
    assert (first.first, first.last, first.languages) == ("2026-01-03", "2026-01-03", ("de", "en"))
    assert (second.outlet, second.denied, second.hedged, second.unnamed) == ("Morgenblatt", 1, 1, 1)


def test_a_stream_is_of_one_moment_and_blocks_nobody(ledger):
    for n in range(5):
        ledger.add(tale(n), run())
    seen = []
    for statement_ in ledger.statements():
        seen.append(statement_)
        if len(seen) == 1:
            ledger.add(tale(99), run())
    assert len(seen) == 15


def test_a_stream_crosses_its_pages(ledger):
    for n in range(120):
        ledger.add(tale(n, 20), run())
    assert len(list(ledger.articles())) == 120
    assert len({s.id for s in ledger.statements()}) == 2400
    assert len(list(ledger.statements(limit=2100))) == 2100
    assert len(list(ledger.articles(limit=101))) == 101


def test_what_does_not_fit_its_article_is_refused_whole(ledger):
    found = extraction()
    stray = replace(found.statements[0], content=((0, 10_000),))
    for wrong in (
        replace(found, statements=(stray,)),
        replace(found, statements=(replace(found.statements[0], article="a-other"),)),
        replace(found, article=replace(found.article, text="other")),
    ):
        with pytest.raises(LedgerError):
            ledger.add(wrong, run())
    assert ledger.verify().entries == 0


def test_unknown_ids_are_said_to_be_unknown(ledger):
    ledger.add(extraction(), run())
    for ask in (ledger.article, ledger.statement):
        with pytest.raises(NotInLedger, match="x-1"):
            ask("x-1")
    with pytest.raises(NotInLedger):
        ledger.judge("x-1", "polarity", "denied", by="A", why="b")
    with pytest.raises(NotInLedger):
        ledger.undo("x-1", by="A", why="b")
    with pytest.raises(NotInLedger):
        ledger.redact("x-1", by="A", why="b")
