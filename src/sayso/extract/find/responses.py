"""Declined to comment, could not be reached, neither confirmed nor denied."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.judge.kinds import classify
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import subject_after, subject_before
from sayso.extract.layer.segments import cut
from sayso.model import Article, Response, response_id


def responses(document: Document, article: Article) -> Iterator[Response]:
    """The responses of an article; the span is the sentence's clause that holds the phrase."""
    for begin, end in document.sentences:
        if not document.language.responses:
            return
        for match in document.language.responses.within(document.tokens.words, begin, end)[:1]:
            sentence = cut(document, begin, end)
            first = sentence.segments[sentence.segment_of(match.begin)]
            last = sentence.segments[sentence.segment_of(match.spans[-1][0])]
            subject = subject_before(document, first.begin, match.begin) or subject_after(
                document, match.begin + 1, last.end
            )
            stop = end if last.end >= sentence.stop else last.end
            span = document.tokens.span(first.begin, stop)
            by = classify(document, article, document.tokens.span(*subject)).name if subject else ""
            kind = match.value
            assert kind in ("declined", "unreachable", "neither_confirmed_nor_denied")
            yield Response(response_id(article.id, span, kind), article.id, span, by, kind)
