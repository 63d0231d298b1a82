"""What only a server can get wrong, or two who write to it."""

from __future__ import annotations

import multiprocessing
import time

import pytest

from sayso.errors import LedgerBusy, LedgerError
from sayso.ledger import Ledger
from tests.ledger.making import run, tale

psycopg = pytest.importorskip("psycopg")
SPAWN = multiprocessing.get_context("spawn")


def write(location, numbers):
    with Ledger.open(location) as ledger:
        for n in numbers:
            ledger.add(tale(n), run(numbers[0]))


def test_two_processes_write_one_new_ledger(schema):
    shares = (range(0, 15), range(8, 23))
    writers = [SPAWN.Process(target=write, args=(schema, share)) for share in shares]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Ledger.open(schema) as ledger:
        assert ledger.verify().problems == ()
        assert len(list(ledger.articles())) == 23


def test_a_writer_waits_and_then_says_who_is_in_the_way(schema):
    with Ledger.open(schema) as first, Ledger.open(schema, timeout=0.2) as second:
        with first._store.writing():
            began = time.monotonic()
            with pytest.raises(LedgerBusy, match="another process"):
                second.add(tale(1), run())
            assert time.monotonic() - began >= 0.2
        assert second.add(tale(1), run()).new_article


@pytest.mark.parametrize("change", ["words = NULL", "payload = words", "at = 'x'", "article = 'x'"])
def test_a_changed_row_is_noticed(schema, change):
    with Ledger.open(schema) as ledger:
        ledger.add(tale(1), run())
        with psycopg.connect(schema) as connection:
            connection.execute(f"UPDATE entries SET {change} WHERE seq = 2")
        assert not ledger.verify().ok


def test_a_database_of_somebody_else_and_one_opened_for_reading(schema):
    with Ledger.open(schema) as ledger:
        ledger.add(tale(1), run())
    with Ledger.open(schema, read_only=True) as ledger:
        assert len(list(ledger.statements())) == 3
        with pytest.raises(LedgerError, match="reading only"):
            ledger.add(tale(2), run())
    with psycopg.connect(schema) as connection:
        connection.execute("DROP TABLE ledger_version")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(schema)


def test_a_server_that_is_not_there_is_said_without_the_password():
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql://ada:secret@127.0.0.1:1/ledger", timeout=2)
    line = str(caught.value)
    assert "\n" not in line
    assert "secret" not in line
    assert "check the address" in line
