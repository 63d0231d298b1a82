from __future__ import annotations

import pytest

from sayso.ledger import Ledger
from tests.ledger.making import extraction, link, run, tale


@pytest.fixture
def path(tmp_path):
    """A linked ledger file with three articles, judgements and two versions of one address in it."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(extraction(), run())
        ledger.add(tale(1, url="https://x.example/a", published="2026-01-01"), run())
        ledger.add(tale(2, url="https://x.example/a", published="2026-01-02"), run())
        ledger.judge(extraction().statements[0].id, "certainty", "asserted", by="Ada", why="heard it")
        other = f"{tale(1, url='https://x.example/a').article.id} 0-3"
        ledger.judge(extraction().statements[0].id, "not_same", other, by="Ada", why="another day")
        link(ledger)
    return path
