"""What an entry of the ledger holds, as canonical JSON: one part that is kept for ever, one that can be redacted.

The kept part has ids, spans, kinds and hashes; the words have whatever was written by somebody: text, title, address,
names, quotations. Both are hashed into the chain apart, so that taking the words away leaves a chain that verifies.
The words carry a salt, so that nobody can guess short words from the hash that stays.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from sayso.ledger.versions import address_of, order
from sayso.model import Article, Extraction, Hop, Judgement, Name, Place, Response, Statement, Time
from sayso.model.article import Block
from sayso.text import Spans

Json = dict[str, Any]

CONTEXT = 32
"""How many code points before and after a passage its quote selector keeps (W3C prefix and suffix)."""

QUOTED = ("content", "source", "cue", "addressee", "frame", "hedges")
"""The spans of a statement whose exact words are stored beside their positions."""

MARKS = ("times", "places", "names")
_ARTICLE_KEPT = ("id", "outlet", "language", "published", "published_basis", "captured", "sha256")
_ARTICLE_PLACES = ("title_span", "blocks")
_JUDGEMENT_WORDS = ("value", "why")
_SCALARS = frozenset((str, int, float, bool))
_NESTED: dict[str, type] = {"times": Time, "places": Place, "names": Name, "chain": Hop, "blocks": Block}


def canonical(value: object) -> bytes:
    """The one JSON form of ``value`` that is hashed: sorted keys, no spaces, UTF-8; lone surrogates pass."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def parse(data: bytes) -> Any:
    """The value whose canonical form is ``data``."""
    return json.loads(bytes(data).decode("utf-8", "surrogatepass"))


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def pack(value: Any) -> Json:
    """A frozen record as a plain object, without the fields that have their default value."""
    record = {}
    for name, default in _defaults(value.__class__).items():
        item = getattr(value, name)
        if item is not default and item != default:
            record[name] = _plain(item) if item.__class__ not in _SCALARS else item
    return record


def unpack(cls: type, record: Mapping[str, Any]) -> Any:
    """The frozen record of type ``cls`` that ``pack`` made ``record`` of; unknown fields are left aside."""
    known = _defaults(cls)
    return cls(**{name: _thaw(name, item) for name, item in record.items() if name in known})


def article_parts(article: Article) -> tuple[Json, Json]:
    """The kept part and the words of an article as it was read; its times, places and names are the extractor's."""
    record = pack(article)
    for name in (*MARKS, "previous"):
        record.pop(name, None)
    kept = {name: record.pop(name) for name in _ARTICLE_KEPT + _ARTICLE_PLACES if name in record}
    return {**kept, "address": address_of(article.url), "moment": order(article)}, _salted(record)


def article_of(kept: Json, words: Json | None) -> Article:
    """The article as it was read; without words, one whose text is empty."""
    blank = {"title": None, "url": None, "text": "", "outlet": None, "published": None, "title_span": None}
    article: Article = unpack(Article, {**blank, **kept, **(words or {})})
    return article


def extraction_parts(extraction: Extraction, run: str, model: str) -> tuple[Json, Json]:
    """The kept part and the words of what one run found in one article."""
    text = extraction.article.text
    statements = [_statement_parts(s, text) for s in extraction.statements]
    responses = [pack(r) for r in extraction.responses]
    words = {name: [pack(mark) for mark in getattr(extraction.article, name)] for name in MARKS}
    words |= {"statements": [w for _, w in statements], "responses": [{"by": r.pop("by", "")} for r in responses]}
    kept = {
        "article": extraction.article.id,
        "run": run,
        "model": model,
        "statements": [k for k, _ in statements],
        "responses": responses,
    }
    return kept, _salted(words)


def statements_of(kept: Json, words: Json | None) -> tuple[Statement, ...]:
    """The statements of an extraction; without words, with positions and kinds only."""
    said = words["statements"] if words else [{"hops": [""] * len(k.get("chain", ()))} for k in kept["statements"]]
    return tuple(_statement_of(k, w) for k, w in zip(kept["statements"], said, strict=True))


def statement_at(kept: Json, words: Json, place: int) -> Statement:
    """One statement of an extraction, without decoding the others."""
    return _statement_of(kept["statements"][place], words["statements"][place])


def responses_of(kept: Json, words: Json | None) -> tuple[Response, ...]:
    """The responses of an extraction; without words, nobody is named in them."""
    said = words["responses"] if words else [{"by": ""}] * len(kept["responses"])
    return tuple(unpack(Response, {**k, **w}) for k, w in zip(kept["responses"], said, strict=True))


def marks_of(words: Json | None) -> dict[str, Any]:
    """The times, places and names of an extraction, as fields of its article."""
    return {name: _thaw(name, (words or {}).get(name, [])) for name in MARKS}


def judgement_parts(judgement: Judgement) -> tuple[Json, Json]:
    """The kept part and the words of a judgement: its value and its reason may quote the article."""
    kept = pack(judgement)
    return kept, _salted({name: kept.pop(name) for name in _JUDGEMENT_WORDS})


def judgement_of(kept: Json, words: Json | None) -> Judgement:
    """The judgement; without words, its value and reason are empty."""
    judgement: Judgement = unpack(Judgement, {**dict.fromkeys(_JUDGEMENT_WORDS, ""), **kept, **(words or {})})
    return judgement


def quotes(text: str, spans: Spans) -> list[list[str]]:
    """The quote selector of each span: the exact words, those before and those after."""
    return [[text[b:e], text[max(0, b - CONTEXT) : b], text[e : e + CONTEXT]] for b, e in spans]


def _statement_parts(statement: Statement, text: str) -> tuple[Json, Json]:
    kept = pack(statement)
    words: Json = {name: kept.pop(name) for name in MARKS if name in kept}
    words["hops"] = [hop.pop("name") for hop in kept.get("chain", ())]
    words["quotes"] = {name: _quoted(text, name, getattr(statement, name)) for name in QUOTED if name in kept}
    return kept, words


def _quoted(text: str, name: str, spans: Spans) -> list[Any]:
    return quotes(text, spans) if name == "content" else [text[b:e] for b, e in spans]


def _statement_of(kept: Json, words: Json) -> Statement:
    hops = zip(kept.get("chain", ()), words["hops"], strict=True)
    record = {**kept, **{name: words[name] for name in MARKS if name in words}}
    record["chain"] = [{"name": name, **hop} for hop, name in hops]
    statement: Statement = unpack(Statement, record)
    return statement


def _salted(words: Json) -> Json:
    return {"salt": secrets.token_hex(16), **words}


@cache
def _defaults(cls: type) -> dict[str, Any]:
    return {f.name: f.default for f in fields(cls)} if is_dataclass(cls) else {"": MISSING}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return pack(value) if is_dataclass(value) else value


def _thaw(name: str, value: Any) -> Any:
    if name in _NESTED and isinstance(value, Iterable):
        return tuple(unpack(_NESTED[name], item) for item in value)
    return _tuples(value)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
