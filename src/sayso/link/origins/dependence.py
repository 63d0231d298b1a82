"""Whether one voice of a claim depends on an earlier one, or knows it by itself: what speaks for it, and how surely."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.link.language import words as listed
from sayso.link.origins.citing import Ground
from sayso.link.origins.moments import moment
from sayso.link.origins.nearness import nearness
from sayso.link.origins.retelling import Retold
from sayso.link.origins.voices import Voice
from sayso.link.spelling import covers, names
from sayso.model import Article, Statement
from sayso.text import words

_NAMELESS = ("unnamed", "collective")
_BODY = ("organisation", "office")
# A name that covers this much of another is the same name in another case or spelling.
_HEARD = 0.75


@dataclass(frozen=True)
class Scene:
    """The ground and who retells whom."""

    ground: Ground
    retells: Mapping[str, tuple[Retold, ...]]
    _places: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    @cached_property
    def _retold(self) -> Mapping[str, Mapping[str, float]]:
        return {article: {one.article: one.score for one in found} for article, found in self.retells.items()}

    def article(self, voice: Voice) -> Article:
        """The article that the voice speaks in."""
        return self.ground.material.articles[voice.article]

    def statement(self, voice: Voice) -> Statement:
        """The statement that shows the voice best: the first that is attributed."""
        told = [self.ground.material.by_id[s] for s in voice.statements]
        return next((s for s in told if s.chain), told[0])

    def retold(self, left: Voice, right: Voice) -> float:
        """How surely the article of the one retells that of the other."""
        return self._retold.get(left.article, {}).get(right.article, 0.0)

    def most_retold(self, voice: Voice) -> float:
        """How surely the article of the voice retells any."""
        return max(self._retold.get(voice.article, {}).values(), default=0.0)

    def places(self, told: Sequence[Voice], articles: Collection[str]) -> list[int]:
        """Where among the voices those of these articles stand."""
        if id(told) not in self._places:
            self._places.clear()
            held: dict[str, list[int]] = {}
            for at, voice in enumerate(told):
                held.setdefault(voice.article, []).append(at)
            self._places[id(told)] = held
        return sorted(at for article in articles for at in self._places[id(told)].get(article, ()))

    def source(self, voice: Voice) -> str:
        """The words that name the source."""
        return words(self.article(voice).text, self.statement(voice).source)[:200]

    def confirms(self, voice: Voice) -> bool:
        """Whether the cue is one of confirming or owning up."""
        article = self.article(voice)
        shown = self.statement(voice)
        cue = words(article.text, shown.cue or shown.content).casefold()[:300]
        return any(
            word.startswith(stem) for stem in listed(article.language, "origins", "confirms") for word in cue.split()
        )


def features(scene: Scene, voice: Voice, earlier: Voice) -> Mapping[str, float]:
    """What speaks for and against ``voice`` depending on ``earlier``."""
    seen = {**alone(scene, voice), **_together(scene, voice, earlier), **_names(scene, voice, earlier)}
    if seen.get("two_people"):
        seen |= {"same_kind": 0.0, "same_name": 0.0}
    return {**seen, **_crossed(seen)}


def _crossed(seen: Mapping[str, float]) -> Mapping[str, float]:
    """What counts only beside something else: a body that is another one, a report that retells nobody."""
    name = max(seen["same_name"], seen.get("same_actor", 0.0))
    return {
        "own_alone": seen["own"] * (1 - seen["retells_it"]),
        "own_confirms": seen["own"] * seen["confirms"],
        "body_unlike": seen["body"] * (1 - max(name, seen.get("same_house", 0.0))),
        "document_unlike": seen["document"] * (1 - seen["same_name"]),
        "person_unlike": seen["person"] * (1 - name),
        "nameless_cites": seen["nameless"] * seen["cites_it"],
        "nameless_alone": seen["nameless"] * (1 - seen["cites_it"]) * (1 - seen["retells_it"]),
    }


def alone(scene: Scene, voice: Voice) -> Mapping[str, float]:
    """What kind of voice it is."""
    kind = voice.end.kind if voice.end else None
    shown = scene.statement(voice)
    return {
        "own": float(voice.own),
        "second_hand": float(voice.second_hand),
        "nameless": float(kind in _NAMELESS),
        "body": float(kind in _BODY),
        "document": float(kind == "document"),
        "person": float(kind == "person"),
        "confirms": float(scene.confirms(voice)),
        "hedged": float(shown.certainty != "asserted"),
        "direct": float(shown.mode == "direct"),
        "retells_somebody": scene.most_retold(voice),
    }


def _together(scene: Scene, voice: Voice, earlier: Voice) -> Mapping[str, float]:
    mine, theirs = scene.article(voice), scene.article(earlier)
    near = nearness(scene.ground, scene.statement(voice), scene.statement(earlier))
    return {
        "same_article": float(mine.id == theirs.id),
        "same_outlet": float(mine.id != theirs.id and mine.outlet == theirs.outlet),
        "same_language": float(mine.language == theirs.language),
        "retells_it": scene.retold(voice, earlier),
        "vectors": near["vectors"],
        "words": near["words"],
        "days": _days(mine, theirs),
        "earlier_own": float(earlier.own),
    }


def _names(scene: Scene, voice: Voice, earlier: Voice) -> Mapping[str, float]:
    mine, theirs = scene.article(voice), scene.article(earlier)
    cited = max((names(name, theirs.outlet or "") for name in voice.outlets), default=0.0)
    kind, other = (one.end.kind if one.end else None for one in (voice, earlier))
    return {
        "cites_it": cited if cited >= 0.8 else 0.0,
        "cites_others": float(bool(voice.outlets) and cited < 0.8),
        "same_name": _alike(scene, voice, earlier),
        "its_publisher": names(voice.end.name, theirs.outlet or "") if voice.end and earlier.own else 0.0,
        "publishes_it": names(earlier.end.name, mine.outlet or "") if earlier.end and voice.own else 0.0,
        "both_nameless": float(kind in _NAMELESS and other in _NAMELESS),
        "named_after_nameless": float(kind not in (*_NAMELESS, None) and other in _NAMELESS),
        "nameless_after_named": float(kind in _NAMELESS and other not in (*_NAMELESS, None)),
        "same_kind": float(kind is not None and kind == other),
        "in_source": _in_source(scene, voice, earlier),
        **_actors(scene, voice, earlier),
        **_news(scene, voice, earlier),
    }


def _news(scene: Scene, voice: Voice, earlier: Voice) -> Mapping[str, float]:
    """Whether the one that is cited was heard of in the earlier article at all: who was not, was found anew."""
    if voice.end is None or voice.end.kind in _NAMELESS or voice.article == earlier.article:
        return {}
    named = scene.ground.actors.of(voice.end, scene.article(voice)).named
    heard = max((names(voice.end.name, other) for other in scene.ground.names(earlier.article)), default=0.0)
    kind = "person" if named else "body" if voice.end.kind in _BODY else "other"
    return {f"unheard_{kind}": 1.0 - heard, f"heard_{kind}": float(heard >= _HEARD)}


def _actors(scene: Scene, voice: Voice, earlier: Voice) -> Mapping[str, float]:
    if voice.end is None or earlier.end is None:
        return {}
    mine, theirs = scene.article(voice), scene.article(earlier)
    return scene.ground.actors.alike((voice.end, mine), (earlier.end, theirs))


def _alike(scene: Scene, voice: Voice, earlier: Voice) -> float:
    if voice.end is None:
        return 0.0
    return max((scene.ground.alike(voice.end, hop) for hop in earlier.hops), default=0.0)


def _in_source(scene: Scene, voice: Voice, earlier: Voice) -> float:
    """Whether the words that name the one source also name the other: a ministry's spokeswoman and the ministry."""
    one = covers(earlier.end.name, scene.source(voice)) if earlier.end and earlier.end.kind in _BODY else 0.0
    other = covers(voice.end.name, scene.source(earlier)) if voice.end and voice.end.kind in _BODY else 0.0
    return max(one, other)


def _days(mine: Article, theirs: Article) -> float:
    one, other = moment(mine), moment(theirs)
    return 1.0 if one is None or other is None else math.log1p(abs(one - other) / 86400)
