"""Outlets, organisations and offices: well-known names, and names made with a telling noun or a legal form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sayso.extract.entity_tables import Tokens
from sayso.extract.names.persons import is_cap
from sayso.extract.names.words import NameWords, is_acronym
from sayso.model.article import NameKind

Body = tuple[int, int, str | None, NameKind]
_QUOTES = {"„": '“”"', "«": "»", "“": '”"', '"': '"'}
_LONGEST = 6
_ADJECTIVE_ENDS = ("e", "er", "en", "es")


def known(tokens: Tokens, words: NameWords) -> Iterator[Body]:
    """The well-known names in the text, the longest first come, with the name they are known by."""
    at = 0
    while at < len(tokens.words):
        found = None
        for phrase, name, kind in words.phrases.get(tokens.lowers[at], ()):
            after = at + len(phrase)
            if tuple(tokens.words[at:after]) == phrase and not _part(tokens, after):
                found = (at, after, name, kind)
                break
        if found:
            yield found
        at = found[1] if found else at + 1


def _part(tokens: Tokens, after: int) -> bool:
    """Whether a hyphen binds the name into a longer word."""
    behind = after + 1 < len(tokens.words) and tokens.words[after] == "-" and tokens.joined(after - 1)
    return behind and tokens.joined(after) and tokens.words[after + 1][0].isalpha()


def made(tokens: Tokens, words: NameWords, taken: set[int]) -> Iterator[Body]:
    """Names that a noun or a legal form in them, before them or after them tells."""
    tails = sorted(i for i, lower in enumerate(tokens.lowers) if lower in words.tails)
    heads = [i for i, lower in enumerate(tokens.lowers) if lower in words.heads]
    free = 0
    for at in sorted({*tokens.caps, *heads}):
        if at < free or at in taken:
            continue
        found = _one(tokens, at, words)
        if found is None and tails and is_cap(tokens, at, words):
            last = next((i for i in tails[bisect_right(tails, at) :][:1] if i < at + _LONGEST), None)
            found = None if last is None else _tailed(tokens, (at, last), words, taken)
        if found:
            yield found
            free = found[1]


def _one(tokens: Tokens, at: int, words: NameWords) -> Body | None:
    lower = tokens.lowers[at]
    kind = words.heads.get(lower)
    if kind:
        after = _quoted(tokens, at + 1)
        if after:
            return at + 2, after - 1, None, kind
        after = _headed(tokens, at, words) if kind != "outlet" else None
        if after:
            return at, after, None, kind
    if not tokens.words[at][0].isupper():
        return None
    if words.office_suffixes and lower.endswith(words.office_suffixes):
        return at, at + 1, None, "office"
    return _short(tokens, at) if len(lower) <= _LONGEST else None


def _quoted(tokens: Tokens, at: int) -> int | None:
    """The token after the closing mark of a short name in quotation marks at ``at``."""
    if at + 1 >= len(tokens.words) or tokens.words[at] not in _QUOTES or not tokens.words[at + 1][0].isupper():
        return None
    for i in range(at + 2, min(len(tokens.words), at + _LONGEST)):
        if tokens.words[i] in _QUOTES[tokens.words[at]]:
            return i + 1
    return None


def _headed(tokens: Tokens, at: int, words: NameWords) -> int | None:
    """Ministry of Foreign Affairs: the noun, a word that binds, and words with capitals."""
    i = end = at + 1
    while i < len(tokens.words) and i <= at + _LONGEST:
        if is_cap(tokens, i, words):
            end = i + 1
        elif tokens.lowers[i] not in words.of:
            break
        i += 1
    bound = end > at + 1 and tokens.lowers[at + 1] in words.of
    return end if bound and (tokens.words[at][0].isupper() or tokens.lowers[at] in words.office_heads) else None


def _tailed(tokens: Tokens, at: tuple[int, int], words: NameWords, taken: set[int]) -> Body | None:
    """Deutsche Bank, Kyiv Post, Muster GmbH: words with capitals and the telling noun."""
    first, last = at
    inner = range(first + 1, last + 1)
    if any(i in taken or not (tokens.words[i][0].isupper() or tokens.words[i] in {"-", "&"}) for i in inner):
        return None
    return _tail(tokens, at, words, words.tails[tokens.lowers[last]])


def _tail(tokens: Tokens, at: tuple[int, int], words: NameWords, kind: NameKind) -> Body | None:
    first, last = at
    legal = tokens.words[last].isupper() or tokens.words[last] == "GmbH"
    if words.nounlike and not legal:
        before = tokens.words[last - 1]
        if before != "-" and not (last == first + 1 and before.endswith(_ADJECTIVE_ENDS)):
            return None
    return first, last + 1, None, kind


def _short(tokens: Tokens, at: int) -> Body | None:
    around = [tokens.words[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(tokens.words)]
    shouted = any(word.isupper() and len(word) > 1 for word in around)
    hyphened = any(word == "-" for word in around[1:3])
    fits = is_acronym(tokens.words[at]) and not shouted and not hyphened
    return (at, at + 1, tokens.words[at], "organisation") if fits else None
