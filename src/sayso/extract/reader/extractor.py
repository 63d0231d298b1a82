"""The trained reader as an extractor: it stands where the rules stand, and the rules supply what is lexical.

The reader says which words belong together and what they are; chains, layouts, responses, own statements and
coordination come from the same code as with the rules.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sayso.extract.compose import compose
from sayso.extract.entities import mark
from sayso.extract.find.blocks import block_quotations
from sayso.extract.find.draft import Draft, Judged
from sayso.extract.layer.document import Document, analyse
from sayso.extract.loader import language
from sayso.extract.reader.decode import Marked, decode
from sayso.extract.reader.mend import mended
from sayso.extract.reader.network import Network
from sayso.extract.reader.weights import Weights
from sayso.extract.reader.windows import windows
from sayso.model import Article, Extraction
from sayso.model.statement import Certainty, Count, HopKind, Medium, Mode, Polarity
from sayso.text import Span, overlap

# What the chain is told of a draft without a frame: where its source may have been named before.
_RULES = {"direct": "alone", "free_indirect": "carried", "indirect_free_indirect": "carried", "reported": "object"}


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
        drafts = [draft_of(m) for m in mended(document, self.read(document))]
        drafts = _with_layouts(document, drafts)
        frames = tuple(span for draft in drafts for span in draft.frame)
        return compose(mark(article, said=frames), document, drafts, f"{self.name}@{self.version}")

    def read(self, document: Document) -> list[Marked]:
        """What the reader marks in a document, in text order."""
        ids, offsets = self.network.tokens(document.text)
        if not len(ids):
            return []
        plan = windows(token_ranges(sentence_spans(document), offsets))
        scored = self.network.scores([ids[w.begin : w.end] for w in plan])
        return [
            found
            for window, scores in zip(plan, scored, strict=True)
            for found in decode(scores, window, offsets[window.begin : window.end])
        ]


def sentence_spans(document: Document) -> list[Span]:
    """The sentences of a document as spans of characters."""
    return [document.tokens.span(begin, end) for begin, end in document.sentences if begin < end]


def token_ranges(sentences: list[Span], offsets: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Sentences as half-open ranges of the reader's tokens; every token belongs to one."""
    cuts = np.searchsorted(offsets[:, 0], [begin for begin, _ in sentences])
    edges = [0, *sorted({int(cut) for cut in cuts if 0 < cut < len(offsets)}), len(offsets)]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def draft_of(found: Marked) -> Draft:
    """A draft with what the reader judges of it."""
    said = found.attributes
    judged = Judged(
        polarity=cast(Polarity, said["polarity"]),
        certainty=cast(Certainty, said["certainty"]),
        hedges=found.spans["hedges"],
        kinds=(_kind(said["kind"]), _kind(said["origin_kind"])),
        counts=(_count(said["count"]), _count(said["origin_count"])),
        length=int(said["length"]),
    )
    return Draft(
        content=found.spans["content"],
        mode=cast(Mode, said["mode"]),
        rule=_RULES.get(said["mode"], "reader") if not found.spans["frame"] else "reader",
        score=round(found.sure, 3),
        medium=None if said["medium"] == "none" else cast(Medium, said["medium"]),
        source=found.spans["source"],
        cue=found.spans["cue"],
        addressee=found.spans["addressee"],
        frame=found.spans["frame"],
        judged=judged,
    )


def _kind(value: str) -> HopKind | None:
    return None if value == "none" else cast(HopKind, value)


def _count(value: str) -> Count | None:
    return None if value == "none" else cast(Count, value)


def _with_layouts(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Quotations that only their layout attributes (a dash and a name on the next line) are the rules' own."""
    blocks, _ = block_quotations(document)
    taken = [s for block in blocks for s in (*block.content, *block.frame)]
    rest = [d for d in drafts if not overlap(d.content, taken)]
    return [*rest, *(replace(block, judged=None) for block in blocks)]
