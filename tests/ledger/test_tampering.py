"""Whoever changes a row of any table behind the ledger's back is found out."""

from __future__ import annotations

import sqlite3

import pytest

from sayso.ledger import Ledger
from sayso.ledger.schema import metadata
from tests.ledger.making import run, tale

COLUMNS = [(table.name, c.name) for table in metadata.sorted_tables for c in table.columns if str(c) != "head.id"]
INDEXES = ["article_stems", "statement_stems"]


def verified(path, **options):
    with Ledger.open(path) as ledger:
        return ledger.verify(**options)


def meddle(path, *commands):
    connection = sqlite3.connect(path)
    for command in commands:
        assert connection.execute(command).rowcount != 0, command
    connection.commit()
    connection.close()


def other(table, column):
    """An SQL expression of the column's type that differs from what stands there."""
    kind = metadata.tables[table].c[column].type.__class__.__name__
    if kind in ("BigInteger", "Integer"):
        return f"{column} + 900000000"
    if kind == "Boolean":
        return f"NOT {column}"
    if kind == "LargeBinary":
        return f"CAST(CAST({column} AS TEXT) || ' ' AS BLOB)"
    return f"coalesce({column}, '') || 'x'"


def test_what_nobody_touched_verifies(path):
    assert verified(path).problems == ()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
@pytest.mark.parametrize("which", ["min", "max"])
def test_a_changed_column_is_noticed(path, table, column, which):
    rows = f"rowid = (SELECT {which}(rowid) FROM {table} WHERE {column} IS NOT NULL OR '{column}' = 'address')"
    before = sqlite3.connect(path).execute(f"SELECT {column} FROM {table}").fetchall()
    meddle(path, f"UPDATE {table} SET {column} = {other(table, column)} WHERE {rows}")
    assert sqlite3.connect(path).execute(f"SELECT {column} FROM {table}").fetchall() != before
    assert not verified(path).ok


@pytest.mark.parametrize("table", [t.name for t in metadata.sorted_tables])
def test_a_removed_row_is_noticed(path, table):
    meddle(path, f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    assert not verified(path).ok


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    "command",
    [
        "UPDATE {0} SET stems = 'x' WHERE rowid = (SELECT min(rowid) FROM {0})",
        "DELETE FROM {0} WHERE rowid = (SELECT max(rowid) FROM {0})",
        "UPDATE {0}_content SET c0 = 'x' WHERE id = (SELECT max(id) FROM {0}_content)",
        "DELETE FROM {0}_data WHERE id > 10",
        "INSERT INTO {0}(rowid, stems) VALUES (7, 'x')",
    ],
)
def test_a_changed_index_is_noticed(path, index, command):
    meddle(path, command.format(index))
    assert not verified(path).ok


@pytest.mark.parametrize("table", ["articles", "extractions", "statements"])
def test_a_row_that_no_entry_knows_is_noticed(path, table):
    columns = [c.name for c in metadata.tables[table].columns]
    key = columns[0]
    values = ", ".join({key: f"{key} + 77", "id": "'z-1'", "article": "'z-1'"}.get(c, c) for c in columns)
    meddle(path, f"INSERT INTO {table} SELECT {values} FROM {table} LIMIT 1")
    assert not verified(path).ok


def test_views_can_be_made_again_and_entries_cannot(path):
    meddle(path, "DELETE FROM statements", "UPDATE articles SET outlet = 'x'", "DELETE FROM article_stems")
    with Ledger.open(path) as ledger:
        assert not ledger.verify().ok
        ledger.rebuild()
        assert ledger.verify().ok
    meddle(path, "UPDATE entries SET article = 'x' WHERE seq = 3")
    with Ledger.open(path) as ledger:
        ledger.rebuild()
        assert not ledger.verify().ok


def test_a_tail_that_was_cut_off_is_noticed(path):
    meddle(path, "DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)")
    assert "tail" in " ".join(verified(path).problems)


def test_a_tail_that_was_cut_off_with_care_is_noticed_by_a_head_kept_elsewhere(path):
    with Ledger.open(path) as ledger:
        kept = ledger.head
        ledger.add(tale(7), run())
        assert ledger.verify(head=kept).ok
        later = ledger.head
    last = "(SELECT max(seq) FROM entries)"
    meddle(path, f"DELETE FROM entries WHERE seq > {last} - 1",
           f"UPDATE head SET seq = {last}, hash = (SELECT hash FROM entries WHERE seq = {last})")  # fmt: skip
    meddle(path, "DELETE FROM statements WHERE seq NOT IN (SELECT seq FROM entries)")
    with Ledger.open(path) as ledger:
        ledger.rebuild()
        assert ledger.verify(head=kept).ok
        assert not ledger.verify(head=later).ok


def test_words_cannot_go_without_a_redaction(path):
    meddle(path, "UPDATE entries SET words = NULL WHERE kind = 'article' AND seq = 2")
    assert "without a redaction" in verified(path).problems[0]


def test_problems_are_told_up_to_a_number(path):
    with Ledger.open(path) as ledger:
        for n in range(10, 50):
            ledger.add(tale(n), run())
    meddle(path, "UPDATE entries SET at = 'x', previous = 'y', payload = X'7b7d'")
    problems = verified(path).problems
    assert problems[-1].startswith("and ")
    assert len(problems) == 101
