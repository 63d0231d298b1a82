"""The sentences of a brief: frames of its own words around verbatim words, with their citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.brief.attribution import hop, outlet, who
from sayso.brief.model import Citation, Part, Sentence, SentenceKind
from sayso.brief.origin import provenance
from sayso.brief.quoting import citation, marks, quoted, shown_spans, stop
from sayso.brief.told import Told
from sayso.brief.view import Denial, Group
from sayso.brief.wording import Parts, Wording, join
from sayso.model import Response
from sayso.text import Spans, covers, words

_NAMED_OTHERS = 3
_CITED_OTHERS = 9
_STANDING = 120
_CAN_DENY = ("office", "organisation")


def assertion(told: Told, wording: Wording, kind: SentenceKind) -> Sentence:
    """Who says it, when, how certain, affirmed or denied, and the words; a ``dated`` one has its day before it."""
    if told.statement.polarity == "denied":
        return denial(told, wording, kind)
    foreign = told.article.language != wording.language
    key = _key(told)
    spans = told.statement.content
    if told.asks:
        said = quoted(told, wording, spans)
        return _sentence(kind, wording.say("frame.question", who=who(told, wording), words=said), [citation(told)])
    frame = f"frame.{key}_foreign" if foreign else f"frame.{key}{_clause(told, wording, spans, key)}"
    parts = wording.say(
        frame, who=who(told, wording), cue=_cue(told, wording, told.statement.hedges),
        day=() if kind == "dated" else _day(told, wording), words=quoted(told, wording, spans),
    )  # fmt: skip
    return _sentence(kind, stop(parts), [citation(told)])


def denial(told: Told, wording: Wording, kind: SentenceKind, *, beside: bool = False) -> Sentence:
    """A denied statement in its own words, cue included, so that it is plain what exactly is denied.

    ``beside``: it stands next to what somebody else asserts. A negation that nobody contradicts is not called a denial.
    """
    spans = told.statement.content if told.statement.mode == "direct" else told.hull
    said = {
        "words": quoted(told, wording, spans),
        "cue": _cue(told, wording, told.statement.cue),
        "status": wording.say(f"frame.denied_{told.statement.certainty}"),
    }
    chain = told.chain
    if not chain:
        parts = wording.say("frame.negated", who=who(told, wording), **said)
    else:
        is_denial = not told.negated or (beside and chain[-1].kind in _CAN_DENY)
        key = "frame.denied_by" if is_denial else "frame.negated_by"
        origin = hop(told, chain[-1], wording, "bare")
        via = who(told, wording, chain[:-1])
        parts = wording.say(key, origin=origin, who=via, **said)
    return _sentence(kind, stop(parts), [citation(told, spans)])


def quotation(told: Told, wording: Wording) -> Sentence:
    """The words, a dash, the speaker, and in brackets on whose word and where they stand."""
    chain = told.chain
    how = outlet(told, wording, "outlet_in_brackets")
    for link in reversed(chain[1:]):
        how = wording.say("frame.quote_via", hop=hop(told, link, wording, "further"), who=how)
    if told.article.language != wording.language:
        how = wording.say("frame.quote_foreign", how=how, status=_status(told, wording))
    speaker = hop(told, chain[0], wording, "bare")
    parts = wording.say("frame.quote", words=quoted(told, wording, told.statement.content), speaker=speaker, how=how)
    return _sentence("quote", stop(parts), [citation(told)])


def dated(told: Told, wording: Wording, when: str) -> Sentence:
    """An assertion with the day or period of what it tells before it."""
    inner = assertion(told, wording, "dated")
    parts = wording.say("frame.dated", date=when, sentence=inner.parts)
    return replace(inner, parts=parts)


def answer(response: Response, told: Told, wording: Wording) -> Sentence:
    """Somebody declined, could not be reached, or did neither confirm nor deny; ``told`` holds the words."""
    said = quoted(told, wording, told.statement.content)
    parts = wording.say(f"frame.response_{response.kind}", who=outlet(told, wording), words=said)
    return _sentence("response", stop(parts), [citation(told)])


def with_others(sentence: Sentence, group: Group, wording: Wording) -> Sentence:
    """``sentence`` followed by who else tells the same, who tells it without the hedge, and by how many outlets."""
    lead, rest = group.tellings[0], _one_an_outlet(group.tellings)
    cited: list[Citation] = list(sentence.citations)
    parts = sentence.parts
    for certainty in sorted({t.statement.certainty for t in rest}, key=lambda c: c != lead.statement.certainty):
        tellings = [t for t in rest if t.statement.certainty == certainty]
        key = "also" if certainty == lead.statement.certainty else certainty
        parts = join(parts, wording.say(f"carried.{key}", others=_others(tellings, wording, cited)))
    parts = join(parts, provenance(group, wording, cited) if group.known else _totals(group, wording))
    return replace(sentence, parts=parts, citations=tuple(cited))


def with_denial(sentence: Sentence, beside: Denial, wording: Wording) -> Sentence:
    """A denial followed by how it stands to the sentence before it, and, where that is known, to what else was said."""
    if beside.scope != "beside" or not beside.standing or beside.said is None:
        return replace(sentence, parts=join(sentence.parts, wording.say(f"denial.{beside.scope or 'unjudged'}")))
    cited = list(sentence.citations)
    claims: list[Parts] = []
    for told in beside.standing:
        cited.append(citation(told))
        claims.append(join(_citing(quoted(told, wording, told.statement.content, _STANDING), len(cited) - 1)))
    said = _one_an_outlet(beside.said) if beside.said else []
    first = beside.said[:1] + tuple(said) if beside.said else ()
    who_said = wording.listed([join(told.outlet) for told in first[:_NAMED_OTHERS]])
    before = wording.say("denial.claimed", others=who_said) if first else wording.say("denial.unclaimed")
    parts = join(sentence.parts, before, wording.say("denial.leaves", claims=wording.listed(claims)))
    return replace(sentence, parts=parts, citations=tuple(cited))


def _citing(parts: Parts, number: int) -> Parts:
    """``parts`` as words of the citation ``number``, with its mark after them."""
    return (*(replace(p, cites=number) if p.kind != "plain" else p for p in parts), Part("", "mark", number))


def _sentence(kind: SentenceKind, parts: Parts, cited: Sequence[Citation]) -> Sentence:
    return Sentence(kind, join(parts, (Part("", "mark", 0),)), tuple(cited))


def _others(tellings: Sequence[Told], wording: Wording, cited: list[Citation]) -> Parts:
    named: list[Parts] = []
    for told in tellings[:_NAMED_OTHERS]:
        cited.append(citation(told))
        mark = len(cited) - 1
        known = tuple(replace(p, cites=mark) if p.kind == "name" else p for p in who(told, wording))
        named.append(join(known, (Part("", "mark", mark),)))
    more = tellings[_NAMED_OTHERS:]
    if more:
        tail: list[Part] = []
        for told in more[:_CITED_OTHERS]:
            cited.append(citation(told))
            tail.append(Part("", "mark", len(cited) - 1))
        named.append(join(wording.count("carried.more", len(more)), tuple(tail)))
    return wording.listed(named)


def _totals(group: Group, wording: Wording) -> str:
    outlets = {t.outlet for t in group.tellings}
    tongues = {t.article.language for t in group.tellings}
    text = ""
    if len(outlets) > 2 or len(tongues) > 1:
        counted = {
            "outlets": wording.count("carried.outlets", len(outlets)),
            "languages": wording.count("carried.languages", len(tongues)),
        }
        text = "".join(part.text for part in wording.say("carried.total", **counted))
    if group.origins is not None and len(outlets) > 1:
        text += wording.count("carried.origins", group.origins)
    return text


def _one_an_outlet(tellings: Sequence[Told]) -> list[Told]:
    """The tellings after the first, one for each further outlet, body before headline."""
    seen = {tellings[0].outlet}
    out: list[Told] = []
    for told in tellings[1:]:
        if told.outlet not in seen:
            seen.add(told.outlet)
            out.append(told)
    return out


def _clause(told: Told, wording: Wording, spans: Spans, key: str) -> str:
    if key != "affirmed":
        return ""
    shown = shown_spans(told, wording, spans)
    first = words(told.article.text, shown).split(maxsplit=1)[:1]
    if first and first[0].casefold() in wording.raw("subordinate"):
        return "_subordinate"
    return "_verb_first" if first and first[0] in wording.raw("verb_first") else ""


def _cue(told: Told, wording: Wording, spans: Spans) -> Parts:
    """The hedging or denying words in their own marks and brackets, where they do not stand in the words shown."""
    foreign = told.article.language != wording.language
    if not spans or (covers(told.statement.content, spans) and not foreign and told.statement.polarity == "affirmed"):
        return ()
    text = told.article.text
    opening, closing = marks(told.source)
    said: list[Part] = []
    for begin, end in spans[:3]:
        said += [Part(" … ")] if said else []
        said.append(Part(text[begin:end], "words", language=told.article.language))
    return wording.say("frame.cue", cue=join(opening, tuple(said), closing))


def _day(told: Told, wording: Wording) -> Parts:
    days = {t.begin for t in told.times if t.begin and t.begin == t.end}
    if len(days) != 1 or len(told.times) != 1:
        return ()
    return wording.say("frame.day", date=wording.date(next(iter(days))))


def _status(told: Told, wording: Wording) -> Parts:
    if told.statement.polarity == "denied":
        return wording.say("frame.quote_denied")
    return wording.say("frame.quote_question" if told.asks else f"frame.quote_{_key(told)}")


def _key(told: Told) -> str:
    return "affirmed" if told.statement.certainty == "asserted" else told.statement.certainty
