"""What the linking of denials knows of a statement: its words in keys that compare across languages, and its cues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.claims.rarity import weight
from sayso.link.denials.lexicon import marks
from sayso.link.material import Vector
from sayso.link.telling import name_keys, telling
from sayso.link.words import WORD, fold, stem
from sayso.model import Article, Statement
from sayso.text import Spans, words

_LONGEST = 2000
_GRAIN = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """A set of keys with their weights, in thousandths: whole numbers, whose sum does not depend on the order."""

    held: frozenset[str]
    whole: int

    def share(self, other: frozenset[str]) -> float:
        """How much of what is rare here stands in ``other`` too, 0 to 1."""
        return sum(map(rarity, self.held & other)) / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A statement in keys: ``stems`` compare within a language, ``sounds`` (skeletons) across them.

    ``turn`` is the order of its article by time, ``place`` its order in the article; ``voice`` the keys of who says
    it, ``context`` those of the cue and the frame.
    """

    id: str
    article: str
    turn: int
    place: int
    language: str
    stems: Keys
    sounds: Keys
    context: Keys
    numbers: frozenset[float]
    days: frozenset[int]
    places: frozenset[str]
    names: Keys
    voice: frozenset[str]
    content_marks: frozenset[str]
    cue_marks: frozenset[str]
    denies: bool
    own: bool
    hedged: bool
    title: bool
    quoted: bool
    vector: Vector | None


def said(statement: Statement, article: Article, *, turn: int, place: int, vector: Vector | None = None) -> Said:
    """The keys of ``statement``; of a very long content only its first two thousand letters."""
    text, language = article.text, article.language
    told = telling(statement, article)
    around = words(text, (*statement.cue, *statement.frame, *statement.source))[:_LONGEST]
    return Said(
        id=statement.id, article=article.id, turn=turn, place=place, language=told.language,
        stems=keys(one for one in told.stems if len(one) > 2), sounds=keys(told.skeletons),
        context=keys((*name_keys(around, language), *stems(around, language))),
        numbers=frozenset(told.numbers), days=frozenset(day for begin, end in told.days for day in (begin, end)),
        places=frozenset((*told.places, *told.metonyms)), names=keys(told.names), voice=frozenset(told.source),
        content_marks=marks(told.text[:_LONGEST], language),
        cue_marks=marks(words(text, statement.cue)[:_LONGEST], language),
        denies=told.denied, own=statement.mode == "own", hedged=statement.certainty != "asserted",
        title=article.title_span is not None and statement.content[0][1] <= article.title_span[1],
        quoted=statement.mode == "direct",
        vector=vector,
    )  # fmt: skip


def keys(some: Iterable[str]) -> Keys:
    """``some`` as weighted keys."""
    held = frozenset(some)
    return Keys(held, sum(map(rarity, held)))


@lru_cache(maxsize=1 << 16)
def rarity(key: str) -> int:
    """How rare a key is in news, 0 to 1000."""
    return round(_GRAIN * weight(key))


def stems(text: str, language: str) -> frozenset[str]:
    """The stems of the words of ``text`` of three letters and more."""
    return frozenset(stem(fold(word), language) for word in WORD.findall(text) if len(word) > 2)


def spelled(spans: Spans, text: str) -> str:
    """The words under ``spans`` on one line, for reasons."""
    return " ".join(words(text, spans).split())
