"""The passages that two texts share: grown from runs of words that are the same, across single words that differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.link.copies.fingerprint import RUN, Words
from sayso.link.copies.record import Pair

# Two matches make one passage where no more words than this lie between them on either side.
_GAP = 6
# A passage of fewer words than this is a name or a phrase, no copy.
LEAST = 10
# A run that a text holds more often than this (a refrain, a table) is no anchor.
_OFTEN = 4


@dataclass(frozen=True, slots=True)
class Match:
    """``length`` words from ``copy`` on in the one text and from ``original`` on in the other are the same."""

    copy: int
    original: int
    length: int


def shared(copy: Words, original: Words) -> tuple[Pair, ...]:
    """The passages of ``copy`` that stand in ``original``, in text order; linear in the lengths of both."""
    return tuple(
        _pair(copy, original, chain)
        for chain in _chained(list(_matches(copy, original)))
        if sum(one.length for one in chain) >= LEAST
    )


def share(copy: Words, passages: tuple[Pair, ...]) -> float:
    """The share of the words of ``copy`` that lie in the passages and are the original's."""
    taken = sum(one.alike * _count(copy, one) for one in passages)
    return min(1.0, taken / len(copy.spans)) if copy.spans else 0.0


def _count(words: Words, one: Pair) -> int:
    return sum(1 for begin, end in words.spans if one.copy[0] <= begin and end <= one.copy[1])


def _places(words: Words) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for at, run in enumerate(words.runs):
        held = out.setdefault(run, [])
        if len(held) < _OFTEN:
            held.append(at)
    return out


def _matches(copy: Words, original: Words) -> Iterator[Match]:
    """Runs that are the same, made as long as they go; a word of ``copy`` is taken once."""
    places, at = _places(original), 0
    while at < len(copy.runs):
        found = [_longest(copy, original, at, start) for start in places.get(copy.runs[at], ())]
        if not found:
            at += 1
            continue
        best = max(found, key=lambda one: one.length)
        yield best
        at += max(1, best.length - RUN + 1) if best.length < RUN else best.length


def _longest(copy: Words, original: Words, at: int, start: int) -> Match:
    length, most = RUN, min(len(copy.plain) - at, len(original.plain) - start)
    while length < most and copy.plain[at + length] == original.plain[start + length]:
        length += 1
    return Match(at, start, length)


def _chained(matches: list[Match]) -> Iterator[list[Match]]:
    """Matches that follow each other in both texts with small gaps, a word changed here and there."""
    chain: list[Match] = []
    for one in matches:
        if chain and not _follows(chain[-1], one):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain


def _follows(left: Match, right: Match) -> bool:
    return (
        0 <= right.copy - left.copy - left.length <= _GAP and 0 <= right.original - left.original - left.length <= _GAP
    )


def _pair(copy: Words, original: Words, chain: list[Match]) -> Pair:
    first, last = chain[0], chain[-1]
    same = sum(one.length for one in chain)
    whole = last.copy + last.length - first.copy
    return Pair(
        (copy.spans[first.copy][0], copy.spans[last.copy + last.length - 1][1]),
        (original.spans[first.original][0], original.spans[last.original + last.length - 1][1]),
        round(same / whole, 3),
    )
