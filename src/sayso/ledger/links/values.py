"""What the pipeline hands to the ledger when it has linked something, and what it asks for before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from sayso.model import Article, Claim, Drift, Relation, Response, Statement, Story
from sayso.model.linking import Scope, Status


@dataclass(frozen=True, slots=True)
class Near:
    """What linking reads: articles with their current statements and responses, and which run found them.

    ``seqs`` gives, by article, the number of the extraction; ``judged`` are the pairs of statements (or of articles,
    for stories) that people judged, and whether they belong together, the earliest judgement first.
    """

    articles: Sequence[Article]
    statements: Sequence[Statement]
    responses: Sequence[Response]
    seqs: Mapping[str, int]
    judged: Sequence[tuple[str, str, bool]] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What was linked over a set of articles that nothing ties to others; ``id`` is that of its earliest article.

    ``others`` holds plain objects by kind: whatever else linking found and somebody will want to read.
    """

    id: str
    articles: Sequence[str]
    claims: Sequence[Claim] = ()
    relations: Sequence[Relation] = ()
    drift: Sequence[Drift] = ()
    stories: Sequence[Story] = ()
    others: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


class ClaimFilters(TypedDict, total=False):
    """Which claims: with words, in a story, of a status, told by at least so many outlets or in so many languages."""

    match: str | None
    story: str | None
    status: Status | None
    language: str | None
    outlets: int | None
    tongues: int | None
    origins: int | None
    limit: int | None


class RelationFilters(TypedDict, total=False):
    """Which relations and drift: of a kind, of a scope, from or to one of these ids; at most ``limit``."""

    kind: str | None
    scope: Scope | None
    ids: Sequence[str] | None
    limit: int | None
