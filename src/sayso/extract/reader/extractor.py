"""The trained reader as an extractor: it draws the spans, and the rules supply what is lexical.

The reader says which words belong together and what they are; what a cue does, chains, layouts, responses and own
statements come from the same code as with the rules, and where both judge, they vote.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from sayso.extract.compose import compose
from sayso.extract.entities import mark
from sayso.extract.find.blocks import block_quotations
from sayso.extract.find.draft import Draft
from sayso.extract.find.sweep import sweep
from sayso.extract.layer.document import Document, analyse
from sayso.extract.loader import language
from sayso.extract.reader.decode import Marked, beginnings, decode, names_of
from sayso.extract.reader.mend import mended
from sayso.extract.reader.merging import TRUSTED, Trust, merged
from sayso.extract.reader.network import Network
from sayso.extract.reader.weights import Weights
from sayso.extract.reader.windows import windows
from sayso.model import Article, Extraction
from sayso.model.article import NameKind
from sayso.text import Span, overlap


@dataclass(frozen=True)
class Reading:
    """What the reader marks, in text order; ``beginnings`` as in ``merged``."""

    marks: list[Marked] = field(default_factory=list)
    names: list[tuple[Span, NameKind]] = field(default_factory=list)
    beginnings: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True)
class ReaderExtractor:
    """Reads with the weights ``name``; loads them when first used."""

    weights: Weights
    network: Network = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the weights."""
        return self.weights.name

    @property
    def version(self) -> str:
        """The beginning of the checksum of the weights."""
        return self.weights.version

    def extract(self, article: Article) -> Extraction:
        """See ``Extractor.extract``. Raises ModelError where the weights or their libraries are not there."""
        document = analyse(article, language(article.language))
        reading = self.read(document)
        marks = mended(document, reading.marks)
        trust = TRUSTED.get(self.name, Trust())
        drafts = _with_layouts(document, merged(document, marks, sweep(document), reading.beginnings, trust))
        frames = tuple(span for draft in drafts for span in draft.frame)
        known = mark(article, said=frames, seen=reading.names)
        return compose(known, document, drafts, f"{self.name}@{self.version}")

    def read(self, document: Document) -> Reading:
        """What the reader marks in a document."""
        ids, offsets = self.network.tokens(document.text)
        reading = Reading()
        if not len(ids):
            return reading
        plan = windows(token_ranges(sentence_spans(document), offsets))
        scored = self.network.scores(ids[w.begin : w.end] for w in plan)
        for window, scores in zip(plan, scored, strict=True):
            places = offsets[window.begin : window.end]
            reading.marks.extend(decode(scores, window, places))
            reading.names.extend(names_of(scores, window, places))
            reading.beginnings.extend(beginnings(scores, window, places))
        return reading


def sentence_spans(document: Document) -> list[Span]:
    """The sentences of a document as spans of characters."""
    return [document.tokens.span(begin, end) for begin, end in document.sentences if begin < end]


def token_ranges(sentences: list[Span], offsets: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Sentences as half-open ranges of the reader's tokens; every token belongs to one."""
    cuts = np.searchsorted(offsets[:, 0], [begin for begin, _ in sentences])
    edges = [0, *sorted({int(cut) for cut in cuts if 0 < cut < len(offsets)}), len(offsets)]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _with_layouts(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Quotations that only their layout attributes (a dash and a name on the next line) are the rules' own."""
    blocks, _ = block_quotations(document)
    taken = [s for block in blocks for s in (*block.content, *block.frame)]
    rest = [d for d in drafts if not overlap(d.content, taken)]
    return [*rest, *(replace(block, judged=None) for block in blocks)]
