"""What the commands on claims share: tables, how an origin and a passage are written, how words are found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.cli.common import Format, complain
from sayso.cli.output import Row, console, emit
from sayso.model import Article, Claim, Origin, Statement
from sayso.text import words

if TYPE_CHECKING:
    from sayso.ledger import Ledger

Columns = Mapping[str, Mapping[str, Any]]
_ID = 12
STATUS_STYLES = {"disputed": "yellow", "denied": "red", "corrected": "magenta"}


@dataclass(frozen=True)
class Shelf:
    """Statements and articles of a ledger by id, each fetched once."""

    ledger: Ledger
    _articles: dict[str, Article] = field(default_factory=dict)
    _statements: dict[str, Statement] = field(default_factory=dict)

    def statement(self, id_: str) -> Statement:
        """A statement."""
        if id_ not in self._statements:
            self._statements[id_] = self.ledger.statement(id_)
        return self._statements[id_]

    def article(self, id_: str) -> Article:
        """An article."""
        if id_ not in self._articles:
            self._articles[id_] = self.ledger.article(id_)
        return self._articles[id_]

    def of(self, statement: str) -> Article:
        """The article of a statement."""
        return self.article(self.statement(statement).article)

    def said(self, statement: str, limit: int = 160) -> str:
        """The words of a statement on one line."""
        found = " ".join(words(self.of(statement).text, self.statement(statement).content).split())
        return found if len(found) <= limit else f"{found[:limit].rstrip()} …"

    def outlet(self, statement: str) -> str:
        """The outlet that carries a statement."""
        return self.of(statement).outlet or "(outlet unknown)"


def print_rows(rows: Iterable[Row], columns: Columns, form: Format, none: str) -> None:
    """Rows as a table with ``columns`` (how each behaves), JSON lines or CSV; says ``none`` where there is no row."""
    listed = list(rows)
    if form is not Format.table:
        emit(listed, list(columns), form)
        return
    if not listed:
        complain(none)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for name, shape in columns.items():
        table.add_column(name.replace("_", " "), overflow="fold", **shape)
    for row in listed:
        cells = (_cell(name, row) for name in columns)
        table.add_row(*(Text(cell, style=_style(name, row)) for name, cell in zip(columns, cells, strict=True)))
    console().print(table)


def origin_words(origin: Origin) -> str:
    """An origin as a reader needs it: who, and by way of whom."""
    name = origin.name or origin.kind
    told = f"{name} (unnamed)" if origin.kind == "unnamed" and "unnamed" not in name else name
    via = f", by way of {origin.via[-1]}" if origin.via else ""
    return told + via + ("" if origin.known else " (cannot be known)")


def origins_words(claim: Claim) -> str:
    """How many independent origins a claim has, and which."""
    if not claim.origins:
        return "unknown"
    shown = "; ".join(origin_words(origin) for origin in claim.origins[:3])
    more = f"; and {len(claim.origins) - 3} more" if len(claim.origins) > 3 else ""
    return f"{claim.independent_origins}: {shown}{more}"


def named(ledger: Ledger, id_: str) -> str:
    """The statement that stands for a claim, the article that stands for a story, or what the id itself names."""
    if id_.startswith("c-"):
        return ledger.links.claim(id_).statements[0]
    if id_.startswith("e-"):
        return ledger.links.story(id_).articles[0]
    return ledger.find(id_).id


def short(id_: str) -> str:
    """The beginning of an id, enough to name it by."""
    return id_[:_ID]


def _cell(name: str, row: Row) -> str:
    value = row.get(name)
    if value is None:
        return ""
    text = " ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)
    return short(text) if name in ("id", "story") else text


def _style(name: str, row: Row) -> str:
    if name == "id":
        return "dim"
    return STATUS_STYLES.get(str(row.get("status")), "") if name == "status" else ""
