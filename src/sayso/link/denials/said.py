"""What the linking of denials knows of a statement: its words in keys that compare across languages, and its cues."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.link.denials.lexicon import marks
from sayso.link.material import Vector
from sayso.link.numbers import numbers
from sayso.link.words import WORD, fold, skeleton, stem
from sayso.model import Article, Statement
from sayso.text import Spans, words

_LONGEST = 2000
_PREFIX = 4


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A statement in keys: ``stems`` compare within a language, ``sounds`` (prefixes of skeletons) across them.

    ``turn`` is the order of its article by time, ``place`` its order in the article; ``voice`` the keys of who says it.
    """

    id: str
    article: str
    turn: int
    place: int
    language: str
    stems: frozenset[str]
    sounds: frozenset[str]
    context: frozenset[str]
    numbers: frozenset[float]
    days: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
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
    content = words(text, statement.content)[:_LONGEST]
    around = words(text, (*statement.cue, *statement.frame, *statement.source))[:_LONGEST]
    voice = " ".join(hop.name for hop in statement.chain) or words(text, statement.source)
    return Said(
        id=statement.id, article=article.id, turn=turn, place=place, language=language,
        stems=_stems(content, language), sounds=sounds(content, language),
        context=sounds(around, language) | _stems(around, language),
        numbers=frozenset(n.value for n in numbers(content, language)),
        days=frozenset(t.begin[:10] if t.begin else t.value for t in statement.times),
        places=_keys(text, [p.span for p in statement.places], language),
        names=_keys(text, [n.span for n in statement.names if n.kind != "place"], language),
        voice=sounds(voice, language),
        content_marks=marks(content, language),
        cue_marks=marks(words(text, statement.cue)[:_LONGEST], language),
        denies=statement.polarity == "denied", own=statement.mode == "own",
        hedged=statement.certainty != "asserted",
        title=article.title_span is not None and statement.content[0][1] <= article.title_span[1],
        quoted=statement.mode == "direct",
        vector=vector,
    )  # fmt: skip


def sounds(text: str, language: str) -> frozenset[str]:
    """Prefixes of the skeletons of the longer words of ``text``: keys that cognates and names share across scripts."""
    found = (skeleton(stem(word, language))[:_PREFIX] for word in map(fold, WORD.findall(text)) if len(word) > 3)
    return frozenset(key for key in found if len(key) > 1)


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in map(fold, WORD.findall(text)) if len(word) > 2)


def _keys(text: str, spans: list[tuple[int, int]], language: str) -> frozenset[str]:
    return sounds(words(text, tuple(spans), " "), language)


def spelled(spans: Spans, text: str) -> str:
    """The words under ``spans`` on one line, for reasons."""
    return " ".join(words(text, spans).split())
