"""RSS and Atom: one article an item, the full text where the feed carries it, the summary where it does not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import DamagedInput, EmptyInput, InputError, OversizedInput
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found, lay_out, one_line
from sayso.read.markup import declared_charset, fragment_parts
from sayso.read.names import clean_authors
from sayso.read.options import Limits, ReadOptions, Refusal
from sayso.read.when import iso_time

_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}
# What feedparser lets slip on markup that no publisher wrote.
_SLIPS = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]*?(/?)>")


def read_feed(document: Document, options: ReadOptions) -> Iterator[Found]:
    """An article for each item; what a cut-off feed holds whole is taken, and its end refused."""
    raw = document.whole(options.limits)
    text = decode(raw, document.where, document.charset or declared_charset(raw), lenient=True)
    data = _DECLARATION.sub("", text, count=1).encode("utf-8")
    whole = bool(_END.search(data))
    parsed = _parsed(data, document, options.limits)
    entries = parsed.entries if whole else parsed.entries[: len(_ITEM_END.findall(data))]
    for number, entry in enumerate(entries, start=1):
        where = f"{document.where}, item {number}"
        try:
            yield where, _draft(entry, parsed.feed, where, options.limits)
        except InputError as error:
            yield where, Refusal(where, error)
    if not whole:
        raise DamagedInput(
            f"the feed is cut off after {len(entries)} whole items", where=document.where, advice="get it again"
        )


def _parsed(data: bytes, document: Document, limits: Limits) -> Any:
    import feedparser  # noqa: PLC0415 - a sixth of a second that other formats need not pay

    _refuse_deep(data, document.where, limits.depth)
    if not _looks_like_feed(data):
        raise DamagedInput("is no RSS or Atom feed", where=document.where, advice="give the feed's own address or file")
    try:
        # handed over as a stream: feedparser takes bytes that look like an address for one, and fetches it
        parsed = feedparser.parse(io.BytesIO(data), response_headers=_AS_UTF8, sanitize_html=False)
    except _SLIPS as error:
        raise DamagedInput("is no feed that can be read", where=document.where, advice="get it again") from error
    if not parsed.entries:
        if parsed.bozo:
            raise DamagedInput("is no RSS or Atom feed that can be read", where=document.where, advice="get it again")
        raise EmptyInput("the feed has no items", where=document.where, advice="try again later")
    return parsed


def _refuse_deep(data: bytes, where: str, limit: int) -> None:
    """Raises OversizedInput for elements nested past ``limit``, before a parser spends its memory on them."""
    first, *rest = data.split(b"<![CDATA[")
    markup = first + b"".join(part.partition(b"]]>")[2] for part in rest)
    depth = 0
    for tag in _TAG.finditer(markup):
        if not tag.group(2):
            depth += -1 if tag.group(1) else 1
        if depth > limit:
            raise OversizedInput(f"nested deeper than {limit} elements", where=where, advice="give its text alone")


def _looks_like_feed(data: bytes) -> bool:
    head = data[:4096].replace(b"\0", b"")
    return bool(re.search(rb"<(?:\w+:)?(?:rss|feed|RDF|channel)[\s>]", head))


def _draft(entry: Any, feed: Any, where: str, limits: Limits) -> Draft:
    parts = list(fragment_parts(_fullest(entry), where, limits))
    title = one_line(" ".join(words for _, words in fragment_parts(entry.get("title") or "", where, limits)))
    if not parts and not title:
        raise EmptyInput("the item has no words", where=where, advice="nothing to do if the feed means it")
    text, blocks = lay_out(parts or [("paragraph", title or "")])
    published = iso_time(entry.get("published") or entry.get("updated") or entry.get("created"))
    return Draft(
        text=text,
        blocks=blocks,
        title=title,
        outlet=one_line((entry.get("source") or {}).get("title") or feed.get("title")),
        url=entry.get("link") or None,
        language=entry.get("language") or feed.get("language"),
        published=published,
        published_basis="feed" if published else "missing",
        authors=clean_authors(_authors(entry)),
    )


def _fullest(entry: Any) -> str:
    """The item's content where it has any, else its summary."""
    contents = [c.get("value") or "" for c in entry.get("content") or []]
    best = max(contents, key=len, default="")
    return best if best.strip() else str(entry.get("summary") or "")


def _authors(entry: Any) -> list[str]:
    names = [a.get("name") for a in entry.get("authors") or []]
    return [n for n in names if n] or [a for a in [entry.get("author")] if a]
