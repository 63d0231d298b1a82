"""What stands in pages around articles, by its wording: invitations, links onward, notes of the paywall."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_LONGEST = 240


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads(files("sayso.read").joinpath("data/furniture.toml").read_text(encoding="utf-8"))
    whole = "|".join(table["whole"])
    start = "|".join(table["start"])
    lead = "|".join(table["lead_classes"])
    return re.compile(rf"(?i)(?:{whole})\W*\Z"), re.compile(rf"(?i)(?:{start})"), re.compile(rf"(?i)(?:{lead})")


def is_furniture(words: str) -> bool:
    """Whether a block of text belongs to the page and not to the article."""
    whole, start, _ = _table()
    return len(words) <= _LONGEST and bool(whole.match(words) or start.match(words))


def is_lead(marks: str) -> bool:
    """Whether an element's classes say that it holds the lead."""
    return bool(_table()[2].search(marks))
