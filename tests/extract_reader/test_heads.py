"""The heads give each token the same score, whichever others are asked, and as the formulas say."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from sayso.extract.reader.heads import Heads
from sayso.extract.reader.labels import ROLES, WIDTH
from tests.extract_reader.tiny import heads

TABLE = heads(3)
STATES = np.random.default_rng(5).standard_normal((20, 16)).astype(np.float32)


def by_hand(at: int) -> tuple[Any, Any]:
    """Roles [R, T] and attributes [WIDTH] of the content that begins at ``at``, token by token."""
    linear = {n: STATES @ TABLE[n] + TABLE[f"{n}-bias"] for n in ("anchor", "token", "value", "alone")}
    width = linear["token"].shape[1] // len(ROLES)
    roles, means = np.zeros((len(ROLES), len(STATES))), []
    for role in range(len(ROLES)):
        part = slice(role * width, (role + 1) * width)
        for token in range(len(STATES)):
            pair = float(linear["anchor"][at, part] @ linear["token"][token, part]) / math.sqrt(width)
            near = TABLE["near"][role, max(-4, min(4, token - at)) + 4]
            roles[role, token] = pair + near + linear["alone"][token, role]
        chances = 1 / (1 + np.exp(-roles[role]))
        means.append(chances @ linear["value"][:, part] / (chances.sum() + 0.5))
    inner = np.concatenate([STATES[at], *means]) @ TABLE["attributes-in"] + TABLE["attributes-in-bias"]
    gelu = np.array([0.5 * x * (1 + math.erf(x / math.sqrt(2))) for x in inner])
    return roles, gelu @ TABLE["attributes-out"] + TABLE["attributes-out-bias"]


def test_scores_are_those_of_the_formulas() -> None:
    roles, attributes = Heads(TABLE).judged(STATES, np.array([0, 7, 19]))
    assert roles.shape == (3, len(ROLES), 20)
    assert attributes.shape == (3, WIDTH)
    for row, at in enumerate((0, 7, 19)):
        wanted_roles, wanted_attributes = by_hand(at)
        assert roles[row] == pytest.approx(wanted_roles, abs=1e-3)
        assert attributes[row] == pytest.approx(wanted_attributes, abs=1e-3)
