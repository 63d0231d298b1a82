"""Content clauses: after their frame (X said that P), around it (P, as X said), before it (P, said X)."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.find.content import content_after, content_end, inner_end
from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import across, addressee_of, is_gerund, source_of
from sayso.extract.layer.nouns import Range, subject_after, subject_before
from sayso.extract.layer.segments import Segment, opens_with
from sayso.extract.layer.tokens import Kind
from sayso.model.statement import Mode

_CONTENT = Kind.COMPLEMENTISER | Kind.INTERROGATIVE
_SCORES = {"parenthetic": 0.8, "forward": 0.8}


def clause_statements(context: Context) -> Iterator[Draft]:
    """One draft for each cue of the sentence that has a content clause."""
    begin = context.sentence.begin
    for found in context.cues:
        if found.cue.attitude and begin > context.sentence.begin:
            continue  # inside another's words an attitude is no statement of its own
        draft = _any(context, found, begin)
        if draft:
            yield draft
            if draft.rule == "forward":
                content = context.document.token_at(draft.content[0][0])
                begin = max(begin, content + (1 if context.document.tokens.kinds[content] & _CONTENT else 0))


def _any(context: Context, found: Found, begin: int) -> Draft | None:
    """The draft of the first rule that fits; what a participle introduces can only follow it."""
    if is_gerund(context, found):
        return _forward(context, found, begin)
    return (
        attitude(context, found)
        or _parenthetic(context, found, begin)
        or _forward(context, found, begin)
        or _inverted(context, found, begin)
        or _trailing(context, found, begin)
    )


def build(
    context: Context,
    found: Found,
    content: tuple[Range, ...],
    frame: Range,
    *,
    rule: str,
    mode: Mode = "indirect",
) -> Draft | None:
    """A draft of a cue with its source and addressee, from ranges of tokens."""
    spans = context.spans(*content)
    if not spans:
        return None
    source = source_of(context, found, frame[0])
    if source and source[1] > frame[1] and rule == "inverted":
        frame = context.with_comma(frame[0], source[1])
        content = (content[0], (frame[1], context.sentence.stop))
        spans = context.spans(*content)
    if source and _nobody(context, source):
        return None
    told = addressee_of(context, found, source, frame[1])
    return Draft(
        content=spans,
        mode=mode,
        rule=rule,
        score=_SCORES.get(rule, 0.7),
        medium=found.cue.medium,
        source=context.spans(source) if source else (),
        cue=found.spans(context.document),
        addressee=context.spans(told) if told else (),
        frame=() if mode == "reported" else context.spans(frame),
        denies=found.cue.denies,
        asks=found.cue.asks,
        certainty=found.cue.certainty,
    )


def _nobody(context: Context, source: Range) -> bool:
    """Whether a source says that there is none: what nobody knows is told by the outlet itself."""
    pronoun = context.document.language.pronouns.get(context.document.tokens.words[source[0]])
    return pronoun is not None and pronoun.none


def attitude(context: Context, found: Found) -> Draft | None:
    """Hopes, fears, wants to: a reported thought, the whole sentence its content; only with a stated content."""
    if not found.cue.attitude:
        return None
    start = content_after(context, found)
    if start is None and not ("object" in found.cue.takes and _infinitive_last(context, found)):
        return None
    sentence = context.sentence
    draft = build(
        context,
        found,
        ((sentence.begin, sentence.end),),
        (sentence.begin, start or sentence.stop),
        rule="attitude",
        mode="reported",
    )
    return draft if draft and (draft.source or found.passive) else None


def _infinitive_last(context: Context, found: Found) -> bool:
    """A modal of wanting in a main clause, its infinitive at the end of the segment."""
    segment = context.sentence.segments[found.segment]
    last = context.document.tokens.words[segment.end - 1]
    return segment.end - found.end >= 2 and last in context.document.language.grammar.infinitives


def _parenthetic(context: Context, found: Found, begin: int) -> Draft | None:
    """As X said, P. P, as X said. P, as X said, P."""
    sentence = context.sentence
    segment = sentence.segments[found.segment]
    opens = opens_with(context.document, segment, Kind.COMPARATOR) or _inserted(context, found, segment)
    if not opens or len(sentence.segments) < 2:
        return None
    if "clause" not in found.cue.takes:
        return None
    if _follows(context, found) and segment.begin > begin and found.segment + 1 < len(sentence.segments):
        following = sentence.segments[found.segment + 1]
        if opens_with(context.document, following, Kind.COMPLEMENTISER):
            return None
    first = segment.begin > begin
    frame = (segment.begin - 1 if first else segment.begin, segment.end)
    frame = context.with_comma(frame[0], _frame_end(context, found.segment))
    content = ((begin, segment.begin - 1 if first else begin), (frame[1], sentence.stop))
    return build(context, found, content, frame, rule="parenthetic")


def _inserted(context: Context, found: Found, segment: Segment) -> bool:
    """Whether a segment between commas is a clause set in, "…, so berichtet X, …": its cue is its second word."""
    document, words = context.document, context.document.tokens.words
    last = found.segment + 1 >= len(context.sentence.segments)
    if last or segment.mark != "," or found.verb != segment.begin + 1 or words[segment.end] != ",":
        return False
    resumes = document.language.grammar.resumptives.at(words, segment.begin, segment.end) is not None
    return (resumes or bool(document.tokens.kinds[segment.begin] & Kind.SO)) and document.language.syntax.verb_second


def _follows(context: Context, found: Found) -> bool:
    return found.segment + 1 < len(context.sentence.segments)


def _forward(context: Context, found: Found, begin: int) -> Draft | None:
    """X said (,) that P; X said, P; X promised to P; X said: P."""
    start = content_after(context, found)
    if start is None:
        return None
    end = inner_end(context, found, start) or content_end(context, start)
    if context.document.opaque[start] >= 0 and _only_quote(context, start, end):
        return None
    if is_gerund(context, found):  # its frame begins with the subject that it shares
        source = source_of(context, found, begin)
        return build(context, found, ((start, end),), (source[0], start), rule="forward") if source else None
    return build(context, found, ((start, end),), (begin, start), rule="forward")


def _only_quote(context: Context, start: int, end: int) -> bool:
    quote = context.document.opaque[start]
    return context.document.quote_range(quote)[1] >= end


def _inverted(context: Context, found: Found, begin: int) -> Draft | None:
    """P, said X. The cue opens its segment, and its subject follows."""
    segments = context.sentence.segments
    segment = segments[found.segment]
    if found.segment == 0 or segment.mark not in (",", "-") or segment.begin <= begin or found.passive:
        return None
    if "clause" not in found.cue.takes or not context.document.language.syntax.inversion:
        return None
    if not _opens_segment(context, found, segment) or context.document.opaque[segments[found.segment - 1].end - 1] >= 0:
        return None
    if across(context, found, begin) or context.is_subordinate(segments[0]):
        return None
    frame = context.with_comma(segment.begin - 1, _frame_end(context, found.segment))
    content = ((begin, segment.begin - 1), (frame[1], context.sentence.stop))
    mode: Mode = "direct" if context.opens_with_dash() else "indirect"
    return build(context, found, content, frame, rule="inverted", mode=mode)


def _trailing(context: Context, found: Found, begin: int) -> Draft | None:
    """P, X said. A segment that is no more than a subject and its cue, after what was said."""
    segments = context.sentence.segments
    segment = segments[found.segment]
    if not context.document.language.syntax.trailing or "clause" not in found.cue.takes or found.passive:
        return None
    if found.segment == 0 or segment.mark not in (",", "-") or segment.begin <= begin:
        return None
    last = context.document.opaque[segments[found.segment - 1].end - 1]
    if last >= 0 and context.document.quote_range(last)[0] <= begin:
        return None
    small = Kind.TIME | Kind.ADVERB | Kind.PREPOSITION | Kind.DETERMINER
    rest = range(found.end, segment.end)
    if len(rest) > 3 or not all(context.document.tokens.kinds[at] & small for at in rest):
        return None
    subject = subject_before(context.document, segment.begin, found.verb)
    if subject is None or subject[1] != found.verb or context.is_subordinate(segments[0]):
        return None
    frame = context.with_comma(segment.begin - 1, _frame_end(context, found.segment))
    content = ((begin, segment.begin - 1), (frame[1], context.sentence.stop))
    return build(context, found, content, frame, rule="inverted")


def _frame_end(context: Context, index: int) -> int:
    """The end of a frame with the clauses that hang on it: P, said X, citing Y, who had it from Z."""
    segments, document = context.sentence.segments, context.document
    while index + 1 < len(segments) and segments[index + 1].mark == ",":
        following = segments[index + 1]
        citing = document.language.formulas.at(document.tokens.words, following.begin, following.end)
        hangs = opens_with(document, following, Kind.RELATIVE) or context.is_apposition(following)
        if not (citing and getattr(citing.value, "citing", False)) and not hangs:
            break
        index += 1
    return segments[index].end


def _opens_segment(context: Context, found: Found, segment: Segment) -> bool:
    """Whether the verb opens the segment and no adverb after it shows a second predicate ("…, demands however …")."""
    if context.document.tokens.kinds[segment.begin] & Kind.COORDINATOR or not context.verb_first(segment, found.verb):
        return False
    after = found.verb + 1
    return after < segment.end and not context.document.tokens.kinds[after] & Kind.ADVERB


def so_statements(context: Context) -> Iterator[Draft]:
    """P, so X: a source after a mere particle, with no verb."""
    document = context.document
    for index, segment in enumerate(context.sentence.segments):
        kinds = document.tokens.kinds[segment.begin]
        if index == 0 or not kinds & Kind.SO or segment.mark != "," or segment.end - segment.begin < 2:
            continue
        if (
            context.finite(segment.begin + 1, segment.end)
            or document.opaque[context.sentence.segments[index - 1].end - 1] >= 0
        ):
            continue
        source = subject_after(document, segment.begin + 1, segment.end)
        if source is None or source[0] > segment.begin + 1:
            continue
        frame = context.with_comma(segment.begin - 1, segment.end)
        content = ((context.sentence.begin, segment.begin - 1), (frame[1], context.sentence.stop))
        yield Draft(
            context.spans(*content),
            "indirect",
            "so",
            0.8,
            "speech_writing",
            context.spans(source),
            context.spans((segment.begin, segment.begin + 1)),
            (),
            context.spans(frame),
        )
