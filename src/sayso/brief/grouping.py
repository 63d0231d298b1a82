"""A modest grouping of the brief's own: repetitions within one language, told by words, names, times and numbers.

It would rather leave two tellings of one claim apart than put two claims together. Linking across languages, origins
and the scope of denials need more than words; whatever knows them fulfils ``Grouping`` and stands in its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import ceil

from sayso.brief.sources import tokens
from sayso.brief.told import Told
from sayso.brief.view import Denial, Group

_SAME = 0.6
_SHORTEST = 3
_RELATED = 0.25
_TOGETHER = 0.4
_FAR = 1500
_COMMON_WORD = 200
_TRIED = 12


@dataclass(frozen=True, slots=True)
class WordGrouping:
    """Groups tellings whose content words overlap by at least ``same`` (Jaccard), and never across a difference.

    A difference in language, polarity, negation, places, days or numbers keeps two tellings apart, and so do words
    with a capital that each has and the other lacks, for they may be names that nobody recognised.
    """

    same: float = _SAME
    related: float = _RELATED

    def __call__(self, tellings: Sequence[Told]) -> list[Group]:
        """The groups in the order of their first tellings, each with the denials that speak of the same things."""
        clusters: list[list[Told]] = []
        index: dict[str, list[int]] = defaultdict(list)
        for told in tellings:
            home = self._home(told, clusters, index)
            if home is None:
                home = len(clusters)
                clusters.append([])
                for stem in told.content_words:
                    index[stem].append(home)
            clusters[home].append(told)
        return self._with_denials(clusters)

    def _home(self, told: Told, clusters: list[list[Told]], index: dict[str, list[int]]) -> int | None:
        shared: Counter[int] = Counter()
        for stem in self._telling_words(told, index):
            shared.update(index[stem][-_COMMON_WORD:])
        near = ((-count, number) for number, count in shared.items())
        for _, number in nsmallest(_TRIED, near):
            if self._same(clusters[number][0], told):
                return number
        return None

    def _telling_words(self, told: Told, index: dict[str, list[int]]) -> list[str]:
        """The rarest words: two sets that overlap by ``same`` or more have at least one of these in common."""
        stems = sorted(told.content_words, key=lambda stem: (len(index[stem]), stem))
        return stems[: len(stems) - ceil(self.same * len(stems)) + 1]

    def _same(self, left: Told, right: Told) -> bool:
        if left.foreign_key != right.foreign_key or _overlap(left, right) < self.same or left.negated != right.negated:
            return False
        if min(len(left.content_words), len(right.content_words)) < _SHORTEST:
            return left.words.casefold().strip() == right.words.casefold().strip()
        return not _differ(left, right)

    def _with_denials(self, clusters: list[list[Told]]) -> list[Group]:
        found: dict[int, list[Denial]] = defaultdict(list)
        rivals = _Rivals(clusters)
        for told in (cluster[0] for cluster in clusters):
            if told.statement.polarity == "denied" and told.chain:
                nearest, nearness = rivals.nearest(told)
                if nearness >= self.related:
                    found[nearest].append(Denial(told))
        return [Group(tuple(cluster), tuple(found[number])) for number, cluster in enumerate(clusters)]


class _Rivals:
    """The clusters that assert something without a negation, found by their words and by their articles."""

    def __init__(self, clusters: list[list[Told]]) -> None:
        self._clusters = clusters
        self._by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_article: dict[str, list[int]] = defaultdict(list)
        for number, cluster in enumerate(clusters):
            if _can_be_denied(cluster[0]):
                for stem in cluster[0].content_words:
                    self._by_word[cluster[0].article.language, stem].append(number)
                for article in {told.article.id for told in cluster}:
                    self._by_article[article].append(number)

    def nearest(self, denied: Told) -> tuple[int, float]:
        """The cluster that ``denied`` is nearest to, the earlier of equals, and how near it is."""
        numbers = set(self._by_article[denied.article.id])
        for stem in denied.content_words:
            numbers.update(self._by_word[denied.article.language, stem][:_COMMON_WORD])
        best = max(((self._nearness(denied, n), -n) for n in numbers), default=(0.0, 0))
        return -best[1], best[0]

    def _nearness(self, denied: Told, number: int) -> float:
        """The share of the denial's content words that the claim has too, more where it follows it in its article."""
        cluster = self._clusters[number]
        share = len(denied.content_words & cluster[0].content_words) / max(1, len(denied.content_words))
        return share + max((_follows(denied, told) for told in cluster), default=0.0)


def _can_be_denied(told: Told) -> bool:
    """Whether it asserts something without a negation, told rather than quoted."""
    return told.statement.polarity == "affirmed" and told.statement.mode != "direct" and not told.negated


def _follows(denied: Told, claimed: Told) -> float:
    """From 0.0 to ``_TOGETHER``: how closely a denial follows what another is cited for in the same article."""
    if denied.article.id != claimed.article.id or not claimed.chain:
        return 0.0
    distance = denied.statement.content[0][0] - claimed.statement.content[-1][1]
    return _TOGETHER * max(0.0, 1.0 - distance / _FAR) if distance >= 0 else 0.0


def _overlap(left: Told, right: Told) -> float:
    both = left.content_words | right.content_words
    return len(left.content_words & right.content_words) / len(both) if both else 0.0


def _differ(left: Told, right: Told) -> bool:
    return (
        not (_names_all(left, right) and _names_all(right, left))
        or left.numbers != right.numbers
        or bool(_days(left) and _days(right) and _days(left) != _days(right))
        or (bool(_capitals(left) - _all(right)) and bool(_capitals(right) - _all(left)))
    )


def _names_all(here: Told, there: Told) -> bool:
    """Whether the words of ``there`` hold every place of ``here``, whatever its ending."""
    said = _all(there)
    words = (word for name in here.places for word in tokens(name))
    return all(any(token.startswith(word[: max(4, len(word) - 2)]) for token in said) for word in words)


def _days(told: Told) -> frozenset[str]:
    return frozenset(t.begin for t in told.times if t.begin)


def _all(told: Told) -> frozenset[str]:
    return frozenset(tokens(told.words))


def _capitals(told: Told) -> frozenset[str]:
    pieces = told.words.split()[1:]
    return frozenset(token for piece in pieces if piece.strip("„“”\"«»'(")[:1].isupper() for token in tokens(piece))
