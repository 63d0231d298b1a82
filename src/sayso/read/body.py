"""The main text of a page: trafilatura says which blocks are of it, the page itself says how they read.

Three things are mended that extraction by density gets wrong: a second container of the same make is left out, the
lead above the text is taken for decoration, and links to other articles are taken for text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.read.furniture import is_furniture, is_lead
from sayso.read.walk import Part, Piece, parts_of, pieces_of

_UNREAD = ("script", "style", "svg", "noscript", "template", "iframe")
_AROUND = ("nav", "header", "footer", "aside", "form", "button")
_MANY = 15_000
_LONG, _LEAD, _PROVEN = 80, 40, 30
_LINKED = 0.85
_ENDS = re.compile(r"[.!?…:;][\"'”“»’)\]]*\s*\Z")


def body_parts(tree: Any, summary: str | None = None, told: str | None = None) -> list[Part]:
    """The blocks of a page's main text in order; none where no main text is found. Changes ``tree``.

    ``summary`` is the page's description and ``told`` the article's text where its metadata carries it: blocks that
    say the same are main text whatever extraction makes of them.
    """
    for element in list(tree.iter(*_UNREAD)):
        element.drop_tree()
    if is_vast(tree):
        return _without_extraction(tree)
    pieces = list(pieces_of(tree))
    found = _extracted(tree)
    places = _places([_key(words) for _, words in found], pieces)
    known = {at for at in places if at is not None}
    texts = {_key(words) for _, words in found}
    added = _missed(pieces, known, texts, _Told(summary, told)) if known else set()
    merged = _merged(found, places, pieces, added)
    kept = [part for part, piece in merged if piece is None or not _teaser(piece)]
    return [part for part in _once(kept) if not is_furniture(part[1])] or found


class _Told:
    """What the metadata says of the text, made comparable: all of it, and how its description starts."""

    def __init__(self, summary: str | None, told: str | None) -> None:
        self.whole = _key(told or "")
        self.start = _key(summary or "").rstrip(".…")


def _once(parts: Iterable[Part]) -> Iterator[Part]:
    """Long blocks once each: pages hold some of them twice, for narrow and for wide screens."""
    seen: set[str] = set()
    for part in parts:
        if len(part[1]) < _LONG or part[1] not in seen:
            seen.add(part[1])
            yield part


def is_vast(tree: Any) -> bool:
    """Whether a page has several times the elements that the largest articles have, so that extraction would crawl."""
    return bool(tree.xpath("count(//*)") > _MANY)


def _without_extraction(tree: Any) -> list[Part]:
    """All text of a page so large that extraction, which is quadratic, would take minutes."""
    for element in list(tree.iter(*_AROUND)):
        element.drop_tree()
    return [(p.kind, p.words) for p in pieces_of(tree) if not _teaser(p)]


def _extracted(tree: Any) -> list[Part]:
    """What trafilatura takes for main text; asked again for more where it gives one lump."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that other formats need not pay

    best: list[Part] = []
    for generous in (False, True):
        found = bare_extraction(tree, fast=True, include_comments=False, favor_recall=generous)
        body = getattr(found, "body", None)
        parts = [] if body is None else list(parts_of(body))
        best = max(best, parts, key=len)
        if len(best) > 1:
            break
    return best


def _key(words: str) -> str:
    return "".join(words.split())


def _places(keys: Sequence[str], pieces: Sequence[Piece]) -> list[int | None]:
    """Where in the page each extracted block stands, in order; None for one that the page has otherwise."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        where[_key(piece.words)].append(at)
    out: list[int | None] = []
    last = -1
    for key in keys:
        found = where.get(key, [])
        index = bisect_left(found, last + 1)
        out.append(found[index] if index < len(found) else None)
        last = out[-1] if out[-1] is not None else last
    return out


def _missed(pieces: Sequence[Piece], known: set[int], texts: set[str], told: _Told) -> set[int]:
    """Blocks that belong to the text though extraction left them out."""
    homes = _homes(pieces, known)
    first = min(known)
    out = set()
    for at, piece in enumerate(pieces):
        key = _key(piece.words)
        if at in known or key in texts or _teaser(piece):
            continue
        sibling = piece.home in homes and len(piece.words) >= _LONG and _ENDS.search(piece.words)
        proven = len(key) >= _PROVEN and key in told.whole
        if sibling or proven or (at < first and _leads(piece, key, told.start)):
            out.add(at)
            texts.add(key)
    return out


def _leads(piece: Piece, key: str, start: str) -> bool:
    long = len(piece.words) >= _LEAD and piece.kind != "caption"
    same = len(start) >= _LEAD and (key.startswith(start) or start.startswith(key))
    return long and (same or (is_lead(piece.marks) and bool(_ENDS.search(piece.words))))


def _homes(pieces: Sequence[Piece], known: set[int]) -> set[str]:
    """The containers most of whose words are main text."""
    inside, overall = Counter[str](), Counter[str]()
    for at, piece in enumerate(pieces):
        overall[piece.home] += len(piece.words)
        inside[piece.home] += len(piece.words) if at in known else 0
    return {home for home, size in inside.items() if size > 600 and size * 3 > overall[home] and "<" in home}


def _teaser(piece: Piece) -> bool:
    size = len(_key(piece.words))
    return piece.linked >= _LINKED * size and size > 0


def _merged(
    found: Sequence[Part], places: Iterable[int | None], pieces: Sequence[Piece], added: set[int]
) -> list[tuple[Part, Piece | None]]:
    """Extracted blocks in the page's own words, with the added ones where the page has them."""
    out: list[tuple[Part, Piece | None]] = []
    waiting = sorted(added)
    for part, at in zip(found, places, strict=True):
        while waiting and at is not None and waiting[0] < at:
            piece = pieces[waiting.pop(0)]
            out.append(((piece.kind, piece.words), piece))
        piece_here = None if at is None else pieces[at]
        kind = part[0] if piece_here is None or part[0] != "paragraph" else piece_here.kind
        out.append(((kind, part[1] if piece_here is None else piece_here.words), piece_here))
    out.extend(((pieces[at].kind, pieces[at].words), pieces[at]) for at in waiting)
    return out
