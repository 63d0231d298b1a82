"""Articles for the tests of extraction, and the words under spans."""

from __future__ import annotations

from sayso.model import Article, Statement, article_id
from sayso.text import Spans, digest, words


def article(text: str, language: str = "de") -> Article:
    """An article that is nothing but its text."""
    return Article(
        id=article_id(None, None, None, text),
        outlet=None,
        url=None,
        title=None,
        title_span=None,
        language=language,
        published="2026-03-05",
        captured="2026-03-06T00:00:00Z",
        text=text,
        sha256=digest(text),
    )


def said(text: str, spans: Spans) -> str:
    """The words under the spans."""
    return words(text, spans)


def chain(statement: Statement) -> list[tuple[str, str]]:
    """Kind and name of each hop."""
    return [(hop.kind, hop.name) for hop in statement.chain]
