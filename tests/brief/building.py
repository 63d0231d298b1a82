"""Articles and statements by hand: spans are found from the words themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.brief import Records
from sayso.model import Article, Hop, Place, Response, Statement, Time, act_id, article_id, response_id, statement_id
from sayso.text import Span, Spans, digest


def article(text: str, outlet: str | None = "Uferbote", language: str = "de", published: str | None = "2031-03-05"):
    """An article whose first line is its title."""
    title = text.split("\n", 1)[0]
    return Article(
        id=article_id(outlet, None, title, text), outlet=outlet, url=None, title=title, title_span=(0, len(title)),
        language=language, published=published, captured="2031-03-09T00:00:00Z", text=text, sha256=digest(text),
    )  # fmt: skip


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand."""
    begin = -1
    for _ in range(nth + 1):
        begin = text.index(words, begin + 1)
    return begin, begin + len(words)


def spans(text: str, *words: str) -> Spans:
    """Where each of ``words`` stands first."""
    return tuple(at(text, said) for said in words)


def hop(text: str, words: str, kind: Any = "person", count: Any = "one", name: str | None = None) -> Hop:
    """A hop named by ``words``."""
    return Hop(words if name is None else name, kind, count, at(text, words))


def day(text: str, words: str, value: str) -> Time:
    """A date expression on one day."""
    return Time(at(text, words), "DATE", value, begin=value, end=value, role="happened")


def place(text: str, words: str, nth: int = 0) -> Place:
    """A place named by ``words``."""
    return Place(at(text, words, nth), words)


def statement(story: Article, content: str | tuple[str, ...], mode: Any = "indirect", **given: Any) -> Statement:
    """A statement of ``story``; source, cue, frame and hedges may be given as words."""
    text = story.text
    for key in ("source", "cue", "frame", "hedges"):
        said = given.get(key, ())
        given[key] = spans(text, said) if isinstance(said, str) else said
    where = spans(text, *((content,) if isinstance(content, str) else content))
    key = (story.id, where, given["source"], given["cue"], mode)
    act = act_id(story.id, given["cue"], given["source"], where)
    return Statement(
        id=statement_id(*key), article=story.id, act=act, content=where, mode=mode, model="hand@1", **given
    )


def response(source: Article, words: str, kind: Any = "declined", by: str = "") -> Response:
    """A response at ``words``."""
    span = at(source.text, words)
    return Response(response_id(source.id, span, kind), source.id, span, by, kind)


def records(*held: Article | Statement | Response) -> Records:
    """A view over what is given."""
    return Records(
        tuple(x for x in held if isinstance(x, Article)),
        tuple(x for x in held if isinstance(x, Statement)),
        tuple(x for x in held if isinstance(x, Response)),
    )


def tampered(source: Article, old: str, new: str) -> Article:
    """``source`` as a store would hold it after somebody changed its words behind the hash."""
    return replace(source, text=source.text.replace(old, new))
