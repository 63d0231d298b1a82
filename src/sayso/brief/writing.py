"""The five sections, one after the other, each with the phrases that are its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.brief.choosing import background, filled, in_time_order, mixed, occurred, sections, threads
from sayso.brief.desk import Desk
from sayso.brief.frames import answer, assertion, dated, denial, quotation, with_denial
from sayso.brief.model import SECTIONS, Section, SectionKey, Sentence
from sayso.brief.retelling import bearing, distinct
from sayso.brief.scoring import Scored
from sayso.brief.told import Told
from sayso.brief.view import Denial, Group
from sayso.brief.wording import Wording
from sayso.model import Response

_DENIALS_BESIDE = 2


def write(desk: Desk, groups: list[Scored], answers: list[tuple[Response, Told]]) -> tuple[Section, ...]:
    """The sections over ``groups``; what has had its sentence in one section has none in a later one."""
    chosen = sections(groups)
    facts = chosen["happened"]
    before = {item.lead.id for item in background(facts)}
    homes = {told.id: item for item in groups for told in item.group.tellings}
    written: dict[SectionKey, list[Sentence]] = {
        "happened": _happened(desk, [item for item in facts if item.lead.id not in before], homes),
        "quotes": _quotes(desk, [*chosen["quotes"], *_spoken(facts)]),
    }
    ahead = sorted(_new(desk, chosen["next"]), key=lambda item: item.lead.asks)
    written["next"] = desk.each(ahead, lambda item: assertion(item.lead, desk.wording, "ahead"))
    earlier = [item for item in facts if not desk.has_shown(item) and occurred(item.lead)]
    context = in_time_order(_new(desk, earlier)[: desk.limit])
    written["context"] = desk.each(context, lambda item: _dated(desk, item))
    details = _new(desk, chosen["details"])
    written["details"] = desk.each(details, lambda item: assertion(item.lead, desk.wording, "doubtful"))
    written["details"] += _answers(desk, answers)
    return tuple(_section(key, written[key], desk.wording) for key in SECTIONS)


def _new(desk: Desk, items: Iterable[Scored]) -> list[Scored]:
    """One item for each claim that no section has told yet, in whatever words."""
    fresh = [item for item in items if not desk.has_told(item.lead)]
    language = desk.wording.language
    return filled(distinct(fresh, language), language, max(1, desk.limit // 2))


def _section(key: SectionKey, sentences: Sequence[Sentence], words: Wording) -> Section:
    note = "" if sentences else str(words.raw(f"empty.{key}"))
    return Section(key, str(words.raw(f"headings.{key}")), tuple(sentences), note)


def _happened(desk: Desk, items: list[Scored], homes: Mapping[str, Scored]) -> list[Sentence]:
    """The leading groups, each followed by the denials that stand beside it; other denials come in their turn."""
    items = _readable_denials(items, desk.wording.language)
    beside = {one.told.id for item in items for one in item.group.denials}
    leading: list[Scored] = []
    held_back: list[Scored] = []
    for item in items:
        (held_back if any(told.id in beside for told in item.group.tellings) else leading).append(item)
    language = desk.wording.language
    leading = mixed(distinct(leading, language), language)
    out: list[Sentence] = []
    for item in [*threads(leading[: desk.limit]), *leading[desk.limit :], *distinct(held_back, language)]:
        if len(out) >= desk.limit:
            break
        if desk.has_denied(item.lead):
            continue
        sentence = desk.fresh(item, lambda one: assertion(one.lead, desk.wording, "claim"))
        if sentence:
            out += [sentence, *_denials(desk, item, homes)][: desk.limit - len(out)]
    return out


def _readable_denials(items: list[Scored], language: str) -> list[Scored]:
    """``items`` with denials in ``language`` alone beside them, where there is one; all others come in their turn."""
    readable = {one.told.id for i in items for one in i.group.denials if one.told.article.language == language}

    def kept(group: Group) -> Group:
        return replace(group, denials=tuple(one for one in group.denials if one.told.id in readable))

    return [replace(item, group=kept(item.group)) for item in items] if readable else items


def _denials(desk: Desk, item: Scored, homes: Mapping[str, Scored]) -> list[Sentence]:
    out: list[Sentence] = []
    for one in item.group.denials:
        if len(out) == _DENIALS_BESIDE or desk.has_denied(one.told):
            continue
        sentence = desk.fresh(homes[one.told.id], lambda it: denial(it.lead, desk.wording, "denial", beside=True))
        out += [_with_denial(desk, sentence, replace(one, scope=bearing(item.lead, one)))] if sentence else []
    return out


def _with_denial(desk: Desk, sentence: Sentence, one: Denial) -> Sentence:
    """The denial with what it leaves standing, as far as the evidence of that checks."""
    full = with_denial(sentence, one, desk.wording)
    return full if not desk.evidence.check(full) else with_denial(sentence, replace(one, standing=()), desk.wording)


def _spoken(items: Iterable[Scored]) -> list[Scored]:
    """The direct quotations among what happened, for themselves: their group is told in other words."""
    out: list[Scored] = []
    for item in items:
        direct = tuple(t for t in item.group.tellings if t.statement.mode == "direct" and t.chain)
        if direct and direct[0] is not item.lead:
            out.append(replace(item, group=Group(direct)))
    return out


def _quotes(desk: Desk, items: Iterable[Scored]) -> list[Sentence]:
    """Quotations in the order of their score; one that was put beside a claim as its denial is quoted here as well."""
    out: list[Sentence] = []
    for item in sorted(items, key=lambda item: -item.score):
        is_denial = item.lead.statement.polarity == "denied"
        if len(out) < desk.limit and (is_denial or not desk.has_quoted(item.lead)):
            sentence = desk.sound(item, lambda one: quotation(one.lead, desk.wording))
            out += [sentence] if sentence else []
    return out


def _dated(desk: Desk, item: Scored) -> Sentence:
    first = min((t for t in item.lead.times if t.begin), key=lambda t: t.begin or "", default=None)
    if first is None or first.begin is None:
        return assertion(item.lead, desk.wording, "dated")
    whole = len(first.value) in (4, 7) and first.begin.startswith(first.value)
    period = desk.wording.period(first.begin, first.end or first.begin)
    return dated(item.lead, desk.wording, desk.wording.date(first.value) if whole else period)


def _answers(desk: Desk, answers: Sequence[tuple[Response, Told]]) -> list[Sentence]:
    out: list[Sentence] = []
    for response, told in answers[: desk.limit]:
        sentence = answer(response, told, desk.wording)
        errors = desk.evidence.check(sentence)
        desk.refused += errors[:1]
        out += [] if errors else [sentence]
    return out
