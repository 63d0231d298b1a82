"""From what was linked to rows, and back. Pure; the body of a row is the whole record, its columns are to search by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Table

from sayso.ledger.codec import Json, canonical, parse
from sayso.ledger.links import tables as t
from sayso.ledger.links.values import Part
from sayso.ledger.project import column_text
from sayso.ledger.stems import fold
from sayso.model import Claim, Drift, Relation, from_record, to_record


def rows_of(part: Part, tongues: dict[str, int], seqs: dict[str, int], version: str) -> dict[Table, list[Json]]:
    """The rows of ``part``; ``tongues`` counts the languages of each claim, ``seqs`` the run of each article."""
    story_of = {article: story.id for story in part.stories for article in story.articles}
    own = {"part": part.id}
    rows: dict[Table, list[Json]] = {
        t.linked: [
            {**own, "article": a, "seq": seqs[a], "story": story_of.get(a), "version": version} for a in part.articles
        ],
        t.claims: [_claim(claim, tongues.get(claim.id, 1)) | own for claim in part.claims],
        t.members: [{"statement": s, "claim": c.id, **own} for c in part.claims for s in c.statements],
        t.aliases: [{"alias": a, "claim": c.id, **own} for c in part.claims for a in c.aliases],
        t.relations: [_relation(one) | {**own, "place": n} for n, one in enumerate(part.relations)],
        t.drifts: [_drift(one) | {**own, "place": n} for n, one in enumerate(part.drift)],
        t.stories: [
            {"id": s.id, "articles": len(s.articles), "body": canonical(to_record(s)), **own} for s in part.stories
        ],
    }
    bodies = ((kind, n, one) for kind, some in sorted(part.others.items()) for n, one in enumerate(some))
    rows[t.others] = [{**own, "kind": k, "place": n, "body": canonical(dict(one))} for k, n, one in bodies]
    return rows


def records(found: Iterable[Row[Any]]) -> list[Any]:
    """The records in the bodies of rows."""
    return [from_record(parse(row.body)) for row in found]


def _claim(claim: Claim, tongues: int) -> Json:
    return {
        "id": claim.id,
        "story": claim.story,
        "language": column_text(claim.language),
        "status": claim.status,
        "outlets": claim.outlets,
        "origins": claim.independent_origins,
        "tongues": tongues,
        "first_said": column_text(claim.first_said),
        "folded": column_text(fold(claim.wording)),
        "body": canonical(to_record(claim)),
    }


def _relation(one: Relation) -> Json:
    row = {"start": one.start, "target": one.to, "kind": one.kind, "scope": one.scope, "score": one.score}
    return {**row, "body": canonical(to_record(one))}


def _drift(one: Drift) -> Json:
    row = {"statement": one.statement, "against": one.against, "kind": one.kind}
    return {**row, "body": canonical(to_record(one))}
