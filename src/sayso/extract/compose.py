"""From drafts to records: ids, nesting, acts, and what belongs to each statement."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.find.draft import Draft
from sayso.extract.layer.document import Document
from sayso.model import Article, Extraction, Statement, act_id, statement_id
from sayso.text import covers


def compose(article: Article, document: Document, drafts: Sequence[Draft], model: str) -> Extraction:
    """The extraction of an article from what the rules found in it."""
    ordered = sorted(drafts, key=lambda d: (d.begin, -d.end, d.content))
    statements: dict[str, Statement] = {}
    for draft in ordered:
        statement = _statement(article, draft, model)
        statements.setdefault(statement.id, statement)
    return Extraction(article, tuple(_nested(list(statements.values()))))


def _statement(article: Article, draft: Draft, model: str) -> Statement:
    return Statement(
        id=statement_id(article.id, draft.content, draft.source, draft.cue, draft.mode),
        article=article.id,
        act=act_id(article.id, draft.cue, draft.source, draft.content),
        content=draft.content,
        mode=draft.mode,
        source=draft.source,
        cue=draft.cue,
        addressee=draft.addressee,
        frame=draft.frame,
        medium=draft.medium,
        certainty=draft.certainty,
        score=draft.score,
        model=model,
    )


def _nested(statements: list[Statement]) -> list[Statement]:
    from dataclasses import replace  # noqa: PLC0415

    out = []
    for one in statements:
        outer = [o for o in statements if o is not one and o.content != one.content and covers(o.content, one.content)]
        best = min(outer, key=lambda o: sum(e - b for b, e in o.content), default=None)
        out.append(replace(one, inside=best.id) if best else one)
    return out
