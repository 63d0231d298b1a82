"""Every back end that a ledger can stand on; each contract test runs on each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sayso.ledger import Ledger


@pytest.fixture(params=["file", "memory"])
def location(request, tmp_path) -> str:
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
