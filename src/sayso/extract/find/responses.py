"""Declined to comment, could not be reached, neither confirmed nor denied."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import Range, noun_phrase, subject_after, subject_before
from sayso.extract.layer.segments import Sentence, cut
from sayso.extract.layer.tokens import Kind
from sayso.extract.matching import Match
from sayso.model import Article, Response, response_id
from sayso.text import words


def _answering(document: Document, sentence: Sentence, match: Match) -> Range | None:
    """Who answers: named inside the phrase, before it (an apposition or a preposition aside), else after it."""
    tokens = document.tokens
    after_subject = (
        document.language.syntax.verb_second and match.begin > sentence.segments[sentence.segment_of(match.begin)].begin
    )
    if len(match.spans) > 1 and not after_subject:
        within = noun_phrase(document, match.spans[0][1], match.spans[-1][0])
        if within == match.spans[-1][0] and tokens.capital(within - 1):
            return match.spans[0][1], within
    index = sentence.segment_of(match.begin)
    begin = sentence.segments[index].begin
    for at in range(begin, match.begin):
        if (
            not tokens.kinds[at] & (Kind.PREPOSITION | Kind.ADVERB | Kind.TIME | Kind.OBLIQUE)
            or tokens.kinds[at] & Kind.DETERMINER
        ):
            end = noun_phrase(document, at, match.begin)
            if end > at:
                return at, end
    if index > 1 and begin >= match.begin - 3:
        opening = subject_before(document, sentence.begin, sentence.segments[0].end)
        if opening:
            return opening[0], sentence.segments[index - 1].end
    return subject_after(document, match.begin + 1, sentence.stop)


def responses(document: Document, article: Article) -> Iterator[Response]:
    """The responses of an article; the span is the sentence's clause that holds the phrase."""
    for begin, end in document.sentences:
        if not document.language.responses:
            return
        for match in document.language.responses.within(document.tokens.words, begin, end)[:1]:
            sentence = cut(document, begin, end)
            first = sentence.segments[sentence.segment_of(match.begin)]
            last = sentence.segments[sentence.segment_of(match.spans[-1][0])]
            subject = _answering(document, sentence, match)
            stop = end if last.end >= sentence.stop else last.end
            span = document.tokens.span(first.begin, stop)
            by = words(document.text, (document.tokens.span(*subject),)) if subject else ""
            kind = match.value
            assert kind in ("declined", "unreachable", "neither_confirmed_nor_denied")
            yield Response(response_id(article.id, span, kind), article.id, span, by, kind)
