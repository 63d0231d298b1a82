"""`sayso show`: a statement or an article with its words highlighted in place."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

import typer
from rich.text import Text

from sayso.cli.common import LedgerOption, look_into
from sayso.cli.output import console
from sayso.cli.rows import on_whose_word
from sayso.model import Article, Statement
from sayso.text import Span, Spans

_STYLES = {"content": "on grey23", "source": "bold cyan", "cue": "bold magenta", "hedges": "bold yellow"}
_MARKS = {"content": "[]", "source": "{}", "cue": "<>", "hedges": "()"}
_AROUND = 240


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement's or an article's id, or its beginning.")],
    ledger: LedgerOption = None,
) -> None:
    """Show a statement or an article, its words highlighted in place: content, source, cue and hedges."""
    with look_into(ledger) as store:
        found = store.find(id)
        if isinstance(found, Statement):
            _show_statement(found, store.article(found.article))
        else:
            _show_article(found, tuple(store.statements(article=found.id)))


def _show_statement(statement: Statement, article: Article) -> None:
    spans = [*statement.content, *statement.source, *statement.cue]
    begin, end = _around(article.text, min(b for b, _ in spans), max(e for _, e in spans))
    out = console()
    out.print(_head(article))
    facts = f"{statement.mode}, {statement.polarity}, {statement.certainty}, score {statement.score:.2f}"
    out.print(Text(f"{statement.id}  {facts}  {statement.model}", style="dim"))
    out.print(Text(f"on whose word: {on_whose_word(statement)}\n"))
    out.print(_marked(article, (statement,), begin, end, colour=out.is_terminal))


def _around(text: str, begin: int, end: int) -> Span:
    """The stretch with up to ``_AROUND`` code points before and after, cut where a line or else a word begins."""
    first, last = max(0, begin - _AROUND), min(len(text), end + _AROUND)
    if first and text[first - 1].isalnum():
        breaks = [at + 1 for mark in "\n " if (at := text.find(mark, first, begin)) >= 0]
        first = breaks[0] if breaks else begin
    if last < len(text) and text[last].isalnum():
        breaks = [at for mark in "\n " if (at := text.rfind(mark, end, last)) >= 0]
        last = breaks[0] if breaks else end
    return first, last


def _show_article(article: Article, statements: tuple[Statement, ...]) -> None:
    out = console()
    out.print(_head(article))
    out.print(_marked(article, statements, 0, len(article.text), colour=out.is_terminal))
    out.print(Text(f"\n{len(statements)} statements", style="dim"))


def _head(article: Article) -> Text:
    date = article.published or "publication date missing"
    return Text(f"{article.outlet or '(outlet unknown)'} · {date} · {article.language} · {article.url or article.id}")


def _marked(article: Article, statements: tuple[Statement, ...], begin: int, end: int, *, colour: bool) -> Text:
    """The text from ``begin`` to ``end``; styled on a terminal, with brackets in plain output."""
    cited = [s for s in statements if s.mode != "own" or len(statements) == 1]
    spans = [(part, span) for s in cited for part in _STYLES for span in _parts(s, part)]
    if colour:
        out = Text(article.text[begin:end])
        for part, (b, e) in spans:
            out.stylize(_STYLES[part], max(0, b - begin), max(0, e - begin))
        return out
    return Text(_bracketed(article.text, spans, begin, end))


def _parts(statement: Statement, part: str) -> Spans:
    spans: Spans = getattr(statement, part)
    return spans


def _bracketed(text: str, spans: list[tuple[str, tuple[int, int]]], begin: int, end: int) -> str:
    """``text`` with each span between its brackets; where several meet, wider spans open first and close last."""
    marks: dict[int, str] = {}
    for part, (b, e) in sorted(set(spans), key=lambda item: (item[1][0] - item[1][1], item[0])):
        opening, closing = _MARKS[part][0], _MARKS[part][1]
        marks[b] = marks.get(b, "") + opening
        marks[e] = closing + marks.get(e, "")
    cuts = sorted({begin, end, *(at for at in marks if begin <= at <= end)})
    pieces = [marks.get(a, "") + text[a:b] for a, b in pairwise(cuts)]
    return "".join(pieces) + marks.get(end, "")
