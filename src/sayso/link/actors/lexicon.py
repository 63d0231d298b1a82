"""Words that mean the same in several languages: countries with their peoples, and what bodies are made of.

``concepts.toml`` lists beginnings of words by concept; the longest beginning that leaves a short ending wins. So
Komisja Europejska, Европейской комиссии and Europäische Kommission are one pair of concepts.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_LONGEST_ENDING = 7
_MARKS = {"acronyms": "b"}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("sayso.link.actors") / "concepts.toml").read_text(encoding="utf-8"))


@cache
def organs() -> frozenset[str]:
    """The concepts that speak for a state when its country is named beside them: its government, its ministers."""
    return frozenset(f"b:{one}" for one in _data()["organs"].split())


@cache
def _beginnings() -> dict[str, str]:
    out: dict[str, str] = {}
    for table, rows in _data().items():
        if isinstance(rows, str):
            continue
        mark = _MARKS.get(table, table[0])
        for concept, beginnings in rows.items():
            out.update(dict.fromkeys(beginnings.split(), " ".join(f"{mark}:{one}" for one in concept.split())))
    return out


@lru_cache(maxsize=1 << 16)
def concept(word: str) -> str | None:
    """The concept of ``word`` (lower case), None where it has none; several, parted by a space, for some acronyms.

    ``c:GB`` is a country, ``s:republic`` a form of state, ``g:company`` a kind of body that names are often told with,
    ``b:commission`` any other part of a body's name. A beginning written with ``$`` is the whole word.
    """
    table = _beginnings()
    whole = table.get(word + "$")
    if whole is not None:
        return whole
    for size in range(len(word), max(1, len(word) - _LONGEST_ENDING - 1), -1):
        found = table.get(word[:size])
        if found is not None:
            return found
    return None
