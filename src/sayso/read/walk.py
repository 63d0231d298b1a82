"""An element tree to blocks of text, for whole fragments (feeds, mails) and for what an extractor returns.

White space is made single spaces within a block, as a browser shows it; no other character is touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.model.article import BlockKind

Part = tuple[BlockKind, str]

_KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "head": "heading", "blockquote": "quotation", "quote": "quotation", "li": "item", "item": "item",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_BREAKING = {
    *_KINDS, "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "body", "figure", "ul", "ol",
    "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "pre", "address", "form", "hr", "list", "row",
    "cell", "center", "fieldset", "details", "summary",
}  # fmt: skip
_UNSEEN = {"script", "style", "template", "head-meta", "title", "noscript", "svg", "iframe", "object", "select", "meta"}
_BREAK = {"br", "lb"}
# Stands for a line break while words are collected; no parser lets one through.
_LINE = "\x00"
# A paragraph within one of these is a part of it.
_INHERITED: set[BlockKind] = {"quotation", "item", "caption"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with what its place in the page tells: how many of its letters are links, the classes around it."""

    kind: BlockKind
    words: str
    linked: int
    home: str
    marks: str


def parts_of(root: Any) -> Iterator[Part]:
    """The blocks under ``root`` in order: what kind each is, and its words."""
    return ((piece.kind, piece.words) for piece in pieces_of(root))


def pieces_of(root: Any) -> Iterator[Piece]:
    """The blocks under ``root`` in order, with their places."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - lxml is felt at the start

    walker = _Walker()
    events = iterwalk(root, events=("start", "end", "comment"))
    skipped = None
    for event, element in events:
        if event == "comment":
            walker.add(element.tail)
        elif event == "end":
            if element is not skipped:
                walker.close(element)
            if element is not root:
                walker.add(element.tail)
        elif _unseen(element):
            skipped = element
            events.skip_subtree()
        else:
            walker.open(element)
            walker.add(element.text)
        if walker.done:
            yield from walker.take()
    walker.end_block()
    yield from walker.take()


def _unseen(element: Any) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


class _Walker:
    """Collects words until a block ends; the kinds of the elements around them lie on a stack."""

    def __init__(self) -> None:
        self.done: list[Piece] = []
        self._kinds: list[BlockKind] = ["paragraph"]
        self._homes: list[Any] = []
        self._words: list[str] = []
        self._links, self._linked = 0, 0

    def add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if self._links:
                self._linked += sum(map(len, words.split()))

    def open(self, element: Any) -> None:
        if element.tag in _BREAK:
            self._words.append(_LINE)
        if element.tag in _BREAKING:
            self.end_block()
            above = self._kinds[-1]
            self._kinds.append(_KINDS.get(element.tag, above if above in _INHERITED else "paragraph"))
            self._homes.append(element)
        self._links += element.tag == "a"

    def close(self, element: Any) -> None:
        if element.tag in _BREAKING:
            self.end_block()
            self._kinds.pop()
            self._homes.pop()
        self._links -= element.tag == "a"

    def take(self) -> list[Piece]:
        done, self.done = self.done, []
        return done

    def end_block(self) -> None:
        if not self._words:
            return
        lines = [" ".join(line.split()) for line in "".join(self._words).split(_LINE)]
        linked, self._linked = self._linked, 0
        self._words.clear()
        # two line breaks are how old pages part paragraphs; one is a line within a block
        for empty, group in groupby(lines, key=lambda line: not line):
            if not empty:
                self.done.append(self._piece("\n".join(group), linked))

    def _piece(self, words: str, linked: int) -> Piece:
        here = self._homes[-1] if self._homes else None
        above = self._homes[-2] if len(self._homes) > 1 else None
        home = "" if here is None else f"{here.tag}<{'' if above is None else _signature(above)}"
        return Piece(self._kinds[-1], words, linked, home, "" if here is None else _signature(here))


def _signature(element: Any) -> str:
    return f"{element.tag} {element.get('class') or ''} {element.get('itemprop') or ''}"
