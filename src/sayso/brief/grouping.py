"""A modest grouping of the brief's own: repetitions within one language, told by words, names, times and numbers.

It would rather leave two tellings of one claim apart than put two claims together. Linking across languages, origins
and the scope of denials need more than words; whatever knows them fulfils ``Grouping`` and stands in its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.brief.sources import tokens
from sayso.brief.told import Told
from sayso.brief.view import Denial, Group

_SAME = 0.6
_SHORTEST = 3
_RELATED = 0.25
_COMMON_WORD = 200


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
        for stem in told.content_words:
            shared.update(index[stem][-_COMMON_WORD:])
        for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if self._same(clusters[number][0], told):
                return number
        return None

    def _same(self, left: Told, right: Told) -> bool:
        if left.foreign_key != right.foreign_key or left.negated != right.negated:
            return False
        if _overlap(left, right) < self.same or min(len(left.content_words), len(right.content_words)) < _SHORTEST:
            return left.words.casefold().strip() == right.words.casefold().strip()
        return not _differ(left, right)

    def _with_denials(self, clusters: list[list[Told]]) -> list[Group]:
        found: dict[int, list[Denial]] = defaultdict(list)
        for told in (cluster[0] for cluster in clusters if cluster[0].statement.polarity == "denied"):
            near = max(_rivals(told, clusters), default=(0.0, 0))
            if near[0] >= self.related:
                found[-near[1]].append(Denial(told))
        return [Group(tuple(cluster), tuple(found[number])) for number, cluster in enumerate(clusters)]


def _rivals(told: Told, clusters: list[list[Told]]) -> Iterator[tuple[float, int]]:
    """How near each affirmed cluster of the language is; of equals the earlier one is the greater."""
    for number, cluster in enumerate(clusters):
        first = cluster[0]
        if first.article.language == told.article.language and first.statement.polarity == "affirmed":
            yield _nearness(told, first), -number


def _nearness(denied: Told, claimed: Told) -> float:
    """The share of the denial's content words that the claim has too."""
    return len(denied.content_words & claimed.content_words) / max(1, len(denied.content_words))


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
