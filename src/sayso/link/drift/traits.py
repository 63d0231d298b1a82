"""What can be seen of a statement and the one it is held against, as named features between 0 and about 3."""

from __future__ import annotations

import math

from sayso.link.denials.lexicon import marked
from sayso.link.drift.cases import Case, Held
from sayso.link.drift.sight import Sight, near
from sayso.link.drift.slots import Slots, days_of, numbers_of
from sayso.link.spelling import names
from sayso.model import Hop

NAMELESS = ("unnamed", "collective")
_PAPERS = ("document", "organisation", "office")


def common(case: Case, held: Held) -> dict[str, float]:
    """What every kind looks at."""
    told, source = case.told, held.sight
    alike = ends_alike(told.end, source.end)
    return {
        "score": held.score,
        "logit": logit(held.score),
        "inner": float(held.how == "inner"),
        "near": float(held.how == "near"),
        "title": float(told.title and held.how != "inner"),
        "own": float(told.own),
        "cites": float(case.cites),
        "chain": float(bool(told.statement.chain)),
        "one_voice": alike,
        "other_voice": float(bool(told.statement.chain) and not case.cites and alike < 0.5 and not nameless(told.end)),
        "hedged": float(not told.sure),
        "denied": float(told.statement.polarity == "denied"),
        "source_denied": float(source.statement.polarity == "denied"),
        "source_title": float(source.title),
        "source_own": float(source.own),
        "source_hedged": float(not source.sure),
        "source_named": float(source.end is not None and not nameless(source.end)),
        "source_paper": float(source.end is not None and source.end.kind in _PAPERS),
        "first": float(bool(case.held) and case.held[0] is held),
        "reused": float(case.reused),
        "known": float(case.known),
        "amends": float(case.amends),
        "amends_own": float(case.amends and told.own and not told.title),
        "amends_here": float(told.own and marked(told.text, told.article.language, "correct")),
        "own_denial": float(told.own and told.statement.polarity == "denied"),
        "one_language": float(told.article.language == source.article.language),
    } | (_headline(told, source) if held.how == "inner" else {})


def _headline(told: Sight, source: Sight) -> dict[str, float]:
    """A headline over its body."""
    kind = source.end.kind if source.end else ""
    return {
        "inner_paper": float(kind in _PAPERS),
        "inner_person": float(kind == "person"),
        "inner_unnamed": float(kind in NAMELESS),
        "inner_hedged": float(not told.sure),
        "inner_denied": float(told.statement.polarity == "denied"),
    }


def nameless(hop: Hop | None) -> bool:
    """Whether a chain ends with somebody who is not named."""
    return hop is not None and hop.kind in NAMELESS


def ends_alike(left: Hop | None, right: Hop | None) -> float:
    """How surely two ends of chains bear one name."""
    if left is None or right is None:
        return 0.0
    return max(names(left.name, right.name), names(right.name, left.name))


def logit(score: float) -> float:
    """The score as log odds, kept within about 5 of zero."""
    return math.log((score + 0.005) / (1.005 - score))


def differences(case: Case, held: Held) -> dict[str, float]:
    """How far another claim upstream may be what is retold, and what a retelling may have changed."""
    told, source = case.told, held.sight
    numbers, days = numbers_of(told, source), days_of(told, source)
    wide, narrow, plan = extent(told, source)
    return {
        "vector": near(told, source),
        "self_score": held.alone,
        "mutual": float(held.mutual),
        "taken": float(held.taken),
        "mates": float(any(one.how == "mate" for one in case.held)),
        "margin": held.margin,
        "lead": float(case.lead),
        "source_lead": float(held.lead),
        "lead_missing": float(held.lead and not held.taken),
        "both_lead": float(held.lead and case.lead),
        "source_spread": math.log1p(min(20, held.spread)),
        "place": case.place,
        "number_shared": float(numbers.shared > 0),
        "number_clash": float(numbers.clash),
        "number_close": max((closeness(a, b) for a in numbers.told_values for b in numbers.source_values), default=0.0),
        "number_noun": numbers.alike,
        "number_gained": float(bool(numbers.told) and not source.numbers),
        "number_lost": float(bool(numbers.source) and not told.numbers),
        "day_shared": float(days.shared > 0),
        "day_clash": float(days.clash),
        "whole": float(bool(wide)),
        "part": float(bool(narrow)),
        "open": float(bool(plan)),
        "shorter": float(len(told.words) < 0.7 * len(source.words)),
        "hardened": float(told.sure and not source.sure),
        "bared": float(told.own and not source.own),
        "multiplied": float(
            told.end is not None and source.end is not None and told.end.count != "one" and source.end.count == "one"
        ),
        "anonymised": float(nameless(told.end) and source.end is not None and not nameless(source.end)),
        "polarity": float(told.statement.polarity != source.statement.polarity),
    }


def extent(told: Sight, source: Sight) -> tuple[str, str, str]:
    """Words of a whole that only the retelling has; of a part and of a plan that only the other has."""
    wide = told.said(told.lexicon.whole) if not source.said(source.lexicon.whole) else ""
    narrow = source.said(source.lexicon.part) if not told.said(told.lexicon.part) else ""
    plan = source.said(source.lexicon.open) if not told.said(told.lexicon.open) else ""
    return wide, narrow, plan


def closeness(left: float, right: float) -> float:
    """How easily one number is taken for another: 30 and 300, 83 and 38, 14 and 40, 22 and 32 count 1, 2 and 3 half."""
    if not left or not right:
        return 0.0
    a, b = (f"{abs(x):g}" for x in (left, right))
    ratio = max(abs(left), abs(right)) / min(abs(left), abs(right))
    if ratio in (10.0, 100.0, 1000.0) or sorted(a) == sorted(b) or _slip(a, b):
        return 1.0
    if abs(left - right) == 10 or ({left, right} & {10.0 + x for x in range(10)} and _teen(left, right)):
        return 1.0
    return 0.5 if ratio <= 2.5 else 0.0


def _teen(left: float, right: float) -> bool:
    """Fourteen and forty."""
    low, high = sorted((left, right))
    return 10 < low < 20 and high == (low - 10) * 10


def _slip(left: str, right: str) -> bool:
    return len(left) == len(right) > 1 and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def slot_features(slots: Slots) -> dict[str, float]:
    """How two statements differ in one kind of slot."""
    return {
        "shared": float(slots.shared > 0),
        "slot_alike": slots.alike,
        "few": float(len(slots.told) == 1 and len(slots.source) == 1),
        "one_sided": float(not slots.clash),
        "close": max((closeness(a, b) for a in slots.told_values for b in slots.source_values), default=0.0),
    }
