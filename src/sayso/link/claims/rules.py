"""What bars two statements from one claim whatever else they share: numbers, places, days or durations that differ."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.link.claims.bags import Ints
from sayso.link.claims.frame import Frame

_RULES = ("numbers", "places", "days", "durations")


def barred(frame: Frame, left: Ints, right: Ints) -> NDArray[np.bool_]:
    """Which pairs a rule bars."""
    out = np.zeros(len(left), dtype=bool)
    for name in _RULES:
        out |= _against(frame, name, left, right)
    return out


def broken(frame: Frame, left: int, right: int) -> str:
    """The rule that bars a pair; empty where none does."""
    one, other = np.array([left]), np.array([right])
    return next((f"{name} differ" for name in _RULES if _against(frame, name, one, other)[0]), "")


def _against(frame: Frame, name: str, left: Ints, right: Ints) -> NDArray[np.bool_]:
    held = getattr(frame, name)
    return np.asarray(held.conflict(left, right, held.shared(left, right)) > 0)
