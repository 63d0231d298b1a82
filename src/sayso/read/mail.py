"""A newsletter as a mail: its text as it is written, its headers for what they say."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, InvalidBase64LengthDefect, StartBoundaryNotFoundDefect
from email.message import EmailMessage
from email.utils import parseaddr

from sayso.errors import DamagedInput, EmptyInput, OversizedInput
from sayso.model.article import Block
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found, lay_out, one_line
from sayso.read.markup import declared_charset, parse_html
from sayso.read.options import Limits, ReadOptions
from sayso.read.page import page_draft
from sayso.read.plain import text_blocks
from sayso.read.walk import parts_of
from sayso.read.when import iso_time

_STRUCTURE = re.compile(r"(?i)<(?:p|h[1-6]|li|blockquote|td|div|br)\b")
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect, InvalidBase64LengthDefect)


def read_mail(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The one article of a mail, from its HTML where that has structure, else from its plain text."""
    message = _message(document, options.limits)
    text, blocks = _text(message, document.where, options.limits)
    published = iso_time(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From") or "")
    yield (
        document.where,
        Draft(
            text=text,
            blocks=blocks,
            title=one_line(_header(message, "Subject")),
            outlet=one_line(name) or address.rpartition("@")[2] or None,
            url=(_header(message, "Archived-At") or "").strip("<> ") or None,
            language=_header(message, "Content-Language"),
            published=published,
            published_basis="header" if published else "missing",
        ),
    )


def read_archived_page(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The article of a page saved as MHTML."""
    message = _message(document, options.limits)
    part = _part(message, "html")
    if part is None:
        raise DamagedInput("holds no page", where=document.where, advice="save the page again, as HTML")
    url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location") or document.url
    yield document.where, page_draft(_decoded(part, document.where), document.where, url, options.limits)


def _message(document: Document, limits: Limits) -> EmailMessage:
    data = document.whole(limits)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError as error:
        raise OversizedInput("nested too deep", where=document.where, advice="give the part that matters") from error
    if not message.keys():
        raise DamagedInput("has no mail headers", where=document.where, advice="save the mail with its headers")
    for part in message.walk():
        if any(isinstance(defect, _CUT) for defect in part.defects):
            raise DamagedInput("the mail is cut off", where=document.where, advice="save it again")
    return message


def _text(message: EmailMessage, where: str, limits: Limits) -> tuple[str, tuple[Block, ...]]:
    page, plain = _part(message, "html"), _part(message, "plain")
    if page is not None:
        markup = _decoded(page, where)
        if plain is None or len(_STRUCTURE.findall(markup)) > 1:
            tree = parse_html(markup, where, limits)
            found = lay_out(parts_of(tree.find("body") if tree.find("body") is not None else tree))
            if found[0].strip():
                return found
    if plain is None:
        raise EmptyInput("the mail has no text", where=where, advice="save its attachment and give that")
    text = _decoded(plain, where).rstrip()
    return text, text_blocks(text)


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    """The first part of ``text/kind`` that is no attachment."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            return part if isinstance(part, EmailMessage) else None
    return None


def _decoded(part: EmailMessage, where: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    return decode(data, where, part.get_content_charset() or declared_charset(data), lenient=True)


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in plain words; None where it is missing or past understanding."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8") if value else None
