"""An older ledger is brought to the present schema, all or nothing."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.ledger import Ledger, migrate
from sayso.ledger.backends.sqlite import SqliteStore
from sayso.ledger.links.tables import ALL
from sayso.ledger.migrate import REVISIONS, VERSION_TABLE, revision, upgrade
from sayso.ledger.schema import metadata, pairs
from tests.ledger.making import extraction

INDEXES = ("article_stems", "statement_stems")


@pytest.fixture
def older(path):
    """The ledger as the first revision left it: without full-text search, and without what linking makes."""
    store = SqliteStore(str(path))
    with store.writing() as connection:
        for index in INDEXES:
            connection.exec_driver_sql(f"DROP TABLE {index}")
        for table in (pairs, *ALL):
            connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = 'v0001'")
    store.close()
    return path


def test_an_older_ledger_is_brought_up_and_loses_nothing(older):
    with Ledger.open(older) as ledger:
        assert ledger.verify().ok
        assert [s.id for s in ledger.statements(match="Besuch")] == [extraction().statements[1].id]
        assert ledger.statement(extraction().statements[0].id).certainty == "asserted"


def test_a_migration_that_fails_changes_nothing(older, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(migrate, "rebuild", fail)
    before = older.read_bytes()
    with pytest.raises(RuntimeError):
        Ledger.open(older)
    assert older.read_bytes() == before
    monkeypatch.undo()
    with Ledger.open(older) as ledger:
        assert ledger.verify().ok


@pytest.mark.parametrize("to", REVISIONS)
def test_every_revision_can_be_reached_from_nothing(tmp_path, to):
    store = SqliteStore(str(tmp_path / "ledger.db"))
    with store.writing() as connection:
        upgrade(connection, store, to)
    with store.reading() as connection:
        assert revision(connection, store.location) == to
    store.close()
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert ledger.verify().ok


def test_the_migrations_make_the_schema_that_the_code_uses(path):
    store = SqliteStore(str(path))
    kept = {*metadata.tables}

    def ours(_, name, kind, *__):
        return kind != "table" or name in kept

    with store.reading() as connection:
        options = {"include_object": ours, "version_table": VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    store.close()
