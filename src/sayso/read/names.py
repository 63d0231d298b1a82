"""Titles without the outlet's name behind them, authors without "By" before them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

_SUFFIX = re.compile(r"\s+[|–—·•»:*-]+\s+|\s*\|\s*")
_ADDRESS = re.compile(r"https?://|www\.|@")
_LONGEST_NAME = 80


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads(files("sayso.read").joinpath("data/bylines.toml").read_text(encoding="utf-8"))
    before = "|".join(map(re.escape, table["before"]))
    between = "|".join(map(re.escape, table["between"]))
    return re.compile(rf"(?i)^\s*(?:{before})\s*:?\s+"), re.compile(rf"\s*[,;|/]\s*|\s+(?:{between})\s+")


def clean_authors(told: Iterable[str]) -> tuple[str, ...]:
    """Single names, in order, each once: "Von A und B" is two; addresses of profiles are none."""
    before, between = _patterns()
    out: dict[str, None] = {}
    for name in told:
        if _ADDRESS.search(name):
            continue
        for part in between.split(before.sub("", " ".join(name.split()))):
            single = before.sub("", part).strip(" ,;:")
            if single and len(single) <= _LONGEST_NAME:
                out.setdefault(single)
    return tuple(out)


def clean_title(candidates: Sequence[str], heads: Sequence[str], outlets: Sequence[str]) -> str:
    """The first candidate, without a last part that the page itself proves to be the outlet's name.

    It is proved where the page names that outlet, or where the rest is what a heading or another candidate says.
    """
    title = " ".join(candidates[0].split())
    pieces = list(_SUFFIX.finditer(title))
    others = {_plain(t) for t in (*heads, *candidates[1:])}
    for piece in reversed(pieces):
        rest, last = title[: piece.start()].strip(), title[piece.end() :]
        if rest and (any(_same_outlet(last, o) for o in outlets) or _plain(rest) in others):
            return rest
    return title


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _same_outlet(words: str, outlet: str) -> bool:
    left, right = _plain(words), _plain(outlet)
    return bool(left) and (left == right or (len(left) > 3 and (left in right or right in left)))
