"""Who says it: the subject of a cue, the agent of a passive, and the person told."""

from __future__ import annotations

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import Range, names_outlet, noun_phrase, subject_after, subject_before
from sayso.extract.layer.segments import Segment, head, opens_with
from sayso.extract.layer.tokens import Kind

_LAST = Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.COMPARATOR | Kind.INTERROGATIVE


def source_of(context: Context, found: Found, begin: int) -> Range | None:
    """The subject of an active cue or the agent of a passive one; ``begin`` is where its clause begins."""
    source = None if found.cue.impersonal else _subject(context, found, begin)
    if source and source[0] >= found.end and context.document.tokens.kinds[source[0]] & Kind.COMPLEMENTISER:
        source = None  # "that trust" begins the content
    if source is None or (_impersonal(context, source) and (found.passive or not _stands_for(context, source))):
        return _origin(context, found, begin)
    if opens_with(context.document, context.sentence.segments[found.segment], _LAST):
        return source  # what follows the comma of "as X reports," is the content
    return _with_apposition(context, source)


def _impersonal(context: Context, source: Range) -> bool:
    """ "It is said": a neuter pronoun names nobody."""
    pronoun = context.document.language.pronouns.get(context.document.tokens.words[source[0]])
    return source[1] - source[0] == 1 and pronoun is not None and pronoun.gender == "n"


def _stands_for(context: Context, source: Range) -> bool:
    """Whether a neuter pronoun may stand for a body or a document, as in languages where one can ask "it"."""
    pronoun = context.document.language.pronouns.get(context.document.tokens.words[source[0]])
    return pronoun is not None and not pronoun.nobody


def _origin(context: Context, found: Found, begin: int) -> Range | None:
    """Where an impersonal or passive cue has it from: "in the report it says", "it was heard from circles"."""
    document, sources = context.document, context.document.language.sources
    start = max(begin, context.sentence.segments[found.segment].begin)
    for at in range(start, min(found.verb, start + 3)):
        if document.tokens.words[at] in document.language.grammar.origins:
            end = noun_phrase(document, at + 1, found.verb)
            words = [document.tokens.words[p] for p in range(at + 1, end)]
            tables = (sources.document, sources.outlet, sources.office, sources.collective, sources.organisation)
            if any(w in table for w in words for table in tables):
                return at + 1, end
    return None


def _with_apposition(context: Context, source: Range) -> Range:
    """The source with a noun phrase set after it between commas: "the head of the office, Ada Lind"."""
    segments = context.sentence.segments
    index = context.sentence.segment_of(source[0])
    if source[1] != segments[index].end or index + 1 >= len(segments) or segments[index + 1].mark != ",":
        return source
    after = segments[index + 1]
    document = context.document
    if after.end - after.begin > 14 or document.opaque[after.begin] >= 0 or context.is_subordinate(after):
        return source
    whole = noun_phrase(document, after.begin, after.end) == after.end
    named = any(document.tokens.capital(at) for at in range(after.begin, after.end))
    named = named or bool(document.tokens.kinds[after.begin] & Kind.DETERMINER)
    whole = whole and (named or document.language.syntax.nouns_capitalised) and not _unlike(document, source, after)
    closed = after.end >= context.sentence.stop or index + 2 >= len(segments) or segments[index + 2].mark != ","
    return (source[0], after.end) if whole and (closed or _short(after)) else source


def _unlike(document: Document, source: Range, after: Segment) -> bool:
    """Whether a name without an article follows a body's noun: "the paper reports, Ada Lind, …" begins the content."""
    sources, tokens = document.language.sources, document.tokens
    words = [tokens.words[at] for at in range(*source)]
    bodies = (sources.outlet, sources.office, sources.organisation)
    body = any(w in table for w in words for table in bodies) and not any(w in sources.person for w in words)
    inner = range(after.begin, after.end)
    return body and len(inner) >= 2 and all(tokens.capital(at) for at in inner)


def _short(segment: Segment) -> bool:
    return segment.end - segment.begin <= 10


def _subject(context: Context, found: Found, begin: int) -> Range | None:
    segment = context.sentence.segments[found.segment]
    if found.segment and context.document.tokens.words[found.at] in context.document.language.grammar.participles:
        return _head_noun(context, context.sentence.segments[found.segment - 1])
    if is_gerund(context, found):
        return _of_main_clause(context, found, begin)
    if found.passive:
        return _agent(context, found, begin)
    if opens_with(context.document, segment, _LAST) and segment.begin >= begin:
        return _in_subordinate(context, found, segment)
    if context.verb_first(segment, found.verb):
        return across(context, found, begin) or subject_after(context.document, _past(found), segment.end)
    return _in_main(context, found, segment, max(segment.begin, begin))


def is_gerund(context: Context, found: Found) -> bool:
    """Whether a cue is a participle after a comma whose subject is that of the clause before it."""
    listed = context.document.tokens.words[found.at] in context.document.language.grammar.gerunds
    return listed and found.verb == found.at == context.sentence.segments[found.segment].begin and found.segment > 0


def _of_main_clause(context: Context, found: Found, begin: int) -> Range | None:
    """The subject of the last main clause before a participle: that of its cue, else its first noun phrase."""
    for index in range(found.segment - 1, -1, -1):
        segment = context.sentence.segments[index]
        if segment.begin < begin or context.is_subordinate(segment):
            continue
        cue = next((c for c in context.cues if c.segment == index and not c.passive), None)
        return (
            _subject(context, cue, begin)
            if cue
            else subject_before(context.document, segment.begin, _verb(context, segment))
        )
    return None


def _verb(context: Context, segment: Segment) -> int:
    """The first finite verb of a segment: a listed one, or one that looks like a past form."""
    tokens, past = context.document.tokens, context.document.language.grammar.past
    forms = (
        at
        for at in range(segment.begin + 1, segment.end)
        if not tokens.capital(at) and (tokens.kinds[at] & (Kind.FINITE | Kind.CUE) or tokens.words[at] in past)
    )
    return next(forms, segment.end)


def _in_subordinate(context: Context, found: Found, segment: Segment) -> Range | None:
    """The subject between a conjunction and its verb, or after the verb where the language puts it there."""
    start = head(context.document, segment) + 1
    first = subject_after(context.document, start, found.verb)
    if first or context.document.language.syntax.verb_second:
        return first or subject_after(context.document, start, found.end)
    return subject_after(context.document, _past(found), segment.end)


def _in_main(context: Context, found: Found, segment: Segment, start: int) -> Range | None:
    """The subject of a main clause: before the verb, or after it where the verb is second."""
    verb = _predicate(context, found, start)
    before = subject_before(context.document, start, verb)
    if before and _reaches(context, before, verb):
        return _whole_opening(context, before, verb)
    if context.document.language.syntax.verb_second:
        return subject_after(context.document, verb + 1, segment.end) or before
    return before or _late(context, start, found) or subject_after(context.document, found.end, segment.end)


def _whole_opening(context: Context, subject: Range, verb: int) -> Range:
    """Before a second verb stands one constituent: what follows the noun ("in Geneva") is part of the subject."""
    kinds, words = context.document.tokens.kinds, context.document.tokens
    if not context.document.language.syntax.verb_second:
        return subject
    end = verb
    while end > subject[1] and (kinds[end - 1] & Kind.ADVERB and not words.capital(end - 1)):
        end -= 1
    attached = end > subject[1] and kinds[subject[1]] & Kind.PREPOSITION and not kinds[subject[1]] & Kind.COMPARATOR
    return (subject[0], end) if attached and words.capital(end - 1) else subject


def _head_noun(context: Context, before: Segment) -> Range | None:
    """The noun phrase that a participle after a comma belongs to: the longest one that ends there."""
    for at in range(before.begin, before.end):
        if noun_phrase(context.document, at, before.end) == before.end:
            return at, before.end
    return None


def _past(found: Found) -> int:
    """The token after the words of the cue that begin with its finite verb."""
    return next((end for begin, end in found.parts if begin <= found.verb < end), found.verb + 1)


def _predicate(context: Context, found: Found, start: int) -> int:
    """The verb whose subject is sought; a cue without a verb ("with the words") has the clause's first finite one."""
    kinds = context.document.tokens.kinds
    if not kinds[found.verb] & Kind.PREPOSITION:
        return found.verb
    return next((at for at in range(start, found.verb) if kinds[at] & (Kind.FINITE | Kind.CUE)), found.verb)


def _reaches(context: Context, found: Range, verb: int) -> bool:
    """Whether nothing that may not stand there parts a first noun phrase from its verb."""
    if not context.document.language.syntax.verb_second:
        return True
    kinds, words = context.document.tokens.kinds, context.document.tokens
    rest = range(found[1], verb)
    return all(
        kinds[at] & (Kind.ADVERB | Kind.PREPOSITION | Kind.TIME | Kind.OBLIQUE)
        or words.capital(at)
        or not words.is_word(at)
        or words.words[at].isdigit()
        for at in rest
    )


def _late(context: Context, begin: int, found: Found) -> Range | None:
    """A subject after an opening phrase: the last noun phrase that reaches the verb."""
    document = context.document
    best: Range | None = None
    at = begin
    while at < found.verb:
        end = noun_phrase(document, at, found.verb) if not document.tokens.kinds[at] & Kind.PREPOSITION else at
        if end > at:
            best, at = (at, end), end
        else:
            at += 1
    return best


def across(context: Context, found: Found, begin: int) -> Range | None:
    """The subject before an inserted clause or apposition: "The minister, who came yesterday, said that …"."""
    segments = context.sentence.segments
    last = found.segment - 1
    if last < 1 or segments[found.segment].mark != ",":
        return None
    first = last - 1
    while first > 0 and segments[first].mark == "," and context.is_subordinate(segments[first]):
        first -= 1
    start, end = segments[first].begin, segments[first].end
    if start < begin or context.is_subordinate(segments[first]) or segments[last].end - start > 60:
        return None
    subject = subject_before(context.document, start, end)
    words, formulas = context.document.tokens.words, context.document.language.formulas
    if subject is None or (subject[1] < end and not (formulas and formulas.at(words, subject[1], end))):
        return None
    inserted = segments[first + 1]
    apposition = last == first + 1 and noun_phrase(context.document, inserted.begin, inserted.end) == inserted.end
    if apposition and not _formula_in(context, inserted):
        return subject[0], inserted.end
    if _formula_in(context, inserted) or context.is_subordinate(inserted):
        return subject
    bare = last == first + 1 and not context.document.language.syntax.nouns_capitalised
    kinds = context.document.tokens.kinds  # a participle that may be a cue is no finite verb here
    verbless = not context.finite(start, end) and not any(
        kinds[at] & Kind.FINITE for at in range(inserted.begin, inserted.end)
    )
    return subject if bare and verbless and inserted.end - inserted.begin > 2 else None


def _formula_in(context: Context, segment: Segment) -> bool:
    """Whether a segment begins with words that name another source, or withhold a name."""
    language, words = context.document.language, context.document.tokens.words
    cited = language.formulas.at(words, segment.begin, segment.end) if language.formulas else None
    withheld = language.sources.anonymity.at(words, segment.begin, segment.end) if language.sources.anonymity else None
    return cited is not None or withheld is not None


def _agent(context: Context, found: Found, begin: int) -> Range | None:
    """The noun phrase after the agent's preposition (von, by, par) in the clause of a passive."""
    document = context.document
    segment = context.sentence.segments[found.segment]
    stop = segment.end
    for at in range(max(begin, segment.begin), stop):
        if document.tokens.words[at] in document.language.grammar.agents:
            end = noun_phrase(document, at + 1, stop)
            if end > at + 1:
                return at + 1, end
    return None


def addressee_of(context: Context, found: Found, source: Range | None, stop: int) -> Range | None:
    """The person told: after "to" or "gegenüber", as the object of "tell", or an oblique phrase in a case language."""
    document = context.document
    kinds = document.tokens.kinds
    begin = found.verb + 1
    for at in range(begin, stop):
        if kinds[at] & Kind.ADDRESSEE and document.opaque[at] < 0:
            end = noun_phrase(document, at + 1, stop)
            if end > at + 1 and _may_be_told(document, at + 1, end):
                return at, end
    if found.cue.told and found.passive and document.language.syntax.verb_second:
        return _whom(context, found)
    if found.cue.told:
        bound = context.document.language.syntax.verb_second
        at = source[1] if source and source[0] >= begin else (begin if bound else found.end)
        end = noun_phrase(document, at, stop) if at < stop else at
        return (at, end) if end > at else None
    return _listed(context, source, found, stop) or _dative(context, begin, source, stop)


def _may_be_told(document: Document, begin: int, end: int) -> bool:
    """Whether a noun phrase names whom one tells; a language without a list of such nouns takes any."""
    told = document.language.grammar.told
    return not told or any(document.tokens.words[at] in told for at in range(begin, end))


def _listed(context: Context, source: Range | None, found: Found, stop: int) -> Range | None:
    """A noun in the dative that names whom one tells: after the subject, else straight after the cue."""
    document = context.document
    for at in (source[1] if source and source[0] > found.verb else found.end, found.end):
        outlets = document.language.sources.outlets
        outlet = outlets.at(document.tokens.words, at, stop) if outlets and at < stop and at == found.end else None
        if outlet and source and source[1] <= found.verb and document.language.syntax.names_close:
            return at, outlet.end
        if at < stop and document.tokens.words[at] in document.language.grammar.told:
            end = noun_phrase(document, at, stop)
            person = (
                document.tokens.words[at] not in document.language.sources.outlet
            )  # a name after it is the speaker's
            return at, at + 1 if person else max(end, at + 1)
    return None


def _whom(context: Context, found: Found) -> Range | None:
    """The person told in a passive is its subject: "the men are accused"."""
    segment = context.sentence.segments[found.segment]
    before = subject_before(context.document, segment.begin, found.verb)
    return before or subject_after(context.document, found.verb + 1, segment.end)


def _dative(context: Context, begin: int, source: Range | None, stop: int) -> Range | None:
    document = context.document
    kinds = document.tokens.kinds
    at = source[1] if source and source[0] >= begin else begin
    while at < stop and kinds[at] & (Kind.ADVERB | Kind.REFLEXIVE) and not kinds[at] & Kind.OBLIQUE:
        at += 1
    if at < stop and kinds[at] & Kind.GENITIVE and names_outlet(document, at + 1, stop):
        end = noun_phrase(document, at, stop)
        return (at, end) if end > at else None
    if at < stop and kinds[at] & Kind.OBLIQUE and document.language.syntax.nouns_capitalised:
        end = noun_phrase(document, at, stop)
        dative = document.tokens.words[at] in document.language.grammar.dative
        return (at, end) if end > at and dative else None
    return None
