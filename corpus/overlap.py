"""No sentence may share more than half of its word 5-grams with another family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from corpus.families import Reading
from corpus.sentences import words

_N = 5


def shared_sentences(readings: Iterable[Reading]) -> Iterator[tuple[str, int, str, str]]:
    """(path, line, sentence, the other family) for each sentence that is too near another family."""
    known = list(readings)
    families: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for reading in known:
        for _, _, grams in _sentences(reading):
            for gram in grams:
                families[gram].add(reading.family.id)
    for reading in known:
        for line, sentence, grams in _sentences(reading):
            counts = Counter(f for g in grams for f in families[g] if f != reading.family.id)
            for other, shared in counts.most_common(1):
                if shared * 2 > len(grams):
                    yield reading.family.path, line, sentence, other


def _sentences(reading: Reading) -> Iterator[tuple[int, str, list[tuple[str, ...]]]]:
    for read in reading.articles:
        for b, e in read.article.sentences:
            sentence = read.article.text[b:e]
            tokens = words(sentence)
            grams = [tuple(tokens[i : i + _N]) for i in range(len(tokens) - _N + 1)]
            if grams:
                yield read.marked.line_at(b), sentence, grams
