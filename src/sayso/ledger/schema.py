"""The tables. ``entries`` is the ledger; the others say again, in a form to search, what stands in it.

Rows of ``entries`` are never changed, but for the words of a redacted one. Every other table here is a view that
`project` makes of the entries: it can be thrown away and made again, and `verify` compares it with them. What linking
makes of the statements stands in tables of its own, in `links.tables`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")
Ordered = String().with_variant(String(collation="C"), "postgresql")
"""Text that is ordered by its code points, whatever language the server was set up in."""

entries = Table(
    "entries",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("article", String),
    Column("at", String, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("payload_hash", String, nullable=False),
    Column("words", LargeBinary),
    Column("words_hash", String),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("entries_subject", "subject", "kind"),
    Index("entries_article", "article"),
)

head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Number, nullable=False),
    Column("hash", String, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("address", String),
    Column("moment", Ordered, nullable=False),
    Column("previous", String),
    Column("outlet", String),
    Column("language", String, nullable=False),
    Column("published", String),
    Column("redacted", Boolean, nullable=False),
    Index("articles_address", "address", "moment"),
    Index("articles_outlet", "outlet"),
)

extractions = Table(
    "extractions",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("article", String, nullable=False),
    Column("run", String, nullable=False),
    Column("model", String, nullable=False),
    Column("name", String, nullable=False),
    Index("extractions_article", "article", "seq"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("seq", Number, nullable=False),
    Column("id", String, nullable=False),
    Column("article", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("origin", String),
    Column("sources", String, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Index("statements_id", "id"),
    Index("statements_article", "article"),
)

pairs = Table(
    "pairs",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("article", String, nullable=False),
    Column("other", String, nullable=False),
    Index("pairs_article", "article"),
    Index("pairs_other", "other"),
)
"""Judgements that hold two passages, or two articles, together or apart, by the articles that they name."""

PLACES = 1 << 20
"""How many statements one extraction can hold: a statement's number is its entry's times this, plus its place."""
