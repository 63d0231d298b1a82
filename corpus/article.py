"""One raw article -> its record and its statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from corpus.attributes import Line, parse_attributes
from corpus.format import RawArticle
from corpus.markup import Mark, Marked, parse_markup
from corpus.model import Article, Name, Place, Response, Span, Spans, Statement, Time
from corpus.problems import Problems
from corpus.sentences import split_sentences
from corpus.statements import build_statements
from corpus.times import implied_type


@dataclass
class ReadArticle:
    """An article with what the checks need besides the records."""

    article: Article
    statements: list[Statement]
    responses: list[Response]
    lines: list[Line]
    marked: Marked
    raw: RawArticle
    by_number: dict[int, Statement] = field(default_factory=dict)


def read_article(raw: RawArticle, family: str, problems: Problems) -> ReadArticle:
    marked, title_end = _whole_text(raw, problems)
    lines = parse_attributes(raw.attributes, problems)
    article = _article(raw, family, marked, title_end)
    _spans_without_lines(marked, lines, raw, problems)
    statements = build_statements(article, marked, [n for n in lines if not n.response], problems)
    by_number = {int(s.id.rsplit(".", 1)[1]): s for s in statements}
    everything = statements + _implicit(article, statements, marked)
    everything.sort(key=lambda s: (s.content or s.source or s.cue or ((0, 0),))[0])
    return ReadArticle(article, everything, _responses(article, marked, lines, problems), lines, marked, raw, by_number)


def _whole_text(raw: RawArticle, problems: Problems) -> tuple[Marked, int]:
    number, title = raw.header["title"]
    head = parse_markup([(number, title)], problems)
    body = parse_markup(raw.body, problems)
    shift = len(head.text) + 2
    moved = [Mark(m.kind, m.number, m.options, m.begin + shift, m.end + shift, m.line) for m in body.marks]
    lines = head.lines + [(start + shift, n) for start, n in body.lines]
    return Marked(head.text + "\n\n" + body.text, head.marks + moved, lines), len(head.text)


def _article(raw: RawArticle, family: str, marked: Marked, title_end: int) -> Article:
    value = {k: v for k, (_, v) in raw.header.items()}
    retells = tuple(f"{family}/{r.strip()}" for r in value["retells"].split(",") if r.strip() not in ("", "none"))
    return Article(
        id=f"{family}/{raw.name}",
        outlet=value["outlet"],
        outlet_kind=value["outlet_kind"],
        url=value["url"],
        title=marked.text[:title_end],
        title_span=(0, title_end),
        language=value["language"],
        published=value["published"],
        register=value["register"],
        role=value["role"],
        retells=retells,
        text=marked.text,
        sha256=hashlib.sha256(marked.text.encode()).hexdigest(),
        times=_times(marked),
        places=_places(marked),
        names=_names(marked),
        sentences=split_sentences(marked.text),
        line=raw.line,
    )


def _times(marked: Marked) -> tuple[Time, ...]:
    content = [(m.begin, m.end) for m in marked.marks if m.kind == "c"]
    frames = [(m.begin, m.end) for m in marked.marks if m.kind == "f"]
    out = []
    for m in (m for m in marked.marks if m.kind == "t"):
        said = _within(m, frames) and not _within(m, content)
        value = m.options.get("v", "")
        out.append(
            Time(
                (m.begin, m.end),
                m.options.get("type", implied_type(value)),
                value,
                m.options.get("mod"),
                m.options.get("role", "said" if said else "happened"),
            )
        )
    return tuple(out)


def _within(mark: Mark, spans: list[Span]) -> bool:
    return any(b <= mark.begin and mark.end <= e for b, e in spans)


def _places(marked: Marked) -> tuple[Place, ...]:
    return tuple(
        Place(
            (m.begin, m.end),
            marked.text[m.begin : m.end],
            m.options.get("relation", "near" if "near" in m.options else None),
            "metonym" in m.options,
        )
        for m in marked.marks
        if m.kind == "p"
    )


def _names(marked: Marked) -> tuple[Name, ...]:
    out = []
    for m in (m for m in marked.marks if m.kind in "np"):
        kind = "place" if m.kind == "p" else next((o for o in m.options if o != "id"), "")
        out.append(Name((m.begin, m.end), marked.text[m.begin : m.end], kind, m.options.get("id")))
    return tuple(out)


def _spans_without_lines(marked: Marked, lines: list[Line], raw: RawArticle, problems: Problems) -> None:
    stated = {n.number for n in lines if not n.response}
    answered = {n.number for n in lines if n.response}
    for m in marked.marks:
        if m.kind in "csqfah" and m.number not in stated:
            problems.add(
                m.line,
                f"<{m.kind}{m.number}> in {raw.name} has no attribute line",
                f"add '{m.number}: MODE ...' below the article's '---'",
            )
            stated.add(m.number)
        if m.kind == "r" and m.number not in answered:
            problems.add(
                m.line,
                f"<r{m.number}> in {raw.name} has no attribute line",
                f"add 'r{m.number}: declined by=...'",
            )


def _implicit(article: Article, statements: list[Statement], marked: Marked) -> list[Statement]:
    taken: list[Span] = [s for st in statements for s in (*st.content, *st.cue, *st.frame)]
    taken += [(m.begin, m.end) for m in marked.marks if m.kind in "rx"]
    out: list[Statement] = []
    for b, e in article.sentences:
        if article.text[b:e].endswith("?") or any(x < e and b < y for x, y in taken):
            continue
        ident = f"{article.id}.i{len(out) + 1}"
        nothing: Spans = ()
        out.append(
            Statement(
                ident,
                article.id,
                ident,
                None,
                ((b, e),),
                nothing,
                nothing,
                nothing,
                nothing,
                "own",
                None,
                "affirmed",
                "asserted",
                nothing,
                (),
                ident,
                True,
                frozenset(),
                marked.line_at(b),
            )
        )
    return out


def _responses(article: Article, marked: Marked, lines: list[Line], problems: Problems) -> list[Response]:
    out = []
    for line in (n for n in lines if n.response):
        mark = next((m for m in marked.marks if m.kind == "r" and m.number == line.number), None)
        if mark is None:
            problems.add(
                line.line,
                f"response r{line.number} has no span",
                f"set <r{line.number}>...</r{line.number}> in the text",
            )
            continue
        if "kind" not in line.values or line.options.get("by", "") not in article.text or not line.options.get("by"):
            problems.add(
                line.line,
                f"response r{line.number} lacks a kind or its by= words are not in the article",
                "write 'r1: declined by=\"the ministry\" to=A' with words of this article",
            )
        to = line.options.get("to")
        family = article.id.partition("/")[0]
        out.append(
            Response(
                f"{article.id}.r{line.number}",
                article.id,
                (mark.begin, mark.end),
                line.options.get("by", ""),
                line.values.get("kind", ""),
                f"{family}/{to}" if to else None,
            )
        )
    return out
