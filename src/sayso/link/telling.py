"""A telling: one statement as linking compares it, with what can be read off its words once and for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.link import words as lexis
from sayso.link.language import code, words
from sayso.link.material import Material
from sayso.link.numbers import numbers
from sayso.model import Article, Place, Statement
from sayso.text import Span

Days = tuple[int, int]
_LONGEST = 6000
"""Characters of one content that are read; what a statement says is said by then."""
_SHORTEST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement with its features; every key that is shared across languages is free of scripts.

    ``tokens`` are folded words in order; ``stems`` those of the statement's language, in order; ``skeletons`` the
    consonants of the longer words; ``numbers`` all but those within times; ``days`` the first and last day of each
    time as ordinals; ``places`` by geonames or by their letters, metonyms apart; ``names`` of persons and bodies;
    ``source`` of the hops of the chain, the origin's last. ``negated`` says whether the content holds a negation.
    """

    statement: Statement
    article: Article
    text: str
    tokens: tuple[str, ...]
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]
    numbers: tuple[float, ...]
    days: tuple[Days, ...]
    places: tuple[str, ...]
    metonyms: tuple[str, ...]
    names: tuple[str, ...]
    source: tuple[str, ...]
    negated: bool

    @property
    def language(self) -> str:
        """The language code of the article."""
        return code(self.article.language)

    @property
    def denied(self) -> bool:
        """Whether the statement denies what its content says."""
        return self.statement.polarity == "denied"


def tellings(material: Material, ids: Iterable[str] | None = None) -> Mapping[str, Telling]:
    """The tellings of ``ids`` (of all statements), in the order of the material."""
    wanted = None if ids is None else set(ids)
    chosen = [s for s in material.statements if wanted is None or s.id in wanted]
    return {s.id: telling(s, material.articles[s.article]) for s in chosen}


def telling(statement: Statement, article: Article) -> Telling:
    """The features of one statement."""
    text = " ".join(article.text[b:e] for b, e in statement.content)[:_LONGEST]
    language = code(article.language)
    tokens = tuple(lexis.fold(word) for word in lexis.WORD.findall(text))
    stems = tuple(lexis.stem(token, language) for token in tokens)
    return Telling(
        statement=statement,
        article=article,
        text=text,
        tokens=tokens,
        stems=stems,
        skeletons=_skeletons(tokens, stems),
        numbers=_numbers(statement, article),
        days=_days(statement),
        places=_unique(place_key(p, language) for p in statement.places if not p.metonym),
        metonyms=_unique(place_key(p, language) for p in statement.places if p.metonym),
        names=_unique(key for name in statement.names for key in name_keys(name.name, language)),
        source=_unique(key for hop in statement.chain for key in name_keys(hop.name, language)),
        negated=_negated(tokens, language),
    )


def name_keys(name: str, language: str) -> tuple[str, ...]:
    """The script-free key of each word of a name: ``Espen Vik`` is ``spn`` and ``vk``; short words are left out."""
    tokens = [lexis.fold(word) for word in lexis.WORD.findall(name)]
    keys = [lexis.skeleton(lexis.stem(token, language)) for token in tokens if len(token) > 2]
    return tuple(key for key in keys if len(key) > 1)


def place_key(place: Place, language: str) -> str:
    """What a place is known by: its number in GeoNames, else the skeleton of its name."""
    if place.geonames is not None:
        return f"g{place.geonames}"
    keys = name_keys(place.name, language)
    return "-".join(keys) or lexis.fold(place.name)


def negations(language: str) -> frozenset[str]:
    """The folded words that negate in a language."""
    return _negations(code(language))


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(map(lexis.fold, words(language, "words", "negations")))


def _negated(tokens: Sequence[str], language: str) -> bool:
    return not _negations(language).isdisjoint(tokens)


def _skeletons(tokens: Sequence[str], stems: Sequence[str]) -> tuple[str, ...]:
    made = (lexis.skeleton(stem) for token, stem in zip(tokens, stems, strict=True) if len(token) > 4)
    return _unique(key for key in made if len(key) >= _SHORTEST_SKELETON)


def _numbers(statement: Statement, article: Article) -> tuple[float, ...]:
    """The numbers of the content; those that belong to a time of the article are told by the time."""
    times = [t.span for t in article.times]
    out = []
    for begin, end in statement.content:
        for number in numbers(article.text[begin : min(end, begin + _LONGEST)], article.language):
            span = (begin + number.span[0], begin + number.span[1])
            if not any(_touch(span, time) for time in times):
                out.append(number.value)
    return tuple(dict.fromkeys(out))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _days(statement: Statement) -> tuple[Days, ...]:
    out = []
    for time in statement.times:
        begin, end = _ordinal(time.begin), _ordinal(time.end or time.begin)
        if begin is not None and end is not None and begin <= end:
            out.append((begin, end))
    return tuple(dict.fromkeys(out))


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
