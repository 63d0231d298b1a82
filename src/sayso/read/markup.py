"""Markup to a tree, within bounds: no network, no entities, no deeper than a reader takes."""

from __future__ import annotations

import re
from typing import Any

from sayso.errors import EmptyInput, OversizedInput
from sayso.read.options import Limits
from sayso.read.walk import Part, parts_of

_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def declared_charset(data: bytes) -> str | None:
    """The encoding that the first bytes of a page or feed declare, None where they declare none."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def parse_html(text: str, where: str, limits: Limits) -> Any:
    """The root element of ``text``. Raises EmptyInput for no element, OversizedInput past ``limits.depth``."""
    from lxml import etree, html  # noqa: PLC0415 - lxml is felt at the start

    # without huge_tree libxml2 itself stops at its own depth, before memory does
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = _DECLARATION.sub("", text.replace("\0", "")).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise EmptyInput("no element in the markup", where=where, advice="check where it came from") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise OversizedInput(f"nested deeper than {limits.depth} elements", where=where, advice="give its text alone")
    return tree


def fragment_parts(markup: str, where: str, limits: Limits) -> list[Part]:
    """The blocks of a piece of markup, or of text without any."""
    if not markup.strip():
        return []
    if "<" not in markup and "&" not in markup:
        return [("paragraph", " ".join(p.split())) for p in re.split(r"\n\s*\n", markup) if p.strip()]
    return list(parts_of(parse_html(f"<html><body><div>{markup}</div></body></html>", where, limits).find("body")))
