"""Affirmed or denied: by the cue, and by a negation of the content's main proposition."""

from __future__ import annotations

from sayso.extract.find.draft import Draft
from sayso.extract.judge.main_clause import Range, main_ranges
from sayso.extract.layer.document import Document
from sayso.model.statement import Polarity


def polarity(document: Document, draft: Draft) -> Polarity:
    """Denied where the cue denies or the main proposition is negated, affirmed where both or neither."""
    if draft.mode == "reported":
        return (
            "denied"
            if draft.denies
            else ("denied" if draft.rule == "noun" and negated(document, draft) else "affirmed")
        )
    flips = draft.denies != _cue_negated(document, draft)
    return "denied" if flips != negated(document, draft) else "affirmed"


def _cue_negated(document: Document, draft: Draft) -> bool:
    """Whether a negation stands straight before a verb of thinking ("does not believe that")."""
    if not draft.cue or draft.medium not in ("thought", "speech_thought") or draft.rule not in ("forward", "direct"):
        return False
    at = document.token_at(draft.cue[0][0])
    return at > 0 and document.language.negations.at(document.tokens.words, at - 1, at) is not None


def negated(document: Document, draft: Draft) -> bool:
    """Whether the first main clause of the content holds a negation."""
    ranges = main_ranges(document, draft.content)
    first = ranges[:1]
    if len(ranges) > 1 and (_short(ranges[0]) or len(draft.content) > 1):
        first = ranges[:2]
    return any(_negation(document, r) for r in first)


def _short(part: Range) -> bool:
    return part[1] - part[0] <= 3


def _negation(document: Document, part: Range) -> bool:
    language, words = document.language, document.tokens.words
    exceptions = language.affirming
    for match in language.negations.within(words, *part):
        if not any(m.begin <= match.begin < m.end for m in exceptions.within(words, *part)):
            return True
    return False
