"""Shortcuts for the tests of reading."""

from __future__ import annotations

from pathlib import Path

from sayso.model.article import Article
from sayso.read import ReadOptions, Refusal, read

OPTIONS = ReadOptions(captured="2026-01-10T12:00:00+00:00")


def written(folder: Path, name: str, content: str | bytes) -> str:
    """A file in ``folder`` and its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return str(path)


def one(folder: Path, name: str, content: str | bytes, options: ReadOptions = OPTIONS) -> Article:
    """The one article of a file."""
    found = list(read([written(folder, name, content)], options))
    assert len(found) == 1, found
    assert isinstance(found[0], Article), found[0]
    return found[0]


def refused(folder: Path, name: str, content: str | bytes, options: ReadOptions = OPTIONS) -> Refusal:
    """The one refusal of a file, whose line is one line and says where."""
    found = list(read([written(folder, name, content)], options))
    assert len(found) == 1, found
    assert isinstance(found[0], Refusal), found[0]
    assert name in str(found[0].error)
    assert "\n" not in str(found[0].error)
    return found[0]


def blocks(article: Article) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind, article.text[slice(*block.span)]) for block in article.blocks]


def dense(text: str) -> str:
    """``text`` without white space."""
    return "".join(c for c in text if not c.isspace())
