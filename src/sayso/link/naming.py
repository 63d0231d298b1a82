"""Ids of what linking makes: that of the earliest statement or article, with another letter before it."""

from __future__ import annotations


def claim_id(statement: str) -> str:
    """The id of the claim whose earliest statement is ``statement``."""
    return f"c-{statement.removeprefix('s-')}"


def story_id(article: str) -> str:
    """The id of the story whose earliest article is ``article``."""
    return f"e-{article.removeprefix('a-')}"
