"""Streets, embassies, palaces and landmarks: places of which the town is known and no more."""

from __future__ import annotations

from sayso.extract.entity_tables import Tokens
from sayso.extract.places.gazetteer import Gazetteer, Spot
from sayso.extract.places.words import PlaceWords

Built = tuple[int, int, Spot | None]
_LONGEST_NAME = 8


def find_buildings(tokens: Tokens, words: PlaceWords, towns: list[tuple[int, Spot]], atlas: Gazetteer) -> list[Built]:
    """First token, token after, and the town's spot of each street, building and landmark, in order."""
    out: list[Built] = []
    free = 0
    heads = [i for i, lower in enumerate(tokens.lowers) if lower in words.street_heads]
    for at in sorted({*tokens.caps, *heads}):
        if at < free:
            continue
        mark = _landmark(tokens, at, words, atlas)
        after = mark[1] if mark else _named(tokens, at, words)
        if after is not None and after > at:
            out.append(mark or (at, after, _town(at, towns)))
            free = after
    return out


def _town(at: int, towns: list[tuple[int, Spot]]) -> Spot | None:
    before = [spot for place, spot in towns if place < at]
    return before[-1] if before else towns[0][1] if towns else None


def _landmark(tokens: Tokens, at: int, words: PlaceWords, atlas: Gazetteer) -> Built | None:
    if not tokens.words[at][0].isupper():
        return None
    for length in range(words.landmark_heads.get(tokens.lowers[at], 0), 0, -1):
        if at + length <= len(tokens.words) and tuple(tokens.lowers[at : at + length]) in words.landmarks:
            return at, at + length, atlas.town(words.landmarks[tuple(tokens.lowers[at : at + length])])
    return None


def _named(tokens: Tokens, at: int, words: PlaceWords) -> int | None:
    """The token after a street's or building's name that begins at ``at``, None where none does."""
    word, lower = tokens.words[at], tokens.lowers[at]
    if lower in words.street_heads or (lower in words.buildings and words.linkers):
        after = _behind(tokens, at + 1, words)
        return after if after > at + 1 and (word[0].isupper() or lower in words.street_heads) else None
    if not word[0].isupper():
        return None
    if len(lower) > 7 and lower.endswith(words.street_suffixes):
        return at + 1
    if at + 2 < len(tokens.words) and tokens.words[at + 1] == "-" and tokens.joined(at) and tokens.joined(at + 1):
        return _hyphened(tokens, at, words)
    return _before_tail(tokens, at, words)


def _hyphened(tokens: Tokens, at: int, words: PlaceWords) -> int | None:
    """US-Botschaft, Élysée-Palast, Karl-Marx-Straße."""
    i, last = at, min(len(tokens.words), at + 2 * _LONGEST_NAME) - 2
    while i < last and tokens.words[i + 1] == "-" and tokens.joined(i) and tokens.joined(i + 1):
        i += 2
    suffixes = (*words.building_suffixes, *words.street_suffixes)
    return i + 1 if i > at and suffixes and tokens.lowers[i].endswith(suffixes) else None


def _before_tail(tokens: Tokens, at: int, words: PlaceWords) -> int | None:
    """Downing Street, the US embassy: one to three words with capitals, then the noun."""
    for i in range(at + 1, min(len(tokens.words), at + 4)):
        capital = tokens.words[i][0].isupper()
        if (tokens.lowers[i] in words.street_tails and capital) or tokens.lowers[i] in words.buildings:
            return i + 1
        if not tokens.words[i][0].isupper():
            return None
    return None


def _behind(tokens: Tokens, at: int, words: PlaceWords) -> int:
    """The token after the name that follows a street's noun: words with capitals, bound by linkers and hyphens."""
    end = at
    for i in range(at, min(len(tokens.words), at + _LONGEST_NAME)):
        word = tokens.words[i]
        if word[0].isupper():
            end = i + 1
        elif not (word == "-" or tokens.lowers[i] in words.linkers) or (word == "-" and end != i):
            break
    return end
