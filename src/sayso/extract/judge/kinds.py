"""What kind of source some words name, under which name, and how many it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.layer.document import Document
from sayso.extract.layer.tokens import Kind
from sayso.extract.matching import Phrases, Words
from sayso.model import Article, Name
from sayso.model.statement import Count, HopKind
from sayso.text import Span, trim

_INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class Named:
    """A source: its name, kind, count, and where it stands."""

    name: str
    kind: HopKind
    count: Count
    span: Span


def classify(document: Document, article: Article, span: Span) -> Named:
    """The source that the words of ``span`` name."""
    begin, end = document.range_of(span)
    head = _head_end(document, begin, end)
    mention = _mention(article, span, document.tokens.ends[head - 1] if head > begin else span[1])
    kind = _kind(document, begin, end, head, mention)
    name = _full_name(article, mention) if mention and kind not in ("unnamed", "collective") else _words(document, span)
    return Named(name, kind, _count(document, begin, end, kind), span)


def _words(document: Document, span: Span) -> str:
    begin, end = trim(document.text, span)
    cut = document.text.find("(", begin, end)
    return " ".join(document.text[begin : cut if cut > begin else end].split())


def _head_end(document: Document, begin: int, end: int) -> int:
    """Where what hangs on the head noun begins: a genitive, a preposition, a bracket."""
    kinds, tokens = document.tokens.kinds, document.tokens
    for at in range(begin + 1, end):
        hanging = kinds[at] & (Kind.ATTRIBUTIVE | Kind.PREPOSITION) or (
            kinds[at] & Kind.GENITIVE and tokens.capital(at - 1)
        )
        if (hanging or tokens.words[at] == "(") and not tokens.capital(at):
            return at
    return end


def _mention(article: Article, span: Span, head_end: int) -> Name | None:
    """The name that the head of the source holds: a person before all others."""
    inside = [n for n in article.names if span[0] <= n.span[0] and n.span[0] < span[1] and n.kind != "place"]
    in_head = [n for n in inside if n.span[0] < head_end]
    people = [n for n in inside if n.kind == "person"]
    return next(iter(people or in_head), None)


def _full_name(article: Article, mention: Name) -> str:
    """The fullest form under which the article names the bearer of a mention."""
    same = [n.name for n in article.names if n.id == mention.id] or [mention.name]
    return max(same, key=len)


def _kind(document: Document, begin: int, end: int, head: int, mention: Name | None) -> HopKind:
    sources, words = document.language.sources, document.tokens.words
    if _has(sources.anonymity, document, begin, end) or sources.unnamed.at(words, _first(document, begin, head), end):
        return "unnamed"
    if mention is not None and mention.kind == "person":
        return "person"
    if _has(sources.outlets, document, begin, head):
        return "outlet"
    if _has(sources.offices, document, begin, head):
        return "office"
    if mention is not None and mention.kind != "place":
        return mention.kind if mention.kind != "person" else "person"
    return _by_nouns(document, begin, end, head)


def _by_nouns(document: Document, begin: int, end: int, head: int) -> HopKind:
    sources, words = document.language.sources, document.tokens.words
    heads = [
        words[at]
        for at in range(begin, head)
        if document.tokens.is_word(at) and not document.tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE)
    ]
    tables: tuple[tuple[Words, HopKind], ...] = (
        (sources.person, "person"),
        (sources.outlet, "outlet"),
        (sources.office, "office"),
        (sources.collective, "collective"),
        (sources.organisation, "organisation"),
        (sources.document, "document"),
    )
    for word in reversed(heads):
        for table, kind in tables:
            if word in table:
                plural = kind == "person" and word in sources.collective
                return "collective" if plural else kind
    return (
        "person"
        if _looks_like_a_name(document, begin, head)
        else "unnamed"
        if _indefinite(document, begin)
        else "organisation"
    )


def _looks_like_a_name(document: Document, begin: int, end: int) -> bool:
    """One to four words, all with capitals, no determiner."""
    tokens = document.tokens
    marks = Kind.DETERMINER | Kind.OBLIQUE
    return (
        0 < end - begin <= 5
        and all(tokens.capital(at) or not tokens.is_word(at) for at in range(begin, end))
        and not tokens.kinds[begin] & marks
    )


def _indefinite(document: Document, begin: int) -> bool:
    return (
        document.tokens.words[begin] in document.language.sources.one
        or document.tokens.words[begin] in document.language.sources.several
    )


def _first(document: Document, begin: int, end: int) -> int:
    """The first token that is no determiner."""
    at = begin
    while at + 1 < end and document.tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE):
        at += 1
    return at


def _has(phrases: Phrases, document: Document, begin: int, end: int) -> bool:
    return bool(phrases) and bool(phrases.within(document.tokens.words, begin, end))


def _count(document: Document, begin: int, end: int, kind: HopKind) -> Count:
    sources, words = document.language.sources, document.tokens.words
    if any(words[at] in sources.several for at in range(begin, min(end, begin + 6))):
        return "several"
    if kind == "collective":
        return "several" if _coordinated(document, begin, end) else "unknown"
    if kind == "unnamed":
        return "one" if any(words[at] in sources.one for at in range(begin, min(end, begin + 2))) else "unknown"
    return "several" if kind == "person" and _coordinated(document, begin, end) else "one"


def _coordinated(document: Document, begin: int, end: int) -> bool:
    return any(document.tokens.kinds[at] & Kind.COORDINATOR for at in range(begin, end))
