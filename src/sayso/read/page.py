"""A saved or fetched page: its own metadata first, then extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import DamagedInput, EmptyInput
from sayso.model.article import DateBasis
from sayso.read.body import body_parts, is_vast
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found, lay_out
from sayso.read.markup import declared_charset, parse_html
from sayso.read.options import Limits, ReadOptions
from sayso.read.pagemeta import PageMeta, page_meta
from sayso.read.walk import Part

_BEGINS = re.compile(r"<html\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_EDGE = 4096


def read_page(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The one article of an HTML page."""
    data = document.whole(options.limits)
    text = decode(data, document.where, document.charset or declared_charset(data), lenient=True)
    yield document.where, page_draft(text, document.where, document.url, options.limits)


def page_draft(text: str, where: str, url: str | None, limits: Limits) -> Draft:
    """The draft of a page's markup. Raises DamagedInput, EmptyInput or OversizedInput."""
    _refuse_cut(text, where)
    tree = parse_html(text, where, limits)
    meta = page_meta(tree, url)
    published, basis = (meta.published, "metadata") if meta.published else _guessed_date(tree, meta.url)
    parts = _without_title(body_parts(tree, meta.summary, meta.told), meta.title)
    if not parts:
        raise EmptyInput("no main text found in the page", where=where, advice="save the article's own page")
    return _draft(meta, parts, published, basis)


def _draft(meta: PageMeta, parts: list[Part], published: str | None, basis: DateBasis) -> Draft:
    body, blocks = lay_out(parts)
    return Draft(
        text=body,
        blocks=blocks,
        title=_sound(meta.title),
        outlet=_sound(meta.outlet),
        likely_outlet=meta.host,
        url=_sound(meta.url),
        language=meta.language,
        published=published,
        published_basis=basis,
        authors=tuple(_sound(a) or "" for a in meta.authors),
    )


def _sound(words: str | None) -> str | None:
    """Metadata with U+FFFD for halves of surrogate pairs, which JSON-LD can spell and nothing can store."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "") if words else None


def _refuse_cut(text: str, where: str) -> None:
    if _BEGINS.search(text, 0, _EDGE) and not _ENDS.search(text):
        raise DamagedInput("the page is cut off before its end", where=where, advice="save it again")


def _guessed_date(tree: Any, url: str | None) -> tuple[str | None, DateBasis]:
    if is_vast(tree):
        return None, "missing"
    from htmldate import find_date  # noqa: PLC0415 - only for pages that do not say

    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=True, outputformat="%Y-%m-%d")
    except (ValueError, AttributeError, TypeError, OverflowError):
        found = None
    return (found, "page") if found else (None, "missing")


def _without_title(parts: list[Part], title: str | None) -> list[Part]:
    """``parts`` without the title where it is one of the first blocks: it is the text's first paragraph anyway.

    A heading that says the title and a word or two of its subject besides is the title as well.
    """
    wanted = _words(title)
    for at, (kind, words) in enumerate(parts[:4]):
        said = _words(words)
        near = kind == "heading" and set(wanted) <= set(said) and len(said) <= len(wanted) + 4
        if wanted and (said == wanted or near):
            return parts[:at] + parts[at + 1 :]
    return parts


def _words(words: str | None) -> list[str]:
    return re.findall(r"\w+", (words or "").casefold())
