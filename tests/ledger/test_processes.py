"""Two processes write one ledger; one is killed in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from sayso.errors import LedgerBusy
from sayso.ledger import Ledger
from tests.ledger.making import extraction, run, tale

SPAWN = multiprocessing.get_context("spawn")


def write(path, numbers):
    with Ledger.open(path) as ledger:
        for n in numbers:
            ledger.add(tale(n), run(numbers[0]))


def write_for_ever(path):
    with Ledger.open(path) as ledger:
        for n in range(100_000):
            ledger.add(tale(n, 200), run())


def test_two_processes_write_one_new_ledger(tmp_path):
    path = tmp_path / "ledger.db"
    shares = (range(0, 40), range(20, 60), range(100, 120))
    writers = [SPAWN.Process(target=write, args=(path, share)) for share in shares]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Ledger.open(path) as ledger:
        assert ledger.verify().problems == ()
        assert {a.id for a in ledger.articles()} == {tale(n).article.id for share in shares for n in share}


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.3])
def test_a_kill_leaves_nothing_half_written(tmp_path, wait):
    path = tmp_path / "ledger.db"
    writer = SPAWN.Process(target=write_for_ever, args=(path,))
    writer.start()
    patience = time.monotonic() + 30
    while not path.exists() and time.monotonic() < patience:
        time.sleep(0.001)
    time.sleep(wait)
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert ledger.verify().problems == ()
        held = {a.id for a in ledger.articles()}
        assert all(len(list(ledger.statements(article=id_))) == 200 for id_ in held)
        ledger.add(extraction(), run())
        assert ledger.verify().ok


def test_a_writer_waits_and_then_says_who_is_in_the_way(path):
    with Ledger.open(path) as first, Ledger.open(path, timeout=0.2) as second:
        with first._store.writing():
            began = time.monotonic()
            with pytest.raises(LedgerBusy, match="another process") as caught:
                second.add(tale(50), run())
            assert time.monotonic() - began >= 0.2
            assert "\n" not in str(caught.value)
            assert len(list(second.articles())) == 3
        assert second.add(tale(50), run()).new_article
        assert first.verify().ok


def test_an_error_in_the_middle_undoes_all_of_it(path, monkeypatch):
    with Ledger.open(path) as ledger:
        head = ledger.head
        with monkeypatch.context() as patched:
            patched.setattr(type(ledger._store), "index", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                ledger.add(tale(50), run())
        assert ledger.head == head
        assert ledger.verify().ok
        assert ledger.add(tale(50), run()).new_article
