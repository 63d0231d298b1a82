"""Statements in, clusters out: compare what may be the same, then group what is likely enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from sayso.link.claims.bags import Ints
from sayso.link.claims.blocks import near
from sayso.link.claims.candidates import candidates
from sayso.link.claims.features import features
from sayso.link.claims.frame import Frame, frame
from sayso.link.claims.grouping import linked
from sayso.link.claims.model import PairModel, compare, load, rivalled, segments, weigh
from sayso.link.claims.rules import barred, broken
from sayso.link.claims.twins import twins
from sayso.link.clusters import Clusters
from sayso.link.judged import Judged
from sayso.link.material import Material
from sayso.link.telling import tellings

Reasons = Mapping[str, float | str | bool]
_FLOOR = -3.0
"""Log odds under which a pair is forgotten."""
_MOST_REASONS = 12


def cluster(material: Material, *, judged: Judged | None = None) -> Clusters:
    """Which statements of ``material`` say one thing. The order of arrival changes nothing; ``judged`` binds."""
    return _clusters(material, _groups(_frame(material), judged or Judged()))


def extend(material: Material, clusters: Clusters, new: Iterable[str], *, judged: Judged | None = None) -> Clusters:
    """The clusters of ``material`` once the statements ``new`` are in it, given those of all others.

    Only articles that are tied to one of a new statement are compared anew, by however many ties; the outcome is that
    of ``cluster`` over the whole.
    """
    made = _frame(material)
    fresh = set(new) | {s.id for s in material.statements if s.id not in clusters.of}
    touched = _tied(made, {int(made.article[at]) for at, t in enumerate(made.tellings) if t.statement.id in fresh})
    again = [t for at, t in enumerate(made.tellings) if made.article[at] in touched]
    ids = {t.statement.id for t in again}
    kept = [group for group in clusters.members if not ids.intersection(group)]
    part = frame(again, material.vectors if made.vectors is not None else {})
    held = (judged or Judged()).within(ids)
    return _clusters(material, [*kept, *_groups(part, held)])


def explain(material: Material, left: str, right: str) -> Reasons:
    """Why two statements are, or are not, put together: log odds, what moved them most, and the rule that bars them.

    Raises KeyError for a statement that the material does not hold.
    """
    known = {material.by_id[left].article, material.by_id[right].article}
    ids = [s.id for s in material.statements if s.article in known]
    made = frame(list(tellings(material, ids).values()), material.vectors)
    model = _model(made)
    row = {t.statement.id: at for at, t in enumerate(made.tellings)}
    every = _all_pairs(made)
    at = int(np.flatnonzero(_is_pair(every, row[left], row[right]))[0])
    columns = features(made, *every)
    first = weigh(model.first, columns)
    second = rivalled(made, *every, columns, first)
    segment = next(name for name, rows in segments(columns).items() if rows[at])
    opposed = float(model.opposed * columns["opposite"][at])
    odds = float(weigh(model.second, second)[at]) - opposed
    out: dict[str, float | str | bool] = {"log_odds": odds, "threshold": model.threshold, "compared": segment}
    if opposed:
        out["opposed"] = -opposed
    rule = broken(made, row[left], row[right])
    if rule:
        out["barred"] = rule
    parts = model.first[segment].parts(columns, at)
    strongest = sorted(parts, key=lambda name: (-abs(parts[name]), name))[:_MOST_REASONS]
    out |= {f"first.{name}": parts[name] for name in strongest}
    return out | {f"second.{name}": value for name, value in model.second[segment].parts(second, at).items()}


def _frame(material: Material) -> Frame:
    return frame(list(tellings(material).values()), material.vectors)


def _model(made: Frame) -> PairModel:
    return load("plain" if made.vectors is None else "vectors")


def _groups(made: Frame, judged: Judged) -> list[tuple[str, ...]]:
    """The groups over ``made``: tellings of the same words count as one while the others are compared."""
    if not made.tellings:
        return []
    first = twins(made.tellings)
    alike: dict[int, list[str]] = {}
    for at, telling in zip(first, made.tellings, strict=True):
        alike.setdefault(at, []).append(telling.statement.id)
    vectors = {} if made.vectors is None else {made.tellings[at].statement.id: made.vectors[at] for at in alike}
    fewer = frame([made.tellings[at] for at in alike], vectors)
    number = {one: at for at, ids in enumerate(alike.values()) for one in ids}
    same = list(alike.values())
    return [tuple(one for at in group for one in same[at]) for group in _compared(fewer, number, judged)]


def _compared(made: Frame, row: Mapping[str, int], judged: Judged) -> list[list[int]]:
    """Groups of rows; ``row`` gives that of each statement, of several where they are of the same words."""
    model = _model(made)
    scores: dict[tuple[int, int], float] = {}
    bars: list[tuple[int, int]] = []
    for left, right in candidates(made):
        score = compare(made, left, right, model)
        keep = score > _FLOOR
        a, b, s = left[keep], right[keep], score[keep]
        pairs = list(zip(a.tolist(), b.tolist(), strict=True))
        bars += compress(pairs, barred(made, a, b).tolist())
        scores |= dict(zip(pairs, s.tolist(), strict=True))
    must = [(row[a], row[b]) for a, b in judged.together if a in row and b in row]
    never = [(row[a], row[b]) for a, b in judged.apart if a in row and b in row and row[a] != row[b]]
    return linked(len(made.tellings), scores, model.threshold, must=must, cannot=never, bars=bars)


def _clusters(material: Material, groups: Iterable[tuple[str, ...]]) -> Clusters:
    """In the order of the material, whatever the order of ``groups``."""
    place = {s.id: at for at, s in enumerate(material.statements)}
    ordered = [tuple(sorted((one for one in group if one in place), key=place.__getitem__)) for group in groups]
    return Clusters(tuple(sorted((group for group in ordered if group), key=lambda group: place[group[0]])))


def _tied(made: Frame, rows: set[int]) -> set[int]:
    """The articles that are near one of ``rows``, or hold the same words, or are near one that does, and so on."""
    one, other = near(made.topics, made.matters, made.themes, made.published)
    same = made.article[np.array(twins(made.tellings), dtype=np.int64)]
    one, other = np.concatenate((one, made.article)), np.concatenate((other, same))
    home = np.arange(len(made.articles))
    while True:
        low = np.minimum(home[one], home[other])
        after = home.copy()
        np.minimum.at(after, one, low)
        np.minimum.at(after, other, low)
        after = after[after]
        if (after == home).all():
            break
        home = after
    return set(np.flatnonzero(np.isin(home, home[sorted(rows)])).tolist())


def _all_pairs(made: Frame) -> tuple[Ints, Ints]:
    """Every pair within and between the articles of a small frame, in the order of ``candidates``."""
    a, b = np.triu_indices(len(made.tellings), 1)
    one, other = made.article[a], made.article[b]
    return np.where(one <= other, a, b), np.where(one <= other, b, a)


def _is_pair(every: tuple[Ints, Ints], a: int, b: int) -> NDArray[np.bool_]:
    return np.asarray(((every[0] == a) & (every[1] == b)) | ((every[0] == b) & (every[1] == a)))
