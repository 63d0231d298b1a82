"""A family as the JSON records that leave the program: the same field names, ids of the family in place of hashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.model import Article, Claim, Family, Passage, Pledge, Spans, Statement

Record = dict[str, Any]


def family_records(family: Family) -> Iterator[Record]:
    """article, statement, response, claim, relation, drift, pledge; spans as lists of [begin, end]."""
    articles = {a.id: a for a in family.articles}
    for a in family.articles:
        yield _article(a)
    for s in family.statements:
        yield _statement(s, articles[s.article])
    for r in family.responses:
        yield {
            "record": "response",
            "id": r.id,
            "article": r.article,
            "span": list(r.span),
            "by": r.by,
            "kind": r.kind,
            "to": r.to,
        }
    for c in family.claims:
        yield _claim(c, family)
    for rel in family.relations:
        yield {
            "record": "relation",
            "from": rel.start,
            "to": rel.to,
            "kind": rel.kind,
            "scope": rel.scope,
            "implicit": rel.implicit,
        }
    for d in family.drifts:
        yield {"record": "drift", "statement": d.statement, "against": d.against, "kind": d.kind}
    for p in family.pledges:
        yield _pledge(p)


def _lists(spans: Spans) -> list[list[int]]:
    return [list(s) for s in spans]


def _times(article: Article, spans: Spans | None = None) -> list[Record]:
    return [
        {"span": list(t.span), "type": t.type, "value": t.value, "mod": t.mod, "role": t.role}
        for t in article.times
        if _in(t.span, spans)
    ]


def _places(article: Article, spans: Spans | None = None) -> list[Record]:
    return [
        {"span": list(p.span), "name": p.name, "relation": p.relation, "metonym": p.metonym}
        for p in article.places
        if _in(p.span, spans)
    ]


def _names(article: Article, spans: Spans | None = None) -> list[Record]:
    return [
        {"span": list(n.span), "name": n.name, "kind": n.kind, "id": n.id} for n in article.names if _in(n.span, spans)
    ]


def _in(span: tuple[int, int], spans: Spans | None) -> bool:
    return spans is None or any(b <= span[0] and span[1] <= e for b, e in spans)


def _article(a: Article) -> Record:
    return {
        "record": "article",
        "id": a.id,
        "outlet": a.outlet,
        "url": a.url,
        "title": a.title,
        "title_span": list(a.title_span),
        "language": a.language,
        "published": a.published,
        "captured": None,
        "text": a.text,
        "sha256": a.sha256,
        "previous": None,
        "times": _times(a),
        "places": _places(a),
        "names": _names(a),
        "register": a.register,
        "role": a.role,
        "retells": list(a.retells),
    }


def _statement(s: Statement, a: Article) -> Record:
    spans = {k: _lists(getattr(s, k)) for k in ("content", "source", "cue", "addressee", "frame", "hedges")}
    chain = [{"name": h.name, "kind": h.kind, "count": h.count, "span": list(h.span)} for h in s.chain]
    return {
        "record": "statement",
        "id": s.id,
        "article": s.article,
        "act": s.act,
        "inside": s.inside,
        **spans,
        "mode": s.mode,
        "medium": s.medium,
        "polarity": s.polarity,
        "certainty": s.certainty,
        "chain": chain,
        "times": _times(a, s.content),
        "places": _places(a, s.content),
        "names": _names(a, s.content),
        "claim": s.claim,
        "score": 1.0,
        "model": "hand",
        "implicit": s.implicit,
    }


def _claim(c: Claim, family: Family) -> Record:
    articles = {a.id: a for a in family.articles}
    told = sorted((articles[i.rsplit(".", 1)[0]] for i in c.statements), key=lambda a: a.published)
    return {
        "record": "claim",
        "id": c.id,
        "wording": c.wording,
        "language": c.language,
        "statements": list(c.statements),
        "independent_origins": c.origins,
        "outlets": len({a.outlet for a in told}),
        "first_said": told[0].published if told else None,
        "status": c.status,
        "story": family.id,
    }


def _passage(p: Passage | None) -> Record | None:
    return {"article": p.article, "spans": _lists(p.spans)} if p else None


def _pledge(p: Pledge) -> Record:
    amount = dict(zip(("value", "unit", "said"), p.amount, strict=True)) if p.amount else None
    milestones = [
        {
            "state": m.state,
            "date": m.date,
            "statement": m.statement,
            "confirmed": m.confirmed,
            "partial": m.partial,
        }
        for m in p.milestones
    ]
    return {
        "record": "pledge",
        "id": p.id,
        "wording": p.wording,
        "statements": list(p.statements),
        "promisors": list(p.promisors),
        "beneficiaries": list(p.beneficiaries),
        "action": _passage(p.action),
        "condition": _passage(p.condition),
        "amount": amount,
        "deadline": p.deadline,
        "made_on": p.made_on,
        "made_at": p.made_at,
        "instrument": p.instrument,
        "state": p.state,
        "milestones": milestones,
    }
