"""Offsets and content ids: what every other room agrees on.

Offsets are Unicode code points, half-open. Ids are hashes of what a thing is, so that the same thing read
twice, on any machine, has the same id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Spans = tuple[Span, ...]

_ID_LENGTH = 20


def digest(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """A stable id: ``kind``, a hyphen and 20 hexadecimal digits over ``parts``.

    Each part is written with its length before it, so that ("ab", "c") and ("a", "bc") differ; None differs from "".
    """
    framed = "".join("-;" if part is None else f"{len(str(part))}:{part};" for part in parts)
    return f"{kind}-{digest(framed)[:_ID_LENGTH]}"


def words(text: str, spans: Iterable[Span], joint: str = " … ") -> str:
    """The exact words under ``spans``, discontinuous parts joined by ``joint``."""
    return joint.join(text[begin:end] for begin, end in spans)


def trim(text: str, span: Span) -> Span:
    """``span`` without white space at either end; empty at its own begin where there is nothing else."""
    begin, end = span
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def normal_spans(spans: Iterable[Sequence[int]]) -> Spans:
    """Spans sorted, empty ones dropped, those that touch or overlap made one."""
    out: list[Span] = []
    for begin, end in sorted((int(b), int(e)) for b, e in spans):
        if begin >= end:
            continue
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return tuple(out)


def covers(outer: Iterable[Span], inner: Iterable[Span]) -> bool:
    """Whether every part of ``inner`` lies within some part of ``outer``."""
    parts = tuple(outer)
    return all(any(b <= begin and end <= e for b, e in parts) for begin, end in inner)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many code points ``left`` and ``right`` share."""
    others = tuple(right)
    return sum(max(0, min(e, y) - max(b, x)) for b, e in left for x, y in others)
