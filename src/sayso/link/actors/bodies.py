"""Organisations, offices, outlets and places that nobody knows beforehand: told apart by what their words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sayso.link.actors.classes import Classes, Form
from sayso.link.actors.lexicon import concept, organs
from sayso.link.actors.names import Written, is_acronym
from sayso.link.actors.sounds import readings

Parts = frozenset[str]
# Latin and Cyrillic letters look alike here.
_NUMERALS = {"II": "2", "III": "3", "IV": "4", "ІІ": "2", "ІІІ": "3", "IІ": "2"}


class Bodies:
    """What was read, by meaning and by the classes of words that mean nothing; ``counts`` by name and language."""

    def __init__(self, counts: Mapping[tuple[Written, str], int]) -> None:
        words: Counter[Form] = Counter()
        for (name, language), count in counts.items():
            kept = (w for w, s in zip(name.words, name.shapes, strict=True) if concept(w) is None and not is_acronym(s))
            words.update({(one, language): count for one in kept})
        self.classes = Classes(words, "other")
        self._parts: dict[tuple[Written, str], Parts] = {}
        self._counts: Counter[Parts] = Counter()
        for (name, language), count in counts.items():
            self._counts[self.parts(name, language)] += count

    def key(self, name: Written, language: str) -> str:
        """``n:`` and the sorted meanings and word classes of the name."""
        return "n:" + " ".join(sorted(self.parts(name, language)))

    def lends(self, parts: Parts) -> bool:
        """Whether a part of the name may stand for it: no single word of it is met more often than the whole."""
        whole = self._counts[parts]
        return all(self._counts[frozenset((one,))] <= whole for one in parts if one[1:2] != ":")

    def parts(self, name: Written, language: str) -> Parts:
        """What each word of the name means, or the class of the word.

        Small words are left out, and so are kinds of body (agency, company) where something else is left.
        """
        found = self._parts.get((name, language))
        if found is None:
            found = self._parts[name, language] = self._make(name, language)
        return found

    def _make(self, name: Written, language: str) -> Parts:
        pairs = list(zip(name.words, name.shapes, strict=True))
        kept = [(w, s) for w, s in pairs if s[0].isupper() or s.isdigit() or len(w) > 3] or pairs
        found = [part for w, s in kept for part in self._one(w, s, language)]
        telling = [one for one in found if not one.startswith("g:")]
        return frozenset(telling or (self.classes.of(w, language) for w, _ in kept))

    def _one(self, text: str, shape: str, language: str) -> list[str]:
        if shape in _NUMERALS:
            return [_NUMERALS[shape]]
        meant = concept(text)
        if meant is not None:
            return meant.split()
        if is_acronym(shape):
            return [readings(text)[0] + "!"]
        return [self.classes.of(text, language)]


def house_of(key: str) -> str | None:
    """The state for which a body speaks whose name says so: one country and an organ of it; None for others."""
    parts = key.removeprefix("n:").split()
    countries = [one for one in parts if one.startswith("c:")]
    return countries[0] if len(countries) == 1 and key.startswith("n:") and organs() & set(parts) else None
