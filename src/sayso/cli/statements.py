"""`sayso statements`: who says what, filtered."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import Format, FormatOption, LedgerOption, article_id, complain, look_into
from sayso.cli.output import emit
from sayso.cli.rows import COLUMNS, statement_row
from sayso.model import Article, Statement
from sayso.model.statement import Certainty, Polarity

Text = str | None


def statements(
    match: Annotated[Text, typer.Option(metavar="WORDS", help="Only statements with these words.")] = None,
    source: Annotated[Text, typer.Option(metavar="NAME", help="Only what is on this name's word.")] = None,
    outlet: Annotated[Text, typer.Option(metavar="NAME", help="Only what this outlet carries.")] = None,
    article: Annotated[Text, typer.Option(metavar="ID", help="Only this article.")] = None,
    language: Annotated[Text, typer.Option(metavar="CODE", help="Only this language.")] = None,
    polarity: Annotated[Polarity | None, typer.Option(help="Only what is affirmed, or denied.")] = None,
    certainty: Annotated[Certainty | None, typer.Option(help="Only what is asserted, hedged, ...")] = None,
    own: Annotated[bool, typer.Option("--own/--no-own", help="Also what nobody is cited for.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: FormatOption = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Print the table of statements: who says what, in which outlet, on whose word."""
    with look_into(ledger) as store:
        held: dict[str, Article] = {}

        def row(statement: Statement) -> dict[str, object]:
            if statement.article not in held:
                held[statement.article] = store.article(statement.article)
            return statement_row(statement, held[statement.article])

        found = store.statements(
            match=match,
            source=source,
            outlet=outlet,
            article=article_id(store, article) if article else None,
            language=language,
            polarity=polarity,
            certainty=certainty,
            cited=None if own else True,
            limit=limit,
        )
        emit((row(s) for s in found), COLUMNS, format)
    if not held and format is Format.table:
        complain("no statement fits; loosen the filters, or add --own for what nobody is cited for")
