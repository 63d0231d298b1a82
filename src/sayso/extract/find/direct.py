"""Direct quotations: the cue before, between or after, inside another content, or the last speaker's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.extract.find.context import Context
from sayso.extract.find.cues import Found
from sayso.extract.find.draft import Draft
from sayso.extract.find.inserted import inserted_statements
from sayso.extract.find.subject import addressee_of, source_of
from sayso.extract.layer.nouns import Range, subject_after
from sayso.extract.layer.tokens import Kind
from sayso.text import overlap


def direct_statements(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The direct quotations of a sentence; ``drafts`` are what the other rules found in it."""
    quotes = context.quotes_in(context.sentence.begin, context.sentence.end)
    spoken = [q for q in quotes if is_speech(context, q)]
    framed = dict(inserted_statements(context, spoken))
    yield from framed.values()
    spoken = [q for q in spoken if q not in framed]
    joined = [q for q in spoken if not _outer(context, q, drafts)]
    for quote in spoken:
        outer = _outer(context, quote, drafts)
        if outer is not None:
            yield _nested(context, quote, outer)
    found = _speaker(context, joined) if joined else None
    if found is not None:
        groups = _one_act(context, joined, found)
        for group in groups:
            yield _quoted(context, group, found)
    elif joined:
        yield from _loose(context, joined)


def is_speech(context: Context, index: int) -> bool:
    """Whether a quotation is words said, not a name or a term: it has a verb, a sentence's end, or small words."""
    document = context.document
    begin, end = document.quote_range(index)
    inner = range(begin + 1, end - 1)
    small = sum(document.tokens.is_word(at) and not document.tokens.capital(at) for at in inner)
    words = sum(document.tokens.is_word(at) for at in inner)
    if words == 0:
        return False
    if _framed(context, begin, end):
        return True
    whole = begin == context.sentence.begin and end >= context.sentence.stop
    if not document.language.syntax.nouns_capitalised and words <= 4 and not whole and _title(context, begin, end):
        return begin > context.sentence.begin and document.tokens.words[begin - 1] == ":"
    ends = document.tokens.words[end - 2] in ".!?…" if end - begin > 2 else False
    if document.language.syntax.nouns_capitalised:
        return small >= 2 or (ends and words > 1) or (small == 1 and words == 1)
    return words >= 3 or (ends and words > 1) or small == words


def _framed(context: Context, begin: int, end: int) -> bool:
    """Whether a short quotation opens its sentence and a cue follows its comma: "The crop is lost", sighs X."""
    words = context.document.tokens.words
    at = end
    while at < context.sentence.stop and words[at] in ",–—-":
        at += 1
    return (
        begin == context.sentence.begin
        and (at > end or words[end - 2] == ",")
        and any(found.verb == at for found in context.cues)
    )


def _outer(context: Context, index: int, drafts: Iterable[Draft]) -> Draft | None:
    """The statement whose content holds the quotation as a part of it."""
    span = context.quote_span(index)
    best: Draft | None = None
    for draft in drafts:
        inside = any(b <= span[0] and span[1] <= e for b, e in draft.content)
        if (
            inside
            and overlap(draft.content, draft.content) > (span[1] - span[0]) + 2
            and (best is None or overlap(draft.content, draft.content) < overlap(best.content, best.content))
        ):
            best = draft
    return best


def _nested(context: Context, index: int, outer: Draft) -> Draft:
    return Draft(
        content=(context.quote_span(index),),
        mode="direct",
        rule="nested",
        score=0.7,
        medium=outer.medium,
        source=outer.source,
        cue=outer.cue,
        addressee=outer.addressee,
        frame=outer.frame,
        denies=outer.denies,
        certainty=outer.certainty,
        borrowed=outer.borrowed,
    )


def _speaker(context: Context, quotes: Sequence[int]) -> Found | None:
    """The cue that stands nearest to a quotation of the sentence, outside all quotations."""
    ranges = [context.document.quote_range(q) for q in quotes]
    best: tuple[int, Found] | None = None
    for found in context.cues:
        if "quotation" not in found.cue.takes and "clause" not in found.cue.takes:
            continue
        distance = min(min(abs(found.at - end), abs(begin - found.end)) for begin, end in ranges)
        if best is None or distance < best[0]:
            best = (distance, found)
    return best[1] if best else None


def _one_act(context: Context, quotes: Sequence[int], found: Found) -> list[tuple[int, ...]]:
    """Quotations parted only by the frame are one; others are apart."""
    document = context.document
    groups: list[list[int]] = []
    for quote in quotes:
        begin, _ = document.quote_range(quote)
        if groups:
            end = document.quote_range(groups[-1][-1])[1]
            framed = (
                end <= found.at < begin
                and document.tokens.words[begin - 1] in ",:"
                and (document.tokens.words[end] in ",–" or document.tokens.words[end - 2] == ",")
            )
            if framed or all(not document.tokens.is_word(at) for at in range(end, begin)):
                groups[-1].append(quote)
                continue
        groups.append([quote])
    return [tuple(g) for g in groups]


def _quoted(context: Context, group: tuple[int, ...], found: Found) -> Draft:
    frame = _frame(context, group, found)
    source = source_of(context, found, _clause_begin(context, group, found))
    source = _outside(context, source) or _after_verb(context, found)
    stop = max((r[1] for r in frame), default=found.end)
    told = addressee_of(context, found, source, min(stop, context.sentence.segments[found.segment].end))
    return Draft(
        content=tuple(context.quote_span(q) for q in group),
        mode="direct",
        rule="direct",
        score=0.9,
        medium=found.cue.medium,
        source=context.spans(source) if source else (),
        cue=found.spans(context.document),
        addressee=context.spans(told) if told else (),
        frame=context.spans(*frame),
        denies=found.cue.denies,
        certainty=found.cue.certainty,
    )


def _clause_begin(context: Context, group: tuple[int, ...], found: Found) -> int:
    """Where the subject may begin: at the sentence's begin before a quotation, else in the cue's own segment."""
    first = context.document.quote_range(group[0])[0]
    whole = found.segment == 0 or found.at < first
    return context.sentence.begin if whole else context.sentence.segments[found.segment].begin


def _outside(context: Context, source: Range | None) -> Range | None:
    if source is None or (context.document.opaque[source[0]] >= 0 and source[1] - source[0] < 3):
        return None
    return source


def _after_verb(context: Context, found: Found) -> Range | None:
    return subject_after(context.document, found.end, context.sentence.segments[found.segment].end)


def _frame(context: Context, group: tuple[int, ...], found: Found) -> list[Range]:
    """What is left of the sentence around the quotations, as far as the cue's side of them goes."""
    document, sentence = context.document, context.sentence
    ranges = [document.quote_range(q) for q in group]
    first, last = ranges[0][0], ranges[-1][1]
    if found.at < first:
        return [(sentence.begin, first)]
    if found.at >= last:
        before = [(sentence.begin, first)] if first - sentence.begin > 2 and not _spoken_before(context, first) else []
        return [*before, (last, sentence.stop)]
    return [(ranges[i][1], ranges[i + 1][0]) for i in range(len(ranges) - 1)]


def _spoken_before(context: Context, at: int) -> bool:
    return any(context.document.opaque[p] >= 0 for p in range(context.sentence.begin, at))


def _loose(context: Context, quotes: Sequence[int]) -> Iterator[Draft]:
    """Quotations of a sentence without a cue: "X: …" names its speaker, the rest are taken up by the carry rule."""
    document, sentence = context.document, context.sentence
    for quote in quotes:
        begin, end = document.quote_range(quote)
        named: Range | None = None
        if begin - sentence.begin >= 2 and document.tokens.words[begin - 1] == ":":
            named = subject_after(document, sentence.begin, begin - 1)
        whole = begin == sentence.begin and end >= sentence.stop
        words = sum(document.tokens.is_word(at) for at in range(begin, end))
        if named is None and not whole and (words < 4 or _title(context, begin, end)):
            continue
        yield Draft(
            content=(context.quote_span(quote),),
            mode="direct",
            rule="colon" if named else ("alone" if whole else "loose"),
            score=0.7 if named else 0.4,
            medium="speech_writing",
            source=context.spans(named) if named else (),
            frame=context.spans((sentence.begin, begin)) if named else (),
        )


def _title(context: Context, begin: int, end: int) -> bool:
    """Whether a quotation looks like the title of a work: a capital first, no verb, no final stop."""
    tokens = context.document.tokens
    first = next((at for at in range(begin, end) if tokens.is_word(at)), begin)
    if not context.document.language.verbs:
        return False  # a language without a file: nothing tells a verb
    verb = any(tokens.kinds[at] & (Kind.FINITE | Kind.CUE) and not tokens.capital(at) for at in range(begin, end))
    return tokens.capital(first) and not verb and tokens.words[end - 2] not in ".!?…"
