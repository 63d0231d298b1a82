"""Quotations set apart: the words in marks in one paragraph, a dash and the speaker in the next.

"He was seen in the street"
— The Paper (according to an unnamed person)
"""

from __future__ import annotations

from bisect import bisect_left

from sayso.extract.find.draft import Draft
from sayso.extract.layer.document import Document
from sayso.text import Span, trim

_DASHES = "—–-―−"
_LONGEST = 160


def block_quotations(document: Document) -> tuple[list[Draft], set[int]]:
    """The drafts, and the numbers of the sentences that they use up."""
    drafts: list[Draft] = []
    used: set[int] = set()
    begins = [document.tokens.starts[b] for b, _ in document.sentences]
    whole = {q.span: q for q in document.quotes}
    for quoted, signed in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        quote = whole.get(_unstopped(document.text, quoted))
        if quote is None or not _signature(document.text, signed):
            continue
        drafts.append(_draft(document, quote.span, signed))
        first = bisect_left(begins, quoted[0])
        used.update(range(first, bisect_left(begins, signed[1])))
    return drafts, used


def _unstopped(text: str, span: Span) -> Span:
    end = span[1]
    while end > span[0] and text[end - 1] in ".,":
        end -= 1
    return span[0], end


def _signature(text: str, span: Span) -> bool:
    line = text[span[0] : span[1]]
    return line[0] in _DASHES and len(line) <= _LONGEST and any(c.isalpha() for c in line)


def _draft(document: Document, quote: Span, signed: Span) -> Draft:
    text = document.text
    begin = signed[0]
    while begin < signed[1] and (text[begin] in _DASHES or text[begin].isspace()):
        begin += 1
    end = text.find("(", begin, signed[1])
    comma = text.find(",", begin, end if end > 0 else signed[1])
    stop = min(e for e in (end, comma, signed[1]) if e > 0)
    source = trim(text, (begin, stop))
    while source[1] > source[0] and text[source[1] - 1] in ".,;:":
        source = source[0], source[1] - 1
    return Draft(
        (quote,), "direct", "block", 0.9, "speech_writing", (source,) if source[0] < source[1] else (), frame=(signed,)
    )
