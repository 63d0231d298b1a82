"""Finding the places of a text: names of the gazetteer, and streets and buildings with the town they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.extract.entity_tables import Tokens
from sayso.extract.places.buildings import find_buildings
from sayso.extract.places.gazetteer import Gazetteer, Spot, gazetteer
from sayso.extract.places.words import PlaceWords, place_words
from sayso.model.article import Place
from sayso.text import Span

_NEAR_WIDENS = 2
_SUBJECT_REACH = 3
_STOPS = frozenset('.!?;:,\n„“”«»"()')


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` up to, not with, ``after`` that name a place; ``sure`` where nothing else is likely meant."""

    first: int
    after: int
    spots: tuple[Spot, ...]
    sure: bool


def candidates(tokens: Tokens, language: str) -> tuple[Found, ...]:
    """What the gazetteer knows of ``tokens``, the longest name first come; empty for a language without tables."""
    words = place_words(language)
    if not words.prepositions:
        return ()
    atlas = gazetteer(language)
    out: list[Found] = []
    free = 0
    for at in tokens.caps:
        one = _at(tokens, at, atlas, words) if at >= free else None
        if one:
            out.append(one)
            free = one.after
    return tuple(out)


def _at(tokens: Tokens, at: int, atlas: Gazetteer, words: PlaceWords) -> Found | None:
    longest = max(atlas.heads.get(atlas.stem(tokens.words[at]), 0), atlas.heads.get(tokens.lowers[at], 0))
    parts: list[tuple[list[str], int]] = []
    taken: list[str] = []
    i = at
    while len(taken) < longest and i < len(tokens.words):
        word = tokens.words[i]
        if word not in {"-", "."} and not word[0].isalpha():
            break
        if word[0].isalpha():
            taken = [*taken, word]
            parts.append((taken, i + 1))
        i += 1
    for name, after in reversed(parts):
        spots = atlas.find(name)
        if len(name) == 1 and tokens.lowers[at] in words.stop:
            return None
        if spots and not _compound(tokens, at, after):
            return Found(at, after, spots, _sure(tokens, (at, after), spots[0], words))
    return None


def _compound(tokens: Tokens, first: int, after: int) -> bool:
    """Whether the name is part of a longer word that a hyphen binds."""
    behind = after + 1 < len(tokens.words) and tokens.words[after] == "-" and tokens.joined(after - 1)
    before = first > 1 and tokens.words[first - 1] == "-" and tokens.joined(first - 2) and tokens.joined(first - 1)
    return (behind and tokens.joined(after) and tokens.words[after + 1][0].isalpha()) or before


def _sure(tokens: Tokens, at: Span, spot: Spot, words: PlaceWords) -> bool:
    first, after = at
    name = " ".join(tokens.lowers[first:after])
    placed = _preceding(tokens, first, words) in words.prepositions or tokens.lowers[first - 1] in words.kinds
    if name in words.attributive:
        following = tokens.words[after] if after < len(tokens.words) else "."
        return not following[0].isalpha() or tokens.lowers[after] in words.acts | words.prepositions | words.linkers
    if name in words.ambiguous:
        return placed
    return placed or spot.kind in "CKP" or _dateline(tokens, first, after)


def _preceding(tokens: Tokens, first: int, words: PlaceWords) -> str:
    """The word before the name, articles passed over."""
    at = first - 1
    while at >= 0 and tokens.lowers[at] in words.determiners:
        at -= 1
    return tokens.lowers[at] if at >= 0 else ""


def _dateline(tokens: Tokens, first: int, after: int) -> bool:
    opens = first == 0 or tokens.words[first - 1] == "\n"
    return opens and after < len(tokens.words) and tokens.words[after] in {".", "-", "–", "—", "/", "("}


def find_places(tokens: Tokens, language: str, found: Iterable[Found], taken: Sequence[Span] = ()) -> tuple[Place, ...]:
    """The places among ``found`` (of ``candidates``), streets and buildings; spans in ``taken`` name something else.

    Homonyms go to the country that the text speaks of, else to the larger; a street, embassy or palace gets the point
    and radius of the town named nearest before it, else first in the text.
    """
    words, atlas = place_words(language), gazetteer(language) if place_words(language).prepositions else None
    if atlas is None:
        return ()
    named = _offsets(taken)
    kept = [one for one in _repeated(list(found)) if not _overlaps(tokens.span(one.first, one.after), named)]
    countries = Counter(one.spots[0].country for one in kept if one.spots[0].kind in "CK")
    placed = [(one, _best(one.spots, countries)) for one in kept]
    towns = [(one.first, spot) for one, spot in placed if spot.kind != "C" and not _stands(tokens, one, spot, words)]
    built = find_buildings(tokens, words, towns, atlas)
    built = [one for one in built if not _overlaps(tokens.span(one[0], one[1]), named)]
    covered = _offsets(tokens.span(first, after) for first, after, _ in built)
    out = [_place(tokens, (first, after), spot, words) for first, after, spot in built]
    for one, spot in placed:
        if not _overlaps(tokens.span(one.first, one.after), covered):
            out.append(_place(tokens, (one.first, one.after), spot, words))
    return tuple(sorted(out, key=lambda place: place.span))


def _repeated(found: list[Found]) -> list[Found]:
    """Those that are sure, and the unsure that are named surely elsewhere in the text."""
    known = {spot for one in found if one.sure for spot in one.spots[:1]}
    return [one for one in found if one.sure or (one.spots[0].kind != "C" and one.spots[0] in known)]


def _best(spots: tuple[Spot, ...], countries: Counter[str]) -> Spot:
    first = spots[0]
    if first.kind in "CK" or len(spots) == 1:
        return first
    near = [spot for spot in spots if countries[spot.country] and spot.population * 20 > first.population]
    return max(near, key=lambda spot: countries[spot.country]) if near and not countries[first.country] else first


def _overlaps(span: Span, covered: frozenset[int]) -> bool:
    return not covered.isdisjoint(range(*span))


def _offsets(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(*span))


def _place(tokens: Tokens, at: Span, spot: Spot | None, words: PlaceWords) -> Place:
    first, after = at
    begin, end = tokens.span(first, after)
    near = is_near(tokens, first, words)
    before = _preceding(tokens, first, words)
    inside = not near and before in words.locative
    name = tokens.text[begin:end]
    relation: Literal["in", "near"] | None = "near" if near else "in" if inside else None
    if spot is None:
        return Place((begin, end), name, relation=relation)
    radius = spot.radius_m * (_NEAR_WIDENS if near else 1)
    metonym = not near and _stands(tokens, Found(first, after, (spot,), True), spot, words)
    return Place((begin, end), name, spot.lat, spot.lon, radius, spot.geonames, None if metonym else relation, metonym)


def is_near(tokens: Tokens, first: int, words: PlaceWords) -> bool:
    """Whether a phrase of nearness stands right before token ``first``, articles passed over."""
    at = first
    for _ in range(2):
        for phrase in words.near:
            if tuple(tokens.lowers[max(0, at - len(phrase)) : at]) == phrase:
                return True
        if at == 0 or tokens.lowers[at - 1] not in words.determiners:
            return False
        at -= 1
    return False


def _stands(tokens: Tokens, one: Found, spot: Spot, words: PlaceWords) -> bool:
    placed = _preceding(tokens, one.first, words) in words.prepositions
    return _metonym(tokens, (one.first, one.after), spot, (words, placed))


def _metonym(tokens: Tokens, at: Span, spot: Spot, how: tuple[PlaceWords, bool]) -> bool:
    """Whether the name stands for a government: the subject of a cue verb, or the object of according to."""
    (first, after), (words, placed) = at, how
    if spot.kind not in "CK" and spot.geonames not in words.landmarks.values():
        return False
    before = _preceding(tokens, first, words)
    if placed:
        return first > 1 and tokens.lowers[first - 2] in words.signals
    return before in words.by or before in words.acts or _signed(tokens, first) or _acts(tokens, after, words)


def _signed(tokens: Tokens, first: int) -> bool:
    """Whether the name signs a quotation: it stands behind a dash that begins a line."""
    at = first - 1
    return at >= 1 and tokens.words[at] in {"-", "–", "—"} and tokens.words[at - 1] == "\n"


def _acts(tokens: Tokens, after: int, words: PlaceWords) -> bool:
    """Whether a cue verb follows within reach, with no stop and no other name between."""
    for i in range(after, min(len(tokens.words), after + _SUBJECT_REACH)):
        if tokens.lowers[i] in words.acts:
            return True
        if tokens.words[i] in _STOPS or tokens.words[i][0].isupper():
            return False
    return False
