"""The brief as a value: sections of sentences, each with the citations that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.errors import EvidenceError
from sayso.text import Spans

SectionKey = Literal["happened", "quotes", "context", "details", "next"]
SentenceKind = Literal["claim", "denial", "quote", "dated", "doubtful", "response", "ahead"]
SECTIONS: tuple[SectionKey, ...] = ("happened", "quotes", "context", "details", "next")


@dataclass(frozen=True, slots=True)
class Citation:
    """The evidence of a sentence: the exact ``words`` under ``spans`` of the article, and whose article it is.

    ``statement`` is the id of a statement or of a response. Parts of ``words`` that lie apart are joined by " … ".
    ``sourcing`` holds other words of the article that the sentence repeats: those that name the hops of the chain,
    nearest to the reader first, then cue and hedges; ``chain`` holds those of the hops alone.
    """

    statement: str
    article: str
    spans: Spans
    words: str
    sha256: str
    outlet: str | None
    published: str | None
    language: str
    title: str | None = None
    url: str | None = None
    sourcing: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence. ``cites`` is the index of the citation whose words it repeats, or of the one it points to.

    kind ``plain``: the brief's own words; ``words``: verbatim words of the source; ``name``: a name as the article
    gives it; ``mark``: the place of a footnote, without text.
    """

    text: str
    kind: Literal["plain", "words", "name", "mark"] = "plain"
    cites: int = 0
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the brief, in parts, with its citations and the features that put it where it stands."""

    kind: SentenceKind
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    because: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence as running text, without the marks of its footnotes."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the five sections; ``note`` is what stands there when it has no sentence."""

    key: SectionKey
    heading: str
    sentences: tuple[Sentence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for the brief: counts, and the first and last day of publication (ISO dates) or None."""

    articles: int
    outlets: int
    languages: tuple[str, ...]
    statements: int
    undated: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """The five sections, what was read for them, and one EvidenceError for each sentence that was refused."""

    language: str
    title: str
    sections: tuple[Section, ...]
    reading: Reading
    closing: tuple[str, ...]
    refused: tuple[EvidenceError, ...] = ()
    story: str | None = None

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, section by section."""
        for section in self.sections:
            yield from section.sentences

    def notes(self) -> dict[tuple[str, Spans], int]:
        """The number of each footnote, from 1, by statement id and spans, in order of first appearance."""
        numbers: dict[tuple[str, Spans], int] = {}
        for sentence in self.sentences():
            for citation in sentence.citations:
                numbers.setdefault((citation.statement, citation.spans), len(numbers) + 1)
        return numbers

    def footnotes(self) -> list[Citation]:
        """The citations in the order of their numbers."""
        seen: dict[tuple[str, Spans], Citation] = {}
        for sentence in self.sentences():
            for citation in sentence.citations:
                seen.setdefault((citation.statement, citation.spans), citation)
        return list(seen.values())
