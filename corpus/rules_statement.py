"""Checks on one statement: do mode, spans, chain and act fit annotation.md?"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import ReadArticle
from corpus.model import Span, Spans, Statement

Fault = tuple[int, str, str]
_OPENERS = "\"'„“”«»‘‚‹›’"
_CLOSERS = "\"'“”»«’‘›‹"


def statement_faults(read: ReadArticle) -> Iterator[Fault]:
    """(line, what, fix) for every statement that a writer marked."""
    for s in read.statements:
        if not s.implicit:
            number = s.id.rsplit(".", 1)[1]
            for what, fix in (
                *_mode(s, read.article.text),
                *_certainty(s),
                *_chain(s, read),
                *_nesting(s, read),
            ):
                yield s.line, f"statement {number} ({s.mode}) {what}", fix


def _mode(s: Statement, text: str) -> Iterator[tuple[str, str]]:
    if not s.content:
        yield "has no content", "set <cN>...</cN> around what is said"
        return
    if s.mode == "own" and (s.source or s.cue or s.frame or s.addressee or s.chain):
        yield (
            "has a source, cue, frame or chain",
            "own is for what nobody is cited for; else choose another mode",
        )
    if s.mode in ("free_indirect", "indirect_free_indirect") and (s.cue or s.frame):
        yield (
            "has a cue or frame",
            "take <q> and <f> away (a quotative word is a hedge: <h>), or make it indirect",
        )
    if s.mode == "reported":
        yield from _reported(s)
    if s.mode in ("direct", "indirect"):
        yield from _introduced(s)
    if s.mode == "direct" and "noquotes" not in s.flags:
        first, last = text[s.content[0][0]], text[s.content[-1][1] - 1]
        if first not in _OPENERS or last not in _CLOSERS:
            yield (
                "does not begin and end with quotation marks",
                "set the tag outside the marks; for a quotation without marks write 'noquotes'",
            )
    if (
        s.mode in ("own", "free_indirect", "indirect_free_indirect")
        and s.content[-1][1] < len(text)
        and text[s.content[-1][1]] in ".!?…"
        and text[s.content[-1][1] + 1 : s.content[-1][1] + 2].isspace()
    ):
        yield "leaves its final stop outside", "a free-standing sentence is marked with its stop"
    if s.mode == "indirect" and text[s.content[-1][1] - 1] == "." and not text[s.content[-1][0]].isupper():
        yield "takes the final stop in", "end the content of indirect speech before the stop"


def _reported(s: Statement) -> Iterator[tuple[str, str]]:
    if s.frame:
        yield "has a frame", "reported speech has none: the whole clause is content; take <f> away"
    if not s.cue:
        yield "has no cue", "mark the verb or noun of saying with <q>, inside the content"
    for name, spans in (("source", s.source), ("cue", s.cue)):
        if not all(_inside(x, s.content) for x in spans):
            yield (
                f"has its {name} outside the content",
                "reported content is the whole clause, source and cue inside it",
            )


def _introduced(s: Statement) -> Iterator[tuple[str, str]]:
    if not s.cue and "nocue" not in s.flags and s.inside is None:
        yield (
            "has no cue",
            "mark it with <q>; where the layout alone attributes (a dash and a name), write 'nocue'",
        )
    if s.cue and not s.frame and s.inside is None:
        yield (
            "has a cue and no frame",
            "mark the introducing clause with <f>, its comma inside, the conjunction outside",
        )
    if s.frame and not all(_inside(x, s.frame) for x in s.cue):
        yield "has its cue outside the frame", "let <f> take in the cue"


def _certainty(s: Statement) -> Iterator[tuple[str, str]]:
    if s.certainty == "asserted" and s.hedges:
        yield "is asserted and has hedge words", "take <h> away or take 'asserted' from the line"
    if s.certainty != "asserted" and not s.hedges:
        yield f"is {s.certainty} without hedge words", "mark the word that hedges with <h>"


def _chain(s: Statement, read: ReadArticle) -> Iterator[tuple[str, str]]:
    line = next(n for n in read.lines if not n.response and n.number == int(s.id.rsplit(".", 1)[1]))
    if s.mode != "own" and not s.chain and line.chain is None and line.options.get("act") is None and s.inside is None:
        yield (
            "has no chain",
            'write chain=person:"words of the article"/one, or chain=none where nobody is named in reach',
        )
    if s.mode != "own" and s.source and not s.chain:
        yield "has a source and an empty chain", "name the source as a hop"
    for hop in s.chain:
        if hop.kind == "outlet" and hop.name.casefold() == read.article.outlet.casefold():
            yield "has the publishing outlet in its chain", "leave it out: the article says who publishes"
    for a, b in zip(s.chain, s.chain[1:], strict=False):
        if a.name.casefold() == b.name.casefold():
            yield f"names {a.name!r} twice in a row", "each hop once, the nearest to the reader first"
    if s.source and s.chain and not _source_fits(s, read):
        yield (
            f"ends its chain in {s.chain[-1].name!r}, which the source words do not name",
            "the last hop is the origin; where the source is nearer, its name must be an earlier hop",
        )


def _source_fits(s: Statement, read: ReadArticle) -> bool:
    """Some hop is in the source, or the source is a pronoun or short form standing elsewhere than every hop."""
    if any(b < y and x < e for x, y in s.source for b, e in (h.span for h in s.chain)):
        return True
    words = " ".join(read.article.text[b:e] for b, e in s.source)
    return len(words.split()) <= 3 or s.inside is not None or len(s.chain) == 1


def _nesting(s: Statement, read: ReadArticle) -> Iterator[tuple[str, str]]:
    by_id = {o.id: o for o in read.statements}
    outer = by_id.get(s.inside or "")
    if outer is not None and not all(_inside(x, _hull(outer.content)) for x in s.content):
        yield "does not lie in the content of its in= statement", "check the number, or drop in="
    if (
        outer is not None
        and s.chain[: len(outer.chain)] != outer.chain
        and [h.name for h in s.chain[: len(outer.chain)]] != [h.name for h in outer.chain]
    ):
        yield (
            "does not begin its chain with the outer chain",
            f"write chain={outer.id.rsplit('.', 1)[1]} > ...",
        )
    if s.inside is None:
        for o in read.statements:
            if (
                o is not s
                and not o.implicit
                and o.mode != "own"
                and s.content
                and o.content
                and s.mode != "own"
                and all(_inside(x, o.content) for x in s.content)
                and s.content != o.content
            ):
                yield (
                    f"lies in the content of statement {o.id.rsplit('.', 1)[1]}",
                    f"write in={o.id.rsplit('.', 1)[1]}",
                )


def _inside(span: Span, spans: Spans) -> bool:
    return any(b <= span[0] and span[1] <= e for b, e in spans)


def _hull(spans: Spans) -> Spans:
    return ((spans[0][0], spans[-1][1]),) if spans else ()
