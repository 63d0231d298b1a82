"""Persons: who bears a full name, and whom a surname alone means in an article and at large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from sayso.link.actors.classes import Classes, Form
from sayso.link.actors.lexicon import concept, organs
from sayso.link.actors.names import Written
from sayso.link.actors.words import nearness, stems, word
from sayso.link.language import languages, words

_GIVEN = 0.72
_SURELY = 0.85
_WELL_KNOWN = 4
_ABROAD = 0.05
_INITIAL = 0.75
_MAJORITY = 0.6
_SURNAME_ALONE = 0.8
_CONTRADICTED = 0.2


@dataclass(slots=True)
class Bearer:
    """One person: the class of the surname, the given names, and how often each written form was met."""

    surname: str
    given: list[Form]
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often the full name was met."""
        return sum(self.forms.values())

    @property
    def key(self) -> str:
        """``p:`` and the commonest form without initials, in lower case."""
        return f"p:{min(self.forms, key=lambda form: (form[1:2] == ' ', -self.forms[form], form))}"


class People:
    """The bearers of the names that were read; ``counts`` by name and language."""

    def __init__(self, counts: Mapping[tuple[Written, str], int]) -> None:
        forms: Counter[Form] = Counter()
        for (name, language), count in counts.items():
            forms.update({(one, language): count for one in name.words})
        self.classes = Classes(forms, "person")
        self._bearers: dict[str, list[Bearer]] = {}
        full = [pair for pair in counts if len(pair[0].words) > 1]
        for name, language in sorted(full, key=lambda p: (-len(p[0].words[0]) > -2, -counts[p], p[0].exact, p[1])):
            self._add(name, language, counts[name, language])

    def _add(self, name: Written, language: str, count: int) -> None:
        bearer = self.full(name, language)
        if bearer is None:
            surname = self.classes.of(name.words[-1], language)
            bearer = Bearer(surname, given_names(name, language))
            self._bearers.setdefault(surname, []).append(bearer)
        bearer.forms[name.exact] += count

    def full(self, name: Written, language: str) -> Bearer | None:
        """The bearer of a full name: the surname's class and given names that agree."""
        options = self._bearers.get(self.classes.of(name.words[-1], language), ())
        scored = [(given_agree(given_names(name, language), one.given), one) for one in options]
        fit = [(score, one) for score, one in scored if score >= _GIVEN]
        return max(fit, key=lambda pair: (pair[0], pair[1].count, pair[1].key))[1] if fit else None

    def alone(self, name: Written, language: str, near: Sequence[Bearer] = ()) -> tuple[Bearer, float, str] | None:
        """Whom a single name means, with a score and the reason.

        The bearer of that surname in ``near`` (an article's), else who bears it mostly at large (somebody well known,
        where the name has but two consonants to tell it by), else the one in ``near`` whose given name it is.
        """
        surname = self.classes.of(name.words[-1], language)
        here = [one for one in near if one.surname == surname]
        if here:
            return here[0], 0.95 if len(here) == 1 else 0.6, "surname in the article"
        options = sorted(self._bearers.get(surname, ()), key=lambda one: (-one.count, one.key))
        known = 1 if len(word(name.words[-1], language).skeletons[0]) > 2 else _WELL_KNOWN
        if options and options[0].count >= max(known, _MAJORITY * sum(one.count for one in options)):
            return options[0], 0.8 if len(options) == 1 else 0.65, "surname at large"
        given = [one for one in near if given_agree([(name.words[0], language)], one.given) >= _SURELY]
        return (given[0], 0.6, "given name in the article") if len(given) == 1 else None


@lru_cache(maxsize=1 << 16)
def bare(name: Written, language: str) -> Written:
    """The name without what stands before it: titles, offices (Präsident) and words without a capital."""
    known = titles(language)
    first = 0
    while first < len(name.words) - 1:
        text, shape = name.words[first], name.shapes[first]
        if text not in known and not shape.islower() and concept(text) not in organs():
            break
        first += 1
    return Written(name.words[first:], name.shapes[first:]) if first else name


@cache
def titles(language: str) -> frozenset[str]:
    """The words of a language that stand before names; of every language where it is ``*``."""
    known = languages() if language == "*" else (language,)
    return frozenset(one for each in known for one in words(each, "actors", "titles"))


def given_names(name: Written, language: str) -> list[Form]:
    """The words before the surname that have a capital: no von, no de."""
    return [(w, language) for w, s in zip(name.words[:-1], name.shapes, strict=False) if not s.islower()]


def given_agree(left: list[Form], right: list[Form]) -> float:
    """How surely two runs of given names may be one person's, 0 to 1: some name in both, or its initial."""
    best = 0.0
    for a, la in left:
        for b, lb in right:
            if len(a) == 1 or len(b) == 1:
                if word(a, "", "person").skeletons[0][:1] == word(b, "", "person").skeletons[0][:1]:
                    best = max(best, _INITIAL)
            elif _variants_of(a, la) & _variants_of(b, lb):
                best = 1.0
            else:
                best = max(best, nearness(word(a, la), word(b, lb)) + (_ABROAD if la != lb else 0.0))
    return min(1.0, best)


@cache
def _equivalents() -> dict[str, frozenset[int]]:
    """By how a given name sounds, the names that it may be; from given.txt."""
    text = (resources.files("sayso.link.actors") / "given.txt").read_text(encoding="utf-8")
    out: dict[str, set[int]] = {}
    for number, line in enumerate(text.splitlines()):
        for name in () if line.startswith("#") else line.lower().split():
            out.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in out.items()}


@lru_cache(maxsize=1 << 14)
def _variants_of(text: str, language: str) -> frozenset[int]:
    """The lines of given.txt on which the name, or what it may be a case of, stands."""
    tried = (*stems(text, language), text[:-1], text[:-1] + "й", text[:-1] + "ь")
    return frozenset().union(*(_equivalents().get(one, frozenset()) for one in tried))


def compare(left: Written, right: Written, languages: tuple[str, str] = ("*", "*")) -> tuple[float, dict[str, float]]:
    """How surely two persons' names may be one's, by surname and given names, with both figures."""
    ours, theirs = languages
    if not left.words or not right.words:
        return 0.0, {}
    surname = nearness(word(left.words[-1], ours), word(right.words[-1], theirs))
    if len(left.words) == 1 or len(right.words) == 1:
        return surname * _SURNAME_ALONE, {"surname": surname}
    given = given_agree(given_names(left, ours), given_names(right, theirs))
    return surname * given if given >= _GIVEN else surname * given * _CONTRADICTED, {"surname": surname, "given": given}
