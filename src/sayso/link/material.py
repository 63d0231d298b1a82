"""What linking reads: a narrow door that a ledger, a corpus or a test fulfils. It knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.model import Article, Response, Statement
from sayso.text import Spans

Vector = NDArray[np.float32]


class Vectors(Protocol):
    """Vectors of contents that lie near each other where the same thing is said, in whatever language."""

    @property
    def name(self) -> str:
        """Which weights make them, ``name@version``; vectors of two weights are never compared."""
        ...

    def of(self, article: Article, contents: Sequence[Spans]) -> Sequence[Vector]:
        """A unit vector for each of ``contents``, spans of the article's text."""
        ...


@dataclass(frozen=True)
class Material:
    """Articles with their statements and responses; ``vectors`` by statement id, empty where there are none.

    ``retells`` may name, by article id, the articles that one is known to take its matter from (a person's word);
    what is not known there is inferred.
    """

    held_articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    responses: tuple[Response, ...] = ()
    vectors: Mapping[str, Vector] = field(default_factory=dict)
    retells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.held_articles}

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        """The statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def by_article(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each article, in text order."""
        out: dict[str, list[Statement]] = {article.id: [] for article in self.held_articles}
        for statement in self.statements:
            out.setdefault(statement.article, []).append(statement)
        return {key: tuple(sorted(value, key=lambda s: s.content)) for key, value in out.items()}


def material(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    responses: Iterable[Response] = (),
    *,
    vectors: Mapping[str, Vector] | None = None,
) -> Material:
    """The material in an order that does not depend on the order of arrival: by time of publication, then by id."""
    held = tuple(sorted(articles, key=lambda a: (a.published is None, a.published or "", a.id)))
    place = {article.id: at for at, article in enumerate(held)}
    known = [s for s in statements if s.article in place and s.content]
    ordered = tuple(sorted(known, key=lambda s: (place[s.article], s.content, s.id)))
    answers = tuple(sorted((r for r in responses if r.article in place), key=lambda r: (place[r.article], r.span)))
    return Material(held, ordered, answers, dict(vectors or {}))
