"""The chain of entries, its head, and the views of articles, extractions and statements."""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _entries()
    _articles()
    _found()


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _key(name: str) -> "sa.Column[int]":
    return sa.Column(name, _number(), primary_key=True, autoincrement=False)


def _entries() -> None:
    op.create_table(
        "entries",
        _key("seq"),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("article", sa.String),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("payload_hash", sa.String, nullable=False),
        sa.Column("words", sa.LargeBinary),
        sa.Column("words_hash", sa.String),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("entries_subject", "entries", ["subject", "kind"])
    op.create_index("entries_article", "entries", ["article"])
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", _number(), nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": "0" * 64}])


def _articles() -> None:
    ordered = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "articles",
        _key("seq"),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("address", sa.String),
        sa.Column("moment", ordered, nullable=False),
        sa.Column("previous", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("redacted", sa.Boolean, nullable=False),
    )
    op.create_index("articles_address", "articles", ["address", "moment"])
    op.create_index("articles_outlet", "articles", ["outlet"])


def _found() -> None:
    op.create_table(
        "extractions",
        _key("seq"),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
    )
    op.create_index("extractions_article", "extractions", ["article", "seq"])
    op.create_table(
        "statements",
        _key("number"),
        sa.Column("seq", _number(), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("polarity", sa.String, nullable=False),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("origin", sa.String),
        sa.Column("sources", sa.String, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_index("statements_id", "statements", ["id"])
    op.create_index("statements_article", "statements", ["article"])
