"""The views: from the material of one article to the rows by which it is found. Pure, but for ``write``.

The same function makes the rows when something is added or judged and when the ledger is verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sayso.ledger.codec import Json
from sayso.ledger.fields import PAIRED
from sayso.ledger.material import Material
from sayso.ledger.schema import PLACES, articles, extractions, pairs, statements
from sayso.ledger.stems import fold, stems
from sayso.ledger.store import StemRow, Store
from sayso.ledger.versions import link
from sayso.model import Article, Statement
from sayso.text import words

SEPARATOR = "\n"
"""Between two names in the column that sources are looked for in."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article in every view."""

    article: Json
    extractions: Sequence[Json]
    statements: Sequence[Json]
    article_stems: Sequence[StemRow]
    statement_stems: Sequence[StemRow]
    pairs: Sequence[Json] = ()


def project(material: Material) -> Rows:
    """The rows of an article; of a redacted one, only those that have no words in them."""
    article, seq = material.article, material.entry.seq
    runs = [] if material.redacted else material.extractions
    found = [(e.seq * PLACES + n, e.seq, s) for e in runs for n, s in enumerate(material.statements(e))]
    contents = ((number, words(article.text, s.statement.content, " ")) for number, _, s in found)
    return Rows(
        article=_article_row(material),
        extractions=[_extraction_row(e.seq, e.payload) for e in material.extractions],
        statements=[
            _statement_row(number, seq, s.statement, article) | {"withdrawn": s.withdrawn} for number, seq, s in found
        ],
        article_stems=[] if material.redacted else [(seq, stems(article.text, article.language))],
        statement_stems=[(number, stems(content, article.language)) for number, content in contents],
        pairs=_pair_rows(material),
    )


def write(connection: Connection, store: Store, rows: Rows) -> None:
    """Add the rows of an article that has none, and link it with the versions before and after it."""
    connection.execute(insert(articles), [rows.article])
    link(connection, rows.article)
    write_found(connection, store, rows)
    store.index(connection, "article_stems", rows.article_stems)
    if rows.pairs:
        connection.execute(insert(pairs), list(rows.pairs))


def write_found(connection: Connection, store: Store, rows: Rows) -> None:
    """Add the rows of what was found in an article, but not of the article itself."""
    if rows.extractions:
        connection.execute(insert(extractions), list(rows.extractions))
    if rows.statements:
        connection.execute(insert(statements), list(rows.statements))
    store.index(connection, "statement_stems", rows.statement_stems)


def erase(connection: Connection, store: Store, id_: str) -> None:
    """Take every row of an article out of the views."""
    seqs = connection.execute(select(articles.c.seq).where(articles.c.id == id_)).scalars().all()
    numbers = connection.execute(select(statements.c.number).where(statements.c.article == id_)).scalars().all()
    store.unindex(connection, "article_stems", seqs)
    store.unindex(connection, "statement_stems", numbers)
    connection.execute(delete(statements).where(statements.c.article == id_))
    connection.execute(delete(extractions).where(extractions.c.article == id_))
    connection.execute(delete(pairs).where(pairs.c.article == id_))
    connection.execute(delete(articles).where(articles.c.id == id_))


def column_text(text: str | None) -> str | None:
    """``text`` as every database can hold it in a column: no NUL, no lone surrogate."""
    return None if text is None else text.replace("\0", "").encode("utf-8", "replace").decode()


def _article_row(material: Material) -> Json:
    article, kept = material.article, material.entry.payload
    return {
        "seq": material.entry.seq,
        "id": article.id,
        "address": kept.get("address"),
        "moment": f"{kept['moment']} {material.entry.seq:012}",
        "previous": None,
        "outlet": column_text(article.outlet),
        "language": column_text(article.language),
        "published": column_text(article.published),
        "redacted": material.redacted,
    }


def _pair_rows(material: Material) -> list[Json]:
    numbers = {e.payload["id"]: e.seq for e in material.judged}
    paired = [j for j in material.judgements if j.field in PAIRED]
    return [{"seq": numbers[j.id], "article": j.article, "other": j.value.partition(" ")[0]} for j in paired]


def _extraction_row(seq: int, payload: Json) -> Json:
    name = payload["model"].partition("@")[0]
    return {"seq": seq, "article": payload["article"], "run": payload["run"], "model": payload["model"], "name": name}


def _statement_row(number: int, seq: int, statement: Statement, article: Article) -> Json:
    names = [hop.name for hop in statement.chain] + [article.text[b:e] for b, e in statement.source]
    return {
        "number": number,
        "seq": seq,
        "id": statement.id,
        "article": statement.article,
        "mode": statement.mode,
        "polarity": statement.polarity,
        "certainty": statement.certainty,
        "origin": statement.chain[-1].kind if statement.chain else None,
        "sources": column_text(fold(SEPARATOR.join(names))),
    }
