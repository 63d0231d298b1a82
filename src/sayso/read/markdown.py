"""Markdown: the text stays as it is, marks and all; front matter is read as metadata and leaves the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.model.article import Block, BlockKind
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found, one_line
from sayso.read.options import ReadOptions
from sayso.read.plain import text_blocks, title_line
from sayso.text import Span, trim

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*)")
_HEAD = re.compile(r"#{1,6}[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+\Z")
_RULE = re.compile(r"(=+|-{3,}|\*{3,}|_{3,})\Z")
_QUOTE = re.compile(r">[ \t]?")
_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NAMES = {
    "title": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet", "site": "outlet", "url": "url",
    "link": "url", "canonical": "url", "language": "language", "lang": "language", "published": "published",
    "date": "published", "author": "authors", "authors": "authors",
}  # fmt: skip


def read_markdown(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The one article of a Markdown file."""
    text = decode(document.whole(options.limits), document.where, document.charset)
    found = _FRONT.match(text)
    front = _fields(found.group(1)) if found else {}
    if found and front:
        text = text[found.end() :]
    yield document.where, _with_front(_draft(text), front)


def _draft(text: str) -> Draft:
    text = text.rstrip()
    blocks = tuple(_marked(text))
    if blocks and blocks[0].kind == "heading":
        begin, end = blocks[0].span
        return Draft(text=text, blocks=blocks, title=text[begin:end], title_span=(begin, end))
    span = title_line(text, blocks)
    return Draft(text=text, blocks=blocks, title=text[slice(*span)] if span else None, title_span=span)


def _with_front(draft: Draft, front: dict[str, str]) -> Draft:
    title = one_line(front.get("title"))
    if title and one_line(draft.title) != title:
        draft = replace(draft, title=title, title_span=None)
    return replace(
        draft,
        outlet=front.get("outlet"),
        url=front.get("url"),
        language=front.get("language"),
        published=front.get("published"),
        published_basis="metadata" if front.get("published") else "missing",
        authors=tuple(a.strip() for a in front.get("authors", "").strip("[]").split(",") if a.strip()),
    )


def _fields(front: str) -> dict[str, str]:
    """The one-line fields of a front matter that mean something here; the rest of YAML is not looked at."""
    out: dict[str, str] = {}
    for line in front.split("\n"):
        found = _FIELD.match(line)
        value = found.group(2).strip().strip("\"'") if found else ""
        if found and value and found.group(1).lower() in _NAMES:
            out.setdefault(_NAMES[found.group(1).lower()], value)
    return out


def _marked(text: str) -> Iterator[Block]:
    """Blocks by Markdown's marks, which the spans leave out; between them as in plain text."""
    for block in _split_marked_lines(text, text_blocks(text)):
        begin, end = block.span
        line = text[begin:end]
        if _RULE.match(line):
            continue
        kind, skipped = _mark(line, block.kind)
        begin += skipped
        if kind == "heading" and (closing := _CLOSING.search(text[begin:end])):
            end -= len(closing.group())
        span = trim(text, (begin, end))
        if span[0] < span[1]:
            yield Block(span, kind)


def _split_marked_lines(text: str, blocks: tuple[Block, ...]) -> list[Block]:
    """A heading underlined by the next line is a heading; a mark within a wrapped paragraph ends it."""
    out: list[Block] = []
    for block in blocks:
        line = text[slice(*block.span)]
        close = bool(out) and text[out[-1].span[1] : block.span[0]].count("\n") == 1
        if close and re.match(r"(=+|-+)\Z", line) and out[-1].kind in {"paragraph", "heading"}:
            out[-1] = Block(out[-1].span, "heading")
        out.extend(_lines(text, block) if re.search(r"\n\s*(#{1,6}[ \t]|>)", line) else [block])
    return out


def _lines(text: str, block: Block) -> Iterator[Block]:
    at = block.span[0]
    for line in text[slice(*block.span)].split("\n"):
        span: Span = trim(text, (at, at + len(line)))
        at += len(line) + 1
        if span[0] < span[1]:
            yield Block(span, block.kind)


def _mark(line: str, kind: BlockKind) -> tuple[BlockKind, int]:
    """What kind of block a line's mark makes it, and how long the mark is."""
    for pattern, marked in ((_HEAD, "heading"), (_QUOTE, "quotation"), (_LIST, "item")):
        found = pattern.match(line)
        if found:
            return marked, found.end()  # type: ignore[return-value]
    return kind, 0
