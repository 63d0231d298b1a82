"""A statement as a row that a person reads."""

from __future__ import annotations

from sayso.cli.output import Row
from sayso.model import Article, Hop, Statement, to_record
from sayso.text import words

COLUMNS = ("id", "outlet", "language", "on_whose_word", "mode", "polarity", "certainty", "content")


def statement_row(statement: Statement, article: Article) -> Row:
    """All fields of the record, and the words that its spans point to."""
    text = article.text
    return to_record(statement) | {
        "outlet": article.outlet or "(unknown)",
        "language": article.language,
        "published": article.published,
        "content_spans": to_record(statement)["content"],
        "content": " ".join(words(text, statement.content).split()),
        "source_words": words(text, statement.source),
        "on_whose_word": on_whose_word(statement),
    }


def on_whose_word(statement: Statement) -> str:
    """The chain as words; without one, whether the outlet itself speaks or somebody whom it does not name."""
    if statement.chain:
        return " > ".join(hop_words(hop) for hop in statement.chain)
    return "(the outlet itself)" if statement.mode == "own" else "(nobody named)"


def hop_words(hop: Hop) -> str:
    """A hop as a reader needs it: its name, and its kind where the name alone misleads."""
    if hop.kind in ("unnamed", "collective"):
        return f"{hop.name} ({hop.kind}, {hop.count})"
    return hop.name
