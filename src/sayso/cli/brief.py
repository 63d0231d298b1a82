"""`sayso brief`: the story in five sections, every sentence with its evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli.common import EXIT_REFUSED, LedgerOption, article_id, complain, look_into


class Form(StrEnum):
    """The forms of a brief."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


class Tongue(StrEnum):
    """The languages a brief is written in."""

    de = "de"
    en = "en"


def brief(
    language: Annotated[Tongue, typer.Option("--language", "-l", help="Its language.")] = Tongue.de,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print.")] = Form.text,
    story: Annotated[str | None, typer.Option(metavar="WORDS", help="Only articles with all these words.")] = None,
    article: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this article; may be repeated.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many sentences a section.")] = 8,
    ledger: LedgerOption = None,
) -> None:
    """Print the brief: what happened, quotes, context, details and implications, what next."""
    from sayso.brief import LinkedGrouping, compose, render

    with look_into(ledger) as store:
        chosen = [article_id(store, id_) for id_ in article] if article else None
        grouping = LinkedGrouping(store.links, language.value)
        made = compose(store, language=language.value, story=story, articles=chosen, grouping=grouping, limit=limit)
        typer.echo(render(made, form.value))
    if made.refused:
        complain(f"{len(made.refused)} sentences refused, their evidence does not check; run sayso doctor")
        raise typer.Exit(EXIT_REFUSED)
