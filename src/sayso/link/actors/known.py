"""Whom and what the news of every language names: countries, cities, institutions, outlets, by any of their names.

The data are known.toml (bodies), places.tsv (made by scripts/actor_places.py), extra_places.toml and concepts.toml. A
name is found by its exact words, else by how they sound with their endings off, else by what its words mean.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any

from sayso.link.actors.lexicon import concept
from sayso.link.actors.names import Written, is_acronym, written
from sayso.link.actors.sounds import parts, readings
from sayso.link.actors.words import Word, nearness, word

PLACES = frozenset({"country", "capital", "city", "region"})
_ENOUGH = 0.9
_ENOUGH_FOR_A_PLACE = 0.93
_MOST_PROBES = 64
_SHORTEST_SPOKEN = 3


@dataclass(frozen=True, slots=True)
class Actor:
    """A known bearer: its key, its kind, and the key of the state or body for which it speaks."""

    key: str
    kind: str
    house: str | None = None


@dataclass(slots=True)
class _Index:
    exact: dict[str, list[str]] = field(default_factory=dict)
    spoken: dict[tuple[str, ...], list[tuple[str, tuple[Word, ...]]]] = field(default_factory=dict)
    meant: dict[tuple[str, ...], str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)


def _load(name: str) -> str:
    return (resources.files("sayso.link.actors") / name).read_text(encoding="utf-8")


def _place_rows() -> Iterator[tuple[Actor, list[str]]]:
    extra: dict[str, list[str]] = tomllib.loads(_load("extra_places.toml"))["names"]
    for line in _load("places.tsv").splitlines():
        number, kind, country, names = line.split("\t")
        ident = country if kind == "country" else number
        house = f"c:{country}" if kind == "capital" else None
        yield Actor(f"c:{ident}" if kind == "country" else f"geo:{ident}", kind, house), names.split("|")
    for ident, known in extra.items():
        kind = "country" if len(ident) == 2 else "city" if ident.isdecimal() else "region"
        yield Actor(f"geo:{ident}" if ident.isdecimal() else f"c:{ident}", kind), known


def _body_rows() -> Iterator[tuple[Actor, list[str]]]:
    rows: dict[str, dict[str, Any]] = tomllib.loads(_load("known.toml"))
    for ident, row in rows.items():
        house = row.get("house")
        full = None if house is None else house if ":" in house else f"b:{house}"
        yield Actor(f"b:{ident}", row["kind"], full), row["names"]


@cache
def _index() -> _Index:
    index = _Index()
    for actor, names in [*_place_rows(), *_body_rows()]:
        index.actors.setdefault(actor.key, actor)
        for name in names:
            _enter(index, actor, written(name))
    return index


def _enter(index: _Index, actor: Actor, name: Written) -> None:
    if not name.words:
        return
    for exact in {name.exact, "".join(name.words)}:
        held = index.exact.setdefault(exact, [])
        if actor.key not in held:
            held.append(actor.key)
    if not any(is_acronym(shape) for shape in name.shapes) and all(len(w) >= 2 for w in name.words):
        spoken = tuple(word(one, "", "other") for one in name.words)
        for skeletons in _probes(spoken):
            index.spoken.setdefault(skeletons, []).append((actor.key, spoken))
    means = meaning(name)
    if len(means) > 1 and None not in means:
        index.meant.setdefault(_sorted(means), actor.key)


def _sorted(meant: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(sorted({part for one in meant for part in str(one).split()}))


def meaning(name: Written) -> tuple[str | None, ...]:
    """The concepts of the words of ``name``, small words left out; None for a word that means nothing known."""
    return tuple(concept(w) for w, s in zip(name.words, name.shapes, strict=True) if s[0].isupper() or len(w) > 3)


def _probes(spoken: tuple[Word, ...]) -> Iterator[tuple[str, ...]]:
    options = [one.skeletons[:8] for one in spoken]
    yield from (found for found, _ in zip(product(*options), range(_MOST_PROBES), strict=False))


@lru_cache(maxsize=1 << 17)
def find(name: Written, language: str, *, place: bool | None = None) -> tuple[Actor, float, str] | None:
    """The known actor of that name with a score and how it was found; None for nobody known.

    ``place`` True takes places alone, False bodies, and a place by its very name alone; None takes both.
    """
    index = _index()
    for key in (*index.exact.get(name.exact, ()), *index.exact.get("".join(name.words), ())):
        if place is not True or _fits(index.actors[key], place):
            return index.actors[key], 1.0, "name"
    country = _country(name) if place is not False else None
    if country and country in index.actors:
        return index.actors[country], 0.95, "people"
    found = _heard(index, name, language, place)
    if found:
        return found
    means = meaning(name)
    key = index.meant.get(_sorted(means), "") if len(means) > 1 else ""
    key = key if key and (place is not True or _fits(index.actors[key], place)) else ""
    return (index.actors[key], 0.9, "meaning") if key else None


def actor(key: str) -> Actor | None:
    """The known actor of that key."""
    return _index().actors.get(key)


def meant(concepts: frozenset[str]) -> str | None:
    """The key of the known actor whose name means just that, in whatever language."""
    return _index().meant.get(tuple(sorted(concepts)))


def root(key: str) -> str:
    """The state or body for which the bearer of ``key`` speaks in the end; the key itself where nobody knows better."""
    seen = set[str]()
    while key not in seen:
        seen.add(key)
        held = actor(key)
        key = (held and held.house) or key
    return key


def _fits(found: Actor, place: bool | None) -> bool:
    return place is None or (found.kind in PLACES) == place


def _country(name: Written) -> str | None:
    """The country that the name means: its name, adjective or people, perhaps with a form of state (Irish Republic)."""
    if name.acronym:
        return None
    found = [concept(one) for one in name.words if not _abbreviated(one)]
    meant = {one for one in found if one is None or not one.startswith("s:")}
    only = meant.pop() if len(meant) == 1 else None
    return only if only and only.startswith("c:") else None


def _abbreviated(text: str) -> bool:
    """Whether the word is a letter, or letters without a vowel that mean nothing by themselves: W., Wlk."""
    return len(text) == 1 or (concept(text) is None and len(parts(readings(text)[0])[0]) == len(text))


def _heard(index: _Index, name: Written, language: str, place: bool | None) -> tuple[Actor, float, str] | None:
    if name.acronym or not name.words or max(map(len, name.words)) < _SHORTEST_SPOKEN:
        return None
    spoken = tuple(word(one, language, "other") for one in name.words)
    best: tuple[float, str] | None = None
    for probe in _probes(spoken):
        for key, theirs in index.spoken.get(probe, ()):
            if _fits(index.actors[key], place):
                score = min(map(nearness, spoken, theirs))
                enough = _ENOUGH_FOR_A_PLACE if index.actors[key].kind in PLACES else _ENOUGH
                if score >= enough and (best is None or (-score, key) < (-best[0], best[1])):
                    best = (score, key)
    return (index.actors[best[1]], best[0], "sound") if best else None
