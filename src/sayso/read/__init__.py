"""Read what is given and make articles of it: files, folders, patterns, standard input, and addresses when asked.

``read`` is lazy and never raises for one bad input: what is not taken comes back as a Refusal in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from sayso.errors import FetchError, InputError
from sayso.model.article import Article
from sayso.read.document import Document
from sayso.read.draft import Draft, finish
from sayso.read.fetch import Fetcher, is_address
from sayso.read.formats import reader_for
from sayso.read.locate import locate, opened, shown, standard_input
from sayso.read.options import Limits, ReadOptions, Refusal
from sayso.read.when import iso_time

__all__ = ["Fetcher", "Limits", "ReadOptions", "Refusal", "iso_time", "read", "read_document"]

STANDARD_INPUT = "-"


def read(
    paths: Iterable[str], options: ReadOptions | None = None, *, fetcher: Fetcher | None = None
) -> Iterator[Article | Refusal]:
    """The articles of ``paths`` in order, with a Refusal for each thing that was not taken.

    A path is a file, a folder (with all below it, sorted), a pattern, ``-`` for standard input, or an address that
    begins with ``https://`` or ``http://``; only then is anything fetched, by ``fetcher`` or one of its own.
    """
    options = options or ReadOptions()
    for path in paths:
        if is_address(path):
            fetcher = fetcher or Fetcher(cache=options.cache, limit=options.limits.document)
            yield from _taken(path, fetcher.fetch(path), options)
        elif path == STANDARD_INPUT:
            yield from _taken(STANDARD_INPUT, standard_input(), options)
        else:
            for found in locate(path):
                if isinstance(found, Refusal):
                    yield found
                else:
                    yield from _taken(shown(found), opened(found), options)


def read_document(document: Document, options: ReadOptions | None = None) -> Iterator[Article | Refusal]:
    """The articles of one document that is open already. Raises InputError where nothing more can be read."""
    options = options or ReadOptions()
    reader, ready = reader_for(document)
    for where, found in reader(ready, options):
        yield _finished(where, found, options)


def _finished(where: str, found: Draft | Refusal, options: ReadOptions) -> Article | Refusal:
    if isinstance(found, Refusal):
        return found
    try:
        return finish(found, options, where)
    except InputError as error:
        return Refusal(where, error)


def _taken(where: str, source: AbstractContextManager[Document], options: ReadOptions) -> Iterator[Article | Refusal]:
    try:
        with source as document:
            yield from read_document(document, options)
    except (InputError, FetchError) as error:
        yield Refusal(where, error)
