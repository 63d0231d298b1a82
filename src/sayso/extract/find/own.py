"""What nobody is cited for: the outlet's own statements, a sentence each, or its clause that no content covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.find.draft import Draft
from sayso.extract.layer.document import Document
from sayso.text import Span, Spans, normal_spans, trim

_LEAST_WORDS = 3
_HEADING = 9
_STOPS = frozenset(".!…")
_EDGE = " ,;:–—-―()\n\t"


def own_statements(document: Document, drafts: Sequence[Draft], taken: Spans) -> Iterator[Draft]:
    """Own statements: sentences without a draft; ``taken`` are words that are no statement (responses)."""
    covered = normal_spans(
        [s for d in drafts if d.rule != "noun" for s in (*d.content, *d.frame, *d.source, *d.cue)] + list(taken)
    )
    at = 0
    for begin, end in document.sentences:
        span = document.tokens.span(begin, end)
        while at < len(covered) and covered[at][1] <= span[0]:
            at += 1
        inside: list[Span] = []
        place = at
        while place < len(covered) and covered[place][0] < span[1]:
            inside.append(covered[place])
            place += 1
        if _question(document, end) or _heading(document, begin, end):
            continue
        for part in _gaps(document.text, span, inside):
            if _tells(document, part, whole=not inside):
                yield Draft((part,), "own", "own", 0.6, None)


def _question(document: Document, end: int) -> bool:
    return document.tokens.words[end - 1] == "?"


def _heading(document: Document, begin: int, end: int) -> bool:
    """A short line of its own without a stop that is no title: it heads what follows and asserts nothing."""
    span = document.tokens.span(begin, end)
    paragraph = document.paragraph_of(span[0])
    whole = document.paragraphs[paragraph] == span if document.paragraphs else False
    bare = end - begin <= _HEADING and document.tokens.words[end - 1] not in _STOPS
    return (paragraph > 0 or not document.titled) and whole and bare


def _gaps(text: str, span: Span, inside: Sequence[Span]) -> Iterator[Span]:
    if not inside:
        yield trim(text, span)
        return
    edges = [span[0], *(x for s in inside for x in s), span[1]]
    for gap in zip(edges[::2], edges[1::2], strict=True):
        part = _stripped(text, gap)
        if part[0] < part[1]:
            yield part


def _stripped(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and text[end - 1] in _EDGE:
        end -= 1
    return begin, end


def _tells(document: Document, part: Span, *, whole: bool) -> bool:
    """Enough words to assert something; a remainder needs a good part of a clause."""
    begin, end = document.range_of(part)
    words = sum(document.tokens.is_word(at) for at in range(begin, end))
    return words >= (_LEAST_WORDS if whole else 5)
