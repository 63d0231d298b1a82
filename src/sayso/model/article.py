"""An article: one captured version of one document, and what is marked over its whole text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.text import Span, content_id, digest

BlockKind = Literal["title", "heading", "paragraph", "quotation", "item", "caption"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeRole = Literal["happened", "said", "other"]
NameKind = Literal["person", "organisation", "office", "outlet", "place"]
DateBasis = Literal["given", "metadata", "page", "feed", "header", "missing"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or quotation block: a span of ``Article.text`` and what kind of block it is."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression: its type, value and modifier, and the first and last day it covers (ISO dates).

    ``begin`` and ``end`` are None where the value cannot be placed on a calendar.
    """

    span: Span
    type: TimeType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    role: TimeRole = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """A place name, as precise as the text and no more: WGS 84 degrees and a radius in metres, or None."""

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    geonames: int | None = None
    relation: Literal["in", "near"] | None = None
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; ``id`` joins the mentions of one bearer within the article."""

    span: Span
    name: str
    kind: NameKind
    id: str


@dataclass(frozen=True, slots=True)
class Article:
    """One captured version of one document; ``text`` begins with the title as its first paragraph.

    ``published`` and ``captured`` are ISO 8601, ``published`` with its zone where the source gives one, a mere date
    where it gives no time, and None where it is missing. ``published_basis`` says how the date is known.
    """

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    title_span: Span | None
    language: str
    published: str | None
    captured: str
    text: str
    sha256: str
    previous: str | None = None
    authors: tuple[str, ...] = ()
    published_basis: DateBasis = "missing"
    blocks: tuple[Block, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()


def article_id(outlet: str | None, url: str | None, title: str | None, text: str) -> str:
    """The id of an article: a hash of outlet, canonical address, title and text.

    The same file read again has the same id; the same wording from another outlet has another.
    """
    return content_id("a", outlet, url, title, digest(text))
