"""`sayso link`: statements into claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.common import LedgerOption, need, open_ledger

if TYPE_CHECKING:
    from sayso.pipeline import LinkDone


def link(
    ledger: Annotated[str | None, typer.Argument(metavar="[LEDGER]", help="The ledger [default: sayso.db].")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Link everything anew, not only what came in.")] = False,
    at: LedgerOption = None,
) -> None:
    """Put together what says the same, count its origins, and find what denies it and how it drifted on its way.

    Every `sayso read` links what it took in; this links what was read with --no-link, or, with --all, everything.
    """
    from sayso.pipeline import link_into, reader_vectors

    need(not (ledger and at), "the ledger is given twice", "give LEDGER or --ledger")
    with open_ledger(ledger or at) as store:
        done = link_into(store, vectors=reader_vectors(), everything=everything)
    typer.echo(summary(done))


def summary(done: LinkDone) -> str:
    """What a linking did, on one line."""
    if not done.touched:
        return "nothing new to link"
    among = f" among {done.touched}" if done.touched > done.articles else ""
    told = f"{counted(done.claims, 'claim')}, {done.shared} of them told by several outlets"
    found = f"{counted(done.drift, 'drifted retelling')}, {counted(done.stories, 'story', 'stories')}"
    return f"{counted(done.articles, 'article')} linked{among}: {told}; {found}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
