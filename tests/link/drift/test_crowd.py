"""What must not break it: crowds, circles, endless statements, unknown languages."""

from __future__ import annotations

import dataclasses

from sayso.link.clusters import Clusters
from sayso.link.drift import drift
from tests.link.drift.build import article, hop, material, said

FIRST = article("x1", "de", ["Treffen", "Der Gesandte hat mit der Ministerin gegessen"])


def test_many_identical_articles_drift_alike_and_soon() -> None:
    copies = [dataclasses.replace(FIRST, id=f"c{at}", outlet=f"c{at}") for at in range(300)]
    told = [said(FIRST, 1, chain=(hop("ein Diplomat"),)), *(said(one, 1) for one in copies)]
    held = material([FIRST, *copies], told)
    clusters = Clusters((tuple(one.id for one in told),))
    found = drift(held, clusters, {one.id: ("x1",) for one in copies})
    assert {one.kind for one in found} == {"attribution_lost"}
    assert len(found) == len(copies)


def test_one_endless_statement() -> None:
    long = article("x2", "de", ["Treffen", "Der Gesandte aß 12 Brote. " * 2000])
    held = material([FIRST, long], [said(FIRST, 1), said(long, 1)])
    clusters = Clusters((("x1.1",), ("x2.1",)))
    assert all(one.statement == "x2.1" for one in drift(held, clusters, {"x2": ("x1",)}))


def test_unknown_languages_and_statements_outside_every_cluster() -> None:
    one, other = article("x1", "xx", ["a", "b c d"]), article("x2", "yy", ["a", "b c d"])
    held = material([one, other], [said(one, 1), said(other, 1)])
    assert drift(held, Clusters(()), {"x2": ("x1",)}) == ()
