"""What is not a ledger, or cannot be read or written, is said in one clear line."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from sayso.errors import LedgerDamaged, LedgerError, LedgerFull, LedgerNewer
from sayso.ledger import Ledger
from sayso.ledger.backends.sqlite import SqliteStore
from sayso.ledger.migrate import prepare
from tests.ledger.making import extraction, run, tale


def refused(path, kind=LedgerError, **options):
    with pytest.raises(LedgerError) as caught, Ledger.open(path, **options):
        pass
    line = str(caught.value)
    assert type(caught.value) is kind
    assert str(path) in line
    assert "\n" not in line
    assert ";" in line
    return line


@pytest.mark.parametrize("content", [b"Just some text, and more of it than a header is long. " * 40, b"\0" * 5000])
def test_a_file_that_is_not_a_ledger(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "not a ledger" in refused(path)
    assert path.read_bytes() == content


def test_a_database_of_somebody_else(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (a)")
    assert "not a ledger" in refused(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("entries",)]


@pytest.mark.parametrize("make", [True, False])
def test_an_empty_or_missing_file(tmp_path, make):
    path = tmp_path / "empty.db"
    if make:
        path.touch()
    assert ("empty" if make else "no ledger") in refused(path, create=False)
    refused(path, read_only=True)
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok


def test_a_folder_and_a_folder_that_is_missing(tmp_path):
    assert "folder" in refused(tmp_path)
    assert "folder" in refused(tmp_path / "no" / "ledger.db")
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file" / "ledger.db")


def test_a_damaged_file(path):
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(b ^ 0x5A for b in content[4096:])
    path.write_bytes(content)
    refused(path, LedgerDamaged)


def test_a_file_that_was_cut_off(path):
    path.write_bytes(path.read_bytes()[:12288])
    with pytest.raises(LedgerDamaged), Ledger.open(path) as ledger:
        list(ledger.export())


def test_damage_that_opening_does_not_see_is_verified(path):
    content = path.read_bytes()
    at = content.index(b"Gesandter")
    path.write_bytes(content[:at] + b"X" + content[at + 1 :])
    with Ledger.open(path) as ledger:
        assert not ledger.verify().ok


def test_a_later_version(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE ledger_version SET version_num = 'v9999'")
    assert "upgrade" in refused(path, LedgerNewer)


def test_no_room_on_the_disk(path, monkeypatch):
    connect = SqliteStore._connect

    def small(self):
        connection = connect(self)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        return connection

    monkeypatch.setattr(SqliteStore, "_connect", small)
    with Ledger.open(path) as ledger:
        entries = ledger.verify().entries
        with pytest.raises(LedgerFull, match="room") as caught:
            for n in range(10, 400):
                ledger.add(tale(n, 30), run())
        assert "\n" not in str(caught.value)
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        verified = ledger.verify()
        assert verified.ok
        assert verified.entries >= entries
        assert ledger.add(tale(401, 30), run()).new_article


@pytest.fixture
def nobody(path):
    """A copy of the ledger in a folder that this process may read but not write."""
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))
    copy = folder / "ledger.db"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield copy
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_in_a_folder_that_may_only_be_read(nobody):
    with Ledger.open(nobody, read_only=True) as ledger:
        assert ledger.verify().ok
        assert len(list(ledger.statements())) == 8
        with pytest.raises(LedgerError, match="reading only"):
            ledger.add(tale(5), run())
    with pytest.raises(LedgerError) as caught, Ledger.open(nobody) as ledger:
        ledger.add(tale(5), run())
    assert "written" in str(caught.value)


def test_a_file_that_may_not_be_read(path, tmp_path):
    if os.geteuid() != 0:
        path.chmod(0)
        refused(path)
        return
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))
    folder.chmod(0o755)
    copy = folder / "ledger.db"
    shutil.copy(path, copy)
    copy.chmod(0o600)
    os.seteuid(65534)
    try:
        refused(copy)
        refused(copy, read_only=True)
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


def test_reading_only_leaves_the_file_as_it_is(path):
    before = path.read_bytes()
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.verify().ok
        list(ledger.export())
    assert path.read_bytes() == before


def test_an_older_ledger_that_may_only_be_read_is_not_migrated(tmp_path):
    store = SqliteStore(str(tmp_path / "ledger.db"))
    store.close()
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("CREATE TABLE ledger_version (version_num VARCHAR)")
        connection.execute("INSERT INTO ledger_version VALUES ('v0001')")
    connection.close()
    assert "older" in refused(tmp_path / "ledger.db", read_only=True)


def test_strange_names_of_files(tmp_path):
    path = tmp_path / "ä %20 ?#&.db"
    with Ledger.open(path) as ledger:
        ledger.add(extraction(), run())
    assert path.exists()
    with Ledger.open(path, read_only=True) as ledger:
        assert len(list(ledger.articles())) == 1


def test_a_location_in_memory_is_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Ledger.open(":memory:") as ledger:
        ledger.add(extraction(), run())
    assert list(tmp_path.iterdir()) == []
    prepare(SqliteStore(":memory:"))
