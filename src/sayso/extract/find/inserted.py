"""Quotations that hold their frame: «We drove, — said X, — until …», « We drove, says X, until … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found, find_cues
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import addressee_of, source_of
from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import cut
from sayso.extract.layer.tokens import Kind

_LONGEST = 14


def inserted_statements(context: Context, quotes: Sequence[int]) -> Iterator[tuple[int, Draft]]:
    """Each quotation with a frame inside its marks, by its index, and the draft of the words around that frame."""
    document = context.document
    if not document.language.syntax.frames_in_quotes:
        return
    open_text: Document | None = None
    for quote in quotes:
        begin, end = document.quote_range(quote)
        if not any(document.tokens.kinds[at] & Kind.CUE for at in range(begin + 2, end)):
            continue
        if open_text is None:
            open_text = replace(document, opaque=[-1] * len(document.tokens))
        sentence = cut(open_text, begin + 1, end - 1)
        inner = Context(open_text, sentence, ())
        for found in find_cues(open_text, sentence):
            draft = _around(inner, found, (begin, end))
            if draft:
                yield quote, draft
                break


def _around(inner: Context, found: Found, quote: tuple[int, int]) -> Draft | None:
    """The draft of a frame that opens its segment with its verb and names its subject there."""
    segments = inner.sentence.segments
    segment = segments[found.segment]
    dashed = segment.mark == "-"
    set_off = dashed or (segment.mark == "," and not inner.document.language.syntax.content_needs_comma)
    if found.segment == 0 or not set_off or found.cue.ambiguous or segment.end - segment.begin > _LONGEST:
        return None
    if "quotation" not in found.cue.takes or not inner.verb_first(segment, found.verb):
        return None
    source = source_of(inner, found, segment.begin)
    if source is None or source[0] < found.verb:
        return None
    told = addressee_of(inner, found, source, segment.end)
    resumes = segments[found.segment + 1].begin if found.segment + 1 < len(segments) else segment.end
    return Draft(
        content=inner.spans((quote[0], segments[found.segment - 1].end), (resumes, quote[1])),
        mode="direct",
        rule="inserted",
        score=0.8,
        medium=found.cue.medium,
        source=inner.spans(source),
        cue=found.spans(inner.document),
        addressee=inner.spans(told) if told else (),
        frame=inner.spans((segments[found.segment - 1].end, resumes)),
        denies=found.cue.denies,
        certainty=found.cue.certainty,
    )
