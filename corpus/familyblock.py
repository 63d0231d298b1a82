"""The `=== family` block: claims, relations, drifts, pledges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.article import ReadArticle
from corpus.attributes import Line
from corpus.format import Numbered
from corpus.model import RELATIONS, SCOPES, Drift, Pledge, Relation
from corpus.pledges import read_pledge
from corpus.problems import Problems

_CLAIM = re.compile(
    r"claim (?P<id>[A-Z][A-Z0-9]*): *(?P<best>a\d+\.\d+)(?: +origins=(?P<origins>\d+))?(?: +status=(?P<status>\w+))?$"
)
_RELATION = re.compile(
    r"(?P<start>a\d+\.\d+) (?P<kind>\w+) (?P<to>[A-Z][A-Z0-9]*|a\d+\.\d+)(?: +scope=(?P<scope>\w+))?$"
)
_DRIFT = re.compile(r"drift (?P<start>a\d+\.\d+) < (?P<to>a\d+\.\d+): *(?P<kinds>[\w, ]+)$")
_PLEDGE = re.compile(r"pledge (?P<id>P\d+): *(?P<statements>a\d+\.\d+(?:, *a\d+\.\d+)*)$")
_INLINE_RELATIONS = ("denies", "corroborates", "qualifies", "corrects")


@dataclass(frozen=True)
class DeclaredClaim:
    best: str
    origins: int
    status: str
    line: int
    counted: bool


@dataclass
class Block:
    family: str
    claims: dict[str, DeclaredClaim] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    drifts: list[Drift] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)

    def add_inline(self, article: str, line: Line, problems: Problems) -> None:
        """`denies=A/beside`, `corroborates=A`, `drift=hedge_lost@a1.1` of one attribute line."""
        start = f"{article}.{line.number}"
        for kind in _INLINE_RELATIONS:
            for part in line.options.get(kind, "").split(","):
                if part and part != "none":
                    to, _, scope = part.partition("/")
                    self._relate((start, kind, f"{self.family}/{to}"), scope or None, line.line, problems)
        for part in line.options.get("drift", "").split(","):
            kind, at, against = part.partition("@")
            if part and part != "none" and not at:
                problems.add(line.line, f"drift {part!r} names no upstream", "write drift=hedge_lost@a1.1")
            elif part and part != "none":
                self.drifts.append(Drift(start, f"{self.family}/{against}", kind, line.line))

    def add_relation(self, number: int, match: re.Match[str], problems: Problems) -> None:
        start, to = f"{self.family}/{match['start']}", f"{self.family}/{match['to']}"
        self._relate((start, match["kind"], to), match["scope"], number, problems)

    def _relate(self, relation: tuple[str, str, str], scope: str | None, line: int, problems: Problems) -> None:
        start, kind, to = relation
        if kind not in RELATIONS:
            problems.add(line, f"unknown relation {kind!r}", f"the relations are {', '.join(RELATIONS)}")
        if (kind == "denies") != (scope in SCOPES):
            problems.add(
                line,
                f"{kind} with scope {scope}",
                f"a denial, and only a denial, has a scope: denies=A/ and one of {', '.join(SCOPES)}",
            )
        self.relations.append(Relation(start, to, kind, scope, False, line))


def read_block(lines: list[Numbered], family: str, articles: list[ReadArticle], problems: Problems) -> Block:
    block = Block(family)
    texts = {a.article.id: a.article.text for a in articles}
    at = 0
    while at < len(lines):
        number, line = lines[at]
        at += 1
        if pledge := _PLEDGE.match(line):
            end = next((i for i in range(at, len(lines)) if not lines[i][1].startswith(" ")), len(lines))
            made = read_pledge((number, pledge["id"], pledge["statements"]), lines[at:end], (family, texts), problems)
            block.pledges += [made] if made else []
            at = end
        else:
            _one_line(number, line, block, problems)
    return block


def _one_line(number: int, line: str, block: Block, problems: Problems) -> None:
    if claim := _CLAIM.match(line):
        ident = f"{block.family}/{claim['id']}"
        if ident in block.claims:
            problems.add(number, f"claim {claim['id']} is declared twice", "keep one line a claim")
        block.claims[ident] = DeclaredClaim(
            f"{block.family}/{claim['best']}",
            int(claim["origins"] or 1),
            claim["status"] or "asserted",
            number,
            claim["origins"] is not None,
        )
    elif drift := _DRIFT.match(line):
        for kind in drift["kinds"].split(","):
            block.drifts.append(
                Drift(f"{block.family}/{drift['start']}", f"{block.family}/{drift['to']}", kind.strip(), number)
            )
    elif relation := _RELATION.match(line):
        block.add_relation(number, relation, problems)
    else:
        problems.add(
            number,
            f"cannot read {line.strip()[:60]!r}",
            "write 'claim A: a1.1 origins=1 status=disputed', 'a3.2 denies A scope=answers', "
            "'drift a2.1 < a1.1: hedge_lost' or 'pledge P1: a1.4'",
        )
