"""What follows from denials that were weighed against the one claim they bear on most: what else they answer or leave.

Two rules, both of them plain. Who denies what somebody in the same cluster affirms, or what is put in words without a
negation, answers that claim, whenever the other spoke. And a denial that follows, in its articles, what another was
cited for, speaks of the same things and does not answer it, talks past it, and past whatever else they have from the
same origin: the palace that denies a visit to the palace leaves the street standing, and the embassy as well. Denials
that say one thing are judged together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.clusters import Clusters
from sayso.link.material import Material
from sayso.link.telling import telling
from sayso.model import Origin, Relation, Statement

Origins = Mapping[int, Sequence[Origin]]
_BEFORE = 8
"""So many statements before a denial are looked at."""
_SHARED = 2
"""How many longer words what is denied and what it talks past have in common, over all who tell either."""
_OFTEN = 3
"""One in so many of the articles that tell the denial must put it beside the claim."""
_SURE, _TOUCHED = 0.5, 0.6
"""How sure such a denial is; how sure another scope has to be to stand against it."""


def reached(
    material: Material, clusters: Clusters, found: Sequence[Relation], origins: Origins
) -> tuple[Relation, ...]:
    """``found`` with the denials that follow; as there, ``to`` is the first statement of a cluster."""
    known = {(one.start, one.to): one for one in found if one.kind == "denies"}
    added = [*_answers(material, clusters), *_Past(material, clusters, origins).relations()]
    fresh: dict[tuple[str, str], Relation] = {}
    for one in added:
        before = known.get((one.start, one.to))
        if before is None or before.score < _TOUCHED:
            fresh.setdefault((one.start, one.to), one)
    kept = [one for one in found if one.kind != "denies" or (one.start, one.to) not in fresh]
    place = {s.id: at for at, s in enumerate(material.statements)}
    return tuple(sorted((*kept, *fresh.values()), key=lambda r: (place[r.start], r.kind, place[r.to])))


def _answers(material: Material, clusters: Clusters) -> Iterator[Relation]:
    for group in clusters.members:
        said = [material.by_id[one] for one in group]
        deniers = [one for one in said if one.polarity == "denied"]
        if deniers and (len(deniers) < len(said) or _is_put(material, deniers)):
            yield from (Relation(s.id, group[0], "denies", "answers", 0.9, {"same_claim": True}) for s in deniers)


def is_only_denied(material: Material, group: Sequence[str]) -> bool:
    """Whether nobody affirms a claim that is denied in words without a negation: nobody had claimed it."""
    said = [material.by_id[one] for one in group]
    return all(one.polarity == "denied" for one in said) and _is_put(material, said)


def _is_put(material: Material, deniers: Sequence[Statement]) -> bool:
    """Whether one of ``deniers`` says in plain words, under a cue that denies, what is not so."""
    return any(one.cue and not telling(one, material.articles[one.article]).negated for one in deniers)


@dataclass(frozen=True)
class _Past:
    """What denials talk past."""

    material: Material
    clusters: Clusters
    origins: Origins

    def relations(self) -> Iterator[Relation]:
        """One from each denying statement to each claim that its like stand beside."""
        words: dict[int, frozenset[str]] = {}
        for at, group in enumerate(self.clusters.members):
            deniers = [s for one in group if (s := self.material.by_id[one]).polarity == "denied" and s.chain]
            votes: Counter[int] = Counter()
            for denier in deniers:
                votes.update(self._beside(denier, at, words))
            homes = len({s.article for s in deniers})
            for claim, count in sorted(votes.items()):
                if count * _OFTEN >= homes:
                    because = {"follows": count, "tellings": homes}
                    to = self.clusters.members[claim][0]
                    yield from (Relation(s.id, to, "denies", "beside", _SURE, because) for s in deniers)

    def _beside(self, denier: Statement, own: int, words: dict[int, frozenset[str]]) -> set[int]:
        """The claim nearest before a denial, on another's word and on the same things, with those of its origin."""
        said = self.material.by_article[denier.article]
        at = next(n for n, one in enumerate(said) if one.id == denier.id)
        for other in reversed(said[max(0, at - _BEFORE) : at]):
            claim = self.clusters.of[other.id]
            if claim != own and _of_another(denier, other) and self._alike(own, claim, words):
                return {claim, *self._of_origin(other, said[:at])} - {own}
        return set()

    def _of_origin(self, one: Statement, said: Sequence[Statement]) -> Iterator[int]:
        """The claims among ``said`` that stand on the same word as ``one``: on one chain, or on one known origin."""
        known = {o.id for o in self.origins.get(self.clusters.of[one.id], ()) if o.known}
        chain = [hop.name for hop in one.chain]
        for other in said:
            claim = self.clusters.of[other.id]
            same = chain == [hop.name for hop in other.chain]
            if other.polarity == "affirmed" and (same or known & {o.id for o in self.origins.get(claim, ())}):
                yield claim

    def _alike(self, one: int, other: int, words: dict[int, frozenset[str]]) -> bool:
        return len(self._words(one, words) & self._words(other, words)) >= _SHARED

    def _words(self, claim: int, words: dict[int, frozenset[str]]) -> frozenset[str]:
        if claim not in words:
            group = (self.material.by_id[one] for one in self.clusters.members[claim][:_MOST])
            told = (telling(s, self.material.articles[s.article]).skeletons for s in group)
            words[claim] = frozenset(key for keys in told for key in keys)
        return words[claim]


_MOST = 40
"""Tellings of a claim whose words are looked at."""


def _of_another(one: Statement, other: Statement) -> bool:
    """Whether ``other`` affirms something on the word of somebody else than ``one`` is on."""
    if other.polarity != "affirmed" or not other.chain:
        return False
    return other.chain[-1].name.casefold() != one.chain[-1].name.casefold()
