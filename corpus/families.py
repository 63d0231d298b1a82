"""`load_family(path)`: one family file as typed records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import ReadArticle, read_article
from corpus.familyblock import Block, read_block
from corpus.format import RawFamily, read_raw
from corpus.model import Claim, Drift, Family, Relation, Statement
from corpus.problems import CorpusError, Problems

ROOT = Path(__file__).parent / "families"


@dataclass
class Reading:
    """A family with the raw blocks that the checks look at."""

    family: Family
    articles: list[ReadArticle]
    raw: RawFamily


def load_family(path: Path) -> Family:
    """Raises CorpusError with every fault of form; `corpus.check` finds those of sense."""
    problems = Problems(path)
    reading = read_family(path, problems)
    if problems.found:
        raise CorpusError(problems.found)
    return reading.family


def load_families(root: Path = ROOT, *, split: str | None = None) -> list[Family]:
    return [load_family(p) for p in sorted(root.glob(f"{split or '*'}/*.txt"))]


def read_family(path: Path, problems: Problems) -> Reading:
    """As much of the file as can be read; faults go into `problems`."""
    raw = read_raw(path, problems)
    header = {k: v for k, (_, v) in raw.header.items()}
    articles = [read_article(a, header["id"], problems) for a in raw.articles]
    statements = [s for a in articles for s in a.statements]
    block = read_block(raw.family, header["id"], articles, problems)
    for a in articles:
        for line in a.lines:
            block.add_inline(a.article.id, line, problems)
    family = Family(
        id=header["id"],
        split=path.parent.name,
        topic=header["topic"],
        languages=tuple(x.strip() for x in header["languages"].split(",")),
        event=header["event"],
        base=header["base"],
        path=str(path),
        articles=tuple(a.article for a in articles),
        statements=tuple(statements),
        responses=tuple(r for a in articles for r in a.responses),
        claims=tuple(_claims(block, articles)),
        relations=(),
        drifts=tuple(block.drifts),
        pledges=tuple(block.pledges),
    )
    family = replace(family, relations=(*block.relations, *_repeats(family, block.relations)))
    _references(family, {i for i, c in block.claims.items() if c.counted}, problems)
    return Reading(family, articles, raw)


def words_of(statement: Statement, text: str) -> str:
    return " ".join(text[b:e] for b, e in statement.content)


def _claims(block: Block, articles: list[ReadArticle]) -> list[Claim]:
    members: dict[str, list[str]] = {}
    where = {s.id: (s, a.article) for a in articles for s in a.statements}
    for ident, (s, _) in where.items():
        if not s.implicit:
            members.setdefault(s.claim, []).append(ident)
    out = []
    for ident in [*block.claims, *(c for c in members if c not in block.claims)]:
        declared = block.claims.get(ident)
        best = declared.best if declared else members[ident][0]
        statement, article = where.get(best, (None, None))
        out.append(
            Claim(
                id=ident,
                wording=words_of(statement, article.text) if statement and article else "",
                language=article.language if article else "",
                statements=tuple(members.get(ident, ())),
                origins=declared.origins if declared else 1,
                status=declared.status if declared else "asserted",
                declared=declared is not None,
                line=declared.line if declared else (statement.line if statement else 1),
            )
        )
    return out


def _repeats(family: Family, written: list[Relation]) -> list[Relation]:
    """Within a claim each later statement of the same polarity repeats the first, unless a writer says otherwise."""
    said = {(r.start, r.to) for r in written}
    by_id = {s.id: s for s in family.statements}
    published = {a.id: a.published for a in family.articles}
    out = []
    for claim in family.claims:
        mates = sorted((by_id[i] for i in claim.statements), key=lambda s: published[s.article])
        for s in mates[1:]:
            first = next((m for m in mates if m.polarity == s.polarity), s)
            if first is not s and (s.id, claim.id) not in said:
                out.append(Relation(s.id, first.id, "repeats", None, True, s.line))
    return out


def _references(family: Family, counted: set[str], problems: Problems) -> None:
    statements = {s.id for s in family.statements}
    claims = {c.id for c in family.claims if c.declared}
    fix = "write an id such as a2.1 that has an attribute line, or a claim letter declared in '=== family'"
    for s in family.statements:
        if "/" in s.claim and "." not in s.claim and s.claim not in claims:
            problems.add(
                s.line,
                f"claim {s.claim.rsplit('/', 1)[-1]} is not declared",
                "add 'claim A: a1.1 origins=1' to '=== family'",
            )
    for r in family.relations:
        for ident in (r.start, r.to):
            if ident not in statements | claims:
                problems.add(r.line, f"relation names unknown {ident.rsplit('/', 1)[-1]}", fix)
    for d in family.drifts:
        for ident in (d.statement, d.against):
            if ident not in statements:
                problems.add(d.line, f"drift names unknown {ident.rsplit('/', 1)[-1]}", fix)
    for c in family.claims:
        if c.declared and len(c.statements) > 1 and c.id not in counted:
            what = f"claim {c.id.rsplit('/', 1)[-1]} is told {len(c.statements)} times and has no origins="
            problems.add(c.line, what, "write origins= and the number of knowers who do not depend on each other")
    for answer in family.responses:
        if answer.to is not None and answer.to not in claims:
            problems.add(1, f"response {answer.id} answers unknown claim {answer.to}", fix)


__all__ = ["ROOT", "Drift", "Reading", "load_families", "load_family", "read_family", "words_of"]
