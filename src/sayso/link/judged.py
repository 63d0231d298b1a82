"""What people decided: which statements, or articles, belong together, and which do not. It binds whatever is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

Pair = tuple[str, str]


@dataclass(frozen=True)
class Judged:
    """Pairs of ids of statements (one claim, or not) and of articles (one story, or not)."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def within(self, ids: Iterable[str]) -> Judged:
        """What was decided among ``ids``."""
        held = set(ids)

        def kept(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
            return tuple(pair for pair in pairs if held.issuperset(pair))

        return Judged(kept(self.together), kept(self.apart))

    @cached_property
    def parted(self) -> frozenset[Pair]:
        """The pairs that are held apart, in both directions."""
        return frozenset(self.apart) | frozenset((right, left) for left, right in self.apart)

    def __iter__(self) -> Iterator[Pair]:
        """The pairs that are held together."""
        return iter(self.together)
