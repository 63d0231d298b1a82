"""What the engine knows of one language: the frozen, compiled form of its data file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.extract.matching import Phrases, Words
from sayso.model.statement import Certainty, Medium, ResponseKind

Takes = Literal["quotation", "clause", "infinitive", "object"]
Part = Literal["finite", "participle", "infinitive"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb or phrase: its medium, what content it takes, whether it denies, how sure it leaves the content."""

    medium: Medium
    takes: frozenset[str]
    denies: bool = False
    certainty: Certainty = "asserted"
    particle: str | None = None
    part: Part = "finite"
    passive: bool = False
    ambiguous: bool = False
    told: bool = False
    impersonal: bool = False
    attitude: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that names a source without a verb: laut X, X zufolge, according to X."""

    medium: Medium
    after: bool = False
    certainty: Certainty = "asserted"
    denies: bool = False
    bare: bool = False
    citing: bool = False
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that carries a claim: ``die Behauptung, dass``, ``the report of``."""

    medium: Medium
    denies: bool = False
    certainty: Certainty = "asserted"
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Which antecedents a pronoun takes; ``speaker`` for the first person inside a quotation.

    ``person`` where it never stands for a thing or a body, ``nobody`` where it names nobody at all (it is said),
    ``none`` where it says that there is nobody (nobody knows).
    """

    number: Literal["one", "several"]
    gender: str = ""
    speaker: bool = False
    person: bool = False
    nobody: bool = False
    none: bool = False


@dataclass(frozen=True, slots=True)
class Syntax:
    """The few switches of word order that the engine needs."""

    content_needs_comma: bool = False
    verb_second: bool = False
    bare_content: bool = False
    inversion: bool = True
    trailing: bool = False
    nouns_capitalised: bool = False
    names_close: bool = False
    articles: bool = True
    frames_in_quotes: bool = False


@dataclass(frozen=True)
class Grammar:
    """Closed classes of words, in lower case."""

    complementisers: Words = field(default_factory=Words)
    interrogatives: Words = field(default_factory=Words)
    relatives: Words = field(default_factory=Words)
    subordinators: Words = field(default_factory=Words)
    comparators: Words = field(default_factory=Words)
    coordinators: Words = field(default_factory=Words)
    auxiliaries: Words = field(default_factory=Words)
    passive: Words = field(default_factory=Words)
    modals: Words = field(default_factory=Words)
    infinitive_markers: Words = field(default_factory=Words)
    prepositions: Words = field(default_factory=Words)
    attributive: Words = field(default_factory=Words)
    determiners: Words = field(default_factory=Words)
    oblique: Words = field(default_factory=Words)
    genitive: Words = field(default_factory=Words)
    reflexives: Words = field(default_factory=Words)
    adverbs: Words = field(default_factory=Words)
    agents: Words = field(default_factory=Words)
    dative: Words = field(default_factory=Words)
    origins: Words = field(default_factory=Words)
    times: Words = field(default_factory=Words)
    addressee: Words = field(default_factory=Words)
    verbs: Words = field(default_factory=Words)
    so: Words = field(default_factory=Words)
    clitics: Words = field(default_factory=Words)
    resumptives: Phrases = field(default_factory=Phrases)
    told: Words = field(default_factory=Words)
    participles: Words = field(default_factory=Words)
    gerunds: Words = field(default_factory=Words)
    past: Words = field(default_factory=Words)
    infinitives: Words = field(default_factory=Words)


@dataclass(frozen=True)
class Mood:
    """Verb forms that by themselves tell in another's voice."""

    reportive: Words = field(default_factory=Words)
    unreal: Words = field(default_factory=Words)
    quotative: Words = field(default_factory=Words)
    conditional: Phrases = field(default_factory=Phrases)
    quotation: Phrases = field(default_factory=Phrases)
    planned: Phrases = field(default_factory=Phrases)
    carries: bool = False


@dataclass(frozen=True)
class Sources:
    """How the words of a source tell its kind and its count."""

    outlet: Words = field(default_factory=Words)
    office: Words = field(default_factory=Words)
    organisation: Words = field(default_factory=Words)
    document: Words = field(default_factory=Words)
    collective: Words = field(default_factory=Words)
    person: Words = field(default_factory=Words)
    titles: Words = field(default_factory=Words)
    outlets: Phrases = field(default_factory=Phrases)
    offices: Phrases = field(default_factory=Phrases)
    unnamed: Phrases = field(default_factory=Phrases)
    anonymity: Phrases = field(default_factory=Phrases)
    several: Words = field(default_factory=Words)
    articles: Words = field(default_factory=Words)
    indefinite: Words = field(default_factory=Words)
    voices: Words = field(default_factory=Words)
    one: Words = field(default_factory=Words)
    uncounted: Words = field(default_factory=Words)
    ourselves: Phrases = field(default_factory=Phrases)


@dataclass(frozen=True)
class Language:
    """One language: its cues by surface form, its formulas, and the rest of its tables.

    ``verbs`` maps a form in lower case to its cues (one form may belong to several verbs).
    """

    code: str
    name: str
    syntax: Syntax = field(default_factory=Syntax)
    grammar: Grammar = field(default_factory=Grammar)
    mood: Mood = field(default_factory=Mood)
    sources: Sources = field(default_factory=Sources)
    infix: str = ""
    abbreviations: frozenset[str] = frozenset()
    verbs: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=Phrases)
    formulas: Phrases = field(default_factory=Phrases)
    nominals: tuple[tuple[Words, Nominal], ...] = ()
    hedged: Phrases = field(default_factory=Phrases)
    speculated: Phrases = field(default_factory=Phrases)
    negations: Phrases = field(default_factory=Phrases)
    affirming: Phrases = field(default_factory=Phrases)
    responses: Phrases = field(default_factory=Phrases)
    pronouns: dict[str, Pronoun] = field(default_factory=dict)
    genders: tuple[tuple[Words, str], ...] = ()


RESPONSE_KINDS: tuple[ResponseKind, ...] = ("declined", "unreachable", "neither_confirmed_nor_denied")
NEUTRAL = Language(code="", name="no language file")
