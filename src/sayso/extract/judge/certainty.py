"""Asserted, hedged or speculated, with the words that hedge."""

from __future__ import annotations

from sayso.extract.find.draft import Draft
from sayso.extract.judge.main_clause import main_ranges
from sayso.extract.layer.document import Document
from sayso.extract.matching import Phrases
from sayso.model.statement import Certainty
from sayso.text import Spans, normal_spans


def certainty(document: Document, draft: Draft) -> tuple[Certainty, Spans]:
    """The certainty of a draft's content and its hedging words, those of the cue among them."""
    language = document.language
    hedged = _found(document, draft.content, language.hedged) + _found(
        document, draft.content, language.mood.conditional
    )
    hedged += _quotative(document, draft)
    speculated = _found(document, draft.content, language.speculated)
    own: Spans = draft.cue if draft.certainty != "asserted" else ()
    if hedged or (draft.certainty == "hedged" and not speculated):
        return "hedged", normal_spans((*hedged, *own))
    if speculated or draft.certainty == "speculated":
        return "speculated", normal_spans((*speculated, *own))
    return "asserted", ()


def _found(document: Document, content: Spans, phrases: Phrases) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    if not phrases:
        return out
    for begin, end in main_ranges(document, content):
        for match in phrases.within(document.tokens.words, begin, end):
            if not _name(document, match.begin):
                out += [document.tokens.span(*part) for part in match.spans]
    return out


def _name(document: Document, at: int) -> bool:
    """Whether a word inside a sentence has a capital: the month of May does not hedge."""
    tokens = document.tokens
    return at > 0 and tokens.capital(at) and (tokens.is_word(at - 1) or tokens.words[at - 1] == ",")


def _quotative(document: Document, draft: Draft) -> list[tuple[int, int]]:
    """A quotative modal hedges where a perfect infinitive follows it, or in a sentence told freely."""
    return _found(document, draft.content, document.language.mood.quotation)
