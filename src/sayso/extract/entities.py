"""Times, places and names over the whole text of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.extract.entity_tables import tokenize
from sayso.extract.names import find_mentions, to_names
from sayso.extract.places import candidates, find_places
from sayso.extract.times import find_times
from sayso.model.article import Article, Name, NameKind, Place
from sayso.text import Span, content_id, overlap


def mark(article: Article, *, said: Iterable[Span] = (), seen: Iterable[tuple[Span, NameKind]] = ()) -> Article:
    """``article`` with its times, places and names filled.

    ``said`` are the spans of cue clauses where the caller knows them (times inside have the role "said"); ``seen`` are
    names that a trained reader sees, taken where no rule finds one. For a language without a file only what is
    language-neutral is found: dates in numbers, well-known names, full names.
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
    names = to_names(tokens, mentions, places, listed)
    return _with_seen(replace(article, times=times, places=places, names=names), seen)


def _with_seen(article: Article, seen: Iterable[tuple[Span, NameKind]]) -> Article:
    """``article`` with the names that a reader sees and no rule found; one wording and kind is one bearer."""
    taken = (*(n.span for n in article.names), *(p.span for p in article.places))
    fresh = [(span, kind) for span, kind in seen if not overlap((span,), taken)]
    if not fresh:
        return article
    known = {(n.kind, n.name.casefold()): n.id for n in article.names}
    names = [_name(article.text[b:e], (b, e), kind, known) for (b, e), kind in fresh]
    spots = [Place((b, e), article.text[b:e]) for (b, e), kind in fresh if kind == "place"]
    return replace(
        article,
        names=tuple(sorted((*article.names, *names), key=lambda name: name.span)),
        places=tuple(sorted((*article.places, *spots), key=lambda place: place.span)),
    )


def _name(words: str, span: Span, kind: NameKind, known: Mapping[tuple[NameKind, str], str]) -> Name:
    key = words.casefold()
    return Name(span, words, kind, known.get((kind, key)) or content_id("n", kind, key))
