"""What is told as having been said without a content clause: the whole clause is the content.

Two kinds: cues that take an object ("demanded a vote", "criticised the plan"), and nouns that carry a claim as a
report ("the report of a meeting").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.extract.find.context import Context
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import addressee_of, source_of
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.tokens import Kind
from sayso.text import Span, overlap


def object_statements(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Clauses whose cue takes an object and that no other rule has used."""
    used: list[Span] = [span for d in drafts for span in d.cue]
    whole = [d for d in drafts if d.mode != "direct"]
    done = False
    for found in context.cues:
        if "object" not in found.cue.takes or overlap(found.spans(context.document), used) or done:
            continue
        place = context.document.tokens.starts[found.at]
        if any(b <= place < e for d in whole for b, e in d.content):
            continue
        source = source_of(context, found, context.sentence.begin)
        if source is None:
            continue
        told = addressee_of(context, found, source, context.sentence.stop)
        done = True
        yield Draft(
            content=context.spans((context.sentence.begin, context.sentence.end)),
            mode="reported",
            rule="object",
            score=0.6,
            medium=found.cue.medium,
            source=context.spans(source) if source else (),
            cue=found.spans(context.document),
            addressee=context.spans(told) if told else (),
            denies=found.cue.denies,
            asks=found.cue.asks,
            certainty=found.cue.certainty,
        )


def noun_reports(context: Context) -> Iterator[Draft]:
    """Noun phrases that carry a claim as a report: the noun, its preposition and what is reported."""
    document, sentence = context.document, context.sentence
    words, kinds = document.tokens.words, document.tokens.kinds
    for at in range(sentence.begin, sentence.stop - 2):
        if document.opaque[at] >= 0 or not kinds[at + 1] & (Kind.PREPOSITION | Kind.ATTRIBUTIVE):
            continue
        nominal = next((n for nouns, n in document.language.nominals if n.prepositions and words[at] in nouns), None)
        if nominal is None or words[at + 1] not in nominal.prepositions or _in_formula(context, at):
            continue
        stop = sentence.segments[sentence.segment_of(at)].end
        end = _object_end(context, at + 2, stop)
        if end <= at + 2 or not _definite(context, at, sentence.begin):
            continue
        begin = at - 1 if at > sentence.begin and kinds[at - 1] & (Kind.DETERMINER | Kind.OBLIQUE) else at
        yield Draft(
            context.spans((begin, end)),
            "reported",
            "noun",
            0.5,
            nominal.medium,
            (),
            context.spans((at, at + 1)),
            denies=nominal.denies,
            certainty=nominal.certainty,
        )


def _in_formula(context: Context, at: int) -> bool:
    """Whether the noun is part of a formula that names a source ("on the word of X")."""
    formulas, words = context.document.language.formulas, context.document.tokens.words
    around = formulas.within(words, max(context.sentence.begin, at - 3), min(context.sentence.stop, at + 3))
    return any(match.begin <= at < match.end for match in around)


def _definite(context: Context, at: int, begin: int) -> bool:
    if not context.document.language.syntax.articles:  # then it has to open its clause, small words before it aside
        return all(context.document.tokens.kinds[p] for p in range(begin, at))
    return at > begin and bool(context.document.tokens.kinds[at - 1] & (Kind.DETERMINER | Kind.OBLIQUE))


def _object_end(context: Context, at: int, stop: int) -> int:
    """The noun phrase and the places and times that hang on it."""
    document = context.document
    kinds = document.tokens.kinds
    end = noun_phrase(document, at, stop)
    while at < end < stop - 1 and kinds[end] & Kind.PREPOSITION:
        further = noun_phrase(document, end + 1, stop)
        if further <= end + 1:
            break
        end = further
    return end
