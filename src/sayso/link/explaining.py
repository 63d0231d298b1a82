"""Why two statements were taken for one claim, or were not: features, their weights, and what each adds."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.link.claims import explain
from sayso.link.claims.model import load
from sayso.link.material import Material


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair. ``contribution`` is on the scale of log odds; what is no feature has only a ``value``."""

    feature: str
    value: float | str | bool
    weight: float | None = None
    contribution: float | None = None


def reasons(material: Material, left: str, right: str) -> tuple[Reason, ...]:
    """What speaks for (above 0) and against two statements being one claim, the strongest first in each model.

    Raises KeyError for a statement that the material does not hold.
    """
    found = explain(material, left, right)
    model = load("vectors" if material.vectors else "plain")
    stages = {"first": model.first, "second": model.second}
    segment = str(found.get("compared", ""))
    out: list[Reason] = []
    for name, value in found.items():
        stage, _, feature = name.partition(".")
        if stage in stages and isinstance(value, float):
            mean, spread, weight = stages[stage][segment].of[feature]
            given = value * spread / weight + mean if weight else mean
            out.append(Reason(feature if stage == "first" else f"{feature} (second look)", given, weight, value))
        else:
            out.append(Reason(name, value))
    return tuple(out)
