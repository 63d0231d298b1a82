"""How a word sounds, in an alphabet so narrow that the romanisations of one name meet in it.

Dmitriev, Dmitrijew, Dmitriyev, Дмитриев and Дмітрієв are all ``DMiTRieV`` or one vowel from it. Capitals are
consonants, small letters vowels (see sounds.toml). A spelling may have several readings: the ch of Achim is not that
of Charles. The consonants alone are the word's *skeleton*, by which words are looked up; the vowels between them tell
near words apart.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from anyascii import anyascii

_MOST = 8
_LONGEST_WORD = 40
_NEAR = {
    frozenset("ae"): 0.3, frozenset("ao"): 0.3, frozenset("ei"): 0.3, frozenset("ou"): 0.3, frozenset("au"): 0.4,
    frozenset("eo"): 0.4, frozenset("ai"): 0.5, frozenset("eu"): 0.5, frozenset("iu"): 0.5, frozenset("io"): 0.6,
}  # fmt: skip
_PART = 0.12
_ONE_SILENT = 0.4


@cache
def _spellings() -> tuple[dict[str, tuple[str, ...]], int]:
    data = tomllib.loads((resources.files("sayso.link.actors") / "sounds.toml").read_text(encoding="utf-8"))
    table = {
        spelling: tuple("" if one == "-" else one for one in sounds.split("|"))
        for letters in data.values()
        for spelling, sounds in letters.items()
    }
    return table, max(map(len, table))


@lru_cache(maxsize=1 << 17)
def readings(word: str) -> tuple[str, ...]:
    """The ways to sound out ``word`` (lower case), at most eight, the likeliest first; letters of any script."""
    table, longest = _spellings()
    framed = f"^{plain(word)[:_LONGEST_WORD]}$"
    out: list[str] = [""]
    at = 0
    while at < len(framed):
        for size in range(min(longest, len(framed) - at), 0, -1):
            sounds = table.get(framed[at : at + size])
            if sounds is not None:
                room = max(1, _MOST // len(out))
                out = [begun + sound for sound in sounds[:room] for begun in out]
                at += size - (size > 1 and framed[at + size - 1] == "$")
                break
        else:
            at += 1
    return tuple(dict.fromkeys(map(_single, out)))


def plain(word: str) -> str:
    """``word`` with letters that sounds.toml knows; other letters in the nearest ASCII."""
    if word.isascii():
        return word
    table, _ = _spellings()
    out = []
    for sign in unicodedata.normalize("NFC", word):
        if sign.isascii() or sign in table:
            out.append(sign)
        elif sign.isalpha():
            base = unicodedata.normalize("NFD", sign)[0]
            out.append(base if base in table else anyascii(sign).lower())
    return "".join(out)


def _single(sounds: str) -> str:
    """The sounds without doubled ones."""
    return "".join(sign for at, sign in enumerate(sounds) if at == 0 or sign != sounds[at - 1])


@lru_cache(maxsize=1 << 18)
def parts(sounds: str) -> tuple[str, tuple[str, ...]]:
    """The skeleton of ``sounds`` and the vowels before, between and after its consonants."""
    skeleton, between = "", [""]
    for sign in sounds:
        if sign.isupper():
            if between[-1] == "" and skeleton.endswith(sign):
                continue
            skeleton += sign
            between.append("")
        else:
            between[-1] += sign
    return skeleton, tuple(between)


@lru_cache(maxsize=1 << 14)
def vowel_distance(left: str, right: str) -> float:
    """How far two runs of vowels are apart: 0 the same, 1 not alike."""
    if left == right:
        return 0.0
    if not left or not right:
        return _ONE_SILENT
    if left[0] == right[0] or set(left) <= set(right) or set(right) <= set(left):
        return _PART
    return min(0.0 if a == b else _NEAR.get(frozenset(a + b), 1.0) for a in left for b in right) + _PART / 2


def likeness(left: tuple[str, ...], right: tuple[str, ...], *, ends: float = 1.0) -> float:
    """How alike the vowels of two words of one skeleton are, 0 to 1; ``ends`` is what those at the end weigh."""
    last = len(left) - 1
    weights = [0.8 if at == 0 else ends if at == last and last > 1 else 1.0 for at in range(last + 1)]
    cost = sum(w * vowel_distance(a, b) for w, a, b in zip(weights, left, right, strict=True))
    return max(0.0, 1.0 - cost / max(1, last))
