"""A name as it stands in a text, cut into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*|\d+")
_ENDING_OF_ACRONYM = re.compile(r"(?<=[A-ZА-ЯЄІЇҐŁŚŻČŠŽ]{2})[-'’](?:[a-zа-яіїє]{1,4})\b")
_LONGEST_ACRONYM = 6
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a name, in lower case and as written; the endings that acronyms take in Polish cut off."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]

    @property
    def acronym(self) -> bool:
        """Whether the name is one word of capitals, such as AFP or ЄС."""
        return len(self.shapes) == 1 and is_acronym(self.shapes[0])

    @property
    def exact(self) -> str:
        """The words in lower case with spaces between."""
        return " ".join(self.words)


@lru_cache(maxsize=1 << 17)
def written(name: str) -> Written:
    """``name`` in words: without quotation marks and signs, parted at hyphens; at most sixteen words."""
    shapes = tuple(_WORD.findall(_ENDING_OF_ACRONYM.sub("", name)))[:_MOST_WORDS]
    return Written(tuple(shape.lower().replace("’", "'").replace("ʼ", "'") for shape in shapes), shapes)


def is_acronym(shape: str) -> bool:
    """Whether the word is two to six capitals, perhaps with a small letter among them (UOKiK)."""
    capitals = sum(sign.isupper() for sign in shape)
    return 2 <= len(shape) <= _LONGEST_ACRONYM and capitals >= max(2, len(shape) - 1) and shape[0].isupper()
