"""What a person may judge: each field, what values it takes, and what it does to the record.

A value is a short text, as it stands on a command line. A new kind of judgement is a new line in FIELDS.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

from sayso.errors import JudgementRefused
from sayso.model import Article, Hop, Statement
from sayso.model.statement import Certainty, Count, HopKind, Medium, Mode, Polarity
from sayso.text import Span

NONE = ("", "null", "none")
WRONG = "wrong"
SAME, NOT_SAME = "same", "not_same"
SAME_STORY, NOT_SAME_STORY = "same_story", "not_same_story"
PAIRED = (SAME, NOT_SAME, SAME_STORY, NOT_SAME_STORY)
"""Fields whose value names another passage, or another article: the two belong together, or do not."""
_KINDS, _COUNTS = get_args(HopKind), get_args(Count)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SPAN = re.compile(r"\d+-\d+")
_PASSAGE, _ARTICLE = "the article and the spans of the other passage; use `sayso merge` or `split`", "another article"

Change = Callable[[Any, str, Article], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be judged: of what record, what it takes (for people), and how a value changes the record.

    ``change`` takes the record, the value and the article; it raises ValueError for a value that does not fit.
    """

    of: Literal["statement", "article"]
    takes: str
    change: Change


def field_of(name: str) -> Field:
    """The field called ``name``. Raises JudgementRefused, naming those that there are."""
    if name not in FIELDS:
        raise JudgementRefused(f"no field {name!r} can be judged", advice=f"take one of {', '.join(FIELDS)}")
    return FIELDS[name]


def hops(value: str, article: Article, near: Statement) -> tuple[Hop, ...]:
    """The chain that ``value`` spells: ``kind:name:count > kind:name:count``, or a JSON list, or ``none``.

    The count may be left out. A hop points to the place in the article nearest to the statement where its name
    stands; a name that the article does not have points nowhere, to the empty span (0, 0).
    """
    if value.strip().casefold() in NONE:
        return ()
    found = json.loads(value) if value.lstrip().startswith("[") else [_spelt(part) for part in value.split(" > ")]
    return tuple(_hop(item, article, near) for item in found)


def _spelt(part: str) -> dict[str, str]:
    kind, _, rest = part.strip().partition(":")
    name, _, count = rest.rpartition(":")
    return {"kind": kind, "name": name, "count": count} if count in _COUNTS else {"kind": kind, "name": rest}


def _hop(item: Any, article: Article, near: Statement) -> Hop:
    if not isinstance(item, dict) or item.get("kind") not in _KINDS or not str(item.get("name", "")).strip():
        raise ValueError
    name, count = str(item["name"]).strip(), item.get("count", "unknown")
    if count not in _COUNTS:
        raise ValueError
    known = {hop.name: hop.span for hop in near.chain}
    span = known.get(name) or _nearest(article.text, name, _begin(near)) or (0, 0)
    return Hop(name, item["kind"], count, span)


def _begin(statement: Statement) -> int:
    return statement.content[0][0] if statement.content else 0


def _nearest(text: str, words: str, to: int) -> Span | None:
    before, after = text.rfind(words, 0, to + len(words)), text.find(words, to)
    found = [at for at in (before, after) if at >= 0]
    if not found or not words:
        return None
    at = min(found, key=lambda place: abs(place - to))
    return at, at + len(words)


def _choice(name: str, allowed: tuple[str, ...], *, null: bool = False) -> Field:
    def change(statement: Statement, value: str, _: Article) -> Statement:
        if null and value.casefold() in NONE:
            return replace(statement, **{name: None})  # type: ignore[arg-type]
        if value not in allowed:
            raise ValueError
        return replace(statement, **{name: value})  # type: ignore[arg-type]

    return Field("statement", ", ".join(allowed) + (", null" if null else ""), change)


def _chain(statement: Statement, value: str, article: Article) -> Statement:
    return replace(statement, chain=hops(value, article, statement))


def _source(statement: Statement, value: str, article: Article) -> Statement:
    if value.casefold() in NONE:
        return replace(statement, source=())
    span = _nearest(article.text, value, _begin(statement))
    if span is None:
        raise ValueError
    return replace(statement, source=(span,))


def _wrong(statement: Statement, value: str, _: Article) -> Statement | None:
    if value not in ("true", "false"):
        raise ValueError
    return None if value == "true" else statement


def _published(article: Article, value: str, _: Article) -> Article:
    if value.casefold() in NONE:
        return replace(article, published=None, published_basis="missing")
    datetime.fromisoformat(value)
    return replace(article, published=value, published_basis="given")


def _outlet(article: Article, value: str, _: Article) -> Article:
    return replace(article, outlet=None if value.casefold() in NONE else value)


def _title(article: Article, value: str, _: Article) -> Article:
    if value.casefold() in NONE:
        return replace(article, title=None, title_span=None)
    return replace(article, title=value, title_span=_nearest(article.text, value, 0))


def _language(article: Article, value: str, _: Article) -> Article:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError
    return replace(article, language=value)


def _paired(record: Any, value: str, _: Article) -> Any:
    """A pair changes no record: what it holds together or apart is decided when statements are linked."""
    other, *passage = value.split(" ", maxsplit=1)
    if not other.startswith("a-") or not all(_SPAN.fullmatch(span) for part in passage for span in part.split(",")):
        raise ValueError
    return record


FIELDS: dict[str, Field] = {
    "polarity": _choice("polarity", get_args(Polarity)),
    "certainty": _choice("certainty", get_args(Certainty)),
    "mode": _choice("mode", get_args(Mode)),
    "medium": _choice("medium", get_args(Medium), null=True),
    "chain": Field("statement", "KIND:NAME:COUNT > KIND:NAME:COUNT, or a JSON list of hops, or none", _chain),
    "source": Field("statement", "words that stand in the article, or none", _source),
    WRONG: Field("statement", "true (the statement is withdrawn) or false", _wrong),
    "published": Field("article", "an ISO date or time, or null", _published),
    "outlet": Field("article", "the outlet's name, or null", _outlet),
    "language": Field("article", "a language code such as de", _language),
    "title": Field("article", "the title, or null", _title),
    SAME: Field("statement", _PASSAGE, _paired),
    NOT_SAME: Field("statement", _PASSAGE, _paired),
    SAME_STORY: Field("article", _ARTICLE, _paired),
    NOT_SAME_STORY: Field("article", _ARTICLE, _paired),
}
