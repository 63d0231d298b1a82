"""Who says it: the subject of a cue, the agent of a passive, and the person told."""

from __future__ import annotations

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.layer.nouns import Range, noun_phrase, subject_after, subject_before
from sayso.extract.layer.segments import Segment, head, opens_with
from sayso.extract.layer.tokens import Kind

_LAST = Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.COMPARATOR | Kind.INTERROGATIVE


def source_of(context: Context, found: Found, begin: int) -> Range | None:
    """The subject of an active cue or the agent of a passive one; ``begin`` is where its clause begins."""
    segment = context.sentence.segments[found.segment]
    if found.passive:
        return _agent(context, found, begin)
    if opens_with(context.document, segment, _LAST) and segment.begin >= begin:
        first = subject_after(context.document, head(context.document, segment) + 1, found.verb)
        if first or context.document.language.syntax.verb_second:
            return first or subject_after(context.document, head(context.document, segment) + 1, found.end)
        return subject_after(context.document, _past(found), segment.end)
    if context.verb_first(segment, found.verb):
        before = _across(context, found, begin)
        return before or subject_after(context.document, _past(found), segment.end)
    start = max(segment.begin, begin)
    before = subject_before(context.document, start, found.verb)
    if before and _reaches(context, before, found.verb):
        return before
    if context.document.language.syntax.verb_second:
        after = subject_after(context.document, found.verb + 1, segment.end)
        return after or before
    return before or _late(context, start, found) or subject_after(context.document, found.end, segment.end)


def _past(found: Found) -> int:
    """The token after the words of the cue that begin with its finite verb."""
    return next((end for begin, end in found.parts if begin <= found.verb < end), found.verb + 1)


def _reaches(context: Context, found: Range, verb: int) -> bool:
    """Whether nothing that may not stand there parts a first noun phrase from its verb."""
    if not context.document.language.syntax.verb_second:
        return True
    kinds, words = context.document.tokens.kinds, context.document.tokens
    rest = range(found[1], verb)
    return all(
        kinds[at] & (Kind.ADVERB | Kind.PREPOSITION | Kind.TIME | Kind.OBLIQUE)
        or words.capital(at)
        or not words.is_word(at)
        or words.words[at].isdigit()
        for at in rest
    )


def _late(context: Context, begin: int, found: Found) -> Range | None:
    """A subject after an opening phrase: the last noun phrase that reaches the verb."""
    document = context.document
    best: Range | None = None
    at = begin
    while at < found.verb:
        end = noun_phrase(document, at, found.verb) if not document.tokens.kinds[at] & Kind.PREPOSITION else at
        if end > at:
            best, at = (at, end), end
        else:
            at += 1
    return best


def _across(context: Context, found: Found, begin: int) -> Range | None:
    """The subject before an inserted clause: "The minister, who came yesterday, said that …"."""
    segments = context.sentence.segments
    if found.segment < 2 or segments[found.segment].mark != ",":
        return None
    first = found.segment - 2
    while first > 0 and segments[first].mark == "," and context.is_subordinate(segments[first]):
        first -= 1
    middle: Segment = segments[first + 1]
    start = segments[first].begin
    if start < begin or context.is_subordinate(segments[first]):
        return None
    end = segments[first].end
    subject = subject_before(context.document, start, end)
    plain = not context.finite(start, end) and middle.end - middle.begin < 40
    return subject if subject and subject[1] >= end - 1 and plain else None


def _agent(context: Context, found: Found, begin: int) -> Range | None:
    """The noun phrase after the agent's preposition (von, by, par) in the clause of a passive."""
    document = context.document
    segment = context.sentence.segments[found.segment]
    stop = segment.end
    for at in range(max(begin, segment.begin), stop):
        if document.tokens.words[at] in document.language.grammar.agents:
            end = noun_phrase(document, at + 1, stop)
            if end > at + 1:
                return at + 1, end
    return None


def addressee_of(context: Context, found: Found, source: Range | None, stop: int) -> Range | None:
    """The person told: after "to" or "gegenüber", as the object of "tell", or an oblique phrase in a case language."""
    document = context.document
    kinds = document.tokens.kinds
    begin = found.verb + 1
    for at in range(begin, stop):
        if kinds[at] & Kind.ADDRESSEE and document.opaque[at] < 0:
            end = noun_phrase(document, at + 1, stop)
            if end > at + 1:
                return at, end
    if found.cue.told:
        at = source[1] if source and source[0] >= begin else found.end
        end = noun_phrase(document, at, stop) if at < stop else at
        return (at, end) if end > at else None
    return _listed(context, source, found, stop) or _dative(context, begin, source, stop)


def _listed(context: Context, source: Range | None, found: Found, stop: int) -> Range | None:
    """A noun in the dative that names whom one tells: after the subject, else straight after the cue."""
    document = context.document
    for at in (source[1] if source and source[0] > found.verb else found.end, found.end):
        if at < stop and document.tokens.words[at] in document.language.grammar.told:
            end = noun_phrase(document, at, stop)
            return (at, max(end, at + 1))
    return None


def _dative(context: Context, begin: int, source: Range | None, stop: int) -> Range | None:
    document = context.document
    kinds = document.tokens.kinds
    at = source[1] if source and source[0] >= begin else begin
    while at < stop and kinds[at] & (Kind.ADVERB | Kind.REFLEXIVE) and not kinds[at] & Kind.OBLIQUE:
        at += 1
    if at < stop and kinds[at] & Kind.OBLIQUE and document.language.syntax.nouns_capitalised:
        end = noun_phrase(document, at, stop)
        dative = document.tokens.words[at].endswith("m") or document.tokens.words[at] == "den"
        return (at, end) if end > at and dative else None
    return None
