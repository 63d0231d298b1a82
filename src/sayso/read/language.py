"""Which language a text is in: a bundled model over its words, letters that tell neighbours apart, the page's claim."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

_SAMPLE = 2000
_ENOUGH_LETTERS = 160
_CODE = re.compile(r"[a-z]{2,3}\Z")
UNKNOWN = "und"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    source = files("sayso.read").joinpath("data/languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a help page need not pay for it

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(list(_table()["candidates"]))
    return model


def central_european() -> frozenset[str]:
    """The languages that were written in Windows-1250 rather than 1252."""
    return frozenset(_table()["central"])


def primary(code: str | None) -> str | None:
    """The language of a tag such as ``de-AT`` or ``uk_UA``: ``de``, ``uk``; None where it is no tag."""
    if not code:
        return None
    head = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    head = _table()["aliases"].get(head, head)
    return head if _CODE.match(head) else None


def identify(text: str, claimed: str | None = None) -> str:
    """The ISO 639 code of ``text``'s language, ``und`` where it has no letters.

    ``claimed`` (the page's own tag) decides for short texts alone: templates claim the wrong language often enough
    that a long text is believed before its page. Letters that one language has and its neighbour lacks overrule both.
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters == 0:
        return UNKNOWN
    claim = primary(claimed)
    found = claim if claim and letters < _ENOUGH_LETTERS else str(_model().classify(sample)[0])
    return _by_letters(sample.lower(), found)


def _by_letters(sample: str, found: str) -> str:
    """``found``, or the neighbour whose own letters outnumber those that it lacks."""
    group = next((g for g in _table()["neighbours"] if found in g["own"]), None)
    if group is None:
        return found
    counts = {code: sum(sample.count(c) for c in own) for code, own in group["own"].items()}
    best = max(counts, key=lambda code: (counts[code], code == found))
    return best if counts[best] > 0 else found
