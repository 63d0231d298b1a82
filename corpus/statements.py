"""Attribute lines and marks -> statements; fills in what the format lets a writer leave out."""

from __future__ import annotations

import re

from corpus.attributes import HopText, Line
from corpus.markup import Marked
from corpus.model import Article, Hop, Span, Spans, Statement
from corpus.problems import Problems

_BARE_MODES = ("own", "free_indirect", "indirect_free_indirect")


def build_statements(article: Article, marked: Marked, lines: list[Line], problems: Problems) -> list[Statement]:
    """In the order of the lines, which may refer to one another in any order."""
    builder = _Builder(article, marked, {n.number: n for n in lines}, problems)
    return [s for n in lines if (s := builder.statement(n.number)) is not None]


class _Builder:
    def __init__(self, article: Article, marked: Marked, lines: dict[int, Line], problems: Problems) -> None:
        self.article, self.marked, self.lines, self.problems = article, marked, lines, problems
        self.done: dict[int, Statement | None] = {}
        self.spans: dict[tuple[str, int], Spans] = {}
        for m in marked.marks:
            key = m.kind, m.number
            self.spans[key] = (*self.spans.get(key, ()), (m.begin, m.end))

    def statement(self, number: int) -> Statement | None:
        if number not in self.done:
            self.done[number] = None  # a reference that runs in a circle finds nothing
            self.done[number] = self._build(self.lines[number])
        return self.done[number]

    def _build(self, line: Line) -> Statement:
        if "mode" not in line.values:
            self.problems.add(
                line.line,
                f"statement {line.number} has no mode",
                "begin the line with own, direct, indirect, reported, ...",
            )
        mode = line.values.get("mode", "own")
        outer, mate = self._refer(line, "in"), self._refer(line, "act")
        own = {k: self.spans.get((k, line.number), ()) for k in "csqfah"}
        giver = mate or (outer if mode == "direct" else None)
        lent = giver is not None and not (own["s"] or own["q"] or own["f"])
        if lent and giver is not None and mode not in _BARE_MODES:
            own |= {"s": giver.source, "q": giver.cue, "f": giver.frame, "a": giver.addressee}
        elif lent and giver is not None:
            own |= {"s": giver.source}
        medium = line.values.get("medium", giver.medium if giver and lent else "speech_writing")
        ident = f"{self.article.id}.{line.number}"
        claim = line.options.get("claim")
        certainty = line.values.get("certainty", "hedged" if own["h"] else "asserted")
        return Statement(
            ident,
            self.article.id,
            giver.act if giver and lent else ident,
            outer.id if outer else None,
            own["c"],
            own["s"],
            own["q"],
            own["a"],
            own["f"],
            mode,
            None if mode == "own" else medium,
            line.values.get("polarity", "affirmed"),
            certainty,
            own["h"],
            self._chain(line, own, giver if lent else None),
            f"{self.article.id.partition('/')[0]}/{claim}" if claim else ident,
            False,
            line.flags,
            line.line,
        )

    def _refer(self, line: Line, key: str) -> Statement | None:
        value = line.options.get(key)
        if value is None or value == "own":
            return None
        if not value.isdigit() or int(value) not in self.lines or int(value) == line.number:
            self.problems.add(
                line.line,
                f"{key}={value} is no other statement of {self.article.id}",
                f"write {key}= and the number of one",
            )
            return None
        return self.statement(int(value))

    def _chain(self, line: Line, own: dict[str, Spans], giver: Statement | None) -> tuple[Hop, ...]:
        if line.chain is None:
            return giver.chain if giver else ()
        near = [s for k in "sqfc" for s in own[k]] or [(0, len(self.article.text))]
        hops: list[Hop] = []
        for part in line.chain:
            if isinstance(part, HopText):
                hops.append(Hop(part.words, part.kind, part.count, self._locate(part, near, line)))
            elif part in self.lines and (other := self.statement(part)) is not None:
                hops += other.chain
            else:
                self.problems.add(
                    line.line,
                    f"chain={part}: no statement {part}, or the references run in a circle",
                    "write the number of a statement whose chain is spelled out",
                )
        return tuple(hops)

    def _locate(self, hop: HopText, near: list[Span], line: Line) -> Span:
        found = (
            [m.span() for m in re.finditer(re.escape(hop.words), self.article.text, re.IGNORECASE)] if hop.words else []
        )
        if not found:
            self.problems.add(
                line.line,
                f"chain words {hop.words!r} are not in {self.article.id}",
                "copy them letter for letter, in the case that stands in the text",
            )
            return 0, 0
        exact = [s for s in found if self.article.text[s[0] : s[1]] == hop.words] or found
        return min(exact, key=lambda s: min(_distance(s, n) for n in near))


def _distance(a: Span, b: Span) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)
