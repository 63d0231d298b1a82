"""Coordinated parts of one content that differ in certainty are statements of one act."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.find.draft import Draft
from sayso.extract.judge.certainty import certainty
from sayso.extract.judge.main_clause import main_ranges
from sayso.extract.judge.polarity import negated
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.tokens import Kind
from sayso.text import Span, Spans, trim

_LEAST = 3


def split(document: Document, draft: Draft) -> list[Draft]:
    """The draft, or its coordinated parts where they differ in certainty or polarity; direct words stay whole."""
    if draft.mode in ("direct", "reported"):
        return [draft]
    for at in _joints(document, draft):
        left, right = _halves(document, draft, at)
        if left is None or right is None:
            continue
        if _differ(document, left, right):
            return [left, *split(document, right)]
    return [draft]


def _joints(document: Document, draft: Draft) -> list[int]:
    """The coordinators in the main clauses, after which a verb or a hedge still comes."""
    kinds = document.tokens.kinds
    out = _semicolons(document, draft)
    for begin, end in main_ranges(document, draft.content):
        inner = [at for at in range(begin + _LEAST, end - _LEAST) if kinds[at] & Kind.COORDINATOR]
        inner += [begin] if kinds[begin] & Kind.COORDINATOR else []
        out += [at for at in inner if _verbal(document, at) and not _one_phrase(document, begin, at)]
    return out


def _one_phrase(document: Document, begin: int, at: int) -> bool:
    """Whether no more than a noun phrase stands before the joint, where capitals show what a noun is."""
    first = begin + 1 if document.tokens.kinds[begin] & Kind.PREPOSITION else begin
    return document.language.syntax.nouns_capitalised and first < at == noun_phrase(document, first, at)


def _semicolons(document: Document, draft: Draft) -> list[int]:
    """The semicolons between the parts of the content that are main clauses."""
    ranges = main_ranges(document, draft.content)
    return [begin - 1 for begin, _ in ranges[1:] if document.tokens.words[begin - 1] == ";"]


def _verbal(document: Document, at: int) -> bool:
    """Whether clauses are joined, not nouns: a verb form stands before the joint, or a known finite verb after it."""
    kinds, words = document.tokens.kinds, document.tokens.words
    if at > 0 and kinds[at - 1] & (Kind.FINITE | Kind.CUE):
        return True
    if at + 1 < len(document.tokens) and kinds[at + 1] & Kind.COMPLEMENTISER:
        return True
    hedge = document.language.hedged.at(words, at + 1, len(words)) if at + 1 < len(words) else None
    return hedge is not None or any(kinds[p] & Kind.FINITE for p in range(at + 1, min(at + 4, len(words))))


def _halves(document: Document, draft: Draft, at: int) -> tuple[Draft | None, Draft | None]:
    edge = document.tokens.starts[at]
    after = document.tokens.starts[at + 1] if at + 1 < len(document.tokens) else edge
    left = _clip(document, draft.content, (0, edge))
    right = _clip(document, draft.content, (after, len(document.text)))
    if not left or not right:
        return None, None
    return replace(draft, content=left), replace(draft, content=right)


def _clip(document: Document, content: Spans, window: Span) -> Spans:
    parts = [
        trim(document.text, (max(b, window[0]), min(e, window[1])))
        for b, e in content
        if b < window[1] and e > window[0]
    ]
    return tuple(_uncomma(document.text, p) for p in parts if p[1] - p[0] > 1)


def _uncomma(text: str, span: Span) -> Span:
    begin, end = span
    while end > begin and text[end - 1] in ",; ":
        end -= 1
    return begin, end


def _differ(document: Document, left: Draft, right: Draft) -> bool:
    own = certainty(document, left)[0], certainty(document, right)[0]
    return own[0] != own[1] or negated(document, left) != negated(document, right)
