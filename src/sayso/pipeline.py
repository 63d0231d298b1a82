"""Composes the stages: inputs to articles, articles to statements, statements into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso import __version__
from sayso.extract import Extractor
from sayso.ledger import Ledger, Run
from sayso.model import Article, Extraction
from sayso.read import ReadOptions, Refusal, read
from sayso.text import content_id


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that went into the ledger, or that it held already (``new`` is False, ``statements`` 0)."""

    article: Article
    new: bool
    statements: int


def extract_paths(
    paths: Iterable[str], extractor: Extractor, *, options: ReadOptions | None = None
) -> Iterator[Extraction | Refusal]:
    """Reads ``paths`` and extracts each article, lazily and in order; what cannot be taken comes as a Refusal."""
    for item in read(paths, options or ReadOptions()):
        yield item if isinstance(item, Refusal) else extractor.extract(item)


def read_into(
    ledger: Ledger, paths: Iterable[str], extractor: Extractor, *, options: ReadOptions | None = None
) -> Iterator[Taken | Refusal]:
    """Reads ``paths`` into ``ledger``, one transaction an article, lazily: nothing happens unless iterated.

    An article that the ledger holds with statements of this very extractor is not extracted again. Raises
    LedgerError where the ledger itself cannot go on (full, busy); what went in before stays whole.
    """
    run = new_run(extractor)
    for item in read(paths, options or ReadOptions()):
        if isinstance(item, Refusal):
            yield item
        elif ledger.known(item.id, run.model):
            yield Taken(item, new=False, statements=0)
        else:
            extraction = extractor.extract(item)
            added = ledger.add(extraction, run)
            yield Taken(extraction.article, new=added.new_article, statements=added.statements)


def new_run(extractor: Extractor, *, started: str | None = None) -> Run:
    """A run of ``extractor``: its id is a hash of the model, the program's version and the time it started."""
    model = f"{extractor.name}@{extractor.version}"
    at = started or datetime.now(UTC).isoformat(timespec="microseconds")
    return Run(content_id("run", model, __version__, at), model, at, __version__, {"model": extractor.name})
