"""Times, places and names over the whole text of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.extract.entity_tables import tokenize
from sayso.extract.times import find_times
from sayso.model.article import Article
from sayso.text import Span


def mark(article: Article, *, said: Iterable[Span] = ()) -> Article:
    """``article`` with its times, places and names filled.

    ``said`` are the spans of cue clauses where the caller knows them (times inside have the role "said"). For a
    language without a file only what is language-neutral is found: dates in numbers, and no places.
    """
    tokens = tokenize(article.text, article.language)
    times = find_times(article.text, article.language, article.published, said=said, tokens=tokens)
    return replace(article, times=times)
