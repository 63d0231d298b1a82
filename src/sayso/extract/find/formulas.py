"""Sources without a verb: laut X, X zufolge, according to X, selon X, за даними X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.find.context import SUBORDINATE, Context
from sayso.extract.find.draft import Draft
from sayso.extract.language import Formula
from sayso.extract.layer.nouns import Range, noun_phrase
from sayso.extract.layer.segments import closing
from sayso.extract.layer.tokens import Kind
from sayso.extract.matching import Match

_MOST = 8  # formulas that one sentence may hold; more is no prose

_OWNER = 3  # how many words may stand inside a formula in two parts


def formula_statements(context: Context) -> Iterator[Draft]:
    """One draft for each formula of the sentence that names a source for a clause."""
    document, sentence = context.document, context.sentence
    for match in document.language.formulas.within(document.tokens.words, sentence.begin, sentence.stop)[:_MOST]:
        formula = match.value
        assert isinstance(formula, Formula)
        if document.opaque[match.begin] >= 0 or formula.citing:
            continue
        draft = _statement(context, match, formula)
        if draft:
            yield draft


def past_citing(context: Context, draft: Draft) -> Draft:
    """A draft whose content opens with whom its source cites: "says, on the word of X, that P" tells P alone."""
    tokens, formulas = context.document.tokens, context.document.language.formulas
    if draft.mode != "indirect" or not draft.frame or not formulas:
        return draft
    begin, end = context.document.range_of(draft.content[0])
    match = formulas.at(tokens.words, begin, end)
    if not (match and isinstance(match.value, Formula) and match.value.citing):
        return draft
    starts = [s.begin for s in context.sentence.segments if begin < s.begin < end]
    start = next((at for at in starts if tokens.kinds[at] & Kind.COMPLEMENTISER), None)
    if start is None:
        return draft
    content = ((tokens.starts[start], draft.content[0][1]), *draft.content[1:])
    frame = (*draft.frame[:-1], (draft.frame[-1][0], tokens.ends[start - 1]))
    return replace(draft, content=content, frame=frame)


def _statement(context: Context, match: Match, formula: Formula) -> Draft | None:
    cue: Range = (match.begin, match.end)
    source = _source(context, match, formula)
    if source is None and not formula.bare:
        return None
    if formula.inner:
        cue = (match.begin, max(match.end - 1, match.begin + 1))
    elif not formula.after:
        cue = _with_preposition(cue, source)
    frame = _frame(context, cue, source)
    region = _region(context, frame)
    if region is None:
        return None
    content = ((region[0], frame[0]), (frame[1], region[1]))
    spans = context.spans(*(_without_commas(context, part) for part in content))
    if not spans:
        return None
    return Draft(
        content=spans,
        mode="indirect",
        rule="formula",
        score=0.8,
        medium=formula.medium,
        source=context.spans(source) if source else (),
        cue=context.spans(*(match.spans if len(match.spans) > 1 else (cue,))),
        frame=context.spans(frame),
        denies=formula.denies,
        certainty=formula.certainty,
        parenthetic=_bracketed(context, frame),
    )


def _source(context: Context, match: Match, formula: Formula) -> Range | None:
    """The words that a formula names as its source."""
    if formula.inner:
        return match.end - 1, match.end
    if len(match.spans) > 1:  # nach ihren Angaben, по её словам
        begin, end = match.spans[0][1], match.spans[-1][0]
        return (begin, end) if 0 < end - begin <= _OWNER else None
    if formula.bare:
        return None
    return _before(context, match.begin) if formula.after else _after(context, match.end)


def _with_preposition(cue: Range, source: Range | None) -> Range:
    """The formula with the preposition that binds its source ("nach Angaben von X")."""
    gap = source is not None and source[0] == cue[1] + 1
    return (cue[0], cue[1] + 1) if gap else cue


def _after(context: Context, at: int) -> Range | None:
    stop = context.sentence.segments[context.sentence.segment_of(at)].end if at < context.sentence.stop else at
    if at < stop and context.document.tokens.kinds[at] & Kind.ATTRIBUTIVE:
        at += 1
    end = noun_phrase(context.document, at, stop)
    return (at, end) if end > at else None


def _before(context: Context, at: int) -> Range | None:
    """The noun phrase that ends straight before a postposition: the longest one that reaches it."""
    segment = context.sentence.segments[context.sentence.segment_of(at)]
    best: Range | None = None
    for begin in range(at - 1, max(segment.begin, at - 12) - 1, -1):
        if context.document.tokens.kinds[begin] & Kind.FINITE and not context.document.tokens.capital(begin):
            break
        if noun_phrase(context.document, begin, at) == at:
            best = (begin, at)
    return best


def _frame(context: Context, cue: Range, source: Range | None) -> Range:
    begin = min(cue[0], source[0]) if source else cue[0]
    end = max(cue[1], source[1]) if source else cue[1]
    words = context.document.tokens.words
    end = _past_citing(context, begin, _to_comma(context, begin, end))
    end = _past_apposition(context, end)
    if end < context.sentence.stop and words[end] == "(" and context.document.opaque[end] < 0:
        end = max(end, closing(context.document, end, context.sentence.stop) + 1)
    if begin > context.sentence.begin and words[begin - 1] == "(" and end < context.sentence.end and words[end] == ")":
        return begin - 1, end + 1
    return begin, end


def _past_apposition(context: Context, end: int) -> int:
    """The end with a noun phrase and its relative clause that are set after the source between commas."""
    segments = context.sentence.segments
    index = context.sentence.segment_of(max(end - 1, 0))
    follows = index + 1 < len(segments) and segments[index].end == end
    return segments[index + 1].end if follows and context.is_apposition(segments[index + 1]) else end


def _to_comma(context: Context, begin: int, end: int) -> int:
    """The comma that ends an opening formula, where a language of cases hangs more on its noun ("the letter on …,")."""
    sentence, tokens = context.sentence, context.document.tokens
    segment = sentence.segments[sentence.segment_of(begin)]
    if not context.document.language.syntax.names_close or begin != sentence.begin or segment.end >= sentence.stop:
        return end
    hanging = end < segment.end <= end + 6 and tokens.words[segment.end] == ","
    return segment.end if hanging and not context.finite(end, segment.end) else end


def _past_citing(context: Context, begin: int, end: int) -> int:
    """The end of an opening formula with the clauses in which its source cites another ("selon X, qui cite Y, …")."""
    sentence, words = context.sentence, context.document.tokens.words
    index = sentence.segment_of(begin)
    if begin != sentence.begin or sentence.segments[index].end != end:
        return end
    while index + 2 < len(sentence.segments) and sentence.segments[index + 1].mark == ",":
        following = sentence.segments[index + 1]
        match = context.document.language.formulas.at(words, following.begin, following.end)
        if match is None or not getattr(match.value, "citing", False):
            break
        index += 1
        end = following.end
    return end


def _bracketed(context: Context, frame: Range) -> bool:
    return context.document.tokens.words[frame[0]] == "("


def _region(context: Context, frame: Range) -> Range | None:
    """The clause that a formula speaks of: its relative or subordinate clause, else the whole sentence."""
    sentence = context.sentence
    index = sentence.segment_of(frame[0])
    segment = sentence.segments[index]
    if index > 0 and context.is_subordinate(segment) and frame[0] > segment.begin:
        end = segment.end
        return segment.begin, end
    if index > 0 and sentence.segments[0].begin != segment.begin and segment.mark == ";":
        return segment.begin, sentence.stop
    begin = sentence.begin
    kinds = context.document.tokens.kinds
    if index + 1 < len(sentence.segments) and segment.end == frame[1] and kinds[frame[0]] & SUBORDINATE:
        begin = sentence.begin
    return begin, sentence.stop


def _without_commas(context: Context, part: Range) -> Range:
    begin, end = part
    words, opaque = context.document.tokens.words, context.document.opaque
    while begin < end and words[begin] in ",:;–—" and opaque[begin] < 0:
        begin += 1
    while begin < end and words[end - 1] in ",;–—" and opaque[end - 1] < 0:
        end -= 1
    return begin, end
