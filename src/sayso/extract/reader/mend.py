"""Small repairs of what the reader marks, by what stands in the text: whole words, whole quotations, no stray marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.extract.layer.document import Document
from sayso.extract.reader.decode import FURTHER, Marked
from sayso.text import Span, Spans, normal_spans

_GAP = 2
_TINY = 2
_TRAILING = " \t\n,;:–—-"
_STOPS = ".!?…"


def mended(document: Document, found: Iterable[Marked]) -> list[Marked]:
    """``found`` with each span mended; what has no content left is dropped."""
    out = []
    for mark in found:
        spans = {role: _words(document, parts) for role, parts in mark.spans.items()}
        spans["content"] = _content(document, spans["content"], mark.attributes["mode"])
        for role in ("source", "cue", "addressee", "hedges", FURTHER):
            spans[role] = _bare(document.text, spans[role])
        if spans["content"]:
            out.append(replace(mark, spans=spans))
    return out


def _words(document: Document, spans: Spans) -> Spans:
    """Grown to whole words; parts with no more than white space between them are one."""
    tokens = document.tokens
    grown = []
    for span in spans:
        begin, end = document.range_of(span)
        if begin < end:
            grown.append((tokens.starts[begin], tokens.ends[end - 1]))
    joined: list[Span] = []
    for span in normal_spans(grown):
        if joined and not document.text[joined[-1][1] : span[0]].strip():
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return tuple(joined)


def _content(document: Document, spans: Spans, mode: str) -> Spans:
    """A direct content is its whole quotation; another loses marks at its edges, and specks of a word or less."""
    if mode == "direct":
        spans = normal_spans(_whole_quotation(document, span) for span in spans)
    longest = max((e - b for b, e in spans), default=0)
    kept = [(b, e) for b, e in spans if e - b > _TINY or e - b == longest]
    out = []
    for b, e in kept:
        begin, end = b, e
        while end > begin and document.text[end - 1] in _TRAILING:
            end -= 1
        while begin < end and mode != "direct" and document.text[begin] in " \t\n,;:":
            begin += 1
        if mode == "indirect" and end > begin and document.text[end - 1] in _STOPS and len(kept) >= 1:
            end = _before_stop(document, end)
        if end > begin:
            out.append((begin, end))
    return tuple(out)


def _before_stop(document: Document, end: int) -> int:
    """An indirect content ends before the final stop of its sentence, not before that of an abbreviation."""
    at = document.token_at(end - 1)
    alone = at < len(document.tokens) and document.tokens.ends[at] - document.tokens.starts[at] == 1
    return end - 1 if alone and not (at and document.opaque[at] >= 0) else end


def _whole_quotation(document: Document, span: Span) -> Span:
    """The quotation that ``span`` mostly lies in, with its marks; ``span`` itself where there is none."""
    begin, end = document.range_of(span)
    seen = {document.opaque[at] for at in range(begin, end) if document.opaque[at] >= 0}
    for quote in sorted(seen):
        b, e = document.quotes[quote].span
        shared = min(e, span[1]) - max(b, span[0])
        if shared * 2 >= span[1] - span[0] and shared * 2 >= e - b:
            return b, e
    return span


def _bare(text: str, spans: Spans) -> Spans:
    """Without commas and white space at the edges."""
    out = []
    for b, e in spans:
        begin, end = b, e
        while end > begin and text[end - 1] in " \t\n,;:":
            end -= 1
        while begin < end and text[begin] in " \t\n,;:":
            begin += 1
        if end > begin:
            out.append((begin, end))
    return tuple(out)
