"""Counts a language, and what repeats too much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from corpus.model import Article, Family, Spans, Statement
from corpus.sentences import words

_TOO_MUCH = 0.08
_FEW = 60
_SHORT, _LONG = 7, 16


@dataclass
class Counts:
    """Of one language; a family counts in every language it has an article in."""

    families: set[str] = field(default_factory=set)
    articles: int = 0
    sentences: int = 0
    implicit: int = 0
    modes: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    registers: Counter[str] = field(default_factory=Counter)


def count(families: list[Family]) -> dict[str, Counts]:
    out: dict[str, Counts] = {}
    for family in families:
        articles = {a.id: a for a in family.articles}
        for a in family.articles:
            _article(out.setdefault(a.language, Counts()), family.id, a)
        for s in family.statements:
            _statement(out[articles[s.article].language], s, articles[s.article].text)
    return out


def _article(counts: Counts, family: str, article: Article) -> None:
    counts.families.add(family)
    counts.articles += 1
    counts.sentences += len(article.sentences)
    counts.registers[article.register] += 1
    counts.openings.update(" ".join(words(article.text[b:e])[:2]) for b, e in article.sentences)


def _statement(counts: Counts, statement: Statement, text: str) -> None:
    if statement.implicit:
        counts.implicit += 1
        return
    counts.modes[statement.mode] += 1
    for spans, into in ((statement.cue, counts.cues), (statement.source, counts.sources)):
        if spans:
            into[_words(text, spans)] += 1


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[b:e] for b, e in spans).casefold()


def report(families: list[Family]) -> str:
    """Plain text: one paragraph a language, the family-wide counts, then the warnings."""
    counts = count(families)
    total = sum(c.sentences for c in counts.values())
    lines = []
    for language, c in sorted(counts.items()):
        modes = ", ".join(f"{m} {n}" for m, n in c.modes.most_common())
        lines.append(
            f"{language}: {len(c.families)} families, {c.articles} articles, {c.sentences} sentences "
            f"({c.sentences / total:.0%}, {c.sentences / c.articles:.1f} an article)"
        )
        lines.append(f"    statements: {modes}, implicit own {c.implicit}")
        lines.append(
            f"    distinct: {len(c.cues)} cues of {c.cues.total()}, {len(c.sources)} sources of {c.sources.total()}, "
            f"{len(c.openings)} openings of {c.openings.total()}"
        )
        lines.append("    registers: " + ", ".join(f"{r} {n}" for r, n in c.registers.most_common()))
    lines += _across(families)
    lines += [f"warning: {w}" for language, c in sorted(counts.items()) for w in _warnings(language, c)]
    lines += [f"warning: {w}" for f in families for w in _lengths(f)]
    return "\n".join(lines) + "\n"


def _lengths(family: Family) -> list[str]:
    return [
        f"{a.id} has {len(a.sentences)} sentences; 7 to 16 is the rule"
        for a in family.articles
        if not _SHORT <= len(a.sentences) <= _LONG
    ]


def _across(families: list[Family]) -> list[str]:
    drifts = Counter(d.kind for f in families for d in f.drifts)
    scopes = Counter(r.scope for f in families for r in f.relations if r.scope)
    topics = Counter(f.topic for f in families)
    certain = Counter(s.certainty for f in families for s in f.statements if not s.implicit)
    hops = Counter(len(s.chain) for f in families for s in f.statements if not s.implicit)
    rows = (
        ("topics", topics),
        ("drift", drifts),
        ("denial scopes", scopes),
        ("certainty", certain),
        ("chain length", hops),
    )
    out = [f"{name}: " + ", ".join(f"{k} {n}" for k, n in c.most_common()) for name, c in rows]
    return [
        *out,
        f"pledges: {sum(len(f.pledges) for f in families)}, responses: {sum(len(f.responses) for f in families)}",
    ]


def _warnings(language: str, counts: Counts) -> list[str]:
    out = []
    for name, counter in (("cue", counts.cues), ("opening", counts.openings), ("source", counts.sources)):
        total = counter.total()
        if total >= _FEW:
            out += [
                f"{language}: {name} {words!r} is {n} of {total}; vary it"
                for words, n in counter.most_common(5)
                if n > _TOO_MUCH * total
            ]
    return out
