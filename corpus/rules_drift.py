"""Checks that drift and what it compares fit together, and that none was forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.families import Reading
from corpus.model import Article, Family, Statement

Fault = tuple[int, str, str]
_CHANGES = ("place_changed", "time_changed", "number_changed", "claims_merged", "scope_widened")
_RANK = {"speculated": 0, "hedged": 0, "asserted": 1}


def drift_faults(reading: Reading) -> Iterator[Fault]:
    yield from _marked(reading.family)
    yield from _forgotten(reading)


def upstream(family: Family, article: Article) -> set[str]:
    """Ids of the articles that this one retells, directly or through others, and its own."""
    by_id = {a.id: a for a in family.articles}
    found, todo = {article.id}, list(article.retells)
    while todo:
        ident = todo.pop()
        if ident in by_id and ident not in found:
            found.add(ident)
            todo += by_id[ident].retells
    return found


def _marked(family: Family) -> Iterator[Fault]:
    by_id = {s.id: s for s in family.statements}
    above = {a.id: upstream(family, a) for a in family.articles}
    for d in family.drifts:
        a, b = by_id.get(d.statement), by_id.get(d.against)
        if a is None or b is None:
            continue
        name = f"drift {d.kind} {a.id.partition('/')[2]} < {b.id.partition('/')[2]}"
        if b.article not in above[a.article]:
            yield (
                d.line,
                f"{name}: the one article does not retell the other",
                "write 'retells:' in its header, or name a statement that it retells",
            )
        for fault, fix in _unfit(d.kind, a, b):
            yield d.line, f"{name}: {fault}", fix


def _unfit(kind: str, a: Statement, b: Statement) -> Iterator[tuple[str, str]]:
    mend = "mend the marking of one of the two, or drop the drift"
    if kind == "hedge_lost" and b.certainty in ("asserted", a.certainty):
        yield f"certainty goes from {b.certainty} to {a.certainty}", mend
    if kind == "hedge_gained" and a.certainty in ("asserted", b.certainty):
        yield f"certainty goes from {b.certainty} to {a.certainty}", mend
    if kind == "attribution_lost" and not (a.mode == "own" and b.mode != "own"):
        yield f"mode goes from {b.mode} to {a.mode}", mend
    if kind == "sources_multiplied" and not (a.chain and a.chain[-1].count != "one"):
        yield "the chain of the retelling ends in one source", "its last hop should be /several or /unknown"
    if kind == "source_named" and not (a.chain and a.chain[-1].kind != "unnamed"):
        yield "the retelling's last hop is not named", mend
    if kind == "source_anonymised" and not (a.chain and a.chain[-1].kind in ("unnamed", "collective")):
        yield "the retelling's last hop is not unnamed", mend
    if kind in _CHANGES and a.claim == b.claim:
        yield (
            "both stand in one claim",
            "what changes place, time, number, scope or parts makes a claim of its own: give it another letter or none",
        )
    if kind == "polarity_flipped" and a.polarity == b.polarity:
        yield f"both are {a.polarity}", mend


def _forgotten(reading: Reading) -> Iterator[Fault]:
    """A retelling of the same claim that is surer, or its outlet's own word, than all that it retells."""
    family = reading.family
    marked = {(d.statement, d.kind) for d in family.drifts}
    waived = {
        f"{r.article.id}.{n.number}" for r in reading.articles for n in r.lines if n.options.get("drift") == "none"
    }
    articles = {a.id: a for a in family.articles}
    for s in (x for x in family.statements if not x.implicit and x.id not in waived):
        ups = _compared(s, articles[s.article], family)
        if not ups:
            continue
        kinds = []
        if _RANK[s.certainty] > max(_RANK[u.certainty] for u in ups):
            kinds.append("hedge_lost")
        if _RANK[s.certainty] < min(_RANK[u.certainty] for u in ups):
            kinds.append("hedge_gained")
        if s.mode == "own" and all(u.mode != "own" for u in ups):
            kinds.append("attribution_lost")
        for kind in kinds:
            if (s.id, kind) not in marked:
                yield (
                    s.line,
                    f"statement {s.id.partition('/')[2]} shows {kind} against {ups[0].id.partition('/')[2]}, unsaid",
                    f"write drift={kind}@{ups[0].id.partition('/')[2]}, or drift=none where it is none",
                )


def _compared(s: Statement, article: Article, family: Family) -> list[Statement]:
    """What the articles retold say of the claim; for a headline without such, what its own body says."""
    mates = [u for u in family.statements if u.claim == s.claim and u.polarity == s.polarity and u.id != s.id]
    ups = [u for u in mates if u.article in article.retells]
    headline = bool(s.content) and s.content[-1][1] <= article.title_span[1]
    return ups or ([u for u in mates if u.article == s.article] if headline else [])
