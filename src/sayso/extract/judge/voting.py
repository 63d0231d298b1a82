"""Where rules and a trained reader both have a word: whose counts, and for how much."""

from __future__ import annotations

from sayso.extract.find.draft import Chances

# What a rule's word adds to the logarithm of a chance; found on the dev families (training/README.md has the trials).
WEIGHTS = {
    "polarity": 5.0, "certainty": 1.0, "kind": 1.5, "count": 1.5, "origin_kind": 1.5, "origin_count": 1.5,
    "length": 0.5,
}  # fmt: skip


def voted(what: str, chances: Chances, rule: str | None) -> str:
    """The value of the best chance, the rule's word counted in; the reader's alone where the rule has none."""
    weight = WEIGHTS[what]
    return max(chances, key=lambda value: chances[value] + (weight if value == rule else 0.0))
