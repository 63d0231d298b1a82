"""Which tokens of a content belong to its main clauses: where a negation or a hedge holds for the whole."""

from __future__ import annotations

from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import Segment, cut, head, opens_with
from sayso.extract.layer.tokens import Kind
from sayso.text import Spans

Range = tuple[int, int]
_SUBORDINATE = Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.COMPARATOR | Kind.INTERROGATIVE | Kind.RELATIVE


def main_ranges(document: Document, content: Spans) -> list[Range]:
    """The token ranges of the content's main clauses, its own conjunction's clause counted as main. Remembered."""
    known = document.remembered.get(content)
    if known is None:
        known = document.remembered[content] = _main_ranges(document, content)
    return known


def _main_ranges(document: Document, content: Spans) -> list[Range]:
    out: list[Range] = []
    for span in content:
        begin, end = _inside_marks(document, *document.range_of(span))
        if begin >= end:
            continue
        for number, segment in enumerate(_segments(document, begin, end)):
            if (number == 0 and not out) or not _subordinate(document, segment, number if not out else number + 1):
                out.append((segment.begin, segment.end))
    return out


def _inside_marks(document: Document, begin: int, end: int) -> Range:
    while begin < end and not document.tokens.is_word(begin):
        begin += 1
    while end > begin and not document.tokens.is_word(end - 1):
        end -= 1
    return begin, end


def _segments(document: Document, begin: int, end: int) -> tuple[Segment, ...]:
    return cut(document, begin, end, through=True).segments


def _subordinate(document: Document, segment: Segment, number: int) -> bool:
    at = head(document, segment)
    kinds = document.tokens.kinds
    if number == 0 or document.tokens.capital(at):
        return False
    if not segment.mark and kinds[at] & Kind.PREPOSITION:
        return False  # a part that goes on after the frame: "… nach X seit Monaten …"
    if not opens_with(document, segment, _SUBORDINATE):
        return False
    if kinds[at] & Kind.COMPLEMENTISER and at > segment.begin:
        return False  # "… and that …": a second main content
    return not (kinds[at] & Kind.RELATIVE and kinds[at] & Kind.DETERMINER and _noun_follows(document, at, segment.end))


def _noun_follows(document: Document, at: int, end: int) -> bool:
    return at + 1 < end and document.tokens.capital(at + 1) and document.language.syntax.nouns_capitalised
