"""The narrow door through which a brief reads: anything that can list articles, statements and responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sayso.brief.told import Told
from sayso.model import Article, Origin, Response, Statement

Scope = Literal["answers", "narrower", "wider", "beside"]


class View(Protocol):
    """What a ledger shows. Each call gives the current records; nothing is written through it."""

    def articles(self) -> Iterable[Article]:
        """Every article."""
        ...

    def statements(self) -> Iterable[Statement]:
        """Every current statement."""
        ...

    def responses(self) -> Iterable[Response]:
        """Every response: declined, unreachable, neither confirmed nor denied."""
        ...


@dataclass(frozen=True, slots=True)
class Records:
    """A view over plain sequences, for extractions that never went into a ledger."""

    held_articles: Sequence[Article] = ()
    held_statements: Sequence[Statement] = ()
    held_responses: Sequence[Response] = ()

    def articles(self) -> Iterator[Article]:
        """The articles in the order given."""
        return iter(self.held_articles)

    def statements(self) -> Iterator[Statement]:
        """The statements in the order given."""
        return iter(self.held_statements)

    def responses(self) -> Iterator[Response]:
        """The responses in the order given."""
        return iter(self.held_responses)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denied statement that bears on a group; ``scope`` is None where nobody has judged it.

    ``standing`` are the claims that it talks past, one telling each; ``said`` are those who had asserted what is
    denied, None where that is not known.
    """

    told: Told
    scope: Scope | None = None
    standing: tuple[Told, ...] = ()
    said: tuple[Told, ...] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one proposition, the one to show first; ``origins`` is None where they have not been counted.

    ``known`` are the origins themselves; ``changed`` says how many outlets changed what, by kind of drift.
    """

    tellings: tuple[Told, ...]
    denials: tuple[Denial, ...] = ()
    origins: int | None = None
    known: tuple[Origin, ...] = ()
    changed: tuple[tuple[str, int], ...] = ()


class Grouping(Protocol):
    """Puts together what says the same thing, and beside each what is denied of it.

    Every telling comes back in exactly one group, as a member of it. ``Group.denials`` points to tellings that are
    members of groups of their own.
    """

    def __call__(self, tellings: Sequence[Told]) -> Sequence[Group]:
        """The groups over ``tellings``."""
        ...
