"""What is asked of the views, as text that can be read and tested; nothing here touches a database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, case, false, func, or_, select, union
from sqlalchemy.sql import ColumnElement

from sayso.ledger.project import column_text
from sayso.ledger.schema import articles, extractions, statements
from sayso.ledger.stems import Query, fold
from sayso.ledger.store import Index, Store
from sayso.ledger.values import ArticleFilters, StatementFilters

_PLAIN = ("mode", "polarity", "certainty", "article")


def latest(model: str | None, until: int) -> ColumnElement[bool]:
    """The condition that an extraction is its article's latest, by ``model`` (a name, or ``name@version``) if given."""
    later = extractions.alias("later")
    beaten = and_(later.c.article == extractions.c.article, later.c.seq > extractions.c.seq, later.c.seq <= until)
    chosen = [_of_model(extractions, model), extractions.c.seq <= until]
    return and_(*chosen, ~select(later.c.seq).where(beaten, _of_model(later, model)).exists())


def article_page(conditions: ColumnElement[bool], after: int, size: int) -> Select[Any]:
    """The next articles by number: number, id, version before."""
    page = select(articles.c.seq, articles.c.id, articles.c.previous).where(conditions, articles.c.seq > after)
    return page.order_by(articles.c.seq).limit(size)


def articles_that(store: Store, filters: ArticleFilters, query: Query | None, until: int) -> ColumnElement[bool]:
    """The condition on articles that ``filters`` make; a redacted article has no words and is not among them."""
    wanted = [articles.c.seq <= until, ~articles.c.redacted, *_of_article(filters)]
    if query is not None:
        wanted.append(_matching(store, "article_stems", articles.c.seq, query))
    return and_(*wanted)


def statement_page(conditions: ColumnElement[bool], after: int, size: int) -> Select[Any]:
    """The next statements by number: number, number of their extraction, article."""
    joined = statements.join(extractions, extractions.c.seq == statements.c.seq)
    joined = joined.join(articles, articles.c.id == statements.c.article)
    page = select(statements.c.number, statements.c.seq, statements.c.article).select_from(joined)
    return page.where(conditions, statements.c.number > after).order_by(statements.c.number).limit(size)


def statements_that(
    store: Store, filters: StatementFilters, query: Query | None, current: ColumnElement[bool]
) -> ColumnElement[bool]:
    """The condition on statements that ``filters`` make, among the ``current`` extractions."""
    wanted = [current, ~statements.c.withdrawn, *_of_article(filters)]
    for name in _PLAIN:
        if filters.get(name) is not None:
            wanted.append(statements.c[name] == filters[name])  # type: ignore[literal-required]
    origin, source, cited = filters.get("origin"), filters.get("source"), filters.get("cited")
    if cited is not None:
        wanted.append(statements.c.mode != "own" if cited else statements.c.mode == "own")
    if origin is not None:
        wanted.append(statements.c.origin.is_(None) if origin == "own" else statements.c.origin == origin)
    if source is not None:
        wanted.append(statements.c.sources.contains(column_text(fold(source)), autoescape=True))
    if query is not None:
        wanted.append(_matching(store, "statement_stems", statements.c.number, query))
    return and_(*wanted)


def ids_that_begin(prefix: str) -> Select[Any]:
    """The ids of statements and articles that begin with ``prefix``; three are enough to know that it is no name."""
    of_statements = select(statements.c.id).where(statements.c.id.startswith(prefix, autoescape=True))
    of_articles = select(articles.c.id).where(articles.c.id.startswith(prefix, autoescape=True))
    return select(union(of_statements, of_articles).subquery().c.id).order_by("id").limit(3)


def outlet_articles() -> Select[Any]:
    """Outlet, language, how many articles, the first and the last day, of those not redacted."""
    row, day = articles.c, func.substr(articles.c.published, 1, 10)
    counted = select(row.outlet, row.language, func.count().label("articles"), func.min(day).label("first"))
    counted = counted.add_columns(func.max(day).label("last")).where(~row.redacted)
    return counted.group_by(row.outlet, row.language)


def outlet_statements(current: ColumnElement[bool]) -> Select[Any]:
    """Outlet, how many current statements, and how many of them are denied, hedged, its own, of unnamed origin."""
    row = statements.c
    kinds = {
        "denied": row.polarity == "denied",
        "hedged": row.certainty != "asserted",
        "own": row.mode == "own",
        "unnamed": row.origin.in_(("unnamed", "collective")),
    }
    sums = [func.sum(case((condition, 1), else_=0)).label(name) for name, condition in kinds.items()]
    joined = statements.join(extractions, extractions.c.seq == row.seq).join(articles, articles.c.id == row.article)
    counted = select(articles.c.outlet, func.count().label("statements"), *sums).select_from(joined)
    return counted.where(current, ~row.withdrawn).group_by(articles.c.outlet)


def _of_model(table: Any, model: str | None) -> ColumnElement[bool]:
    if model is None:
        return table.c.seq > 0  # type: ignore[no-any-return]
    return or_(table.c.name == model, table.c.model == model)


def _of_article(filters: ArticleFilters | StatementFilters) -> list[ColumnElement[bool]]:
    outlet, language = filters.get("outlet"), filters.get("language")
    wanted: list[ColumnElement[bool]] = []
    if outlet is not None:
        wanted.append(articles.c.outlet == column_text(outlet))
    if language is not None:
        wanted.append(articles.c.language == column_text(language))
    return wanted


def _matching(store: Store, index: Index, column: ColumnElement[int], query: Query) -> ColumnElement[bool]:
    return store.matching(index, column, query) if query.terms else false()
