"""Which tellings are of one claim loosely, so that a section shows it once, and whether a denial meets a claim.

Looser than grouping: nothing is said to be the same here. It decides only what is left out beside a better telling.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import log2

from sayso.brief.scoring import Scored
from sayso.brief.sources import tokens
from sayso.brief.told import Told
from sayso.brief.view import Denial, Scope

_ALIKE = 0.6
# What one origin denies in much the same words is one denial more often than two.
_ALIKE_DENIED = 0.4
_MEETS = 0.5
_FEWEST = 3
_NAME = 4


def distinct(items: Iterable[Scored], language: str) -> list[Scored]:
    """One item for each claim, the most told first, then for each that has one a telling in another language.

    ``language`` is that of the brief: a telling in it stands for its claim. The denials of all tellings of a claim
    go with the one that stands for it.
    """
    claims: list[list[Scored]] = []
    for item in items:
        home = next((claim for claim in claims if any(retells(item.lead, one.lead) for one in claim)), None)
        if home is None:
            claims.append([item])
        else:
            home.append(item)
    claims.sort(key=lambda claim: -_weight(claim))
    heads = [min(claim, key=lambda item: (item.lead.article.language != language, -item.score)) for claim in claims]
    seconds = [_second(claim, head) for claim, head in zip(claims, heads, strict=True)]
    firsts = [_with_denials(claim, head) for claim, head in zip(claims, heads, strict=True)]
    return [*firsts, *(item for item in seconds if item)]


def retells(left: Told, right: Told) -> bool:
    """Whether two tellings are so near that one can stand for both: in words, or in day and place across languages."""
    if left.statement.polarity != right.statement.polarity:
        return False
    if left.article.language != right.article.language:
        denied = left.statement.polarity == "denied"
        return (
            _same_origin(left, right) if denied else bool(_days(left) & _days(right) and _spots(left) & _spots(right))
        )
    fewer = min(len(left.content_words), len(right.content_words))
    if fewer < _FEWEST or _apart(_days(left), _days(right)) or _apart(left.numbers, right.numbers):
        return False
    shared = len(left.content_words & right.content_words)
    denied = left.statement.polarity == "denied" and _same_origin(left, right)
    return shared >= (_ALIKE_DENIED if denied else _ALIKE) * fewer


def bearing(claim: Told, denial: Denial) -> Scope | None:
    """How ``denial`` bears on ``claim``, as far as words show it: beside it, or None where they do not show it.

    Beside: it leaves out a place of the claim, speaks of no day of it, and most of its words are not the claim's.
    """
    denied = denial.told
    if denial.scope or denied.article.language != claim.article.language or len(denied.content_words) < _FEWEST:
        return denial.scope
    said = set(tokens(denied.words))
    left_out = [place for place in claim.places if not said & {word for word in tokens(place) if len(word) >= _NAME}]
    meets = len(denied.content_words & claim.content_words) >= _MEETS * len(denied.content_words)
    return "beside" if left_out and not meets and not _days(claim) & _days(denied) else None


def _weight(claim: list[Scored]) -> float:
    outlets = {told.outlet for item in claim for told in item.group.tellings}
    return max(item.score for item in claim) + 2.0 * log2(len(outlets))


def _second(claim: list[Scored], head: Scored) -> Scored | None:
    foreign = [item for item in claim if item.lead.article.language != head.lead.article.language]
    return max(foreign, key=lambda item: item.score, default=None)


def _with_denials(claim: list[Scored], head: Scored) -> Scored:
    """``head`` with the denials of all tellings: its own article's first, then those in its language."""
    home = head.lead.article
    found = {one.told.id: one for item in (head, *claim) for one in item.group.denials}
    ranked = sorted(
        found.values(),
        key=lambda one: (one.told.article.id != home.id, one.told.article.language != home.language),
    )
    return replace(head, group=replace(head.group, denials=tuple(ranked)))


def _same_origin(left: Told, right: Told) -> bool:
    if not left.chain or not right.chain:
        return False
    here, there = ({token[:_NAME] for token in tokens(told.chain[-1].name)} for told in (left, right))
    return any(len(begin) == _NAME for begin in here & there)


def _same_scene(left: Told, right: Told) -> bool:
    """A place in common, and a day, or, where one gives no day, the same word for it with the same certainty."""
    if not _spots(left) & _spots(right) or _apart(_days(left), _days(right)):
        return False
    first = [told.chain[0].name if told.chain else None for told in (left, right)]
    on_one_word = first[0] is not None and first[0] == first[1]
    return bool(_days(left) & _days(right)) or (on_one_word and left.statement.certainty == right.statement.certainty)


def _days(told: Told) -> frozenset[str]:
    return frozenset(t.begin for t in told.times if t.begin)


def _spots(told: Told) -> frozenset[tuple[float, float]]:
    return frozenset((p.lat, p.lon) for p in told.spots if p.lat is not None and p.lon is not None)


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)
