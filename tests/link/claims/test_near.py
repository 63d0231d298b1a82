"""What brings articles near each other by their vectors, and what durations bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.link.claims import explain
from sayso.link.claims.themes import ALIKE, alike, means
from sayso.link.material import Material, material
from sayso.model import Time
from tests.link.claims.telling import ledger


def test_articles_are_near_whose_means_are_alike() -> None:
    themes = means(np.array([[1, 0], [0, 1], [1, 0.1], [0.1, 1]], np.float32), np.array([0, 1, 2, 2]), 3)
    assert np.allclose(np.linalg.norm(themes, axis=1), 1)
    found = set(zip(*(side.tolist() for side in alike(themes, np.zeros(3))), strict=True))
    assert found == {(0, 2), (1, 2)}


def test_articles_of_other_months_or_other_matters_are_not_near() -> None:
    themes = np.array([[1, 0], [1, 0], [ALIKE / 2, 1]], np.float32)
    assert [side.tolist() for side in alike(themes, np.array([0.0, 400.0, 0.0]))] == [[], []]
    assert [side.tolist() for side in alike(themes, np.array([0.0, 3.0, 0.0]))] == [[0], [1]]


def test_an_article_keeps_few_neighbours_however_many_are_alike() -> None:
    themes = np.random.default_rng(1).normal([8.0, 0, 0], 0.1, (900, 3)).astype(np.float32)
    themes /= np.linalg.norm(themes, axis=1, keepdims=True)
    left, right = alike(themes, np.full(900, np.nan))
    assert (left < right).all()
    assert 900 < len(left) <= 9 * 900


def test_the_order_of_articles_does_not_change_who_is_near() -> None:
    rng = np.random.default_rng(2)
    themes = rng.normal(size=(60, 4)).astype(np.float32)
    themes /= np.linalg.norm(themes, axis=1, keepdims=True)
    days, order = np.arange(60.0), rng.permutation(60)
    found = {frozenset(pair) for pair in zip(*alike(themes, days), strict=True)}
    again = {frozenset((order[a], order[b])) for a, b in zip(*alike(themes[order], days[order]), strict=True)}
    assert found == again


def test_durations_that_differ_are_two_claims_and_other_units_are_not() -> None:
    assert explain(_lasting("P6000Y", "P60000Y"), "a0.0", "a1.0")["barred"] == "durations differ"
    assert "barred" not in explain(_lasting("P2W", "P14D"), "a0.0", "a1.0")


def _lasting(*values: str) -> Material:
    held = ledger(*((f"Bote {n}", "de", ["Die Reise der Sturmvogel hat lange gedauert."]) for n in range(len(values))))
    times = [(Time((0, 9), "DURATION", value),) for value in values]
    told = [replace(s, times=time) for s, time in zip(held.statements, times, strict=True)]
    return material(held.held_articles, told)
