"""The records that leave the program: frozen values to plain JSON objects and back.

The names and their meaning are a contract; fields may be added, none renamed.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sayso.model.article import Article
from sayso.model.judgement import Judgement
from sayso.model.linking import Claim, Drift, Relation, Story
from sayso.model.statement import Response, Statement

Record = Article | Statement | Response | Judgement | Claim | Relation | Drift | Story
RECORDS: dict[str, type] = {
    "article": Article,
    "statement": Statement,
    "response": Response,
    "judgement": Judgement,
    "claim": Claim,
    "relation": Relation,
    "drift": Drift,
    "story": Story,
}
_KIND = {cls: kind for kind, cls in RECORDS.items()}
_FIELDS = {"from": "start"}
"""Names in JSON that Python keeps for itself, and the fields that they stand for."""
_NAMES = {field: name for name, field in _FIELDS.items()}


def to_record(value: Record) -> dict[str, Any]:
    """``value`` as a JSON object that says in ``record`` what it is; tuples become lists."""
    return {"record": _KIND[type(value)], **_plain(value)}


def from_record(record: Mapping[str, Any]) -> Record:
    """The frozen value that ``record`` describes; unknown fields are left aside.

    Raises KeyError for an unknown kind of record or a missing field.
    """
    return _build(RECORDS[record["record"]], record)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {_NAMES.get(f.name, f.name): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _build(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [option for option in get_args(kind) if option is not type(None)]
        return _build(inner[0], value)
    if origin is tuple:
        return _build_tuple(get_args(kind), value)
    if origin is Literal or not is_dataclass(kind):
        return value
    hints = _hints(kind)  # type: ignore[arg-type]
    known = {_FIELDS.get(name, name): item for name, item in value.items()}
    known = {f.name: _build(hints[f.name], known[f.name]) for f in fields(kind) if f.name in known}
    return kind(**known)  # type: ignore[operator]


def _build_tuple(arguments: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_build(arguments[0], item) for item in value)
    return tuple(_build(argument, item) for argument, item in zip(arguments, value, strict=True))
