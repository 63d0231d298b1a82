"""What a time expression is resolved against: the day of publication, other dates in the text, tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.extract.entity_tables import Tokens
from sayso.extract.times.lexicon import Rule, Value

_TENSE_REACH = 25
_EVENT_REACH = 25
_STEM = 5
_STOPS = frozenset(".!?\n;")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched tokens ``first`` up to, not with, ``after``: the classes' values, and where they stand."""

    rule: Rule
    first: int
    after: int
    values: dict[str, Value]
    at: dict[str, int]

    def number(self, name: str) -> int | None:
        """The value of class ``name`` as a number, None where it did not match or is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str | None:
        """The value of class ``name`` as a word, None where it did not match."""
        value = self.values.get(name)
        return None if value is None else str(value)


@dataclass(slots=True)
class Context:
    """The state of resolving one text from its begin to its end.

    ``anchors`` are the full dates that the text itself gives, by token; ``last`` is the day spoken of last.
    """

    tokens: Tokens
    tenses: Sequence[int]
    published: date | None
    anchors: list[tuple[int, date]] = field(default_factory=list)
    last: date | None = None
    last_at: int = -1
    days: list[tuple[int, date]] = field(default_factory=list)

    def base(self, at: int) -> date | None:
        """The day of publication; where it is missing, the full date in the text that is nearest to token ``at``."""
        if self.published or not self.anchors:
            return self.published
        return min(self.anchors, key=lambda anchor: abs(anchor[0] - at))[1]

    def spoken(self, at: int) -> date | None:
        """The day that the text spoke of last, else the base."""
        return self.last or self.base(at)

    def tense(self, at: int) -> int:
        """1 where the nearest tense cue in the sentence speaks of what is to come, -1 of what was, 0 without a cue."""
        words, tenses = self.tokens.words, self.tenses
        ahead = behind = True
        for reach in range(1, _TENSE_REACH):
            for step, side in ((at + reach, ahead), (at - reach, behind)):
                if side and 0 <= step < len(words) and words[step] not in _STOPS and tenses[step]:
                    return tenses[step]
            ahead = ahead and at + reach < len(words) and words[at + reach] not in _STOPS
            behind = behind and at >= reach and words[at - reach] not in _STOPS
        return 0

    def same_sentence(self, left: int, right: int) -> bool:
        """Whether no stop lies between tokens ``left`` and ``right``, a full stop after a number aside."""
        words = self.tokens.words
        inner = range(left, right)
        return all(words[i] not in _STOPS or (i > 0 and words[i - 1].isdecimal()) for i in inner)

    def beside(self, at: int) -> date | None:
        """The day named last before token ``at`` in its sentence: on 7 January, the day after the meeting."""
        days = [when for place, when in self.days if place < at and self.same_sentence(place, at)]
        return days[-1] if days else None

    def event_day(self, at: int) -> date | None:
        """The day of the event whose word is token ``at``: that of a date in another sentence with the same word."""
        stem = self.tokens.lowers[at][:_STEM]
        for place, when in self.days:
            low, high = max(0, place - _EVENT_REACH), min(len(self.tokens.words), place + _EVENT_REACH)
            for i in range(low, high):
                near = self.tokens.lowers[i].startswith(stem) and i != at
                if near and self.same_sentence(min(i, place), max(i, place)):
                    return when
        return None
