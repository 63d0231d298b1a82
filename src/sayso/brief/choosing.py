"""Which section a group belongs to, and in which order the groups of a section stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from sayso.brief.attribution import is_collective
from sayso.brief.model import SectionKey
from sayso.brief.scoring import Scored
from sayso.brief.told import Told

_FOREIGN_EVERY = 4


def sections(groups: Iterable[Scored]) -> dict[SectionKey, list[Scored]]:
    """The groups by section, the best first, context in the order of time; each group in one section.

    A group that is put beside another as its denial stays in the list of its own section too: whoever prints the
    sections leaves out what has been shown.
    """
    ranked = sorted(groups, key=lambda item: (-item.score, item.lead.id))
    out: dict[SectionKey, list[Scored]] = {"happened": [], "quotes": [], "context": [], "details": [], "next": []}
    for item in ranked:
        out[_section(item)].append(item)
    return out


def mixed(items: Iterable[Scored], language: str) -> list[Scored]:
    """``items`` in their order, but every fourth in another language than ``language`` while there are any.

    What is known only in another language would else never be seen beside much in the reader's own.
    """
    listed = list(items)
    own = deque(item for item in listed if item.lead.article.language == language)
    foreign = deque(item for item in listed if item.lead.article.language != language)
    out: list[Scored] = []
    while own and foreign:
        fourth = len(out) % _FOREIGN_EVERY == _FOREIGN_EVERY - 1
        out.append(foreign.popleft() if fourth else own.popleft())
    return [*out, *own, *foreign]


def threads(items: Iterable[Scored]) -> list[Scored]:
    """``items`` in their order, but what one article has on one chain stands together, in the order of its text."""
    listed = list(items)
    rank: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, item in enumerate(listed):
        rank.setdefault(_thread(item), number)
    return sorted(listed, key=lambda item: (rank[_thread(item)], item.lead.position))


def _thread(item: Scored) -> tuple[str, tuple[str, ...]]:
    return item.lead.article.id, tuple(link.name for link in item.lead.chain)


def filled(items: Iterable[Scored], language: str, enough: int) -> list[Scored]:
    """``items`` in ``language``, and others only until there are ``enough``; an outlet's own remarks come last."""
    listed = sorted(items, key=is_commentary)
    first = [item for item in listed if item.lead.article.language == language and not is_commentary(item)]
    chosen = {id(item) for item in first}
    rest = sorted((item for item in listed if id(item) not in chosen), key=is_commentary)
    return [*first, *rest[: max(0, enough - len(first))]]


def in_time_order(items: Iterable[Scored]) -> list[Scored]:
    """By the day of what is told, then by publication."""
    return sorted(items, key=lambda item: (occurred(item.lead) or "9999", item.lead.day or "9999", item.lead.id))


def occurred(told: Told) -> str | None:
    """The first day that the content names, as an ISO date."""
    return min((t.begin for t in told.times if t.begin), default=None)


def background(items: Iterable[Scored]) -> Iterator[Scored]:
    """Groups that tell of a day before the one that most of the leading groups tell of."""
    listed = list(items)
    weight: dict[str, float] = {}
    for item in listed:
        if day := occurred(item.lead):
            weight[day] = weight.get(day, 0.0) + max(0.0, item.score)
    if not weight:
        return
    main = max(weight, key=lambda day: (weight[day], day))
    yield from (item for item in listed if (occurred(item.lead) or main) < main)


def _section(item: Scored) -> SectionKey:
    told = item.lead
    if looks_ahead(told):
        return "next"
    if told.statement.mode == "direct" and told.chain and not is_collective(told):
        return "quotes"
    doubtful = told.statement.certainty == "speculated" or is_collective(told)
    return "details" if doubtful or is_commentary(item) or _is_loose(told) else "happened"


def _is_loose(told: Told) -> bool:
    """A hedge on something that has neither a source nor a day."""
    return told.statement.certainty == "hedged" and not told.times and not told.chain


def is_commentary(item: Scored) -> bool:
    """What one outlet says on its own word, of no day that can be named: more often its view than an event."""
    lead = item.lead
    alone = len({told.outlet for told in item.group.tellings}) == 1
    return alone and lead.statement.mode == "own" and not lead.times and lead.statement.certainty == "asserted"


def looks_ahead(told: Told) -> bool:
    """Whether the content names a day after its publication, asks an open question, or has a cue that looks ahead.

    A cue that also serves as the hedge of the statement ("soll gewesen sein") does not look ahead, and neither does a
    cue beside a day that has passed.
    """
    said = told.words.casefold()
    if told.asks or any(cue in said for cue in told.source.open):
        return True
    days = [t.begin for t in told.times if t.begin]
    if told.day and any(day > told.day for day in days):
        return True
    return not days and told.statement.certainty == "asserted" and told.source.has(told.words, told.source.ahead)
