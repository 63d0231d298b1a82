"""A person's word on who is who: pairs of passages that must, or cannot, be one bearer. They outlive every re-run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.text import Span

Passage = tuple[str, Span]
Pair = tuple[Passage, Passage]


@dataclass(slots=True)
class Judged:
    """Keys made one, and keys that are another's in one article.

    ``apart`` is by article id, key, and the form of the name where both passages are in one article (else "").
    """

    heads: dict[str, str] = field(default_factory=dict)
    apart: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def key(self, key: str, article: str | None, form: str) -> tuple[str, bool]:
        """What ``key`` is after the judgements, and whether they changed it."""
        found = key
        if article is not None:
            for which in (form, ""):
                found = self.apart.get((article, key, which), found)
        head = self._head(found)
        return head, head != key

    def split(self, key: str, article: str, form: str) -> None:
        """The bearer of ``key`` in that article (or of that form in it) is somebody else."""
        self.apart[article, key, form] = f"{key}~{article}" + (f"~{form}" if form else "")

    def join(self, left: str, right: str) -> None:
        """The two keys are one bearer's."""
        ends = sorted({self._head(left), self._head(right)}, key=_rank)
        for other in ends[1:]:
            self.heads[other] = ends[0]

    def _head(self, key: str) -> str:
        while key in self.heads:
            key = self.heads[key]
        return key


def _rank(key: str) -> tuple[bool, str]:
    """Known bearers first."""
    return key[:2] in {"p:", "n:"}, key


def passages(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs in a fixed order, each one once, so that the order in which they were judged changes nothing."""
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs}))
