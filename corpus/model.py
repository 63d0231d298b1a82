"""The records of a story family, frozen. Offsets are code points into the article's text, half-open."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
Spans = tuple[Span, ...]

MODES = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect", "own")
MEDIA = ("speech", "thought", "writing", "speech_writing", "speech_thought", "thought_writing")
POLARITIES = ("affirmed", "denied")
CERTAINTIES = ("asserted", "hedged", "speculated")
SOURCE_KINDS = ("outlet", "person", "organisation", "office", "document", "collective", "unnamed")
COUNTS = ("one", "several", "unknown")
NAME_KINDS = ("person", "organisation", "office", "outlet", "place")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIME_MODS = (
    "START",
    "MID",
    "END",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
)
TIME_ROLES = ("happened", "said", "other")
ROLES = ("origin", "retelling", "reaction", "confirmation", "correction", "copy")
REGISTERS = ("agency", "broadsheet", "tabloid", "broadcaster", "release", "ticker", "channel")
LANGUAGES = ("de", "en", "fr", "uk", "ru")
TOPICS = (
    "diplomacy",
    "war",
    "parliament",
    "courts",
    "companies",
    "sport",
    "science",
    "disasters",
    "crime",
    "culture",
    "local",
)
STATUSES = ("asserted", "disputed", "denied", "corrected")
RELATIONS = ("repeats", "corroborates", "denies", "qualifies", "corrects")
SCOPES = ("answers", "narrower", "wider", "beside")
RESPONSES = ("declined", "unreachable", "neither_confirmed_nor_denied")
DRIFTS = (
    "hedge_lost",
    "hedge_gained",
    "attribution_lost",
    "sources_multiplied",
    "source_named",
    "source_anonymised",
    "place_changed",
    "time_changed",
    "number_changed",
    "claims_merged",
    "scope_widened",
    "polarity_flipped",
)
INSTRUMENTS = (
    "declaration_of_intent",
    "memorandum",
    "agreement",
    "treaty",
    "law",
    "budget",
    "contract",
    "statement",
)
STATES = (
    "announced",
    "declared",
    "agreed",
    "ratified",
    "funded",
    "contracted",
    "under_way",
    "delivered",
    "delayed",
    "reduced",
    "lapsed",
    "withdrawn",
    "broken",
)


@dataclass(frozen=True)
class Hop:
    name: str
    kind: str
    count: str
    span: Span


@dataclass(frozen=True)
class Time:
    span: Span
    type: str
    value: str
    mod: str | None
    role: str


@dataclass(frozen=True)
class Place:
    span: Span
    name: str
    relation: str | None
    metonym: bool


@dataclass(frozen=True)
class Name:
    span: Span
    name: str
    kind: str
    id: str | None


@dataclass(frozen=True)
class Article:
    id: str
    outlet: str
    outlet_kind: str
    url: str
    title: str
    title_span: Span
    language: str
    published: str
    register: str
    role: str
    retells: tuple[str, ...]
    text: str
    sha256: str
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    names: tuple[Name, ...]
    sentences: Spans
    line: int


@dataclass(frozen=True)
class Statement:
    """`implicit`: no writer marked it; a sentence in which nobody is cited, polarity and certainty unread."""

    id: str
    article: str
    act: str
    inside: str | None
    content: Spans
    source: Spans
    cue: Spans
    addressee: Spans
    frame: Spans
    mode: str
    medium: str | None
    polarity: str
    certainty: str
    hedges: Spans
    chain: tuple[Hop, ...]
    claim: str
    implicit: bool
    flags: frozenset[str]
    line: int


@dataclass(frozen=True)
class Response:
    id: str
    article: str
    span: Span
    by: str
    kind: str
    to: str | None


@dataclass(frozen=True)
class Claim:
    id: str
    wording: str
    language: str
    statements: tuple[str, ...]
    origins: int
    status: str
    declared: bool
    line: int


@dataclass(frozen=True)
class Relation:
    """`start` is a statement's id, `to` that of a statement or claim. `implicit`: follows from the claim alone."""

    start: str
    to: str
    kind: str
    scope: str | None
    implicit: bool
    line: int


@dataclass(frozen=True)
class Drift:
    statement: str
    against: str
    kind: str
    line: int


@dataclass(frozen=True)
class Milestone:
    state: str
    date: str
    statement: str
    confirmed: bool
    partial: bool


@dataclass(frozen=True)
class Passage:
    article: str
    spans: Spans


@dataclass(frozen=True)
class Pledge:
    id: str
    wording: str
    statements: tuple[str, ...]
    promisors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    action: Passage
    condition: Passage | None
    amount: tuple[float, str, str] | None
    deadline: str | None
    made_on: str
    made_at: str | None
    instrument: str
    state: str
    milestones: tuple[Milestone, ...]
    line: int


@dataclass(frozen=True)
class Family:
    id: str
    split: str
    topic: str
    languages: tuple[str, ...]
    event: str
    base: str
    path: str
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    responses: tuple[Response, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    drifts: tuple[Drift, ...]
    pledges: tuple[Pledge, ...]
