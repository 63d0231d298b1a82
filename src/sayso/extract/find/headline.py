"""Headlines that name a source without a verb: "Mayor: The bridge stays shut", "Ports closed — coastguard"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.find.context import Context
from sayso.extract.find.cues import find_cues
from sayso.extract.find.draft import Draft
from sayso.extract.layer.nouns import Range
from sayso.extract.layer.segments import Segment, cut
from sayso.extract.layer.tokens import Kind

_LONGEST = 7


def headline_statements(context: Context) -> Iterator[Draft]:
    """The draft of a headline with its source before a colon or after a dash."""
    segments = context.sentence.segments
    if len(segments) < 2:
        return
    colon = next((n for n, s in enumerate(segments) if s.mark == ":"), 0)
    if colon and _named_by(context, segments[:colon], segments[colon]):
        yield _draft(
            context, (segments[0].begin, segments[colon - 1].end), (segments[colon].begin, context.sentence.end)
        )
    elif segments[-1].mark == "-" and _names_source(context, segments[-1], segments[-1].end):
        yield _draft(context, (segments[-1].begin, segments[-1].end), (segments[0].begin, segments[-2].end))


def title_parts(context: Context) -> list[Context]:
    """The halves of a title in which two speak, "Paper: envoy seen in Paris - palace denies visit"; else the whole."""
    document, sentence = context.document, context.sentence
    dash = next((n for n, s in enumerate(sentence.segments) if n and s.mark == "-"), 0)
    colon = any(s.mark == ":" for s in sentence.segments[:dash])
    if not (dash and colon and document.in_title(sentence.begin)):
        return [context]
    first = sentence.segments[dash].begin
    halves = [cut(document, sentence.begin, first - 1), cut(document, first, sentence.end)]
    parts = [Context(document, half, tuple(find_cues(document, half))) for half in halves]
    return parts if parts[1].cues else [context]


def _named_by(context: Context, before: Sequence[Segment], after: Segment) -> bool:
    """Whether all that stands before a colon names a source, and what follows is no question ("how it came")."""
    if context.document.tokens.kinds[after.begin] & Kind.INTERROGATIVE:
        return False
    end = before[-1].end
    return _names_source(context, before[0], end) and all(_names_source(context, s, s.end) for s in before)


def _names_source(context: Context, first: Segment, end: int) -> bool:
    """Whether a few words without a verb name somebody who can speak: a name of two words, or a word for a source."""
    document, tokens = context.document, context.document.tokens
    begin = first.begin
    verb = any(tokens.kinds[p] & Kind.FINITE and not tokens.capital(p) for p in range(begin, end))
    if end - begin > _LONGEST or verb:
        return False
    sources = document.language.sources
    tables = (sources.person, sources.titles, sources.office, sources.outlet, sources.organisation, sources.collective)
    listed = any(tokens.words[at] in table for table in tables for at in range(begin, end))
    known = any(p.within(tokens.words, begin, end) for p in (sources.outlets, sources.offices, sources.unnamed) if p)
    return listed or known


def _draft(context: Context, source: Range, content: Range) -> Draft:
    quoted = context.document.opaque[content[0]] >= 0 and context.document.opaque[content[1] - 1] >= 0
    return Draft(
        content=context.spans(content),
        mode="direct" if quoted else "indirect",
        rule="headline",
        score=0.6,
        medium="speech_writing",
        source=context.spans(source),
        frame=context.spans(source),
    )
