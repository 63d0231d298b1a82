"""What clustering hands on to the counting of origins, to denials and to drift: which statements say one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Clusters:
    """A partition of statement ids; each member tuple in the order of the material, the earliest first."""

    members: tuple[tuple[str, ...], ...]

    @cached_property
    def of(self) -> Mapping[str, int]:
        """The number of the cluster of each statement."""
        return {one: at for at, group in enumerate(self.members) for one in group}

    def together(self, left: str, right: str) -> bool:
        """Whether the two say one thing."""
        return left in self.of and self.of[left] == self.of.get(right)
