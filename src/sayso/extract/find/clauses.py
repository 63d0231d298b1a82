"""Content clauses: after their frame (X said that P), around it (P, as X said), before it (P, said X)."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.find.draft import Draft
from sayso.extract.find.subject import across, addressee_of, source_of
from sayso.extract.layer.nouns import Range, subject_before
from sayso.extract.layer.segments import Segment, opens_with
from sayso.extract.layer.tokens import Kind
from sayso.model.statement import Mode

_CONTENT = Kind.COMPLEMENTISER | Kind.INTERROGATIVE


def clause_statements(context: Context) -> Iterator[Draft]:
    """One draft for each cue of the sentence that has a content clause."""
    begin = context.sentence.begin
    for found in context.cues:
        if found.cue.attitude and begin > context.sentence.begin:
            continue  # inside another's words an attitude is no statement of its own
        draft = (
            attitude(context, found)
            or _parenthetic(context, found, begin)
            or _forward(context, found, begin)
            or _inverted(context, found, begin)
            or _trailing(context, found, begin)
        )
        if draft:
            yield draft
            if draft.rule == "forward":
                content = context.document.token_at(draft.content[0][0])
                begin = max(begin, content + (1 if context.document.tokens.kinds[content] & _CONTENT else 0))


def build(
    context: Context,
    found: Found,
    content: tuple[Range, ...],
    frame: Range,
    *,
    rule: str,
    mode: Mode = "indirect",
    score: float = 0.7,
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
    told = addressee_of(context, found, source, frame[1])
    return Draft(
        content=spans,
        mode=mode,
        rule=rule,
        score=score,
        medium=found.cue.medium,
        source=context.spans(source) if source else (),
        cue=found.spans(context.document),
        addressee=context.spans(told) if told else (),
        frame=() if mode == "reported" else context.spans(frame),
        denies=found.cue.denies,
        certainty=found.cue.certainty,
    )


def attitude(context: Context, found: Found) -> Draft | None:
    """Hopes, fears, wants to: a reported thought, the whole sentence its content; only with a stated content."""
    if not found.cue.attitude:
        return None
    start = _content_after(context, found)
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
    if not opens_with(context.document, segment, Kind.COMPARATOR) or len(sentence.segments) < 2:
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
    return build(context, found, content, frame, rule="parenthetic", score=0.8)


def _follows(context: Context, found: Found) -> bool:
    return found.segment + 1 < len(context.sentence.segments)


def _forward(context: Context, found: Found, begin: int) -> Draft | None:
    """X said (,) that P; X said, P; X promised to P; X said: P."""
    start = _content_after(context, found)
    if start is None:
        return None
    end = _inner_end(context, found, start) or _content_end(context, start)
    if context.document.opaque[start] >= 0 and _only_quote(context, start, end):
        return None
    return build(context, found, ((start, end),), (begin, start), rule="forward", score=0.8)


def _only_quote(context: Context, start: int, end: int) -> bool:
    quote = context.document.opaque[start]
    return context.document.quote_range(quote)[1] >= end


def _content_after(context: Context, found: Found) -> int | None:
    """The first token of the content that follows a cue, or None."""
    segments = context.sentence.segments
    rest = _complement_inside(context, found)
    if rest is not None:
        return rest
    cited = False
    for index in range(found.segment + 1, min(len(segments), found.segment + 5)):
        segment = segments[index]
        if cited and not opens_with(context.document, segment, Kind.COMPLEMENTISER):
            return None
        if found.end > segment.begin:
            continue
        if _is_content(context, found, segment, index == found.segment + 1):
            return segment.begin
        cited = cited or _citing(context, segment)
        if not context.is_subordinate(segment) and not cited:
            return None
    return None


def _citing(context: Context, segment: Segment) -> bool:
    """Whether a segment begins by naming whom the source cites ("citing two clerks")."""
    document = context.document
    match = document.language.formulas.at(document.tokens.words, segment.begin, segment.end)
    return match is not None and bool(getattr(match.value, "citing", False))


def _complement_inside(context: Context, found: Found) -> int | None:
    """A content clause inside the cue's own segment, where the language sets no comma before it."""
    document = context.document
    segment = context.sentence.segments[found.segment]
    kinds = document.tokens.kinds
    if document.language.syntax.content_needs_comma:
        return _plain_infinitive(context, found, segment)
    for at in range(found.end, min(segment.end, found.end + 16)):
        if kinds[at] & Kind.COMPLEMENTISER and "clause" in found.cue.takes and document.opaque[at] < 0:
            return at
    plain = _plain_infinitive(context, found, segment)
    return _bare_inside(context, found, segment) if plain is None else plain


def _infinitive(context: Context, at: int, stop: int) -> bool:
    """Whether an infinitive follows (small words before it aside), where the language tells how one looks."""
    tokens, endings = context.document.tokens, context.document.language.grammar.infinitives
    near = range(at, min(stop, at + 4))
    return not endings or any(tokens.words[p] in endings and not tokens.capital(p) for p in near)


def _plain_infinitive(context: Context, found: Found, segment: Segment) -> int | None:
    """An infinitive that no marker introduces, known by its ending: пообещал заменить."""
    document = context.document
    if "infinitive" not in found.cue.takes or not document.language.grammar.infinitives:
        return None
    if document.language.infix:  # a language that marks every such infinitive
        return None
    for at in range(found.end, min(segment.end, found.end + 3)):
        if document.tokens.words[at] in document.language.grammar.infinitives and not document.tokens.capital(at):
            negated = at > found.end and document.language.negations.at(document.tokens.words, at - 1, at) is not None
            return at - 1 if negated else at
        if not document.tokens.kinds[at] & (Kind.ADVERB | Kind.TIME):
            return None
    return None


def _bare_inside(context: Context, found: Found, segment: Segment) -> int | None:
    """X said P with neither comma nor conjunction; an infinitive after its marker; whether, how."""
    document = context.document
    kinds = document.tokens.kinds
    at = found.end
    if found.cue.told and at < segment.end:
        from sayso.extract.layer.nouns import noun_phrase  # noqa: PLC0415

        at = noun_phrase(document, at, segment.end)
    while at < segment.end and kinds[at] & (Kind.ADVERB | Kind.TIME):
        at += 1
    if at >= segment.end or document.opaque[at] >= 0:
        return None
    if kinds[at] & Kind.MARKER:
        return at if "infinitive" in found.cue.takes and _infinitive(context, at + 1, segment.end) else None
    if kinds[at] & Kind.INTERROGATIVE:
        return at
    bare = document.language.syntax.bare_content and "clause" in found.cue.takes and not found.cue.ambiguous
    clause = (
        bare
        and not kinds[at] & (Kind.PREPOSITION | Kind.COORDINATOR)
        and context.finite(at + 1, min(segment.end, at + 14))
    )
    if not clause:
        return None
    resumed = context.verb_first(segment, found.verb) and not across(context, found, context.sentence.begin)
    return None if resumed else at


def _is_content(context: Context, found: Found, segment: Segment, adjacent: bool) -> bool:
    """Whether a segment after the cue begins its content."""
    document = context.document
    if opens_with(document, segment, Kind.COMPLEMENTISER):
        return "clause" in found.cue.takes and not ("object" in found.cue.takes and _has_object(context, found))
    if (
        opens_with(document, segment, Kind.INTERROGATIVE)
        and segment.mark == ","
        and document.language.syntax.content_needs_comma
        and not opens_with(document, segment, Kind.COMPARATOR)
    ):
        return "clause" in found.cue.takes and not _has_object(context, found)
    if segment.mark == ":" and not found.cue.ambiguous:
        return "clause" in found.cue.takes or "quotation" in found.cue.takes
    if ("infinitive" in found.cue.takes or (adjacent and document.language.infix)) and _infinitive_clause(
        context, segment
    ):
        return True
    if not (document.language.syntax.bare_content and "clause" in found.cue.takes and segment.mark == ","):
        return False
    return _bare_clause(context, found, segment, adjacent)


def _has_object(context: Context, found: Found) -> bool:
    """Whether a noun stands between cue and comma in a language of cases, so that what follows hangs on the noun."""
    document = context.document
    segment = context.sentence.segments[found.segment]
    if not document.language.syntax.names_close or context.verb_first(segment, found.verb):
        return False
    kinds, words = document.tokens.kinds, document.tokens.words
    free = Kind.ADVERB | Kind.TIME | Kind.PRONOUN | Kind.REFLEXIVE
    rest = [
        at
        for at in range(found.end, segment.end)
        if not kinds[at] & free and words[at] not in document.language.grammar.told
    ]
    return bool(rest) and not any(words[rest[-1]] in nouns for nouns, _ in document.language.nominals)


def _infinitive_clause(context: Context, segment: Segment) -> bool:
    """An infinitive with its marker, no finite verb before it, no conjunction of purpose."""
    kinds, words = context.document.tokens.kinds, context.document.tokens.words
    if kinds[segment.begin] & Kind.SUBORDINATOR:
        return False
    forms = document_forms(context)
    for at in range(segment.begin, segment.end):
        if kinds[at] & Kind.MARKER and at + 1 < segment.end and words[at + 1][-1:] == "n":
            return True
        if (
            forms
            and words[at].find(forms, 2) > 0
            and words[at].endswith("n")
            and not context.document.tokens.capital(at)
        ):
            return not kinds[at] & Kind.FINITE
    return False


def document_forms(context: Context) -> str:
    """The marker that stands inside separable infinitives, or an empty string."""
    return context.document.language.infix


def _bare_clause(context: Context, found: Found, segment: Segment, adjacent: bool) -> bool:
    """A verb-second clause without a conjunction: surest in a reportive mood."""
    inner = context.reportive(segment.begin, segment.end - 1)
    if context.is_subordinate(segment) and not inner and not opens_with(context.document, segment, Kind.DETERMINER):
        return False
    window = (segment.begin, min(context.sentence.stop, segment.begin + 30))
    if context.verb_first(segment, segment.begin) and context.document.tokens.kinds[segment.begin] & (
        Kind.FINITE | Kind.CUE
    ):
        return False
    if context.reportive(*window):
        return True
    if found.cue.ambiguous or not adjacent:
        return False
    return context.unreal(*window) or (
        context.finite(*window)
        and not context.document.tokens.kinds[segment.begin] & Kind.COORDINATOR
        and not _relative(context, segment)
    )


def _relative(context: Context, segment: Segment) -> bool:
    """A relative clause in a language whose relatives look like articles: no noun follows, the verb stands last."""
    kinds = context.document.tokens.kinds
    if not kinds[segment.begin] & Kind.RELATIVE:
        return False
    return bool(kinds[segment.end - 1] & (Kind.FINITE | Kind.CUE)) or (
        segment.begin + 1 < segment.end
        and bool(
            kinds[segment.begin + 1]
            & (Kind.PREPOSITION | Kind.REFLEXIVE | Kind.ADVERB | Kind.DETERMINER | Kind.OBLIQUE)
        )
    )


def _inner_end(context: Context, found: Found, start: int) -> int:
    """Where a content ends that a participle or a relative clause introduces before the main verb; 0 elsewhere."""
    segments, document = context.sentence.segments, context.document
    hanging = document.tokens.words[found.at] in document.language.grammar.participles or opens_with(
        document, segments[found.segment], Kind.RELATIVE
    )
    if not hanging or found.segment == 0 or context.finite(segments[0].begin, segments[0].end):
        return 0
    index = context.sentence.segment_of(start)
    while index + 1 < len(segments) and context.is_subordinate(segments[index + 1]):
        index += 1
    return segments[index].end if index + 1 < len(segments) else 0


def _content_end(context: Context, start: int) -> int:
    """To the end of the sentence, but not past the bracket that it opened in."""
    words = context.document.tokens.words
    depth = 0
    for at in range(start, context.sentence.stop):
        if context.document.opaque[at] >= 0:
            continue
        depth += (words[at] == "(") - (words[at] == ")")
        if depth < 0:
            return at
    return context.sentence.stop


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
        if not (citing and getattr(citing.value, "citing", False)) and not opens_with(
            document, following, Kind.RELATIVE
        ):
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
        from sayso.extract.layer.nouns import subject_after  # noqa: PLC0415

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
