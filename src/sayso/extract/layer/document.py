"""A text with everything that the rules look at: tokens, sentences, quotations, segments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from sayso.extract.language import Language
from sayso.extract.layer.quotes import Quote, find_quotes
from sayso.extract.layer.sentences import paragraphs, sentences
from sayso.extract.layer.tokens import Classifier, Tokens, tokenise
from sayso.model import Article
from sayso.text import Span, Spans

_CLASSIFIERS: dict[int, tuple[Language, Classifier]] = {}


@dataclass(frozen=True)
class Document:
    """One text in layers. ``quotes`` are the outermost; ``opaque`` has for each token the index of its quote, or -1."""

    text: str
    language: Language
    tokens: Tokens
    paragraphs: list[Span]
    sentences: list[tuple[int, int]]
    quotes: list[Quote]
    inner: list[Quote] = field(default_factory=list)
    opaque: list[int] = field(default_factory=list)
    titled: bool = True
    remembered: dict[Spans, list[tuple[int, int]]] = field(default_factory=dict)
    title: Span | None = None

    def in_title(self, token: int) -> bool:
        """Whether a token stands in the article's title."""
        return self.title is not None and self.title[0] <= self.tokens.starts[token] < self.title[1]

    def token_at(self, offset: int) -> int:
        """The first token that ends after ``offset``."""
        return bisect_right(self.tokens.ends, offset)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The token range that a span of characters covers."""
        return bisect_right(self.tokens.ends, span[0]), bisect_left(self.tokens.starts, span[1])

    def quote_range(self, index: int) -> tuple[int, int]:
        """The token range of an outermost quotation."""
        return self.range_of(self.quotes[index].span)

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds ``offset``."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1)


def analyse(article: Article, language: Language) -> Document:
    """The layers of an article's text."""
    tokens = tokenise(article.text, _classifier(language))
    lines = paragraphs(article.text, article.blocks)
    found = find_quotes(article.text, lines)
    outer = [q for q in found if q.depth == 0]
    ranges = sentences(tokens, lines, outer, language.abbreviations)
    headed = bool(article.blocks) and article.blocks[0].kind == "heading"
    document = Document(
        article.text, language, tokens, lines, ranges, outer, [q for q in found if q.depth],
        title=article.title_span, titled=not headed,
    )  # fmt: skip
    document.opaque.extend(_opaque(document))
    return document


def _classifier(language: Language) -> Classifier:
    known = _CLASSIFIERS.get(id(language))
    if known is None or known[0] is not language:
        known = _CLASSIFIERS[id(language)] = (language, Classifier(language))
    return known[1]


def _opaque(document: Document) -> list[int]:
    out = [-1] * len(document.tokens)
    for index in range(len(document.quotes)):
        begin, end = document.quote_range(index)
        out[begin:end] = [index] * (end - begin)
    return out
