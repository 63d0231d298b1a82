"""From drafts to records: ids, nesting, acts, and what belongs to each statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from sayso.extract.find.draft import Draft
from sayso.extract.find.own import own_statements
from sayso.extract.find.responses import responses
from sayso.extract.judge.certainty import certainty
from sayso.extract.judge.chain import Chain, Chains
from sayso.extract.judge.citations import Citations
from sayso.extract.judge.polarity import polarity
from sayso.extract.judge.split import split
from sayso.extract.judge.voting import voted
from sayso.extract.layer.document import Document
from sayso.model import Article, Extraction, Name, Place, Statement, Time, act_id, statement_id
from sayso.model.statement import Certainty, Polarity
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
        chain = chains.of(draft) if draft.mode != "own" else ()
        act = act_id(article.id, draft.cue, draft.source, draft.content)
        for part in _parts(document, draft, every):
            one = _statement(document, article, part, (act, chain, model))
            statements.setdefault(one.id, one)
    return Extraction(article, tuple(_nested(list(statements.values()))), answers)


def _parts(document: Document, draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The coordinated parts of a draft that differ; a reader's draft is whole where the reader parts it already.

    A part is judged by the rules alone: what the reader holds of the whole need not hold of it.
    """
    if draft.judged is None:
        return split(document, draft)
    if any(d.content != draft.content and covers(draft.content, d.content[:1]) for d in drafts):
        return [draft]
    parts = split(document, draft)
    return [replace(part, judged=None) for part in parts] if len(parts) > 1 else [draft]


def _order(draft: Draft) -> tuple[int, int, Spans]:
    return draft.begin, -draft.end, draft.content


def _statement(document: Document, article: Article, draft: Draft, act: tuple[str, Chain, str]) -> Statement:
    sure, hedges = _certainty(document, draft)
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
        polarity=_polarity(document, draft),
        certainty=sure,
        hedges=hedges,
        chain=act[1],
        times=_within(article.times, draft.content),
        places=_within(article.places, draft.content),
        names=_within(article.names, draft.content),
        score=draft.score,
        model=act[2],
    )


def _polarity(document: Document, draft: Draft) -> Polarity:
    by_rule = polarity(document, draft)
    if draft.judged is None:
        return by_rule
    return cast(Polarity, voted("polarity", draft.judged.polarity, by_rule if document.language.verbs else None))


def _certainty(document: Document, draft: Draft) -> tuple[Certainty, Spans]:
    by_rule, hedges = certainty(document, draft)
    judged = draft.judged
    if judged is None:
        return by_rule, hedges
    sure = voted("certainty", judged.certainty, by_rule if document.language.verbs else None)
    return cast(Certainty, sure), () if sure == "asserted" else hedges or judged.hedges


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
