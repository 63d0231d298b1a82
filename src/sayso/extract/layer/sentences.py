"""Paragraphs and sentences. A sentence never ends inside a quotation, an abbreviation or a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.extract.layer.quotes import Quote
from sayso.extract.layer.tokens import Kind, Tokens
from sayso.model import Block
from sayso.text import Span

LONGEST = 400
_STOPS = frozenset(".!?…")
_CLOSING = frozenset("“”\"»«’‘'›‹)]")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_SENTENCE_OPENERS = (
    Kind.DETERMINER
    | Kind.PRONOUN
    | Kind.PREPOSITION
    | Kind.ADVERB
    | Kind.SUBORDINATOR
    | Kind.OBLIQUE
    | Kind.COORDINATOR
)


def paragraphs(text: str, blocks: Sequence[Block] = ()) -> list[Span]:
    """The lines of the text that hold something; a line that goes on in lower case is joined to the one before it."""
    out: list[Span] = []
    edges = {b.span[0] for b in blocks}
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        begin = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if out and begin not in edges and _continues(text, out[-1], begin):
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out


def _continues(text: str, last: Span, begin: int) -> bool:
    """A hard-wrapped line: but one line break before it, no stop at the end of the last, a small letter here."""
    gap = text[last[1] : begin]
    breaks = gap.count("\n") or gap.count("\r")
    return breaks == 1 and text[begin].islower() and text[last[1] - 1] not in ".!?:;"


def sentences(
    tokens: Tokens, paragraphs_: Iterable[Span], quotes: Sequence[Quote], abbreviations: frozenset[str]
) -> list[tuple[int, int]]:
    """Token ranges of the sentences, in order; none longer than ``LONGEST`` tokens."""
    inside = _inside(tokens, quotes)
    out: list[tuple[int, int]] = []
    at = 0
    for _, end in paragraphs_:
        begin = at
        while at < len(tokens) and tokens.starts[at] < end:
            at += 1
            if _ends(tokens, at, begin, end, inside, abbreviations) or at - begin >= LONGEST:
                out.append((begin, at))
                begin = at
        if at > begin:
            out.append((begin, at))
    return out


def _inside(tokens: Tokens, quotes: Sequence[Quote]) -> list[bool]:
    """Whether a token stands inside an outermost quotation, its closing mark not counted."""
    out = [False] * len(tokens)
    at = 0
    for quote in quotes:
        if quote.depth or quote.span[1] - quote.span[0] > 2500:
            continue
        while at < len(tokens) and tokens.starts[at] < quote.span[0]:
            at += 1
        while at < len(tokens) and tokens.ends[at] < quote.span[1]:
            out[at] = True
            at += 1
    return out


def _ends(tokens: Tokens, at: int, begin: int, limit: int, inside: list[bool], abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends before token ``at``."""
    last = at - 1
    if inside[last] or at >= len(tokens) or tokens.starts[at] >= limit:
        return False
    word = tokens.words[last]
    if tokens.starts[at] == tokens.ends[last] or not _opens(tokens, at):
        return False
    if word in _CLOSING:
        return _stopped_inside(tokens, last, begin) and tokens.words[at] not in _CLOSING
    return word in _STOPS and not (word == "." and _abbreviated(tokens, last, begin, at, abbreviations))


def _stopped_inside(tokens: Tokens, last: int, begin: int) -> bool:
    """Whether a final stop stands before the closing marks that end at ``last``."""
    stop = last - 1
    while stop > begin and tokens.words[stop] in _CLOSING:
        stop -= 1
    return tokens.words[stop] in _STOPS


def _opens(tokens: Tokens, at: int) -> bool:
    first = tokens.text[tokens.starts[at]]
    return (
        first.isupper()
        or first.isdigit()
        or not (first.isalnum() or first in ",;:)]")
        or (not first.isascii() and not first.islower())
    )


def _abbreviated(tokens: Tokens, stop: int, begin: int, after: int, abbreviations: frozenset[str]) -> bool:
    if stop <= begin or tokens.starts[stop] != tokens.ends[stop - 1]:
        return False
    word = tokens.words[stop - 1]
    if word in abbreviations or (len(word) == 1 and word.isalpha()):
        return True
    if word.isdigit() and len(word) <= 2:
        return not tokens.kinds[after] & _SENTENCE_OPENERS
    return False
