"""The schema's history: a new ledger gets all of it, an older one what it lacks, a newer one is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, inspect, select

from sayso.errors import LedgerError, LedgerNewer
from sayso.ledger.rebuild import rebuild
from sayso.ledger.store import Store

REVISIONS = ("v0001", "v0002", "v0003")
"""The migrations in order; their files stand in ``migrations/versions``."""

VERSION_TABLE = "ledger_version"


def prepare(store: Store) -> None:
    """Bring the ledger to this schema, in one transaction. Raises LedgerNewer, or LedgerError for what is no ledger."""
    with store.reading() as connection:
        found = revision(connection, store.location)
    if found == REVISIONS[-1]:
        return
    if store.read_only:
        what = f"it has the older schema {found}" if found else "it is empty"
        raise LedgerError(what, where=store.location, advice="open it for writing once")
    with store.writing(durable=True) as connection:
        found = revision(connection, store.location)
        if found != REVISIONS[-1]:
            upgrade(connection, store, REVISIONS[-1])
        if found is not None:
            rebuild(connection, store)


def revision(connection: Connection, where: str) -> str | None:
    """The schema that the database has; None where it is empty."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables:
            what = "this database is not a ledger"
            raise LedgerError(what, where=where, advice="name another file")
        return None
    table = Table(VERSION_TABLE, MetaData(), autoload_with=connection)
    found = connection.execute(select(table)).scalars().one_or_none()
    if found is not None and found not in REVISIONS:
        what = f"a later version of sayso wrote it (schema {found}, this one knows up to {REVISIONS[-1]})"
        raise LedgerNewer(what, where=where, advice="upgrade sayso")
    return found


def upgrade(connection: Connection, store: Store, to: str) -> None:
    """Run the migrations up to the revision ``to`` within the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - most openings of a ledger migrate nothing
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes.update(connection=connection, store=store, version_table=VERSION_TABLE)
    command.upgrade(config, to)
