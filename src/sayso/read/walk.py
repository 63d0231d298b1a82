"""An element tree to blocks of text, for whole fragments (feeds, mails) and for what an extractor returns.

White space is made single spaces within a block, as a browser shows it; no other character is touched.
"""

from __future__ import annotations

from collections.abc import Iterator
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
# A paragraph within one of these is a part of it.
_INHERITED: set[BlockKind] = {"quotation", "item", "caption"}


def parts_of(root: Any) -> Iterator[Part]:
    """The blocks under ``root`` in order: what kind each is, and its words."""
    walker = _Walker()
    from lxml.etree import iterwalk  # noqa: PLC0415 - lxml is felt at the start

    events = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event in {"comment", "pi"}:
            walker.add(element.tail)
        elif event == "start" and _unseen(element):
            events.skip_subtree()
        elif event == "start":
            walker.open(element.tag)
            walker.add(element.text)
        else:
            walker.close(element.tag, unseen=_unseen(element))
            if element is not root:
                walker.add(element.tail)
        yield from walker.take()
    yield from walker.flush()


def _unseen(element: Any) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


class _Walker:
    """Collects words until a block ends; the kinds of the elements around them lie on a stack."""

    def __init__(self) -> None:
        self._kinds: list[BlockKind] = ["paragraph"]
        self._words: list[str] = []
        self._done: list[Part] = []

    def add(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def open(self, tag: str) -> None:
        if tag in _BREAK:
            self._words.append("\x00")
        if tag in _BREAKING:
            self._end_block()
            above = self._kinds[-1]
            self._kinds.append(_KINDS.get(tag, above if above in _INHERITED else "paragraph"))

    def close(self, tag: str, *, unseen: bool) -> None:
        if tag in _BREAKING and not unseen:
            self._end_block()
            self._kinds.pop()

    def take(self) -> list[Part]:
        done, self._done = self._done, []
        return done

    def flush(self) -> list[Part]:
        self._end_block()
        return self.take()

    def _end_block(self) -> None:
        raw = "".join(self._words)
        self._words.clear()
        # two line breaks are how old pages part paragraphs; one is a line within a block
        lines = [" ".join(line.split()) for line in raw.split("\x00")]
        paragraphs, current = [], list[str]()
        for line in [*lines, ""]:
            if line:
                current.append(line)
            elif current:
                paragraphs.append("\n".join(current))
                current = []
        self._done.extend((self._kinds[-1], words) for words in paragraphs)
