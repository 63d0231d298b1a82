"""Who retells whom: pairs of articles that share a claim, what speaks for a retelling, and how surely it is one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sayso.link.origins.citing import Ground
from sayso.link.origins.moments import before, moment
from sayso.link.origins.weights import RETELLS
from sayso.model.linking import Reasons

# Of the articles that told a claim before, the first ones and the latest are candidates; a crowd is not paired.
_FIRST, _LATEST = 6, 10
# Below this an article is not taken for one that is retold.
RETOLD = 0.4
_SOLE = 0.6


@dataclass(frozen=True, slots=True)
class Retold:
    """An article that another one takes its matter from: how surely, and why."""

    article: str
    score: float
    because: Reasons = field(default_factory=dict)


def candidates(ground: Ground, article: str) -> tuple[str, ...]:
    """The articles that may be what this one retells: they told one of its claims before, or it cites their outlet."""
    found: dict[str, None] = {}
    for claim in sorted(ground.claims.get(article, ())):
        told = ground.told[claim]
        at = told.index(article) if len(told) <= _FIRST + _LATEST else _place(told, article)
        near = (*told[:_FIRST], *told[max(0, at - _LATEST) : at], *told[at + 1 : at + 3])
        found |= dict.fromkeys(other for other in near if other != article)
    found |= dict.fromkeys(ground.houses.published(article, ground.cited(article).outlets))
    return tuple(other for other in found if _possible(ground, article, other))


def _place(told: tuple[str, ...], article: str) -> int:
    return next((at for at, one in enumerate(told) if one == article), 0)


def _possible(ground: Ground, article: str, other: str) -> bool:
    """An article that was out earlier; where no date tells, one that is cited and does not cite back."""
    mine, theirs = ground.material.articles[article], ground.material.articles[other]
    earlier = before(theirs, mine)
    if earlier is not None:
        return earlier
    cites = ground.cited(article).outlet(theirs.outlet or "")
    return cites > 0 and not ground.cited(other).outlet(mine.outlet or "")


def features(ground: Ground, article: str, other: str) -> Mapping[str, float]:
    """What speaks for and against ``article`` retelling ``other``; every feature between 0 and about 3."""
    mine, theirs = ground.material.articles[article], ground.material.articles[other]
    who, name = ground.cited(article), theirs.outlet or ""
    shared = ground.claims.get(article, frozenset()) & ground.claims.get(other, frozenset())
    return {
        "cited": who.outlet(name),
        "behind": who.second_hand(name) if not who.outlet(name) else 0.0,
        "named_source": who.body(name),
        "mentioned": who.mention(name) if not who.outlet(name) else 0.0,
        "cites_others": float(bool(who.outlets) and not who.outlet(name)),
        "cites_nobody": float(not who.outlets),
        "shared": math.log1p(len(shared)),
        "share": len(shared) / max(1, len(ground.claims.get(article, ()))),
        "first": float(any(ground.told[claim][0] == other for claim in shared)),
        "untold_between": _share(ground, article, other, shared),
        "same_outlet": float(mine.outlet == theirs.outlet),
        "same_language": float(mine.language == theirs.language),
        "days": _days(ground, article, other),
        "same_chain": _same_chain(ground, article, other),
        "cited_is_cited": _second_hand(ground, article, other),
    }


def _share(ground: Ground, article: str, other: str, shared: frozenset[int]) -> float:
    """Of the shared claims, those that ``other`` was the last to tell before ``article``."""
    late = 0
    for claim in shared:
        told = ground.told[claim]
        at = _place(told, article)
        late += at > 0 and told[at - 1] == other
    return late / max(1, len(shared))


def _days(ground: Ground, article: str, other: str) -> float:
    mine, theirs = moment(ground.material.articles[article]), moment(ground.material.articles[other])
    if mine is None or theirs is None:
        return 1.0
    return math.log1p(abs(mine - theirs) / 86400)


def _same_chain(ground: Ground, article: str, other: str) -> float:
    """Whether both end a chain of a claim that they share at one name."""
    mine, theirs = ground.ends(article), ground.ends(other)
    return max(
        (ground.alike(a, b) for claim in mine.keys() & theirs for a in mine[claim] for b in theirs[claim]), default=0.0
    )


def _second_hand(ground: Ground, article: str, other: str) -> float:
    """Whether ``other`` itself cites an outlet that ``article`` cites."""
    theirs = ground.cited(other).outlets
    return max((ground.cited(article).outlet(name) for name in theirs), default=0.0)


def retold(ground: Ground, article: str) -> tuple[Retold, ...]:
    """The articles that this one retells, the surest first; a person's word comes before any guess."""
    known = ground.material.retells.get(article)
    if known is not None:
        return tuple(Retold(other, 1.0, {"said_by": "a person"}) for other in known)
    scored = _sole([_scored(ground, article, other) for other in candidates(ground, article)])
    return tuple(sorted(scored, key=lambda one: (-one.score, one.article)))


def _sole(scored: list[Retold]) -> list[Retold]:
    """The only article of an outlet that is cited is the one that is meant, whatever else speaks against it."""
    cited = [one for one in scored if one.because.get("cited")]
    if len(cited) != 1 or cited[0].score >= _SOLE:
        return scored
    return [replace(one, score=_SOLE) if one is cited[0] else one for one in scored]


def _scored(ground: Ground, article: str, other: str) -> Retold:
    seen = features(ground, article, other)
    return Retold(other, RETELLS.score(seen), {name: round(value, 3) for name, value in seen.items() if value})
