"""Words of names: what one may be an inflected form of, how it sounds, and how near two words are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.link.actors.sounds import likeness, parts, readings
from sayso.link.language import languages, table, words

_SHORTEST_STEM = 2
_MOST_VARIANTS = 24
_STRIPPED = 0.02
_READ = 0.013
_VOWELS_BEND = 0.2
Script = str


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to take a word: its vowels by place, and what taking it so costs, 0 to 1."""

    vowels: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case with its variants by skeleton, the cheapest first."""

    text: str
    language: str
    variants: tuple[tuple[str, tuple[Variant, ...]], ...]

    @property
    def skeletons(self) -> tuple[str, ...]:
        """The skeletons under which the word may be looked up, the likeliest first."""
        return tuple(skeleton for skeleton, _ in self.variants)


@cache
def endings(language: str, kind: str) -> tuple[tuple[str, str], ...]:
    """The endings of ``language`` with what stands in their place in the stem; every language's where it is ``*``."""
    known = languages() if language == "*" else (language,)
    found = {tuple((one + ">").split(">")[:2]) for code in known for one in words(code, "actors", f"{kind}_endings")}
    return tuple(sorted(((a, b) for a, b in found), key=lambda pair: (-len(pair[0]), pair)))


def stems(text: str, language: str, kind: str = "person") -> tuple[str, ...]:
    """``text`` itself, then what it may be an inflected form of; only where a vowel stays in a stem of letters."""
    out = [text]
    for ending, instead in endings(language, kind):
        stem = text[: -len(ending)] + instead
        if text.endswith(ending) and len(stem) >= _SHORTEST_STEM and len(text) > len(ending):
            out.append(stem)
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1 << 18)
def word(text: str, language: str = "*", kind: str = "person") -> Word:
    """The word ``text`` (lower case) of a language (``*`` where it is not known), for a ``person`` or ``other``."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    count = 0
    for far, stem in enumerate(stems(text, language, kind)):
        for nth, reading in enumerate(readings(stem)):
            skeleton, vowels = parts(reading)
            cost = (_STRIPPED if far else 0.0) + _READ * nth
            kept = found.setdefault(skeleton, {})
            if vowels not in kept:
                kept[vowels] = cost
                count += 1
        if count > _MOST_VARIANTS:
            break
    packed = tuple((s, tuple(Variant(v, c) for v, c in vs.items())) for s, vs in found.items())
    return Word(text, language, packed)


def nearness(left: Word, right: Word) -> float:
    """How surely the two are forms or spellings of one word, 0 to 1; 1 for the same letters."""
    if left.text == right.text:
        return 1.0
    ours = dict(left.variants)
    ends = _VOWELS_BEND if _bends(left.language) or _bends(right.language) else 1.0
    best = 0.0
    for skeleton, theirs in right.variants:
        mine = ours.get(skeleton)
        if not mine:
            continue
        shared = max(likeness(a.vowels, b.vowels, ends=ends) - a.cost - b.cost for a in mine for b in theirs)
        best = max(best, shared - _thin(skeleton))
    return min(0.99, best)


def sound(one: Word) -> str:
    """What a word that was read nowhere else is known by: its shortest skeleton, with vowels where that is thin."""
    firsts = [(skeleton, variant) for skeleton, found in one.variants for variant in found if _first(variant)]
    if not firsts:
        return one.text
    skeleton, variant = min(firsts, key=lambda pair: (len(pair[0]), pair[0]))
    return skeleton if len(skeleton) > 2 else skeleton + "".join(vowels[:1] for vowels in variant.vowels[:-1])


def _first(variant: Variant) -> bool:
    """Whether the variant is the likeliest reading of the word or of a stem of it."""
    return variant.cost in {0.0, _STRIPPED}


@cache
def _bends(language: str) -> bool:
    """Whether names of the language have cases that change the vowel at their end; so too where it is not known."""
    return language == "*" or bool(table(language, "actors").get("cases", False))


def _thin(skeleton: str) -> float:
    """The doubt that comes with few consonants: much is alike that has one or two."""
    return {0: 0.3, 1: 0.08, 2: 0.02}.get(len(skeleton), 0.0)
