"""How much a shared key says: the rarer it is in news, the more. The counts come with the package, so that what two
statements share weighs the same in every ledger and after every increment."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from sayso.errors import ModelError

FILE = "rarity.tsv"


def weight(key: str) -> float:
    """The information of a key, from about 0 (in every story) to 1 (never seen); a number counts as rare."""
    counts, stories = _counts()
    seen = counts.get(key, 0)
    return math.log((stories + 1) / (seen + 1)) / math.log(stories + 1)


@cache
def _counts() -> tuple[Mapping[str, int], int]:
    lines = resources.files("sayso.link.claims").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    try:
        pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
        counts = {key: int(count) for key, count in pairs}
        return counts, counts.pop("*")
    except (ValueError, KeyError) as error:
        raise ModelError(f"not a table of counts: {error}", where=f"link/claims/{FILE}") from error
