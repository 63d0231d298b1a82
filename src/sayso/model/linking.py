"""What linking makes of statements: claims with their origins, relations, drift, copies and stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.model.statement import HopKind

Status = Literal["asserted", "disputed", "denied", "corrected"]
RelationKind = Literal["repeats", "corroborates", "denies", "qualifies", "corrects"]
Scope = Literal["answers", "narrower", "wider", "beside"]
DriftKind = Literal[
    "hedge_lost", "hedge_gained", "attribution_lost", "sources_multiplied", "source_named", "source_anonymised",
    "place_changed", "time_changed", "number_changed", "claims_merged", "scope_widened", "polarity_flipped",
]  # fmt: skip
Reasons = Mapping[str, float | str | bool]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains end: one knower. ``via`` are the outlets through which it reached the reader, the nearest first.

    ``known`` is False where nobody can be named as the origin: a claim that is nobody's.
    """

    id: str
    name: str
    kind: HopKind
    via: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """The proposition that ``statements`` share; ``wording`` is verbatim from one of them, in ``language``.

    ``id`` is that of its earliest statement with another letter before it; ``aliases`` are the ids of claims that
    were merged into it. ``first_said`` is ISO 8601 or None where no article has a date. ``by_distance`` lists the
    outlets by how many hops they stand from the nearest origin.
    """

    id: str
    wording: str
    language: str
    statements: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    outlets: int = 0
    first_said: str | None = None
    status: Status = "asserted"
    story: str | None = None
    aliases: tuple[str, ...] = ()
    by_distance: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """From a statement to a statement or claim; one ``denies`` a pair. ``scope`` is that of a denial."""

    start: str
    to: str
    kind: RelationKind
    scope: Scope | None = None
    score: float = 1.0
    because: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drift:
    """How ``statement`` differs from the statement ``against`` that it retells."""

    statement: str
    against: str
    kind: DriftKind
    because: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event, earliest first; its id is that of its earliest article with another letter before it."""

    id: str
    articles: tuple[str, ...]
    title: str = ""
    aliases: tuple[str, ...] = ()
