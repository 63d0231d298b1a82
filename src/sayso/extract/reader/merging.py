"""What the reader marks and what the rules find, put together: the reader draws the spans, the rules tell of the cue.

A mark that a rule found too takes over what the rule knows of it (which rule, whether its cue denies or hedges, a
source carried over from before); a mark that no rule found learns of its cue from the language's list of cues, and
has to be sure. What a rule alone found stays where the reader does not rule it out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import cast

from sayso.extract.find.cues import find_cues
from sayso.extract.find.draft import Chances, Draft, Judged
from sayso.extract.language import Cue
from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import cut
from sayso.extract.reader.decode import FURTHER, Marked
from sayso.extract.reader.labels import ATTRIBUTES
from sayso.model.statement import Medium, Mode
from sayso.text import Span, Spans, overlap

_SAME = 0.4  # of the characters under either of two contents, how many must be under both
_REACH = 4  # tokens around the beginning of a rule's content that may be the beginning for the reader


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a set of weights is trusted beside the rules; found on dev families and dev parts of public sets.

    ``alone``: how sure a mark must be that no rule found. ``nearly``: the share of two contents from which on they
    differ at an edge only, and the rule draws it; above 1 the reader draws every edge. ``not_ruled_out``: how likely
    the reader must hold a beginning where only a rule found one. ``sure``: below it a mark that a rule
    found too is the rule's alone.
    """

    alone: float = 0.99
    sure: float = 0.97
    nearly: float = 0.8
    not_ruled_out: float = 0.0003


# The research weights learnt real news, of which the rules know less than they.
TRUSTED = {"research": Trust(alone=0.9, sure=0.0, nearly=2.0, not_ruled_out=0.3)}


_FREE = ("free_indirect", "indirect_free_indirect")
# What the chain is told of a draft without a frame: where its source may have been named before.
_RULES = {"direct": "alone", "free_indirect": "carried", "indirect_free_indirect": "carried", "reported": "object"}


def merged(
    document: Document,
    found: Sequence[Marked],
    rules: Sequence[Draft],
    beginnings: Sequence[tuple[int, float]],
    trust: Trust = Trust(),
) -> list[Draft]:
    """A draft for each mark that is sure enough, then those of the rules alone.

    ``beginnings`` are the offsets of tokens, ascending, with the chance that a content begins there.
    """
    drafts = [draft_of(mark) for mark in found]
    pairs = _pairs(drafts, rules)
    kept = [at for at, draft in enumerate(drafts) if at in pairs or draft.score >= trust.alone]
    out = [_informed(document, drafts[at], rules[pairs[at]] if at in pairs else None, trust) for at in kept]
    rest = [rule for place, rule in enumerate(rules) if place not in set(pairs.values())]
    return out + [rule for rule in rest if _likely(rule, beginnings, trust.not_ruled_out) and not _told(rule, out)]


def _likely(rule: Draft, beginnings: Sequence[tuple[int, float]], least: float) -> bool:
    at = bisect_left(beginnings, (rule.content[0][0] - 1, 0.0))
    return any(chance >= least for _, chance in beginnings[at : at + _REACH])


def _told(rule: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether most of what the rule found is in a draft already."""
    size = sum(end - begin for begin, end in rule.content)
    return any(2 * overlap(rule.content, draft.content) > size for draft in drafts)


def draft_of(found: Marked) -> Draft:
    """A draft with what the reader judges of it."""
    said = found.attributes
    return Draft(
        content=found.spans["content"],
        mode=cast(Mode, said["mode"]),
        rule="reader" if found.spans["frame"] else _RULES.get(said["mode"], "reader"),
        score=round(found.sure, 3),
        medium=None if said["medium"] == "none" else cast(Medium, said["medium"]),
        source=found.spans["source"],
        cue=found.spans["cue"],
        addressee=found.spans["addressee"],
        frame=found.spans["frame"],
        judged=Judged(
            hedges=found.spans["hedges"],
            further=found.spans.get(FURTHER, ()),
            **{name: _chances(found, name) for name in _JUDGED},
        ),
    )


_JUDGED = ("polarity", "certainty", "kind", "count", "origin_kind", "origin_count", "length")


def _chances(found: Marked, name: str) -> Chances:
    return dict(zip(ATTRIBUTES[name], map(float, found.chances[name]), strict=True))


def _pairs(drafts: Sequence[Draft], rules: Sequence[Draft]) -> dict[int, int]:
    """For the number of a draft that of the rule's draft that says the same, one to one, the nearest first."""
    near = [
        (share + 0.2 * bool(overlap(one.source, other.source)) + 0.02 * (one.mode == other.mode), at, place)
        for at, place in _meeting([(d.begin, d.end) for d in drafts], [(r.begin, r.end) for r in rules])
        if (share := _share((one := drafts[at]).content, (other := rules[place]).content)) >= _SAME
    ]
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, at, place in sorted(near, key=lambda item: (-item[0], item[1], item[2])):
        if at not in out and place not in used:
            out[at] = place
            used.add(place)
    return out


def _meeting(left: Sequence[Span], right: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The numbers of all that overlap, without trying every pair: a text may have thousands of both."""
    order = sorted(range(len(right)), key=lambda at: right[at][0])
    begins = [right[at][0] for at in order]
    longest = max((end - begin for begin, end in right), default=0)
    for at, (begin, end) in enumerate(left):
        for place in order[bisect_left(begins, begin - longest) : bisect_left(begins, end)]:
            if right[place][1] > begin:
                yield at, place


def _share(one: Spans, other: Spans) -> float:
    both = overlap(one, other)
    either = sum(e - b for b, e in (*one, *other)) - both
    return both / either if either else 0.0


def _informed(document: Document, draft: Draft, rule: Draft | None, trust: Trust) -> Draft:
    if rule is None:
        cue = _cue(document, draft.cue) if draft.cue else None
        return replace(draft, denies=cue.denies, certainty=cue.certainty, asks=cue.asks) if cue else draft
    if draft.score < trust.sure:
        return rule
    draft = replace(
        draft,
        rule=rule.rule,
        denies=rule.denies,
        certainty=rule.certainty,
        parenthetic=rule.parenthetic,
        asks=rule.asks,
        source=draft.source or _carried(draft, rule),
    )
    if trust.nearly <= 1 and overlap(draft.source, rule.source):  # both see whom; the rule sees better how far
        draft = replace(draft, source=rule.source, borrowed=rule.borrowed)
    if _share(draft.content, rule.content) >= trust.nearly:
        draft = replace(draft, content=rule.content, frame=rule.frame, mode=rule.mode)
    return replace(draft, cue=rule.cue) if not draft.cue and draft.mode not in _FREE else draft


def _carried(draft: Draft, rule: Draft) -> Spans:
    """The rule's source where the reader has none, unless it holds that nobody is cited."""
    nobody = draft.judged is not None and draft.judged.length["0"] > log(0.5)
    return () if nobody else rule.source


def _cue(document: Document, spans: Spans) -> Cue | None:
    """The listed cue whose words ``spans`` share."""
    at = document.token_at(spans[0][0])
    sentence = next(((b, e) for b, e in document.sentences if b <= at < e), None)
    if sentence is None:
        return None
    found = find_cues(document, cut(document, *sentence))
    return next((one.cue for one in found if overlap(one.spans(document), spans)), None)
