"""The voices of a claim: in each article, each end of a chain that asserts it, with all statements that stand on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sayso.link.origins.citing import Ground
from sayso.link.origins.moments import moment
from sayso.model import Hop, Statement

_SAME_NAME = 0.85


@dataclass(frozen=True)
class Voice:
    """One knower as one article cites it for a claim; ``end`` is None where the article speaks for itself.

    ``outlets`` are those that the chain names on its way, the nearest first; the publishing outlet is not among them.
    """

    article: str
    statements: tuple[str, ...]
    end: Hop | None = None
    hops: tuple[Hop, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of the outlets in the chain."""
        return tuple(hop.name for hop in self.hops if hop.kind == "outlet")

    @property
    def second_hand(self) -> bool:
        """Whether nobody but outlets is named."""
        return bool(self.hops) and self.end is None

    @property
    def own(self) -> bool:
        """Whether the article names nobody."""
        return not self.hops


def asserting(ground: Ground, claim: int, denying: Collection[str] | None = None) -> tuple[Statement, ...]:
    """The statements of a claim that assert it, the earliest first.

    ``denying`` names those that deny it. Without it, what is denied stands against a claim that was affirmed first.
    """
    told = sorted(
        (ground.material.by_id[s] for s in ground.clusters.members[claim] if s in ground.material.by_id),
        key=lambda s: _order(ground, s),
    )
    if denying is not None:
        return tuple(s for s in told if s.id not in denying)
    if not told or told[0].polarity == "denied":
        return tuple(told)
    return tuple(s for s in told if s.polarity == "affirmed")


def _order(ground: Ground, statement: Statement) -> tuple[bool, float, str, object]:
    when = moment(ground.material.articles[statement.article])
    return when is None, when or 0.0, statement.article, statement.content


def voices(ground: Ground, statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """The voices of these statements in their order; what an article says itself stands on whom it cites beside it."""
    by_article: dict[str, list[Statement]] = {}
    for statement in statements:
        by_article.setdefault(statement.article, []).append(statement)
    return tuple(voice for told in by_article.values() for voice in _of_article(ground, told))


def _of_article(ground: Ground, told: list[Statement]) -> Iterable[Voice]:
    groups: list[list[Statement]] = []
    for statement in (s for s in told if s.chain):
        home = next((g for g in groups if _same(ground, g[0], statement)), None)
        if home is None:
            groups.append([statement])
        else:
            home.append(statement)
    bare = [s for s in told if not s.chain]
    if not groups:
        groups.append([])
    groups[0] += bare
    return (_voice(group) for group in groups)


def _same(ground: Ground, left: Statement, right: Statement) -> bool:
    one, other = left.chain[-1], right.chain[-1]
    if one.kind == other.kind and one.name == other.name:
        return True
    return ground.alike(one, other) >= _SAME_NAME


def _voice(group: list[Statement]) -> Voice:
    longest = max(group, key=lambda s: len(s.chain))
    end = longest.chain[-1] if longest.chain and longest.chain[-1].kind != "outlet" else None
    return Voice(group[0].article, tuple(s.id for s in group), end, longest.chain)
