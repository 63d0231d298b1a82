"""Where the content of a cue begins and ends: after its conjunction, its comma, or the cue itself."""

from __future__ import annotations

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.find.subject import across
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.segments import Segment, opens_with
from sayso.extract.layer.tokens import Kind


def content_after(context: Context, found: Found) -> int | None:
    """The first token of the content that follows a cue, or None."""
    segments = context.sentence.segments
    rest = _complement_inside(context, found)
    if rest is not None:
        return rest
    if context.is_apposition(segments[found.segment]):
        return None
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
    if not endings:
        return True
    small = Kind.ADVERB | Kind.REFLEXIVE | Kind.PRONOUN
    while at + 1 < stop and (tokens.kinds[at] & small or (tokens.words[at + 1] in endings and tokens.kinds[at])):
        at += 1
    return at < stop and tokens.words[at] in endings and not tokens.capital(at)


def _plain_infinitive(context: Context, found: Found, segment: Segment) -> int | None:
    """An infinitive that no marker introduces, known by its ending: пообещал заменить."""
    document = context.document
    if "infinitive" not in found.cue.takes or not document.language.grammar.infinitives:
        return None
    if document.language.infix:  # a language that marks every such infinitive
        return None
    begin = _past_told(context, found, segment)
    for at in range(begin, min(segment.end, begin + 4)):
        if document.tokens.words[at] in document.language.grammar.infinitives and not document.tokens.capital(at):
            words, negations = document.tokens.words, document.language.negations
            return next((p for p in range(begin, at) if negations.at(words, p, segment.end)), at)
        if not document.tokens.kinds[at] & (Kind.ADVERB | Kind.TIME):
            return None
    return None


def _past_told(context: Context, found: Found, segment: Segment) -> int:
    """The token after the cue, or after the person told where a preposition names one ("a raconté à l'AFP avoir …")."""
    document = context.document
    if not document.tokens.kinds[min(found.end, segment.end - 1)] & Kind.ADDRESSEE:
        return found.end
    end = noun_phrase(document, found.end + 1, segment.end)
    return end if end > found.end + 1 else found.end


def _bare_inside(context: Context, found: Found, segment: Segment) -> int | None:
    """X said P with neither comma nor conjunction; an infinitive after its marker; whether, how."""
    document = context.document
    kinds = document.tokens.kinds
    at = found.end
    if found.cue.told and at < segment.end:
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
        and context.finite(_past_noun(context, at), min(segment.end, at + 14))
    )
    if not clause:
        return None
    resumed = context.verb_first(segment, found.verb) and not across(context, found, context.sentence.begin)
    return None if resumed else at


def _past_noun(context: Context, at: int) -> int:
    """Where a verb may be sought from: past a noun of saying after its article ("denied the report")."""
    words, language = context.document.tokens.words, context.document.language
    noun = words[at] in language.sources.articles and any(
        w in n for w in words[at + 1 : at + 2] for n, _ in language.nominals
    )
    return at + 2 if noun else at + 1


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
    first = context.verb_first(segment, segment.begin)
    if context.is_apposition(segment) or (
        first and context.document.tokens.kinds[segment.begin] & (Kind.FINITE | Kind.CUE)
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


def inner_end(context: Context, found: Found, start: int) -> int:
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


def content_end(context: Context, start: int) -> int:
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
