"""Which reader takes a document: by its suffix, by what a server said, else by how it begins."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from sayso.read.decode import decode, refuse_known_binary
from sayso.read.document import Document
from sayso.read.draft import Found
from sayso.read.feed import read_feed
from sayso.read.jsonl import read_json, read_jsonl
from sayso.read.mail import read_archived_page, read_mail
from sayso.read.markdown import read_markdown
from sayso.read.options import ReadOptions
from sayso.read.page import read_page
from sayso.read.plain import read_plain

Reader = Callable[[Document, ReadOptions], Iterator[Found]]

_BY_SUFFIX: dict[str, Reader] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_markdown, ".markdown": read_markdown,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page, ".jsonl": read_jsonl, ".ndjson": read_jsonl,
    ".json": read_json, ".xml": read_feed, ".rss": read_feed, ".atom": read_feed, ".eml": read_mail,
    ".mhtml": read_archived_page, ".mht": read_archived_page,
}  # fmt: skip
_BY_MEDIA: dict[str, Reader] = {
    "text/html": read_page, "application/xhtml+xml": read_page, "application/rss+xml": read_feed,
    "application/atom+xml": read_feed, "text/xml": read_feed, "application/xml": read_feed,
    "application/x-ndjson": read_jsonl, "application/json": read_json, "text/markdown": read_markdown,
    "message/rfc822": read_mail,
}  # fmt: skip
_HEAD = 16_384
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|p|div|h1|meta)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*\n(?:[ \t].*\n)*){2,}")
_MAIL_NAMES = re.compile(r"^(?:From|Date|Subject|Received|MIME-Version|Message-ID):", re.MULTILINE | re.IGNORECASE)
_FRONT = re.compile(r"---[ \t]*\n(?:[A-Za-z_]+[ \t]*:.*\n)+---[ \t]*\n|#{1,6} \S")


def reader_for(document: Document) -> tuple[Reader, Document]:
    """The reader that fits, and the document to give it. Raises InputError where no reader can."""
    suffix = "." + document.name.rsplit(".", 1)[-1].lower() if "." in document.name else ""
    by_media = _BY_MEDIA.get((document.media or "").split(";")[0].strip().lower())
    known = by_media or (None if document.media else _BY_SUFFIX.get(suffix))
    head = document.head(_HEAD)
    refuse_known_binary(head, document.where)
    ready = replace(document, stream=cast(BinaryIO, io.BufferedReader(_Rejoined(head, document.stream))))
    if known and known is not read_feed:
        return known, ready
    sniffed = sniff(head, document.where) if head.strip() else read_plain
    # pages are served and saved as XML too; anything else in XML is the feed reader's to refuse
    if known is read_feed and sniffed is read_page:
        return read_page, ready
    return known or sniffed, ready


def sniff(head: bytes, where: str) -> Reader:
    """The reader for a document that begins so. Raises BinaryInput or DamagedInput where it is no text."""
    text = decode(_whole_characters(head), where, lenient=True).lstrip("\ufeff \t\n")
    if text.startswith("<") and _FEED.search(text[:4096]):
        return read_feed
    if text.startswith("<") and _PAGE.search(text):
        return read_page
    if text.startswith(("{", "[")):
        return _json_reader(text)
    if _MAIL.match(text) and len(_MAIL_NAMES.findall(text)) > 1:
        return read_archived_page if "multipart/related" in text and "Snapshot-Content" in text else read_mail
    return read_markdown if _FRONT.match(text) else read_plain


def _json_reader(text: str) -> Reader:
    first = text.split("\n", 1)[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # a first line that breaks off in the sample, or an object over several lines
        return read_jsonl if re.match(r'\{\s*"', first) and len(first) > 40 else read_json
    return read_jsonl if first.startswith("{") else read_json


def _whole_characters(head: bytes) -> bytes:
    """``head`` without a UTF-8 character that the sample cuts in two."""
    if len(head) < _HEAD:
        return head
    for back in range(1, 4):
        if head[-back] >= 0xC0:
            return head[:-back]
        if head[-back] < 0x80:
            break
    return head[: len(head) // 4 * 4]


class _Rejoined(io.RawIOBase):
    """A stream whose head was read already, from its beginning again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            chunk, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            chunk = self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
