"""Persons: a given name or a title and what follows, full names beside a cue verb, then the surname alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.extract.entity_tables import Tokens
from sayso.extract.names.words import NameWords, is_acronym

Span2 = tuple[int, int]
_LONGEST = 4
_REACH = 12


def is_cap(tokens: Tokens, at: int, words: NameWords) -> bool:
    """Whether token ``at`` is a word with a capital that may stand in a name."""
    if not 0 <= at < len(tokens.words):
        return False
    word = tokens.words[at]
    return word[0].isupper() and len(word) > 1 and tokens.lowers[at] not in words.stop


def find_persons(tokens: Tokens, words: NameWords, taken: set[int], places: frozenset[int]) -> list[Span2]:
    """First token and token after of each person named in full or after a title."""
    out: list[Span2] = []
    free = 0
    for at in tokens.caps:
        if at < free or at in taken:
            continue
        found = _from(tokens, at, words, (taken, places))
        if found:
            out.append(found)
            free = found[1]
    return out


def _from(tokens: Tokens, at: int, words: NameWords, block: tuple[set[int], frozenset[int]]) -> Span2 | None:
    taken, places = block
    if tokens.lowers[at] in words.titles or not (is_cap(tokens, at, words) or _initial(tokens, at)):
        return None
    if words.is_given(tokens.words[at]) or (_initial(tokens, at) and is_cap(tokens, at + 2, words)):
        after, count = _extend(tokens, at, words, taken)
        if count >= 2:
            return at, after
    if _after_title(tokens, at, words) and at not in places and not _noun(tokens, at, words):
        after, _ = _extend(tokens, at, words, taken)
        return at, after
    if at in places:
        return None
    return _by_cue(tokens, at, words, taken) or _by_suffix(tokens, at, words, (taken, places))


def _initial(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return len(word) == 1 and word.isupper() and at + 1 < len(tokens.words) and tokens.words[at + 1] == "."


def _extend(tokens: Tokens, at: int, words: NameWords, taken: set[int]) -> tuple[int, int]:
    """The token after the name that begins at ``at``, and how many words it has."""
    i, count, end = at, 0, at
    while i < min(len(tokens.words), at + _REACH) and count < _LONGEST and i not in taken:
        if _initial(tokens, i) and count:
            i += 2
        elif _initial(tokens, i):
            i, count = i + 2, 1
        elif is_cap(tokens, i, words) and not (count and (_noun(tokens, i, words) or is_acronym(tokens.words[i]))):
            i = end = _hyphened(tokens, i + 1)
            count += 1
        elif count and tokens.words[i] in words.particles and _particles_end(tokens, i, words):
            i += 1
        else:
            break
    return max(end, at + 1), count


def _hyphened(tokens: Tokens, i: int) -> int:
    last = min(len(tokens.words), i + _REACH) - 1
    while i < last and tokens.words[i] == "-" and tokens.joined(i - 1) and tokens.joined(i):
        if not tokens.words[i + 1][0].isupper():
            break
        i += 2
    return i


def _particles_end(tokens: Tokens, at: int, words: NameWords) -> bool:
    ahead = at + 2 if at + 1 < len(tokens.words) and tokens.words[at + 1] in words.particles else at + 1
    return is_cap(tokens, ahead, words)


def _noun(tokens: Tokens, at: int, words: NameWords) -> bool:
    lower = tokens.lowers[at]
    return bool(words.nounlike) and lower.endswith(words.nounlike) and not words.is_given(tokens.words[at])


def _after_title(tokens: Tokens, at: int, words: NameWords) -> bool:
    before = at - 1
    if before > 0 and tokens.words[before] == "." and len(tokens.words[before - 1]) <= 4:
        before -= 1
    return before >= 0 and tokens.lowers[before] in words.titles


def _by_cue(tokens: Tokens, at: int, words: NameWords, taken: set[int]) -> Span2 | None:
    """Two or three words with capitals right beside a cue verb (said Jane Doe)."""
    after, count = _extend(tokens, at, words, taken)
    if not 2 <= count <= 3 or any(is_acronym(tokens.words[i]) for i in range(at, after)):
        return None
    if any(_noun(tokens, i, words) or tokens.lowers[i] in words.tails for i in range(at, after)):
        return None
    ahead = tokens.lowers[after] if after < len(tokens.words) else ""
    behind = tokens.lowers[at - 1] if at else ""
    if words.nounlike:
        return (at, after) if behind in words.said else None
    return (at, after) if behind in words.said or ahead in words.said else None


def _by_suffix(tokens: Tokens, at: int, words: NameWords, block: tuple[set[int], frozenset[int]]) -> Span2 | None:
    """Two words with capitals of which the second ends as surnames of the language do."""
    taken, places = block
    second = at + 1
    if not words.surname_suffixes or not is_cap(tokens, second, words) or second in taken or second in places:
        return None
    if is_acronym(tokens.words[at]) or is_acronym(tokens.words[second]):
        return None
    ends = words.stem(tokens.lowers[second]).endswith(words.surname_suffixes)
    return (at, _hyphened(tokens, second + 1)) if ends and len(tokens.words[second]) > 4 else None


def alone(
    tokens: Tokens, words: NameWords, surnames: Iterable[str], block: tuple[set[int], frozenset[int]]
) -> Iterator[tuple[int, str]]:
    """Each token that names a bearer of one of ``surnames`` (stems) by the surname alone, with the stem."""
    known, (taken, places) = frozenset(surnames), block
    for at in tokens.caps:
        if at not in taken and at not in places and len(tokens.words[at]) > 2:
            key = words.stem(tokens.words[at])
            if key in known and tokens.lowers[at] not in words.stop:
                yield at, key
