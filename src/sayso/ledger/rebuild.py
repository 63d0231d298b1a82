"""Makes every view again from the entries: after a migration, or when verifying says that a view is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from sayso.ledger.links.linking import forget_all
from sayso.ledger.material import ARTICLE, Material, load
from sayso.ledger.project import project, write
from sayso.ledger.schema import articles, entries, extractions, pairs, statements
from sayso.ledger.store import Store

_PAGE = 100


def rebuild(connection: Connection, store: Store) -> None:
    """Throw the views away and project them again, within the caller's writing transaction.

    What linking made goes too: it may have been made of what was wrong, and is made again by linking.
    """
    forget_all(connection)
    store.create_indexes(connection)
    for view in (articles, extractions, pairs, statements):
        connection.execute(delete(view))
    for material in every_material(connection):
        write(connection, store, project(material))


def every_material(connection: Connection) -> Iterator[Material]:
    """The material of every article, in the order in which they came in, a page in memory at a time."""
    after = 0
    while True:
        page = select(entries.c.seq, entries.c.subject).where(entries.c.kind == ARTICLE, entries.c.seq > after)
        rows = connection.execute(page.order_by(entries.c.seq).limit(_PAGE)).all()
        yield from load(connection, [row.subject for row in rows]).values()
        if len(rows) < _PAGE:
            return
        after = rows[-1].seq
