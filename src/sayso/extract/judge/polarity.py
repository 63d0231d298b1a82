"""Affirmed or denied: by the cue, and by a negation of the content's main proposition."""

from __future__ import annotations

from sayso.extract.find.draft import Draft
from sayso.extract.judge.main_clause import Range, main_ranges
from sayso.extract.layer.document import Document
from sayso.extract.layer.tokens import Kind
from sayso.model.statement import Polarity

_BEFORE, _AFTER = 3, 5  # how many tokens around a cue may hold its negation
_PARTS = 4  # how many clauses may pass before one has a verb


def polarity(document: Document, draft: Draft) -> Polarity:
    """Denied where the cue denies or the main proposition is negated, affirmed where both or neither.

    Words quoted, or told in a clause of their own without a conjunction, are the denial itself where the cue denies.
    """
    denies = draft.denies != _cue_negated(document, draft)
    if draft.mode == "reported":
        return "denied" if denies or (draft.rule == "noun" and negated(document, draft)) else "affirmed"
    if draft.mode == "direct" and draft.denies:
        return "denied" if negated(document, draft) else "affirmed"
    if denies and draft.denies and draft.mode == "indirect" and _bare(document, draft):
        return "denied"
    asked = draft.asks and draft.mode == "indirect"  # not to do something is what is asked, and not denied
    return "denied" if denies != (not asked and negated(document, draft)) else "affirmed"


def _bare(document: Document, draft: Draft) -> bool:
    """Whether a content is a clause in a mood that tells in another's voice, without a conjunction."""
    begin, end = document.range_of(draft.content[0])
    kinds = document.tokens.kinds
    if kinds[begin] & (Kind.COMPLEMENTISER | Kind.INTERROGATIVE):
        return False
    return any(kinds[at] & (Kind.REPORTIVE | Kind.UNREAL) for at in range(begin, end))


def _cue_negated(document: Document, draft: Draft) -> bool:
    """Whether a negation stands with the cue in its frame ("does not deny that", "glaubt nicht, dass")."""
    if not draft.cue or draft.mode == "direct":
        return False
    verb = document.range_of(draft.cue[0])
    frames = [document.range_of(span) for span in draft.frame or draft.content[:1]]
    for begin, end in frames:
        if begin <= verb[0] < end:
            after = 0 if draft.asks else _AFTER  # a request not to is a request
            window = (max(begin, verb[0] - _BEFORE), min(end, verb[1] + after))
            return _in_clause(document, window, verb, excepted=not draft.denies)
    return False


def _in_clause(document: Document, window: Range, verb: Range, *, excepted: bool) -> bool:
    """A negation in the window with neither a comma nor an infinitive marker between it and the cue."""
    language, words = document.language, document.tokens.words
    for match in language.negations.within(words, *window):
        low, high = min(match.begin, verb[0]), max(match.end, verb[1])
        between = [at for at in range(low, high) if not verb[0] <= at < verb[1]]
        apart = any(words[at] in ",;:" or document.tokens.kinds[at] & Kind.MARKER for at in between)
        exceptions = language.affirming.within(words, max(0, window[0] - 1), window[1]) if excepted else ()
        if not apart and not any(m.begin <= match.begin < m.end for m in exceptions):
            return True
    return False


def negated(document: Document, draft: Draft) -> bool:
    """Whether the first main clause of the content holds a negation."""
    first: list[Range] = []
    for part in main_ranges(document, draft.content)[:_PARTS]:
        first.append(part)
        if _whole(document, part) and not (len(first) == 1 and (_short(part) or len(draft.content) > 1)):
            break
    return any(_negation(document, r) for r in first)


def _whole(document: Document, part: Range) -> bool:
    """Whether a range has a verb and is not cut at the stop of an ordinal ("on the 10. of March")."""
    kinds, words = document.tokens.kinds, document.tokens.words
    verb = any(kinds[at] & (Kind.FINITE | Kind.CUE) for at in range(*part))
    return (verb or not document.language.syntax.verb_second) and not words[part[1] - 1].isdigit()


def _short(part: Range) -> bool:
    return part[1] - part[0] <= 3


def _negation(document: Document, part: Range) -> bool:
    language, words = document.language, document.tokens.words
    exceptions = language.affirming
    for match in language.negations.within(words, *part):
        if not any(m.begin <= match.begin < m.end for m in exceptions.within(words, *part)):
            return True
    return False
