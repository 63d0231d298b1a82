"""A sentence that names the source of the one before it: "The bridge was closed. This was announced by X."."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import addressee_of, source_of
from sayso.extract.layer.nouns import Range, subject_after
from sayso.extract.layer.segments import opens_with
from sayso.extract.layer.tokens import Kind
from sayso.text import Span

_LONGEST = 40


def resumes(context: Context) -> bool:
    """Whether the sentence opens with a word for what the last one said, and says who reported it, no more."""
    document, sentence = context.document, context.sentence
    phrases = document.language.grammar.resumptives
    if not phrases or sentence.end - sentence.begin > _LONGEST or not context.cues:
        return False
    match = phrases.at(document.tokens.words, sentence.begin, sentence.stop)
    content = any(s.mark == ":" or opens_with(document, s, Kind.COMPLEMENTISER) for s in sentence.segments)
    return match is not None and not content


def resumed(context: Context, before: Span | None) -> Draft | None:
    """The draft of the sentence at ``before``, if this one does no more than say who reported it."""
    document, sentence = context.document, context.sentence
    match = document.language.grammar.resumptives.at(document.tokens.words, sentence.begin, sentence.stop)
    found = next((f for f in context.cues if match and f.at >= match.end), None)
    if before is None or match is None or found is None or "clause" not in found.cue.takes:
        return None
    if document.language.syntax.verb_second and found.verb != match.end:
        return None  # "das Amt teilte mit": an article, no pronoun
    source = _speaker(context, found, match.end)
    told = addressee_of(context, found, source, sentence.stop)
    return Draft(
        content=(before,),
        mode="indirect",
        rule="resumed",
        score=0.7,
        medium=found.cue.medium,
        source=context.spans(source) if source else (),
        cue=found.spans(document),
        addressee=context.spans(told) if told else (),
        frame=context.spans((sentence.begin, sentence.end)),
        denies=found.cue.denies,
        certainty=found.cue.certainty,
    )


def completed(context: Context, last: Draft) -> Draft:
    """A draft of the last sentence that named nobody ("it became known that P"), with the source named here."""
    match = context.document.language.grammar.resumptives.at(
        context.document.tokens.words, context.sentence.begin, context.sentence.stop
    )
    found = next((f for f in context.cues if match and f.at >= match.end), None)
    source = _speaker(context, found, match.end) if match and found else None
    frame = context.spans((context.sentence.begin, context.sentence.end))
    return replace(last, source=context.spans(source), frame=(*last.frame, *frame)) if source else last


def _speaker(context: Context, found: Found, begin: int) -> Range | None:
    """The subject: it stands after the verb, whom one told before it, unless only a preposition's noun follows."""
    stop = context.sentence.segments[found.segment].end
    after = subject_after(context.document, found.end, stop)
    free = after is not None and not context.document.tokens.kinds[after[0] - 1] & Kind.PREPOSITION
    return after if free else source_of(context, found, begin)
