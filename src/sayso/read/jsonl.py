"""JSON lines, one article each; a bad line is refused by its number and the others go in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.errors import DamagedInput, InputError, OversizedInput
from sayso.read.decode import decode
from sayso.read.document import Document
from sayso.read.draft import Draft, Found
from sayso.read.options import Limits, ReadOptions, Refusal
from sayso.read.plain import text_blocks
from sayso.read.when import iso_time

_STRINGS = ("text", "title", "outlet", "published", "language", "url")
_FORM = 'a line is {"text": "...", "title": ..., "outlet": ..., "published": ..., "language": ..., "url": ...}'


def read_jsonl(document: Document, options: ReadOptions) -> Iterator[Found]:
    """Each line's article or refusal, with where it is (``name, line 7``); empty lines are passed over."""
    for number, line in enumerate(_lines(document, options.limits), start=1):
        where = f"{document.where}, line {number}"
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield where, _one(line, where, options.limits)


def read_json(document: Document, options: ReadOptions) -> Iterator[Found]:
    """The articles of a JSON file: one object, or a list of them."""
    value = _parse(document.whole(options.limits), document.where)
    if isinstance(value, dict):
        yield document.where, record_draft(value, document.where)
        return
    if not isinstance(value, list):
        raise DamagedInput("is JSON, but no object", where=document.where, advice=_FORM)
    for number, item in enumerate(value, start=1):
        where = f"{document.where}, item {number}"
        try:
            yield where, record_draft(item, where)
        except InputError as error:
            yield where, Refusal(where, error)


def _lines(document: Document, limits: Limits) -> Iterator[bytes]:
    """Lines of at most ``limits.line`` bytes; of a longer one the first part, the rest of it skipped."""
    while line := document.stream.readline(limits.line + 1):
        rest = line
        while len(rest) > limits.line and not rest.endswith(b"\n"):
            rest = document.stream.readline(limits.line + 1)
        yield line


def _one(line: bytes, where: str, limits: Limits) -> Draft | Refusal:
    try:
        if len(line) > limits.line:
            raise OversizedInput(f"longer than {limits.line / 1e6:.0f} MB", where=where, advice="split it")
        return record_draft(_parse(line, where), where)
    except InputError as error:
        return Refusal(where, error)


def _parse(data: bytes, where: str) -> Any:
    text = decode(data, where)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DamagedInput(f"not JSON ({error.msg}, column {error.colno})", where=where, advice=_FORM) from error
    except RecursionError as error:
        raise OversizedInput("JSON nested too deep", where=where, advice=_FORM) from error
    except ValueError as error:
        raise DamagedInput("not JSON (a number of too many digits)", where=where, advice=_FORM) from error


def record_draft(value: Any, where: str) -> Draft:
    """The draft of one object. Raises DamagedInput where a field is missing or of the wrong type."""
    if not isinstance(value, dict):
        raise DamagedInput("is JSON, but no object", where=where, advice=_FORM)
    for name in _STRINGS:
        if not isinstance(value.get(name), str | None):
            raise DamagedInput(f"`{name}` is no string", where=where, advice=_FORM)
    if not (value.get("text") or "").strip():
        raise DamagedInput("`text` is missing or empty", where=where, advice=_FORM)
    published = value.get("published") or None
    if published and iso_time(published) is None:
        raise DamagedInput("`published` is no date", where=where, advice="write 2026-01-07 or 2026-01-07T12:00+01:00")
    return _draft(value, published)


def _draft(value: dict[str, Any], published: str | None) -> Draft:
    text = value["text"].replace("\r\n", "\n").replace("\r", "\n")
    authors = value.get("authors")
    names = authors if isinstance(authors, list) else [authors]
    return Draft(
        text=text,
        blocks=text_blocks(text),
        title=value.get("title"),
        outlet=(value.get("outlet") or "").strip() or None,
        url=(value.get("url") or "").strip() or None,
        language=value.get("language"),
        published=published,
        published_basis="metadata" if published else "missing",
        authors=tuple(a for a in names if isinstance(a, str) and a.strip()),
    )
