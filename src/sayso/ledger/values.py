"""What goes into a ledger and comes out of it, besides the records themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from sayso.model.statement import Certainty, HopKind, Mode, Polarity


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an extractor: ``model`` is ``name@version``, ``started`` is ISO 8601 with zone."""

    id: str
    model: str
    started: str
    sayso: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition changed: nothing where the article was known and the model had read it already."""

    article_id: str
    new_article: bool
    statements: int
    new_extraction: bool = False


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """What a ledger holds of one outlet; ``first`` and ``last`` are the dates of the articles that have one."""

    outlet: str | None
    articles: int
    statements: int
    first: str | None
    last: str | None
    languages: tuple[str, ...]
    denied: int = 0
    hedged: int = 0
    own: int = 0
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the ledger verifies, what does not, and how much of it was looked at."""

    ok: bool
    problems: tuple[str, ...]
    entries: int
    articles: int = 0
    statements: int = 0
    redacted: int = 0
    head: str = ""


class ArticleFilters(TypedDict, total=False):
    """Which articles: those whose text matches ``match``, of an outlet, in a language; at most ``limit``."""

    match: str | None
    outlet: str | None
    language: str | None
    limit: int | None


class StatementFilters(ArticleFilters, total=False):
    """Which statements: ``match`` looks in their contents, ``source`` in the names of those on whose word they are.

    ``cited`` True leaves the outlets' own statements out, False leaves only those.
    """

    article: str | None
    source: str | None
    mode: Mode | None
    cited: bool | None
    polarity: Polarity | None
    certainty: Certainty | None
    origin: HopKind | Literal["own"] | None
