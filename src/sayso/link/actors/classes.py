"""Words that are forms and spellings of one word, gathered over everything that was read."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.link.actors.words import Word, nearness, sound, word

Form = tuple[str, str]
_ENOUGH = 0.82
_ENOUGH_BY_MEMBER = 0.95


class Classes:
    """A partition of word forms (text, language): each joins the commonest form that it is near enough to.

    It may also join by a form that has joined before, but only as an inflection of that: chains must not grow.

    Nobody is compared with everybody: only forms that share a skeleton are. The result does not depend on the order of
    what was read, for the commonest come first, the same counts by letters.
    """

    def __init__(self, counts: Mapping[Form, int], kind: str) -> None:
        self._kind = kind
        self._members: dict[str, list[tuple[Word, str]]] = {}
        self._of: dict[Form, str] = {}
        for text, language in sorted(counts, key=lambda form: (-counts[form], form)):
            self._of[text, language] = self._join(word(text, language, kind))

    def of(self, text: str, language: str) -> str:
        """The commonest form of the word; how it sounds where nothing near it was read."""
        known = self._of.get((text, language))
        if known is not None:
            return known
        one = word(text, language, self._kind)
        return self._near(one) or sound(one)

    def _join(self, one: Word) -> str:
        near = self._near(one)
        for skeleton in one.skeletons:
            self._members.setdefault(skeleton, []).append((one, near or one.text))
        return near or one.text

    def _near(self, one: Word) -> str | None:
        best, leader = 0.0, None
        for skeleton in one.skeletons:
            for other, head in self._members.get(skeleton, ()):
                score = nearness(one, other)
                if score < (_ENOUGH if other.text == head else _ENOUGH_BY_MEMBER):
                    continue
                if score > best or (score == best and (leader is None or head < leader)):
                    best, leader = score, head
        return leader
