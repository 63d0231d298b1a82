"""A statement: one assertion in one article, with the words that say who makes it, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.article import Article, Name, Place, Time
from sayso.text import Span, Spans, content_id

Mode = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect", "own"]
Medium = Literal["speech", "thought", "writing", "speech_writing", "speech_thought", "thought_writing"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["asserted", "hedged", "speculated"]
HopKind = Literal["outlet", "person", "organisation", "office", "document", "collective", "unnamed"]
Count = Literal["one", "several", "unknown"]
ResponseKind = Literal["declined", "unreachable", "neither_confirmed_nor_denied"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of a sourcing chain: its kind, its name, how many sources it speaks of, and where it is named."""

    name: str
    kind: HopKind
    count: Count
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion in one article. Every span is a span of ``Article.text``; an empty tuple means there is none.

    ``chain`` runs from the hop nearest to the reader to the origin; the publishing outlet is not repeated in it.
    ``act`` is shared by statements that one reporting clause introduces; ``inside`` is the id of the statement in
    whose content this one lies. ``score`` is between 0 and 1, ``model`` is ``name@version``.
    """

    id: str
    article: str
    act: str
    content: Spans
    mode: Mode
    source: Spans = ()
    cue: Spans = ()
    addressee: Spans = ()
    frame: Spans = ()
    inside: str | None = None
    medium: Medium | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    hedges: Spans = ()
    chain: tuple[Hop, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    score: float = 1.0
    model: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """Somebody declined to comment, could not be reached, or neither confirmed nor denied."""

    id: str
    article: str
    span: Span
    by: str
    kind: ResponseKind
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor finds in one article: the article with its times, places and names, and the records."""

    article: Article
    statements: tuple[Statement, ...] = ()
    responses: tuple[Response, ...] = ()


def statement_id(article: str, content: Spans, source: Spans, cue: Spans, mode: str) -> str:
    """The id of a statement: a hash of its article and of the words that make it what it is."""
    return content_id("s", article, content, source, cue, mode)


def act_id(article: str, cue: Spans, source: Spans, content: Spans) -> str:
    """The id of a reporting clause: a hash of its cue and source, or of the content where there is neither."""
    return content_id("t", article, cue, source, () if cue or source else content)


def response_id(article: str, span: Span, kind: str) -> str:
    """The id of a response: a hash of its article, words and kind."""
    return content_id("r", article, span, kind)
