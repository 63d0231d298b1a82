"""How alike two names sound, whatever their script and spelling: Горная газета, Gornaja Gaseta, Gornaya Gazeta."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

# One Latin letter or two for each Cyrillic one; spellings that languages differ in fall together in `skeleton`.
_LATIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё",
        "a b v h g d e e zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e u a e".replace("_", "").split(" "),
        strict=True,
    )
)
# What languages write differently for one sound, longest first; vowels and half-vowels go last.
_SOUNDS = (
    (r"schtsch|shch|chtch|tsch|tch|sch|sh|zh|ch|kh|dsch|dzh|dj|[gh]", "h"),
    (r"ph|[vwf]", "v"),
    (r"ts|tz|cz|c(?=[eiy])|[szß]", "s"),
    (r"ck|[cqk]", "k"),
    (r"x", "ks"),
    (r"[aeiouyj]", ""),
)
_SOUND = tuple((re.compile(pattern), letter) for pattern, letter in _SOUNDS)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65536)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in small Latin letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple("".join(_LATIN.get(c, c) for c in word) for word in _WORD.findall(plain.replace("ʼ", "")))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, one letter for a sound; its first letter stays where it is a vowel."""
    out = word
    for pattern, letter in _SOUND:
        out = pattern.sub(letter, out)
    out = re.sub(r"(.)\1+", r"\1", out)
    return ("a" if word[:1] in "aeiouyj" else "") + out


@lru_cache(maxsize=262144)
def words_alike(left: str, right: str) -> float:
    """Between 0 and 1 for two folded words; endings count little."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) < 4:
        return 0.0
    sound = ratio(skeleton(left), skeleton(right)) / 100
    return 0.6 * sound + 0.4 * ratio(left, right) / 100


@lru_cache(maxsize=262144)
def covers(part: str, whole: str) -> float:
    """How much of the name ``part`` stands in ``whole``, between 0 and 1; long words weigh more."""
    left, right = folded(part)[:12], folded(whole)[:12]
    total = sum(len(word) for word in left)
    if not total or not right:
        return 0.0
    found = sum(len(word) * best for word in left if (best := max(words_alike(word, o) for o in right)) >= 0.7)
    return found / total


@lru_cache(maxsize=65536)
def short_for(part: str, whole: str) -> bool:
    """Whether ``part`` may be the initials of ``whole``: lpd of Landespressedienst Mitte."""
    letters, name = "".join(folded(part)), "".join(folded(whole))
    if not (2 <= len(letters) <= 5 and name and letters[0] == name[0]) or len(name) < 2 * len(letters):
        return False
    initials = "".join(word[0] for word in folded(whole))
    return initials.startswith(letters) or (part.islower() and _in_order(letters, name))


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def names(part: str, whole: str) -> float:
    """How surely the words ``part`` name the bearer of ``whole``, in whatever spelling: between 0 and 1."""
    return 0.9 if short_for(part, whole) else covers(part, whole)
