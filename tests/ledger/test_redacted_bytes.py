"""Redacted words are not in the file any more, nor in its log, in whatever form."""

from __future__ import annotations

import sqlite3

import pytest

from sayso.errors import LedgerBusy
from sayso.ledger import Ledger
from tests.ledger.making import article, extraction, run, tale

SECRETS = ("Zwiebelfisch", "zwiebelf", "geheim-adresse", "Kronzeugin", "kronzeug", "Notarin", "Blaumeise")


def secret():
    text = "Zwiebelfisch gesehen\n\nDer Palast: ein Gesandter sei am 7. Januar in einer Straße gesehen worden, " * 30
    text += "Ein Gesandter sei am 7. Januar in einer Straße gesehen worden, berichtet der Abendbote unter Berufung auf "
    text += "eine Person, die Kronzeugin Notarin. Der Palast bestritt den Besuch. "
    text += "Das Ministerium wollte sich nicht äußern. Zwiebelfisch!"
    return extraction(article(text, url="https://x.example/geheim-adresse", authors=("Blaumeise",)))


def stored(path):
    return b"".join(p.read_bytes() for p in path.parent.iterdir())


def test_the_words_are_gone_from_the_bytes(path):
    found = secret()
    with Ledger.open(path) as ledger:
        for n in range(10, 40):
            ledger.add(tale(n), run())
        ledger.add(found, run())
        ledger.judge(found.statements[0].id, "chain", "person:Notarin:one", by="Ada", why="Kronzeugin sagt es")
        ledger.add(found, run(2, "rules@2"))
        before = stored(path)
        assert [word for word in SECRETS if word.encode() not in before] == []
        ledger.redact(found.article.id, by="court", why="order")
        assert [word for word in SECRETS if word.encode() in stored(path)] == []
        assert ledger.verify().ok
    assert [word for word in SECRETS if word.encode() in stored(path)] == []


def test_a_reader_in_the_way_is_told_and_a_second_call_finishes(path):
    found = secret()
    with Ledger.open(path, timeout=0.2) as ledger:
        ledger.add(found, run())
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        with pytest.raises(LedgerBusy, match="again"):
            ledger.redact(found.article.id, by="court", why="order")
        reader.close()
        assert ledger.redact(found.article.id, by="court", why="order") == 0
        assert [word for word in SECRETS if word.encode() in stored(path)] == []


def test_short_words_cannot_be_guessed_from_the_hashes_that_stay(tmp_path):
    hashes = []
    for name in ("one.db", "two.db"):
        with Ledger.open(tmp_path / name) as ledger:
            ledger.add(extraction(), run())
        with sqlite3.connect(tmp_path / name) as connection:
            hashes.append(connection.execute("SELECT words_hash FROM entries ORDER BY seq").fetchall()[1:])
    assert not set(hashes[0]) & set(hashes[1])
