"""What a statement is held against: what the articles upstream say of its claim, or say that is near to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.clusters import Clusters
from sayso.link.denials.lexicon import marked
from sayso.link.drift.likeness import likeness
from sayso.link.drift.sight import Sight, Sights, near
from sayso.link.drift.weights import Model
from sayso.link.spelling import names

# So many upstream statements, the nearest by their vectors or words, are looked at closely; so many are held against.
_LOOKED_AT, _HELD = 14, 6
# Statements of one article that are compared, and those of all that it retells.
_MOST, _MOST_SOURCES = 300, 600
# Characters of an article in which a correction says that it is one.
_READ = 3000
_ALIKE = 0.8


@dataclass(frozen=True)
class Held:
    """An upstream statement that one is held against, how surely it is what was retold, and how they stand.

    ``how`` is ``mate`` (the same claim, upstream), ``inner`` (the same claim, in the body under the headline) or
    ``near`` (another claim upstream). ``taken``: the article tells the upstream claim in another statement, as it is.
    ``alone`` is the score of the two by themselves, ``score`` the best of any statement of the same claim beside the
    told one; ``mutual``: no other statement of the article is likelier to retell it; ``margin`` to the next best.
    ``lead``: its claim is in the title of its article; ``spread``: how many articles tell its claim.
    """

    sight: Sight
    score: float
    how: str
    taken: bool = False
    alone: float = 0.0
    mutual: bool = False
    margin: float = 0.0
    lead: bool = False
    spread: int = 0


@dataclass(frozen=True)
class Case:
    """One statement, what it is held against (mates first, the likest first), and what its article shows.

    ``cites``: the outlet of an article upstream stands in its chain. ``reused``: an earlier statement of the article
    already had this end of its chain. ``known``: its claim was affirmed before, anywhere. ``lead``: its claim is in the
    title of its article; ``place``: how far down it stands, 0 to 1; ``amends``: its article speaks of a correction.
    """

    told: Sight
    held: tuple[Held, ...]
    cites: bool = False
    reused: bool = False
    known: bool = False
    lead: bool = False
    place: float = 0.0
    amends: bool = False

    @property
    def mates(self) -> tuple[Held, ...]:
        """Those of the same claim: upstream, else in the body."""
        upstream = tuple(one for one in self.held if one.how == "mate")
        return upstream or tuple(one for one in self.held if one.how == "inner")

    @property
    def near(self) -> tuple[Held, ...]:
        """Those of other claims."""
        return tuple(one for one in self.held if one.how == "near")


@dataclass(frozen=True)
class Bench:
    """All that cases are made from."""

    sights: Sights
    clusters: Clusters
    upstream: Mapping[str, Sequence[str]]
    model: Model

    def cases(self) -> Iterator[Case]:
        """A case for each statement that may retell something, in the order of the material."""
        for article in self.sights.material.held_articles:
            yield from self._article(article.id)

    def _article(self, article: str) -> Iterator[Case]:
        known = self.sights.material.articles
        above = [one for one in self.upstream.get(article, ()) if one != article and one in known]
        told = self.sights.told(article)[:_MOST]
        sources = [sight for one in above for sight in self.sights.told(one)[:_MOST]][:_MOST_SOURCES]
        outlets = [known[one].outlet or "" for one in above]
        scores = self._scores(told, sources)
        ends: set[tuple[int, int]] = set()
        amends = marked(known[article].text[:_READ], known[article].language, "correct")
        for sight in told:
            held = (*self._held(sight, scores, told), *self._inner(sight, told))
            end = sight.end.span if sight.end else None
            if held:
                yield Case(
                    sight, held, _cites(sight, outlets), end in ends, self._known(sight), self._leads(sight),
                    sight.statement.content[0][0] / max(1, len(sight.article.text)), amends,
                )  # fmt: skip
            if end:
                ends.add(end)

    def _scores(self, told: Sequence[Sight], sources: Sequence[Sight]) -> dict[str, dict[str, tuple[float, Sight]]]:
        """By told and source statement, how surely the one retells the other, by the two alone."""
        return {
            one.statement.id: {
                source.statement.id: (self.model.score("likeness", likeness(one, source)), source)
                for source in self._looked_at(one, sources)
            }
            for one in told
        }

    def _looked_at(self, told: Sight, sources: Sequence[Sight]) -> Sequence[Sight]:
        mates = [one for one in sources if self._together(told, one)][:_LOOKED_AT]
        others = [one for one in sources if not self._together(told, one)]
        if len(others) > _LOOKED_AT:
            others = sorted(others, key=lambda one: (-_rough(told, one), one.statement.id))[:_LOOKED_AT]
        return (*mates, *others)

    def _held(
        self, told: Sight, scores: Mapping[str, Mapping[str, tuple[float, Sight]]], beside: Sequence[Sight]
    ) -> tuple[Held, ...]:
        """What a headline retells is what its body retells: the best score of any statement of its claim beside it."""
        kin = [one.statement.id for one in beside if self._together(told, one)] or [told.statement.id]
        others = [one.statement.id for one in beside if one.statement.id not in kin]
        taken = {self.clusters.of.get(one) for one in others}
        mine = scores[told.statement.id]
        found: dict[str, tuple[float, float, Sight]] = {}
        for ident in kin:
            for key, (score, source) in scores[ident].items():
                alone = mine[key][0] if key in mine else 0.0
                found[key] = (max(score, found[key][0]) if key in found else score, alone, source)
        ranked = sorted(found.values(), key=lambda one: (-one[0], one[2].statement.id))
        out: list[Held] = []
        for score, alone, source in ranked:
            rival = max(
                (scores[one][source.statement.id][0] for one in others if source.statement.id in scores[one]),
                default=0.0,
            )
            same = self._together(told, source) and source.statement.polarity == told.statement.polarity
            best = next((s for s, _, o in ranked if o is not source), 0.0)
            out.append(
                Held(
                    source, score, "mate" if same else "near", self.clusters.of.get(source.statement.id) in taken,
                    alone, score > rival, score - best, self._leads(source), self._spread(source),
                )
            )  # fmt: skip
        near_ones = [one for one in out if one.how == "near"][:_HELD]
        return (*(one for one in out if one.how == "mate"), *near_ones)

    def _inner(self, told: Sight, beside: Sequence[Sight]) -> Iterator[Held]:
        if not told.title:
            return
        for one in beside:
            same = not one.title and self._together(told, one)
            if same and one.statement.polarity == told.statement.polarity:
                yield Held(one, self.model.score("likeness", likeness(told, one)), "inner")

    def _together(self, left: Sight, right: Sight) -> bool:
        return self.clusters.together(left.statement.id, right.statement.id)

    def _leads(self, sight: Sight) -> bool:
        """Whether its claim is told in the title of its article, or it is the first below the title."""
        told = self.sights.told(sight.article.id)
        first = next((one for one in told if not one.title), sight)
        return first is sight or any(one.title and self._together(one, sight) for one in told)

    def _spread(self, sight: Sight) -> int:
        members = (
            self.clusters.members[self.clusters.of[sight.statement.id]]
            if sight.statement.id in self.clusters.of
            else ()
        )
        return len({self.sights.material.by_id[one].article for one in members[:200]})

    def _known(self, told: Sight) -> bool:
        """Whether an earlier statement of its claim affirms it."""
        number = self.clusters.of.get(told.statement.id)
        if number is None:
            return False
        for one in self.clusters.members[number]:
            if self.sights.material.by_id[one].article == told.statement.article:
                return False
            if self.sights.material.by_id[one].polarity == "affirmed":
                return True
        return False


def _rough(told: Sight, source: Sight) -> float:
    if told.vector is not None and source.vector is not None:
        return near(told, source)
    return len(told.skeletons & source.skeletons) / (len(source.skeletons) + 3)


def _cites(told: Sight, outlets: Sequence[str]) -> bool:
    hops = [hop.name for hop in told.statement.chain if hop.kind == "outlet"]
    return any(max(names(hop, outlet), names(outlet, hop)) >= _ALIKE for hop in hops for outlet in outlets if outlet)
