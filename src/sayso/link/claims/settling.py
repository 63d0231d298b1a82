"""A person's judgements over time, without their contradictions: the later one holds, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.judged import Judged

Judgement = tuple[str, str, bool]


def settled(judgements: Sequence[Judgement]) -> Judged:
    """``judgements`` (two statements, and whether they say one thing), the earliest first, as pairs that agree.

    From the latest backwards each is kept unless it contradicts those kept: a pair that they put together by however
    many steps cannot be held apart, and two groups of which a pair is held apart cannot be put together.
    """
    home: dict[str, str] = {}
    together: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    for left, right, same in reversed(judgements):
        a, b = _root(home, left), _root(home, right)
        if not same:
            if a != b:
                apart.append((left, right))
        elif a != b and not any({_root(home, x), _root(home, y)} == {a, b} for x, y in apart):
            home[b] = a
            together.append((left, right))
    return Judged(tuple(reversed(together)), tuple(reversed(apart)))


def _root(home: dict[str, str], one: str) -> str:
    while (above := home.get(one, one)) != one:
        one = above
    return one
