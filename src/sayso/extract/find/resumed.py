"""A sentence that names the source of the one before it: "The bridge was closed. This was announced by X."."""

from __future__ import annotations

from sayso.extract.find.context import Context
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import addressee_of, source_of
from sayso.text import Span


def resumed(context: Context, before: Span | None) -> Draft | None:
    """The draft of the sentence at ``before``, if this one does no more than say who reported it."""
    document, sentence = context.document, context.sentence
    phrases = document.language.grammar.resumptives
    if before is None or not phrases or len(sentence.segments) > 2:
        return None
    match = phrases.at(document.tokens.words, sentence.begin, sentence.stop)
    found = next((f for f in context.cues if match and f.at >= match.end and f.segment == 0), None)
    if match is None or found is None or "clause" not in found.cue.takes:
        return None
    if document.language.syntax.verb_second and found.verb != match.end:
        return None  # "das Amt teilte mit": an article, no pronoun
    source = source_of(context, found, match.end)
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
