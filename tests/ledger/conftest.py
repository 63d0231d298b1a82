from __future__ import annotations

import pytest

from sayso.ledger import Ledger
from tests.ledger.making import extraction, run, tale


@pytest.fixture
def path(tmp_path):
    """A ledger file with two articles, a judgement and two versions of one address in it."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(extraction(), run())
        ledger.add(tale(1, url="https://x.example/a", published="2026-01-01"), run())
        ledger.add(tale(2, url="https://x.example/a", published="2026-01-02"), run())
        ledger.judge(extraction().statements[0].id, "certainty", "asserted", by="Ada", why="heard it")
    return path
