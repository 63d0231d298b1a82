"""From drafts to records: ids, nesting, acts, and what belongs to each statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.extract.find.draft import Draft, Judged
from sayso.extract.find.own import own_statements
from sayso.extract.find.responses import responses
from sayso.extract.judge.certainty import certainty
from sayso.extract.judge.chain import Chains
from sayso.extract.judge.citations import Citations
from sayso.extract.judge.polarity import polarity
from sayso.extract.judge.split import split
from sayso.extract.layer.document import Document
from sayso.model import Article, Extraction, Hop, Name, Place, Statement, Time, act_id, statement_id
from sayso.text import Spans, covers

Marked = TypeVar("Marked", Time, Place, Name)


def compose(article: Article, document: Document, drafts: Sequence[Draft], model: str) -> Extraction:
    """The extraction of an ``article`` with its entities marked, from what the rules found in it."""
    answers = tuple(responses(document, article))
    spans = tuple(r.span for r in answers)
    cites = Citations(document, article)
    kept = [d for d in drafts if not (d.mode in ("reported", "indirect") and covers(spans, d.cue or d.content))]
    kept = [d for d in kept if d.mode == "direct" or not d.cue or not cites.tells(d.cue)]
    every = [*kept, *own_statements(document, kept, spans)]
    statements: dict[str, Statement] = {}
    chains = Chains(document, article, cites)
    for draft in sorted(every, key=_order):
        chain = _as_judged(chains.of(draft), draft.judged) if draft.mode != "own" else ()
        act = act_id(article.id, draft.cue, draft.source, draft.content)
        for part in split(document, draft) if draft.judged is None else (draft,):
            one = _statement(document, article, part, (act, chain, model))
            statements.setdefault(one.id, one)
    return Extraction(article, tuple(_nested(list(statements.values()))), answers)


def _as_judged(chain: tuple[Hop, ...], judged: Judged | None) -> tuple[Hop, ...]:
    """The chain with the kinds and counts that a reader judges of its nearest hop and its origin."""
    if judged is None or not chain:
        return chain
    hops = list(chain)
    for at, kind, count in zip((0, -1), judged.kinds, judged.counts, strict=True):
        if len(hops) == judged.length or at == 0:
            hops[at] = replace(hops[at], kind=kind or hops[at].kind, count=count or hops[at].count)
    return tuple(hops)


def _order(draft: Draft) -> tuple[int, int, Spans]:
    return draft.begin, -draft.end, draft.content


def _statement(document: Document, article: Article, draft: Draft, act: tuple[str, tuple[Hop, ...], str]) -> Statement:
    judged = draft.judged
    sure, hedges = (judged.certainty, judged.hedges) if judged else certainty(document, draft)
    return Statement(
        id=statement_id(article.id, draft.content, draft.source, draft.cue, draft.mode),
        article=article.id,
        act=act[0],
        content=draft.content,
        mode=draft.mode,
        source=draft.source,
        cue=draft.cue,
        addressee=draft.addressee,
        frame=draft.frame,
        medium=draft.medium,
        polarity=judged.polarity if judged else polarity(document, draft),
        certainty=sure,
        hedges=hedges,
        chain=act[1],
        times=_within(article.times, draft.content),
        places=_within(article.places, draft.content),
        names=_within(article.names, draft.content),
        score=draft.score,
        model=act[2],
    )


def _begin(mark: Time | Place | Name) -> int:
    return mark.span[0]


def _within(marks: tuple[Marked, ...], content: Spans) -> tuple[Marked, ...]:
    """The marks that lie in the content; ``marks`` are in text order."""
    out: list[Marked] = []
    for at in range(bisect_left(marks, content[0][0], key=_begin), len(marks)):
        if marks[at].span[0] >= content[-1][1]:
            break
        if covers(content, (marks[at].span,)):
            out.append(marks[at])
    return tuple(out)


def _nested(statements: list[Statement]) -> list[Statement]:
    """``inside`` filled: the smallest content around a content. One pass, with the open contents on a stack."""
    out: dict[str, Statement] = {s.id: s for s in statements}
    stack: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.content[0][0], -s.content[-1][1])):
        stack = [o for o in stack if o.content[-1][1] > one.content[0][0]][-20:]
        around = [o for o in stack if o.content != one.content and o.mode != "own" and covers(o.content, one.content)]
        best = min(around, key=lambda o: sum(e - b for b, e in o.content), default=None)
        if best is not None:
            out[one.id] = replace(one, inside=best.id)
        stack.append(one)
    return list(out.values())
