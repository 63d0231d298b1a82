"""Tokens with exact offsets, by one regular expression; classes of words looked up once a form.

Elided articles and pronouns (``l'``, ``d'``, ``qu'``) are tokens of their own; stops stay inside numbers and
abbreviations (``12.000``, ``z.B``), final stops stand apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.extract.language import Language
from sayso.extract.matching import Words
from sayso.text import Span

_TOKEN = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)"
    r"|\w+(?:[-'’‑]\w+|[.,:](?=\d)\w+|\.(?=\w\b)\w+|&(?=\w)\w+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)


class Kind:
    """What a word may be, as bits of an int; one word may be several things. Plain ints, since tests are many."""

    COMPLEMENTISER = 1 << 0
    INTERROGATIVE = 1 << 1
    RELATIVE = 1 << 2
    SUBORDINATOR = 1 << 3
    COMPARATOR = 1 << 4
    COORDINATOR = 1 << 5
    AUXILIARY = 1 << 6
    PASSIVE = 1 << 7
    MODAL = 1 << 8
    MARKER = 1 << 9
    PREPOSITION = 1 << 10
    ATTRIBUTIVE = 1 << 11
    DETERMINER = 1 << 12
    OBLIQUE = 1 << 13
    REFLEXIVE = 1 << 14
    ADVERB = 1 << 15
    TIME = 1 << 16
    ADDRESSEE = 1 << 17
    VERB = 1 << 18
    SO = 1 << 19
    PRONOUN = 1 << 20
    REPORTIVE = 1 << 21
    UNREAL = 1 << 22
    QUOTATIVE = 1 << 23
    CUE = 1 << 24
    GENITIVE = 1 << 25

    FINITE = AUXILIARY | PASSIVE | MODAL | VERB | REPORTIVE | UNREAL | QUOTATIVE


_FROM_GRAMMAR = {
    "complementisers": Kind.COMPLEMENTISER,
    "interrogatives": Kind.INTERROGATIVE,
    "relatives": Kind.RELATIVE,
    "subordinators": Kind.SUBORDINATOR,
    "comparators": Kind.COMPARATOR,
    "coordinators": Kind.COORDINATOR,
    "auxiliaries": Kind.AUXILIARY,
    "passive": Kind.PASSIVE,
    "modals": Kind.MODAL,
    "infinitive_markers": Kind.MARKER,
    "prepositions": Kind.PREPOSITION,
    "attributive": Kind.ATTRIBUTIVE,
    "determiners": Kind.DETERMINER,
    "oblique": Kind.OBLIQUE,
    "genitive": Kind.GENITIVE,
    "reflexives": Kind.REFLEXIVE,
    "adverbs": Kind.ADVERB,
    "times": Kind.TIME,
    "addressee": Kind.ADDRESSEE,
    "verbs": Kind.VERB,
    "so": Kind.SO,
}


class Classifier:
    """The kinds of a word in one language, remembered a form."""

    def __init__(self, language: Language) -> None:
        grammar, mood = language.grammar, language.mood
        self._tables = [(getattr(grammar, name), kind) for name, kind in _FROM_GRAMMAR.items()]
        self._tables += [(mood.reportive, Kind.REPORTIVE), (mood.unreal, Kind.UNREAL)]
        self._tables += [(mood.quotative, Kind.QUOTATIVE)]
        self.clitics = grammar.clitics
        self._language = language
        self._known: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            known = sum(kind for table, kind in self._tables if word in table)
            known |= Kind.PRONOUN if word in self._language.pronouns else 0
            known |= Kind.CUE if word in self._language.verbs else 0
            if len(self._known) < 100_000:
                self._known[word] = known
        return known


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in parallel lists: where each begins and ends, its word in lower case, its kinds."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, begin: int, end: int) -> Span:
        """The characters of tokens ``begin`` to ``end`` (half-open); empty where the range is."""
        if begin >= end:
            at = self.starts[begin] if begin < len(self.starts) else len(self.text)
            return at, at
        return self.starts[begin], self.ends[end - 1]

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def is_word(self, at: int) -> bool:
        """Whether the token is a word or a number, not a mark."""
        return self.text[self.starts[at]].isalnum()


def tokenise(text: str, classify: Classifier) -> Tokens:
    """All tokens of ``text``, in order; linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        cuts = [match.span()]
        if classify.clitics and "-" in match.group():
            cuts = _without_clitic(match, classify.clitics)
        for begin, end in cuts:
            starts.append(begin)
            ends.append(end)
            words.append(text[begin:end].casefold().replace("’", "'"))
    return Tokens(text, starts, ends, words, [classify(w) for w in words])


def _without_clitic(match: re.Match[str], clitics: Words) -> list[Span]:
    """A verb and the pronoun that hangs on it as two tokens (dit-il, a-t-elle); what binds them belongs to neither."""
    stem, _, last = match.group().rpartition("-")
    if not stem or last.casefold() not in clitics:
        return [match.span()]
    stem = stem.removesuffix("-t")
    return [(match.start(), match.start() + len(stem)), (match.end() - len(last), match.end())]
