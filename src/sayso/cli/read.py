"""`sayso read`: inputs into a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import (
    EXIT_REFUSED,
    Language,
    LedgerOption,
    Model,
    Outlet,
    Paths,
    Published,
    complain,
    model_name,
    open_ledger,
    read_options,
)
from sayso.cli.link import summary
from sayso.cli.progress import progress


def read(
    paths: Paths,
    ledger: LedgerOption = None,
    outlet: Outlet = None,
    published: Published = None,
    language: Language = None,
    model: Model = None,
    linked: Annotated[bool, typer.Option("--link/--no-link", help="Link what came in with what is there.")] = True,
) -> None:
    """Read reports into the ledger: .txt .md .html .jsonl .xml feeds .eml. Reading the same again changes nothing."""
    from sayso.extract import load
    from sayso.pipeline import link_into, read_into, reader_vectors
    from sayso.read import Refusal

    extractor = load(model_name(model))
    options = read_options(outlet, published, language)
    new = known = found = refused = undated = 0
    with open_ledger(ledger, create=True) as store:
        for item in progress(read_into(store, paths, extractor, options=options), label="reading"):
            if isinstance(item, Refusal):
                refused += 1
                complain(item.error)
                continue
            new, known, found = new + item.new, known + (not item.new), found + item.statements
            undated += item.new and item.article.published is None
        typer.echo(_summary(new, known, found, undated, refused))
        if linked and found:
            done = link_into(store, vectors=reader_vectors())
            typer.echo(summary(done))
    if refused:
        raise typer.Exit(EXIT_REFUSED)


def _summary(new: int, known: int, found: int, undated: int, refused: int) -> str:
    parts = [f"{new} new article{'s' * (new != 1)}, {found} statement{'s' * (found != 1)}"]
    if known:
        parts.append(f"{known} known already")
    if undated:
        parts.append(f"{undated} without a publication date")
    if refused:
        parts.append(f"{refused} refused")
    return "; ".join(parts)
