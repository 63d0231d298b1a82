"""Nouns that introduce a clause: the claim that P, der Vorwurf, P, wonach P."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.find.context import Context
from sayso.extract.find.draft import Draft
from sayso.extract.language import Nominal
from sayso.extract.layer.nouns import Range, noun_phrase
from sayso.extract.layer.segments import opens_with
from sayso.extract.layer.tokens import Kind


def nominal_statements(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each noun of reporting with a content clause that no cue verb took."""
    document, sentence = context.document, context.sentence
    taken = {d.content[0][0] for d in drafts}
    cues = {begin for d in drafts for begin, _ in d.cue}
    for at in range(sentence.begin, sentence.stop):
        if document.opaque[at] >= 0 or not document.tokens.is_word(at) or document.tokens.starts[at] in cues:
            continue
        word = document.tokens.words[at]
        nominal = next((n for nouns, n in document.language.nominals if word in nouns), None)
        content = _content(context, at) if nominal else None
        if nominal and content and document.tokens.starts[content[0]] not in taken:
            yield _draft(context, at, nominal, content)


def _content(context: Context, at: int) -> Range | None:
    document, sentence = context.document, context.sentence
    index = sentence.segment_of(at)
    segment = sentence.segments[index]
    kinds = document.tokens.kinds
    if not document.language.syntax.content_needs_comma:
        for place in range(at + 1, min(segment.end, at + 3)):
            if kinds[place] & Kind.COMPLEMENTISER:
                return None if _relative(context, place) else (place, sentence.stop)
        return None
    if index + 1 >= len(sentence.segments) or segment.end - at > 8:
        return None
    following = sentence.segments[index + 1]
    conjunction = opens_with(document, following, Kind.COMPLEMENTISER)
    if not conjunction and not (
        segment.end - at <= 4
        and context.reportive(following.begin, following.end)
        and not context.is_subordinate(following)
    ):
        return None
    return following.begin, _resumes(context, index + 1)


def _relative(context: Context, at: int) -> bool:
    """Whether a verb follows a conjunction that may be a relative as well: "the claim that travelled so far"."""
    tokens, past = context.document.tokens, context.document.language.grammar.past
    verb = at + 1
    if not tokens.kinds[at] & Kind.RELATIVE or verb >= context.sentence.stop or tokens.capital(verb):
        return False
    if tokens.kinds[verb] & Kind.FINITE:
        return True
    after = verb + 1 < context.sentence.stop and tokens.kinds[verb + 1] & (Kind.PREPOSITION | Kind.DETERMINER)
    return tokens.words[verb] in past and bool(after)


def _resumes(context: Context, index: int) -> int:
    """Where the outer clause goes on after the content: at a segment that opens with a finite verb."""
    segments = context.sentence.segments
    for later in range(index + 1, len(segments)):
        kinds = context.document.tokens.kinds[segments[later].begin]
        if kinds & (Kind.FINITE | Kind.CUE) and not context.document.tokens.capital(segments[later].begin):
            return segments[later].begin - 1
    return context.sentence.stop


def _draft(context: Context, at: int, nominal: Nominal, content: Range) -> Draft:
    sentence = context.sentence
    words = context.document.tokens.words
    owner = _owner(context, at)
    frame = context.spans((sentence.begin, content[0]), (content[1], sentence.stop))
    begin = (
        at - 1
        if at > sentence.begin and context.document.tokens.kinds[at - 1] & (Kind.DETERMINER | Kind.OBLIQUE)
        else at
    )
    cue = (begin, at + 1) if words[begin] else (at, at + 1)
    return Draft(
        context.spans(content),
        "indirect",
        "nominal",
        0.5,
        nominal.medium,
        context.spans(owner) if owner else (),
        context.spans(cue),
        (),
        frame,
        nominal.denies,
        nominal.certainty,
    )


def denier(context: Context) -> Draft | None:
    """Whose denial a sentence names ("the denial of the palace"), so that a mood may go on with that voice."""
    document, sentence = context.document, context.sentence
    for at in range(sentence.begin, sentence.stop):
        word = document.tokens.words[at]
        nominal = next((n for nouns, n in document.language.nominals if n.denies and word in nouns), None)
        owner = _owner(context, at) if nominal and document.opaque[at] < 0 else None
        if nominal and owner:
            content = context.spans((sentence.begin, sentence.end))
            return Draft(content, "own", "denier", 0.0, nominal.medium, context.spans(owner), denies=True)
    return None


def _owner(context: Context, at: int) -> Range | None:
    """The genitive or "of X" after the noun names who claims."""
    document = context.document
    stop = context.sentence.segments[context.sentence.segment_of(at)].end
    if at + 1 < stop and document.tokens.kinds[at + 1] & (Kind.GENITIVE | Kind.ATTRIBUTIVE):
        begin = at + 1 if document.tokens.kinds[at + 1] & Kind.GENITIVE else at + 2
        end = noun_phrase(document, begin, stop)
        return (begin, end) if end > begin else None
    return None
