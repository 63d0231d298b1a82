"""Checks on a family: header values, claims, denials, drift, pledges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from corpus.families import Reading
from corpus.model import (
    DRIFTS,
    LANGUAGES,
    NAME_KINDS,
    REGISTERS,
    ROLES,
    STATUSES,
    TIME_MODS,
    TIME_ROLES,
    TOPICS,
    Claim,
    Family,
    Pledge,
)
from corpus.times import well_formed

Fault = tuple[int, str, str]
SPLITS = ("train", "dev", "test")


def family_faults(reading: Reading, *, second: bool = False) -> Iterator[Fault]:
    yield from _header(reading, second)
    for read in reading.articles:
        yield from _article(reading, read.article.id)
        yield from _marks(reading, read.article.id)
    if second:
        return
    for claim in reading.family.claims:
        yield from _claim(reading.family, claim)
    yield from _denials(reading)
    yield from _drift_kinds(reading.family)
    for pledge in reading.family.pledges:
        yield from _pledge(reading.family, pledge)


def _header(reading: Reading, second: bool) -> Iterator[Fault]:
    family, path = reading.family, Path(reading.family.path)
    if path.stem != family.id:
        yield 1, f"id {family.id!r} is not the file's name", f"write id: {path.stem}"
    if not second and family.split not in SPLITS:
        yield 1, f"split folder {family.split!r}", f"put the file into one of {', '.join(SPLITS)}"
    if family.topic not in TOPICS:
        yield 1, f"unknown topic {family.topic!r}", f"write one of {', '.join(TOPICS)}"
    found = sorted({a.language for a in family.articles})
    if sorted(family.languages) != found:
        yield (
            1,
            f"languages: {', '.join(family.languages)} but the articles are in {', '.join(found)}",
            "make them agree",
        )
    if len(family.articles) < 4:
        yield 1, f"only {len(family.articles)} articles", "a family has at least 4, better 6"
    for i, article in enumerate(family.articles, 1):
        if article.id != f"{family.id}/a{i}":
            yield (
                article.line,
                f"article {article.id.partition('/')[2]} stands at place {i}",
                "number the articles a1, a2, ... in file order",
            )


def _article(reading: Reading, ident: str) -> Iterator[Fault]:
    family = reading.family
    a = next(x for x in family.articles if x.id == ident)
    for key, value, known in (
        ("language", a.language, LANGUAGES),
        ("register", a.register, REGISTERS),
        ("role", a.role, ROLES),
    ):
        if value not in known:
            yield a.line, f"unknown {key} {value!r}", f"write one of {', '.join(known)}"
    if not a.outlet or not a.title:
        yield a.line, "outlet or title is empty", "fill it in"
    if not re.match(r"https://[\w.-]+\.example/", a.url):
        yield a.line, f"url {a.url!r}", "invent one under https://NAME.example/"
    published = _moment(a.published)
    if published is None:
        yield a.line, f"published {a.published!r} is no time with zone", "write 2031-03-04T18:20+01:00"
    order = {x.id: x for x in family.articles}
    for up in a.retells:
        earlier = _moment(order[up].published) if up in order else None
        if up not in order or up == a.id:
            yield (
                a.line,
                f"retells {up.partition('/')[2]}, no other article",
                "write an article of this family or 'none'",
            )
        elif earlier and published and earlier > published:
            yield (
                a.line,
                f"retells {up.partition('/')[2]}, which is published later",
                "mend one of the two times",
            )
    if a.role in ("retelling", "copy") and not a.retells:
        yield a.line, f"a {a.role} that retells none", "write retells: a1"


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _marks(reading: Reading, ident: str) -> Iterator[Fault]:
    read = next(r for r in reading.articles if r.article.id == ident)
    for mark, time in zip([m for m in read.marked.marks if m.kind == "t"], read.article.times, strict=True):
        if not well_formed(time.value, time.type):
            yield (
                mark.line,
                f"time value {time.value!r} is no TIMEX3 {time.type}",
                "write v=2031-03-04, 2031-W10, 2031-03-04T18:20, P3D, PRESENT_REF; a SET needs type=SET",
            )
        if (time.mod is not None and time.mod not in TIME_MODS) or time.role not in TIME_ROLES:
            yield (
                mark.line,
                f"time mod={time.mod} role={time.role}",
                f"mod is one of {', '.join(TIME_MODS)}; role one of {', '.join(TIME_ROLES)}",
            )
        if set(mark.options) - {"v", "type", "mod", "role"}:
            yield mark.line, f"unknown options on <t>: {', '.join(mark.options)}", "<t v= type= mod= role=>"
    for mark in read.marked.marks:
        if mark.kind == "n" and not [o for o in mark.options if o in NAME_KINDS[:4]]:
            yield mark.line, "<n> without a kind", "write <per>, <org>, <off> or <out>; places are <p>"
        if mark.kind == "p" and set(mark.options) - {"metonym", "near", "relation", "id"}:
            yield (
                mark.line,
                f"unknown options on <p>: {', '.join(mark.options)}",
                "<p>, <p metonym>, <p near>",
            )


def _claim(family: Family, claim: Claim) -> Iterator[Fault]:
    letter = claim.id.rsplit("/", 1)[-1]
    if claim.declared and not claim.statements:
        yield (
            claim.line,
            f"claim {letter} has no statement",
            f"write claim={letter} on an attribute line, or drop the claim",
        )
    if claim.declared and not claim.wording:
        yield (
            claim.line,
            f"claim {letter} takes its wording from a statement that does not exist",
            "write 'claim A: a1.1'",
        )
    if claim.status not in STATUSES:
        yield claim.line, f"unknown status {claim.status!r}", f"write one of {', '.join(STATUSES)}"
    answers = [r for r in family.relations if r.to == claim.id and r.scope == "answers"]
    if answers and claim.status == "asserted":
        yield (
            claim.line,
            f"claim {letter} is asserted though {answers[0].start.partition('/')[2]} answers it",
            "write status=disputed, denied or corrected",
        )
    if claim.status in ("disputed", "denied") and not [
        r for r in family.relations if r.to == claim.id and r.scope in ("answers", "wider")
    ]:
        yield (
            claim.line,
            f"claim {letter} is {claim.status} and nobody denies it",
            "write denies=A/answers on the denial, or status=asserted",
        )


def _denials(reading: Reading) -> Iterator[Fault]:
    family = reading.family
    by_id = {s.id: s for s in family.statements}
    silent = {
        f"{a.article.id}.{n.number}" for a in reading.articles for n in a.lines if n.options.get("denies") == "none"
    }
    denying = {r.start for r in family.relations if r.kind == "denies"}
    for s in family.statements:
        if s.polarity == "denied" and not s.implicit and s.id not in denying | silent:
            yield (
                s.line,
                f"denied statement {s.id.partition('/')[2]} has no relation",
                "write denies=A/answers (narrower, wider, beside), or denies=none where it bears on no claim",
            )
    for r in family.relations:
        start, to = by_id.get(r.start), by_id[r.to].claim if r.to in by_id else r.to
        if r.kind != "denies" or start is None:
            continue
        if start.polarity != "denied":
            yield (
                r.line,
                f"{r.start.partition('/')[2]} denies and its polarity is affirmed",
                "write 'denied' on its line",
            )
        if (r.scope == "answers") != (start.claim == to):
            yield (
                r.line,
                f"denial {r.start.partition('/')[2]} has scope {r.scope} and "
                f"stands in claim {start.claim.rsplit('/', 1)[-1]}",
                "a denial that answers stands in the claim it denies; one that does not is a claim of its own",
            )


def _drift_kinds(family: Family) -> Iterator[Fault]:
    by_id = {s.id: s for s in family.statements}
    for d in family.drifts:
        a, b = by_id.get(d.statement), by_id.get(d.against)
        if d.kind not in DRIFTS:
            yield d.line, f"unknown drift {d.kind!r}", f"write one of {', '.join(DRIFTS)}"
        elif a is not None and b is not None and a.id == b.id:
            yield d.line, "a drift against itself", "name the upstream statement"


def _pledge(family: Family, pledge: Pledge) -> Iterator[Fault]:
    known = {s.id for s in family.statements}
    short = pledge.id.partition("/")[2]
    for ident in (*pledge.statements, *(m.statement for m in pledge.milestones)):
        if ident not in known:
            yield (
                pledge.line,
                f"pledge {short} names unknown {ident.partition('/')[2]}",
                "write ids with attribute lines",
            )
    confirmed = sorted((m for m in pledge.milestones if m.confirmed), key=lambda m: m.date)
    if not confirmed:
        yield pledge.line, f"pledge {short} has no confirmed milestone", "add 'milestone announced DATE a1.2'"
    elif pledge.state not in {m.state for m in confirmed if m.date == confirmed[-1].date}:
        yield (
            pledge.line,
            f"pledge {short} is {pledge.state}, its last confirmed milestone {confirmed[-1].state}",
            "make them agree",
        )
    both = set(pledge.statements) & {m.statement for m in pledge.milestones if m.date != pledge.made_on}
    if both:
        yield (
            pledge.line,
            f"pledge {short} counts {sorted(both)[0].partition('/')[2]} as mention and later milestone",
            "statements: only those that state the commitment",
        )
