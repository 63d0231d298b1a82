"""Organisations, offices, outlets and places that nobody knows beforehand: told apart by what their words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sayso.link.actors.classes import Classes, Form
from sayso.link.actors.lexicon import concept
from sayso.link.actors.names import Written


class Bodies:
    """What was read, by meaning and by the classes of words that mean nothing; ``counts`` by name and language."""

    def __init__(self, counts: Mapping[tuple[Written, str], int]) -> None:
        words: Counter[Form] = Counter()
        for (name, language), count in counts.items():
            words.update({(one, language): count for one in name.words if concept(one) is None})
        self.classes = Classes(words, "other")

    def key(self, name: Written, language: str) -> str:
        """``n:`` and the sorted meanings and word classes of the name."""
        return "n:" + " ".join(sorted(set(self.parts(name, language))))

    def parts(self, name: Written, language: str) -> tuple[str, ...]:
        """What each word of the name means, or the class of the word; small words left out."""
        kept = [w for w, s in zip(name.words, name.shapes, strict=True) if s[0].isupper() or s.isdigit() or len(w) > 3]
        return tuple(concept(one) or self.classes.of(one, language) for one in kept or name.words)
