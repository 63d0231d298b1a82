"""Who knows a claim by itself: voices that depend on each other are one knower, and it has one name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sayso.link.origins.dependence import Scene, features
from sayso.link.origins.voices import Voice, asserting, voices
from sayso.link.origins.weights import DEPENDS
from sayso.link.spelling import folded
from sayso.model import Article
from sayso.model.linking import Origin, Reasons
from sayso.text import content_id

# Of the voices before one, the first and the latest are compared, and those of articles that it retells.
_FIRST, _LATEST, _RETOLD = 8, 8, 6
_DEPENDS = 0.5
_NAMELESS = ("unnamed", "collective")


@dataclass(frozen=True)
class Leaning:
    """A voice with the earlier one that it leans on most, and how surely it depends on it."""

    voice: Voice
    on: int | None = None
    score: float = 0.0
    because: Reasons = field(default_factory=dict)

    @property
    def depends(self) -> bool:
        """Whether it adds no knower."""
        return self.on is not None and self.score >= _DEPENDS


@dataclass(frozen=True)
class Knower:
    """Voices that stand on one knower, the first of them first."""

    origin: Origin
    leanings: tuple[Leaning, ...]


def leanings(scene: Scene, claim: int, denying: Collection[str] | None = None) -> tuple[Leaning, ...]:
    """The voices that assert a claim, the earliest first, each with what it leans on (a place in this tuple)."""
    told = voices(scene.ground, asserting(scene.ground, claim, denying))
    return tuple(_leaning(scene, told, at) for at in range(len(told)))


def _leaning(scene: Scene, told: Sequence[Voice], at: int) -> Leaning:
    best = Leaning(told[at])
    for other in _compared(scene, told, at):
        seen = features(scene, told[at], told[other])
        score = DEPENDS.score(seen)
        if best.on is None or score > best.score:
            best = Leaning(told[at], other, score, {name: round(value, 3) for name, value in seen.items() if value})
    return best


def _compared(scene: Scene, told: Sequence[Voice], at: int) -> Sequence[int]:
    if at <= _FIRST + _LATEST:
        return range(at)
    near = dict.fromkeys((*range(_FIRST), *range(at - _LATEST, at)))
    retold = {one.article for one in scene.retells.get(told[at].article, ())[:_RETOLD]}
    near |= dict.fromkeys([k for k in scene.places(told, retold) if k < at][:_RETOLD])
    return list(near)


def knowers(scene: Scene, claim: int, denying: Collection[str] | None = None) -> tuple[Knower, ...]:
    """Those who know a claim and do not depend on each other, the first to speak first."""
    found = leanings(scene, claim, denying)
    root: list[int] = []
    for at, one in enumerate(found):
        root.append(root[one.on] if one.depends and one.on is not None else at)
    groups: dict[int, list[Leaning]] = {}
    for at, one in zip(root, found, strict=True):
        groups.setdefault(at, []).append(one)
    return tuple(Knower(_origin(scene, group), tuple(group)) for group in groups.values())


def _origin(scene: Scene, group: Sequence[Leaning]) -> Origin:
    """The knower at the end: whom the first voice names, else whom a later one names, else the outlet itself."""
    first = group[0].voice
    article = scene.article(first)
    named = first if first.end or first.own else next((one.voice for one in group if one.voice.end), first)
    if named.end is not None:
        via = (*_outlet(article), *first.outlets)
        carrier = via[-1] if named.end.kind in _NAMELESS and via else ""
        return Origin(_id(named.end.name, carrier), named.end.name, named.end.kind, via)
    if first.outlets:
        return Origin(_id(first.outlets[-1], ""), first.outlets[-1], "outlet", (*_outlet(article), *first.outlets[:-1]))
    name = article.outlet or ""
    return Origin(_id(name, ""), name, "outlet", (), known=bool(name) and not _nobody(scene, first))


def _outlet(article: Article) -> tuple[str, ...]:
    return (article.outlet,) if article.outlet else ()


def _nobody(scene: Scene, voice: Voice) -> bool:
    """Hearsay without a source: the article itself says that it does not know."""
    told = [scene.ground.material.by_id[s] for s in voice.statements]
    return all(s.mode == "free_indirect" for s in told)


def _id(name: str, carrier: str) -> str:
    return content_id("o", " ".join(folded(name)), " ".join(folded(carrier)))
