"""What each statement retells: the nearest statement upstream, by way of the articles that its article retells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link.clusters import Clusters
from sayso.link.copies import Copy
from sayso.link.material import Material
from sayso.link.origins.citing import Ground
from sayso.link.origins.nearness import near
from sayso.link.origins.retelling import RETOLD, Retold, retold
from sayso.model import Statement
from sayso.model.linking import Reasons

# A statement of an article that is surely retold counts from here on; three of them are handed on.
_LEAST, _MOST = 0.15, 3
# An article that is less surely retold than this gives no upstream.
_DOUBTFUL = 0.12


@dataclass(frozen=True, slots=True)
class Upstream:
    """A statement that another one retells: how surely, and why."""

    statement: str
    score: float
    because: Reasons = field(default_factory=dict)


@dataclass(frozen=True)
class Retellings:
    """Who retells whom: by statement the nearest upstream statements, by article the articles that it retells.

    ``possible`` holds the articles that fall short of being taken for retold ones, too, with their scores.
    """

    statements: Mapping[str, tuple[Upstream, ...]]
    articles: Mapping[str, tuple[Retold, ...]]
    possible: Mapping[str, tuple[Retold, ...]]


def upstream(material: Material, clusters: Clusters, copies: Sequence[Copy] = ()) -> Retellings:
    """Who retells whom, for all articles of the material; the surest first everywhere.

    An article without a date, or one dated later, is upstream only where it is cited and does not cite back.
    """
    ground = Ground(material, clusters)
    taken = _copied(copies)
    possible = {article: _merged(retold(ground, article), taken.get(article, ())) for article in material.articles}
    articles = {key: tuple(one for one in found if one.score >= RETOLD) for key, found in possible.items()}
    statements = {s.id: tuple(_upstream(ground, s, possible[s.article])) for s in material.statements}
    return Retellings(statements, articles, possible)


def _copied(copies: Iterable[Copy]) -> Mapping[str, tuple[Retold, ...]]:
    out: dict[str, list[Retold]] = {}
    for copy in copies:
        out.setdefault(copy.article, []).append(Retold(copy.original, copy.score, {"copied": copy.share}))
    return {key: tuple(value) for key, value in out.items()}


def _merged(guessed: tuple[Retold, ...], copied: tuple[Retold, ...]) -> tuple[Retold, ...]:
    best = {one.article: one for one in guessed}
    for one in copied:
        if one.article not in best or best[one.article].score < one.score:
            best[one.article] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.article)))


def _upstream(ground: Ground, statement: Statement, retells: tuple[Retold, ...]) -> Iterable[Upstream]:
    found = list(_inside(ground, statement))
    for one in retells:
        if one.score >= _DOUBTFUL:
            found += _of_article(ground, statement, one)
    return sorted((u for u in found if u.score >= _LEAST), key=lambda u: (-u.score, u.statement))[:_MOST]


def _of_article(ground: Ground, statement: Statement, one: Retold) -> Iterable[Upstream]:
    outlet = ground.material.articles[one.article].outlet or ""
    cites = ground.hop_cites(statement, outlet)
    for other in ground.material.by_article.get(one.article, ()):
        score, seen = near(ground, statement, other)
        weight = max(one.score, 0.95 * cites) * (1.0 if cites or not ground.cites_outlet(statement) else 0.5)
        because = {name: round(value, 3) for name, value in seen.items() if value}
        yield Upstream(other.id, score * weight, {"article": round(one.score, 3), "cites": cites} | because)


def _inside(ground: Ground, statement: Statement) -> Iterable[Upstream]:
    """A headline stands on the body of its own article: the attributed statement that tells the same."""
    if statement.chain:
        return
    for other in ground.mates(statement):
        if other.chain and other.id != statement.id:
            score, seen = near(ground, statement, other)
            yield Upstream(other.id, score, {"same_article": True} | {k: round(v, 3) for k, v in seen.items() if v})
