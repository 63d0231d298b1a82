"""A quotation over several paragraphs, each begun with a mark and only the last one closed, is one quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.find.draft import Draft
from sayso.extract.layer.document import Document


def joined(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a quotation that goes on in the next paragraph made part of the one that it continues."""
    unclosed = {q.span for q in document.quotes if not q.closed}
    begins = {b: number for number, (b, _) in enumerate(document.paragraphs)}
    out: list[Draft] = []
    if not unclosed:
        return list(drafts)
    for draft in sorted(drafts, key=lambda d: d.begin):
        number = begins.get(draft.content[0][0])
        opened = next((n for n, d in enumerate(out) if number and _goes_on(document, d, unclosed, number)), None)
        if opened is None or draft.mode != "direct" or draft.cue:
            out.append(draft)
        else:
            out[opened] = replace(out[opened], content=(*out[opened].content, *draft.content))
    return out


def _goes_on(document: Document, draft: Draft, unclosed: set[tuple[int, int]], number: int) -> bool:
    """Whether a draft ends with an unclosed quotation in the paragraph before ``number``."""
    last = draft.content[-1]
    return draft.mode == "direct" and last in unclosed and document.paragraph_of(last[0]) == number - 1
