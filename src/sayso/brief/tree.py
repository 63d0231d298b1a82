"""The provenance of one claim: from its origins to the outlets, with what denies it and how it drifted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.brief.told import Told
from sayso.model import Claim, Drift, Origin, Relation

_ANSWERS = ("denies", "corrects", "qualifies")
_SURE = 0.2
"""How sure an answer has to be to be shown."""
_COPY = 0.5
"""The share of its words that an article took from another to be called a copy."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One article that carries the claim, what drifted in it, whether it copied, and those that retell it."""

    told: Told
    others: tuple[Told, ...] = ()
    drift: tuple[Drift, ...] = ()
    copied_from: str | None = None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """An origin and the articles that stand on it without another article between."""

    origin: Origin | None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that denies, corrects or qualifies the claim; ``also`` are others that say so of the same scope."""

    relation: Relation
    told: Told
    also: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """All that is known of where a claim comes from and what stands against it."""

    claim: Claim
    roots: tuple[Root, ...]
    answers: tuple[Answer, ...] = ()


def tree(
    claim: Claim,
    told: Mapping[str, Told],
    voices: Sequence[Mapping[str, Any]],
    *,
    drift: Iterable[Drift] = (),
    relations: Iterable[Relation] = (),
    copies: Iterable[Mapping[str, Any]] = (),
) -> Tree:
    """The tree of ``claim``. ``told`` gives every statement that is named anywhere in it.

    ``voices`` are what linking heard of the claim: its statements article by article, the origin, the voice retold.
    """
    drifts: dict[str, list[Drift]] = {}
    for one in drift:
        drifts.setdefault(one.statement, []).append(one)
    copied = {copy["article"]: copy["original"] for copy in copies if copy["share"] >= _COPY}
    grower = _Grower(told, list(voices), drifts, copied)
    known = {origin.id: origin for origin in claim.origins}
    roots = [Root(known.get(id_), branches) for id_, branches in grower.roots()]
    return Tree(claim, tuple(roots), tuple(_answers(claim, relations, told)))


class _Grower:
    """Grows the branches; a voice that leans on one of its own retellings stands on its origin instead."""

    def __init__(
        self,
        told: Mapping[str, Told],
        voices: list[Mapping[str, Any]],
        drifts: Mapping[str, list[Drift]],
        copied: Mapping[str, str],
    ) -> None:
        self._told, self._voices, self._drifts, self._copied = told, voices, drifts, copied
        by_first = {voice["statements"][0]: voice for voice in voices}
        self._on = {first: self._above(voice, by_first) for first, voice in by_first.items()}

    def roots(self) -> list[tuple[str, tuple[Branch, ...]]]:
        """By origin, in the order of the voices, the branches that stand on it directly."""
        out: dict[str, list[Branch]] = {}
        for voice in self._voices:
            found = out.setdefault(voice["origin"], [])
            if self._on[voice["statements"][0]] is None:
                found.append(self._branch(voice))
        return [(origin, tuple(branches)) for origin, branches in out.items() if branches]

    def _above(self, voice: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> str | None:
        first = voice["statements"][0]
        on, seen = voice["on"], {first}
        while on is not None and on in known:
            if on in seen:
                return None
            seen.add(on)
            on = known[on]["on"]
        return voice["on"] if voice["on"] in known else None

    def _branch(self, voice: Mapping[str, Any]) -> Branch:
        first = voice["statements"][0]
        said = [self._told[s] for s in voice["statements"]]
        shown = min(said, key=lambda one: one.in_title)
        return Branch(
            told=shown,
            others=tuple(one for one in said if one is not shown),
            drift=tuple(d for one in said for d in self._drifts.get(one.id, ())),
            copied_from=self._copied.get(voice["article"]),
            branches=tuple(self._branch(v) for v in self._voices if self._on[v["statements"][0]] == first),
        )


def _answers(claim: Claim, relations: Iterable[Relation], told: Mapping[str, Told]) -> list[Answer]:
    """One answer for each kind, scope and origin, the first with the others beside it."""
    found: dict[tuple[str, str | None, str], list[Relation]] = {}
    for one in relations:
        if one.to == claim.id and one.kind in _ANSWERS and one.start in told and one.score >= _SURE:
            chain = told[one.start].chain
            by = chain[-1].kind if chain else "own"
            found.setdefault((one.kind, one.scope, by), []).append(one)
    out = []
    for some in found.values():
        ranked = sorted(some, key=lambda one: (told[one.start].in_title, -one.score))
        first, *rest = [told[one.start] for one in ranked]
        out.append(Answer(ranked[0], first, tuple(rest)))
    return out
