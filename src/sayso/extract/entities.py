"""Times, places and names over the whole text of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.extract.entity_tables import tokenize
from sayso.extract.names import find_mentions, to_names
from sayso.extract.places import candidates, find_places
from sayso.extract.times import find_times
from sayso.model.article import Article
from sayso.text import Span


def mark(article: Article, *, said: Iterable[Span] = ()) -> Article:
    """``article`` with its times, places and names filled.

    ``said`` are the spans of cue clauses where the caller knows them (times inside have the role "said"). For a
    language without a file only what is language-neutral is found: dates in numbers, well-known names, full names.
    """
    language = article.language
    tokens = tokenize(article.text, language)
    times = find_times(article.text, language, article.published, said=said, tokens=tokens)
    found = candidates(tokens, language)
    sure = frozenset(i for one in found if one.sure for i in range(one.first, one.after))
    mentions = find_mentions(tokens, language, sure, article.outlet)
    taken = [tokens.span(one.first, one.after) for one in mentions if one.kind != "office"]
    places = find_places(tokens, language, found, taken)
    listed = frozenset(tokens.begins[one.first] for one in found)
    return replace(article, times=times, places=places, names=to_names(tokens, mentions, places, listed))
