"""Statements told in another's voice without a frame: quotative modals, a press conditional, a carried mood."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.find.context import Context
from sayso.extract.find.draft import Draft
from sayso.extract.layer.tokens import Kind


def carried(context: Context, last: Draft | None, free: bool) -> Draft | None:
    """A sentence in a reportive mood after a statement, or with no cue at all: the last source goes on.

    ``free`` says whether the last sentence was carried itself; unreal forms carry on only from a statement.
    """
    sentence = context.sentence
    if not context.document.language.mood.carries:
        return None
    windows = _main(context)
    mood = any(context.reportive(*w) for w in windows) or (free and any(context.unreal(*w) for w in windows))
    if not mood:
        return None
    content = context.spans((sentence.begin, sentence.end))
    if last is None:
        return Draft(content, "indirect_free_indirect", "mood", 0.4)
    return Draft(
        content=content,
        mode="indirect_free_indirect",
        rule="carried",
        score=0.6,
        medium=last.medium,
        source=last.source,
        borrowed=True,
    )


def _main(context: Context) -> list[tuple[int, int]]:
    """The segments of the sentence that are no subordinate clauses, or all where nothing else is there."""
    segments = context.sentence.segments
    main = [(s.begin, s.end) for n, s in enumerate(segments) if n == 0 or not context.is_subordinate(s)]
    return main or [(context.sentence.begin, context.sentence.stop)]


def quotative(context: Context, last: Draft | None) -> Draft | None:
    """A sentence with a quotative modal or the press conditional."""
    document, sentence = context.document, context.sentence
    kinds = document.tokens.kinds
    modal = any(kinds[at] & Kind.QUOTATIVE and document.opaque[at] < 0 for at in range(sentence.begin, sentence.stop))
    conditional = bool(document.language.mood.conditional.within(document.tokens.words, sentence.begin, sentence.stop))
    told = bool(document.language.mood.quotation.within(document.tokens.words, sentence.begin, sentence.stop))
    planned = bool(document.language.mood.planned.within(document.tokens.words, sentence.begin, sentence.stop))
    if not (told or conditional or (modal and last is not None and not planned)):
        return None  # without a source in reach, or of what is to come, a modal alone tells of a plan
    if conditional and last is not None and last.denies and not (told or modal):
        return None  # one who denies hedges nothing: the doubt is the outlet's
    draft = Draft(context.spans((sentence.begin, sentence.end)), "free_indirect", "quotative", 0.4, certainty="hedged")
    return replace(draft, source=last.source, medium=last.medium, borrowed=True) if last else draft
