"""Articles for the tests of times, places and names."""

from __future__ import annotations

from sayso.extract.entities import mark
from sayso.model.article import Article
from sayso.text import digest


def article(text: str, language: str, published: str | None = None, outlet: str | None = None) -> Article:
    """An article of that text, nothing marked yet."""
    return Article(
        "a-0", outlet, None, None, None, language, published, "2026-01-10T00:00:00+00:00", text, digest(text)
    )


def marked(text: str, language: str, published: str | None = None, outlet: str | None = None) -> Article:
    """The same, marked."""
    return mark(article(text, language, published, outlet))
