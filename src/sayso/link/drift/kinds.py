"""For each kind of drift: which pairs may show it, the words that do, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.drift.cases import Case, Held
from sayso.link.drift.sight import Sight
from sayso.link.drift.slots import Slots, days_of, numbers_of, places_of, venues_of
from sayso.link.drift.traits import NAMELESS, common, differences, extent, logit, nameless, slot_features
from sayso.link.drift.weights import Model
from sayso.model import Hop
from sayso.model.linking import DriftKind

# Below this likeness nothing upstream is taken for what was retold.
NEAR_ENOUGH = 0.02
# And below this nothing is looked at for what it changed: most pairs end here.
_LEAST = 0.01


@dataclass(frozen=True)
class Proposal:
    """A kind of drift that a pair may show: the words of both that differ, and the features that weigh it."""

    kind: DriftKind
    told: Sight
    source: Sight
    words: tuple[str, str]
    features: Mapping[str, float]


@dataclass(frozen=True)
class Look:
    """A case with the features of each pair, worked out once for all kinds."""

    case: Case
    pairs: tuple[tuple[Held, Mapping[str, float]], ...]

    def near(self) -> Iterator[tuple[Held, dict[str, float]]]:
        """The pairs of two claims."""
        return ((held, dict(seen)) for held, seen in self.pairs if held.how == "near")

    def upstream(self) -> Iterator[tuple[Held, dict[str, float]]]:
        """The pairs of two articles."""
        return ((held, dict(seen)) for held, seen in self.pairs if held.how != "inner")

    def pool(self, shows: Callable[[Sight], bool]) -> Iterator[tuple[Held, dict[str, float]]]:
        """The likest mate that shows it, with the share of mates that do; one of the body; each near one that does."""
        mates = self.case.mates
        showing = [one for one in mates if shows(one.sight)]
        bodies = [one for one in mates if not one.sight.title]
        first = True
        for held, features in self.pairs:
            seen = dict(features)
            if not shows(held.sight):
                continue
            if held.how == "near":
                yield held, seen
            elif held in showing:
                if first:
                    seen["share"] = len(showing) / len(mates)
                    seen["all"] = float(len(showing) == len(mates))
                    seen["all_bodies"] = float(bool(bodies) and all(shows(one.sight) for one in bodies))
                    yield held, seen
                first = False
            elif held.how == "inner":
                seen["upstream_too"] = 1.0
                yield held, seen


def look(case: Case, model: Model) -> Look:
    """The features of all pairs; a pair of two claims also knows how surely the one was retold and changed."""
    pairs = []
    for held in case.held:
        seen = common(case, held)
        if held.how == "near" and held.score < NEAR_ENOUGH:
            continue
        if held.how == "near":
            seen |= differences(case, held)
            retold = model.score("retold", seen)
            if model.knows("retold") and retold < _LEAST:
                continue
            seen |= {"retold": retold, "retold_logit": logit(retold)}
        pairs.append((held, seen))
    return Look(case, tuple(pairs))


def proposals(seen: Look) -> Iterator[Proposal]:
    """All that the case may show, weighed by nobody yet."""
    for propose in _KINDS:
        yield from propose(seen)


def _texts(sight: Sight, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(sight.article.text[b:e] for b, e in spans)


def hedge_lost(look: Look) -> Iterator[Proposal]:
    """Told as sure what was hedged or speculated upstream."""
    told = look.case.told
    if told.sure:
        for held, seen in look.pool(lambda one: not one.sure):
            seen["speculated"] = float(held.sight.statement.certainty == "speculated")
            yield Proposal("hedge_lost", told, held.sight, ("", _texts(held.sight, held.sight.statement.hedges)), seen)


def hedge_gained(look: Look) -> Iterator[Proposal]:
    """Told with a hedge what was sure upstream."""
    told = look.case.told
    if not told.sure:
        for held, seen in look.pool(lambda one: one.sure):
            seen["speculated"] = float(told.statement.certainty == "speculated")
            yield Proposal("hedge_gained", told, held.sight, (_texts(told, told.statement.hedges), ""), seen)


def attribution_lost(look: Look) -> Iterator[Proposal]:
    """Told on the outlet's own word what somebody was cited for upstream, or in the body under the headline."""
    told = look.case.told
    if told.own:
        for held, seen in look.pool(lambda one: not one.own):
            source = held.sight.end.name if held.sight.end else _texts(held.sight, held.sight.statement.source)
            yield Proposal("attribution_lost", told, held.sight, ("", source), seen)


def _ends(look: Look, shows: Callable[[Hop], bool]) -> Iterator[tuple[Held, Hop, Hop, dict[str, float]]]:
    """Pairs of which both chains end somewhere and the upstream end shows it."""
    end = look.case.told.end
    for held, seen in look.pool(lambda one: one.end is not None and shows(one.end)):
        if end is not None and held.sight.end is not None:
            yield held, end, held.sight.end, seen


def sources_multiplied(look: Look) -> Iterator[Proposal]:
    """One source upstream, several in the retelling."""
    for held, end, other, seen in _ends(look, lambda hop: hop.count == "one"):
        if end.count != "one":
            extra = {
                "same_kind": float(end.kind == other.kind),
                "unknown": float(end.count == "unknown"),
                "from_unnamed": float(other.kind == "unnamed"),
                "to_unnamed": float(end.kind in NAMELESS),
                "outlets": float(end.kind == "outlet"),
            }
            yield Proposal("sources_multiplied", look.case.told, held.sight, (end.name, other.name), seen | extra)


def source_named(look: Look) -> Iterator[Proposal]:
    """Nobody named upstream, somebody in the retelling: not another voice, but the body whose people these were."""
    told = look.case.told
    for held, end, other, seen in _ends(look, nameless):
        if end.kind not in (*NAMELESS, "outlet"):
            extra = _body(told, end) | {"direct": float(told.statement.mode == "direct")}
            extra["same_body"] = extra["office"] * max(seen["cites"], float(seen["one_voice"] >= 0.6))
            yield Proposal("source_named", told, held.sight, (end.name, other.name), seen | extra)


def source_anonymised(look: Look) -> Iterator[Proposal]:
    """Somebody named upstream, nobody in the retelling."""
    for held, end, other, seen in _ends(look, lambda hop: hop.kind not in (*NAMELESS, "outlet")):
        if end.kind in NAMELESS:
            extra = {"collective": float(end.kind == "collective"), "to_several": float(end.count != "one")}
            extra |= _body(held.sight, other)
            yield Proposal("source_anonymised", look.case.told, held.sight, (end.name, other.name), seen | extra)


def _body(sight: Sight, end: Hop) -> dict[str, float]:
    return {
        "person": float(end.kind == "person"),
        "office": float(end.kind in ("office", "organisation")),
        "document": float(end.kind == "document"),
        "long_chain": float(len(sight.statement.chain) > 1),
        "several": float(end.count != "one"),
    }


def _slots(kind: DriftKind, compare: Callable[[Sight, Sight], Slots]) -> Callable[[Look], Iterator[Proposal]]:
    def propose(look: Look) -> Iterator[Proposal]:
        told = look.case.told
        for held, seen in look.upstream():
            slots = compare(told, held.sight)
            if slots.clash:
                extra = slot_features(slots)
                words = ("; ".join(slots.told), "; ".join(slots.source))
                yield Proposal(kind, told, held.sight, words, seen | extra)

    return propose


def place_changed(look: Look) -> Iterator[Proposal]:
    """Another place, or another kind of place."""
    told = look.case.told
    for held, seen in look.upstream():
        places, venues = places_of(told, held.sight), venues_of(told, held.sight)
        slots = places if places.clash else venues
        if slots.clash:
            extra = slot_features(slots) | {"venue": float(slots is venues), "place_shared": float(places.shared > 0)}
            words = ("; ".join(slots.told), "; ".join(slots.source))
            yield Proposal("place_changed", told, held.sight, words, seen | extra)


def scope_widened(look: Look) -> Iterator[Proposal]:
    """More of something, or more surely decided: some told as all, a plan as done."""
    told = look.case.told
    for held, seen in look.near():
        wide, narrow, plan = extent(told, held.sight)
        yield Proposal("scope_widened", told, held.sight, (wide or told.text, narrow or plan or held.sight.text), seen)


def claims_merged(look: Look) -> Iterator[Proposal]:
    """Two claims upstream told as one."""
    told, found = look.case.told, list(look.near())
    for at, (held, seen) in enumerate(found):
        others = [pair for pair in found if pair[0] is not held]
        mate = max(others, key=lambda pair: _gain(told, held, pair[0]) + pair[1]["retold"], default=None)
        if mate is not None:
            extra = {
                "second": mate[1]["retold"],
                "gain": _gain(told, held, mate[0]),
                "rank": float(at),
                "long": float(len(told.words) > 8),
                "joined": float(any(sign in told.text for sign in (",", ";", "–", "—"))),
                "second_vector": mate[1]["vector"],
            }
            words = (told.text, f"{held.sight.text} | {mate[0].sight.text}")
            yield Proposal("claims_merged", told, held.sight, words, seen | extra)


def _gain(told: Sight, one: Held, other: Held) -> float:
    """The share of the told words that the second statement holds and the first does not."""
    return len((told.skeletons & other.sight.skeletons) - one.sight.skeletons) / (len(told.skeletons) + 1)


def polarity_flipped(look: Look) -> Iterator[Proposal]:
    """Affirmed what was denied upstream, and never affirmed before."""
    told = look.case.told
    if told.statement.polarity == "affirmed":
        for held, seen in look.near():
            if held.sight.statement.polarity == "denied":
                yield Proposal("polarity_flipped", told, held.sight, (told.text, held.sight.text), seen)


_KINDS: tuple[Callable[[Look], Iterator[Proposal]], ...] = (
    hedge_lost,
    hedge_gained,
    attribution_lost,
    sources_multiplied,
    source_named,
    source_anonymised,
    _slots("number_changed", numbers_of),
    _slots("time_changed", days_of),
    place_changed,
    scope_widened,
    claims_merged,
    polarity_flipped,
)
