"""`sayso extract`: records out, no ledger."""

from __future__ import annotations

import typer

from sayso.cli.common import (
    EXIT_REFUSED,
    Format,
    FormatOption,
    Language,
    Model,
    Outlet,
    Paths,
    Published,
    complain,
    model_name,
    read_options,
)
from sayso.cli.output import Row, emit, print_json
from sayso.cli.progress import progress
from sayso.cli.rows import COLUMNS, statement_row
from sayso.model import Extraction, to_record


def extract(
    paths: Paths,
    format: FormatOption = Format.jsonl,
    outlet: Outlet = None,
    published: Published = None,
    language: Language = None,
    model: Model = None,
) -> None:
    """Extract records from reports and print them in text order; nothing is stored."""
    from sayso.extract import load
    from sayso.pipeline import extract_paths
    from sayso.read import Refusal

    options = read_options(outlet, published, language)
    refused = 0
    rows: list[Row] = []
    for item in progress(extract_paths(paths, load(model_name(model)), options=options), label="extracting"):
        if isinstance(item, Refusal):
            refused += 1
            complain(item.error)
        elif format is Format.jsonl:
            _print_records(item)
        else:
            rows += [statement_row(s, item.article) for s in item.statements]
    if format is not Format.jsonl:
        emit(rows, COLUMNS, format)
    if refused:
        raise typer.Exit(EXIT_REFUSED)


def _print_records(found: Extraction) -> None:
    print_json(to_record(found.article))
    for statement in found.statements:
        print_json(to_record(statement))
    for response in found.responses:
        print_json(to_record(response))
