"""Who took text from whom: candidates by shared fingerprints, checked passage by passage, the earlier the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.link.copies.credit import names_source
from sayso.link.copies.fingerprint import Words, fingerprints
from sayso.link.copies.passages import share, shared
from sayso.link.copies.record import Copy, Pair
from sayso.link.copies.sentences import Sentence, inside, rewritten, sentences
from sayso.link.material import Material
from sayso.model import Article

# A copy took at least this share of its words, or a passage of so many words.
_SHARE, _PASSAGE = 0.06, 25
# What more articles than this have is boilerplate; of its holders the first ones are still looked at.
_CROWD = 8
# Articles that are checked word by word for each, and the share of its words that leaves nothing to explain.
_CHECKED, _WHOLE = 6, 0.9


@dataclass(frozen=True)
class Sheet:
    """An article with what is looked up to find its copies."""

    article: Article
    words: Words

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return sentences(self.words)

    @cached_property
    def keys(self) -> frozenset[int]:
        """What an article that shares a passage or a rewritten sentence with it has, too."""
        return fingerprints(self.words) | {band for one in self.sentences for band in one.bands}

    @property
    def same(self) -> str:
        """Equal for texts of the same words."""
        return self.words.same


class Shelf:
    """Articles in their order, asked for what a further one shares with them; each is added once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._sheets: list[Sheet] = []
        self._holders: dict[int, list[int]] = {}
        self._whole: dict[str, int] = {}
        self._last: Sheet | None = None

    def add(self, article: Article) -> tuple[Copy, ...]:
        """What of this article stood in those added before, the most first; then it is one of them."""
        sheet = self._read(article)
        first = self._whole.get(sheet.same)
        if first is not None and sheet.words.spans:
            return (self._directed(sheet, self._sheets[first], _whole(sheet, self._sheets[first])),)
        found = tuple(self._copies(sheet))
        self._keep(sheet)
        return found

    def _read(self, article: Article) -> Sheet:
        """A sheet; texts of the same signs as the last one share what was read from it."""
        if self._last is None or self._last.article.text != article.text:
            self._last = Sheet(article, Words(article.text))
        return Sheet(article, self._last.words)

    def _keep(self, sheet: Sheet) -> None:
        self._whole[sheet.same] = len(self._sheets)
        for key in sheet.keys:
            held = self._holders.setdefault(key, [])
            if len(held) < _CROWD:
                held.append(len(self._sheets))
        self._sheets.append(sheet)

    def _copies(self, sheet: Sheet) -> Iterator[Copy]:
        """The originals that explain most, each only with what those before it leave unexplained."""
        counts = Counter(at for key in sheet.keys for at in self._holders.get(key, ()))
        taken: list[Pair] = []
        for at in sorted(counts, key=lambda at: (-counts[at], at))[:_CHECKED]:
            pairs = tuple(pair for pair in self._passages(sheet, self._sheets[at]) if not inside(pair.copy, taken))
            if share(sheet.words, pairs) >= _SHARE or any(_length(sheet, pair) >= _PASSAGE for pair in pairs):
                yield self._directed(sheet, self._sheets[at], pairs)
                taken += pairs
            if share(sheet.words, tuple(taken)) >= _WHOLE:
                return

    def _passages(self, sheet: Sheet, other: Sheet) -> tuple[Pair, ...]:
        exact = shared(sheet.words, other.words)
        return tuple(sorted(exact + rewritten(sheet.sentences, other.sentences, exact), key=lambda one: one.copy))

    def _directed(self, sheet: Sheet, other: Sheet, pairs: tuple[Pair, ...]) -> Copy:
        """The later took from the earlier; where dates do not tell, the one that names the other."""
        later, sure = _later(self._material, sheet.article, other.article)
        copy, original = (sheet, other) if later else (other, sheet)
        turned = pairs if later else tuple(Pair(one.original, one.copy, one.alike) for one in pairs)
        named = names_source(self._material, copy.article, original.article)
        return Copy(
            copy.article.id,
            original.article.id,
            round(share(copy.words, turned), 3),
            named,
            turned,
            1.0 if sure else 0.5,
        )


def _later(material: Material, left: Article, right: Article) -> tuple[bool, bool]:
    """Whether ``left`` is the copy, and whether anything but the order of the material says so."""
    if left.published and right.published and left.published[:10] != right.published[:10]:
        return left.published > right.published, True
    one, other = names_source(material, left, right), names_source(material, right, left)
    if one != other:
        return one, True
    return True, bool(left.published and right.published and left.published != right.published)


def _whole(sheet: Sheet, other: Sheet) -> tuple[Pair, ...]:
    one, two = sheet.words.spans, other.words.spans
    return (Pair((one[0][0], one[-1][1]), (two[0][0], two[-1][1]), 1.0),)


def _length(sheet: Sheet, pair: Pair) -> int:
    return len(sheet.article.text[pair.copy[0] : pair.copy[1]].split())


def copies(material: Material) -> tuple[Copy, ...]:
    """Text that articles took from others, in the order of the material.

    Time and memory grow with the words of all articles: a passage that many have is looked up in the first of them
    only, and texts of the same words are known by their hash.
    """
    shelf = Shelf(material)
    return tuple(copy for article in material.held_articles for copy in shelf.add(article))


def by_article(found: Sequence[Copy]) -> Mapping[str, tuple[Copy, ...]]:
    """The copies by the article that took them."""
    out: dict[str, list[Copy]] = {}
    for one in found:
        out.setdefault(one.article, []).append(one)
    return {key: tuple(value) for key, value in out.items()}
