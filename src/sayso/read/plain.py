"""Plain text: every character stays; lines are sorted into paragraphs, headings, quotations and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.model.article import Block, BlockKind
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found
from sayso.read.options import ReadOptions
from sayso.text import Span, trim

_ITEM = re.compile(r"\s*(?:[*•·‣◦▪-]|\d{1,3}[.)])\s+\S")
_OPENING = "\"„“”«»‚‘'‹›"
_STOPS = ".!?…:;,"
_NO_HEADING_START = re.compile(r"\s*[—–―>*•\"„“«-]")
_HEADING, _TITLE = 100, 160
_NARROWEST, _WIDEST = 40, 120
_WRAPPED_SHARE = 0.8


def read_plain(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The one article of a plain text file."""
    text = decode(document.whole(options.limits), document.where, document.charset)
    yield document.where, plain_draft(text)


def plain_draft(text: str) -> Draft:
    """A draft that keeps ``text``; its title is the first line where that clearly is one."""
    text = text.rstrip()
    blocks = text_blocks(text)
    span = title_line(text, blocks)
    return Draft(text=text, blocks=blocks, title=text[slice(*span)] if span else None, title_span=span)


def text_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of ``text``: each line one, save where lines are one paragraph broken at a margin."""
    spans = [span for chunk in _chunks(text) for span in _unwrapped(text, chunk)]
    blocks: list[Block] = []
    for span in reversed(spans):
        blocks.append(Block(span, _kind(text, span, blocks[-1] if blocks else None)))
    return tuple(reversed(blocks))


def title_line(text: str, blocks: Sequence[Block]) -> Span | None:
    """The first line's span where it is short, has no stop, an empty line after it and more text below."""
    if len(blocks) < 2:
        return None
    begin, end = blocks[0].span
    line = text[begin:end]
    gap = text[end : blocks[1].span[0]]
    if "\n" in line or len(line) > _TITLE or gap.count("\n") < 2 or blocks[0].kind in {"quotation", "item"}:
        return None
    if line[-1] in ".:;," or len(line) >= sum(b.span[1] - b.span[0] for b in blocks[1:]):
        return None
    return begin, end


def _chunks(text: str) -> Iterator[list[Span]]:
    """Runs of lines with no empty line between them, each line without the white space around it."""
    chunk: list[Span] = []
    at = 0
    for line in text.split("\n"):
        span = trim(text, (at, at + len(line)))
        at += len(line) + 1
        if span[0] < span[1]:
            chunk.append(span)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _unwrapped(text: str, chunk: list[Span]) -> list[Span]:
    """One span where the lines were broken at a margin: where the next line's first word would not have fitted."""
    if len(chunk) < 2 or any(_ITEM.match(text[b:e]) for b, e in chunk):
        return chunk
    lengths = [e - b for b, e in chunk]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST or min(lengths[:-1]) < width / 2:
        return chunk
    full = 0
    for (_, _), (begin, end), length in zip(chunk, chunk[1:], lengths, strict=False):
        first = text[begin:end].split(maxsplit=1)[0]
        full += length + 1 + len(first) > width
    return [(chunk[0][0], chunk[-1][1])] if full >= _WRAPPED_SHARE * (len(chunk) - 1) else chunk


def _kind(text: str, span: Span, below: Block | None) -> BlockKind:
    begin, end = span
    line = text[begin:end]
    if line.startswith(">") or (line[0] in _OPENING and line[-1] in _OPENING and len(line) > 2):
        return "quotation"
    if _ITEM.match(line):
        return "item"
    # what heads something is shorter than it, or heads another heading
    heads = below is not None and (below.kind == "heading" or below.span[1] - below.span[0] > len(line))
    return "heading" if heads and _could_head(line) else "paragraph"


def _could_head(line: str) -> bool:
    short = len(line) <= _HEADING and "\n" not in line and any(c.isalpha() for c in line)
    return short and not _NO_HEADING_START.match(line) and line.rstrip('"“”»')[-1:] not in set(_STOPS) - {"?"}
