"""What tells whether a denial bears on a claim, and how: figures of the pair, each with a name that can be printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.denials.room import Room
from sayso.link.denials.said import Said

Features = dict[str, float]
_MOST = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A denial and a claim with what they have in common; ``nearest`` is the claim's statement that is most alike."""

    denier: Said
    claim: int
    nearest: Said
    features: Features


def pairs(room: Room, denier: Said) -> tuple[Pair, ...]:
    """``denier`` with every claim within its reach; features are compared over all of them."""
    out = [_pair(room, denier, claim) for claim in room.within_reach(denier)]
    _compare(out)
    return tuple(out)


def _pair(room: Room, denier: Said, claim: int) -> Pair:
    known = [one for one in room.members[claim] if room.before(one, denier)]
    close = [one for one in known if one.article == denier.article] or known
    looked = list(dict.fromkeys((*close[-_MOST:], *known[:_MOST])))
    rows = [(_likeness(denier, one), one) for one in looked]
    nearest = max(rows, key=lambda row: (_weight(row[0]), -row[1].turn, -row[1].place))[1]
    features = {f"most_{key}": max(row[key] for row, _ in rows) for key in rows[0][0]}
    features |= _of_claim(room, denier, claim, known) | _of_denial(denier, nearest)
    return Pair(denier, claim, nearest, features)


def _weight(row: Mapping[str, float]) -> float:
    return row["sounds"] + row["stems"] + row["vector"] + row["of_sounds"]


def _likeness(denier: Said, one: Said) -> Features:
    same = denier.language == one.language
    return {
        "sounds": denier.sounds.share(one.sounds.held),
        "of_sounds": one.sounds.share(denier.sounds.held),
        "stems": denier.stems.share(one.stems.held) if same else 0.0,
        "of_stems": one.stems.share(denier.stems.held) if same else 0.0,
        "same_language": float(same),
        "vector": _cosine(denier, one),
        "context": denier.context.share(one.sounds.held | (one.stems.held if same else frozenset())),
        "numbers": float(bool(denier.numbers & one.numbers)),
        "days": float(bool(denier.days & one.days)),
        "places": float(bool(denier.places & one.places)),
        "names": denier.names.share(one.names.held | one.voice),
        "concerned": float(bool(denier.voice & (one.sounds.held | one.names.held))),
        "accuser": float(bool(one.voice & denier.sounds.held)),
        "same_voice": float(bool(one.voice & denier.voice)),
        "before": _nearness(denier, one),
    }


def _cosine(one: Said, other: Said) -> float:
    if one.vector is None or other.vector is None:
        return 0.0
    return float(one.vector @ other.vector)


def _nearness(denier: Said, one: Said) -> float:
    """1 for the statement just before, less the further off; less again for what follows; 0 in another article."""
    if one.article != denier.article:
        return 0.0
    steps = denier.place - one.place
    return 1.0 / steps if steps > 0 else 0.3 / -steps


def _of_claim(room: Room, denier: Said, claim: int, known: Sequence[Said]) -> Features:
    articles = {one.article for one in known}
    here = [one for one in known if one.article == denier.article]
    first = known[0]
    return {
        "size": math.log(len(known)),
        "articles": math.log(len(articles)),
        "told_here": float(bool(here)),
        "told_before_here": float(any(one.place < denier.place for one in here)),
        "hedged": sum(one.hedged for one in known) / len(known),
        "in_title": float(any(one.title for one in known)),
        "early": 1.0 / (1.0 + first.place),
        "first_article": float(first.turn == min(room.said[s.id].turn for a in room.near(denier.article)
                                                 for s in room.material.by_article[a][:1])),
        "cited": sum(not one.own for one in known) / len(known),
        "age": math.log1p(max(0, denier.turn - known[-1].turn)),
        "together": float(room.clusters.of.get(denier.id) == claim),
        "mixed": room.mixed,
    }  # fmt: skip


def _of_denial(denier: Said, nearest: Said) -> Features:
    cue, content = denier.cue_marks, denier.content_marks
    out = {f"cue_{key}": float(key in cue) for key in ("deny", "unproved")}
    keys = ("deny", "account", "total", "restrict", "unproved", "nobody", "mine", "modal", "hearsay", "correct", "ours")
    out |= {f"says_{key}": float(key in content) for key in keys}
    return out | {
        "own": float(denier.own),
        "quoted": float(denier.quoted),
        "title": float(denier.title),
        "unhedged": float(not denier.hedged),
        "length": math.log1p(len(denier.stems.held)),
        "longer": math.log((1 + len(denier.sounds.held)) / (1 + len(nearest.sounds.held))),
        "more_numbers": float(bool(denier.numbers - nearest.numbers)),
        "other_numbers": float(bool(denier.numbers and nearest.numbers and not denier.numbers & nearest.numbers)),
        "fewer_numbers": float(bool(nearest.numbers - denier.numbers)),
        "more_days": float(bool(denier.days - nearest.days)),
        "fewer_days": float(bool(nearest.days - denier.days)),
        "more_places": float(bool(denier.places - nearest.places)),
        "fewer_places": float(bool(nearest.places - denier.places)),
        "more_names": float(bool(denier.names.held - nearest.names.held - nearest.voice)),
    }


def _compare(rows: Iterable[Pair]) -> None:
    """Add how each pair stands beside the best of the others: by words, by vectors, by nearness."""
    held = list(rows)
    for key in ("most_sounds", "most_stems", "most_vector", "most_before", "size", "most_of_sounds"):
        values = [row.features[key] for row in held]
        for at, row in enumerate(held):
            others = values[:at] + values[at + 1 :]
            row.features[f"lead_{key}"] = row.features[key] - max(others, default=0.0)
