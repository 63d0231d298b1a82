"""What linking makes: claims, relations, drift, stories, by parts; judged pairs; keys and vectors."""

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"


def upgrade() -> None:
    """Make the tables, empty: the pairs are made from the judgements, all else by linking."""
    _pairs()
    _near()
    _claims()
    _around_claims()


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, *, nullable: bool = False, primary_key: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String, nullable=nullable, primary_key=primary_key)


def _whole(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _place() -> "sa.Column[int]":
    return sa.Column("place", sa.Integer, primary_key=True, autoincrement=False)


def _body(name: str = "body") -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _pairs() -> None:
    op.create_table(
        "pairs",
        sa.Column("seq", _number(), primary_key=True, autoincrement=False),
        _text("article"),
        _text("other"),
    )
    op.create_index("pairs_article", "pairs", ["article"])
    op.create_index("pairs_other", "pairs", ["other"])


def _near() -> None:
    op.create_table(
        "linked",
        _text("article", primary_key=True),
        sa.Column("seq", _number(), nullable=False),
        _text("part"),
        _text("story", nullable=True),
        _text("version"),
    )
    op.create_index("linked_part", "linked", ["part"])
    op.create_table("link_keys", _text("key", primary_key=True), _text("article", primary_key=True))
    op.create_index("link_keys_article", "link_keys", ["article"])
    op.create_table(
        "link_vectors",
        _text("statement", primary_key=True),
        _text("weights", primary_key=True),
        _text("article"),
        _body("vector"),
    )
    op.create_index("link_vectors_article", "link_vectors", ["article"])


def _claims() -> None:
    ordered = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "claims",
        _text("id", primary_key=True),
        _text("part"),
        _text("story", nullable=True),
        _text("language"),
        _text("status"),
        _whole("outlets"),
        _whole("origins"),
        _whole("tongues"),
        sa.Column("first_said", ordered),
        _text("folded"),
        _body(),
    )
    op.create_index("claims_part", "claims", ["part"])
    op.create_index("claims_outlets", "claims", ["outlets"])
    op.create_table("claim_members", _text("statement", primary_key=True), _text("claim"), _text("part"))
    op.create_index("claim_members_claim", "claim_members", ["claim"])
    op.create_index("claim_members_part", "claim_members", ["part"])
    op.create_table("claim_aliases", _text("alias", primary_key=True), _text("claim"), _text("part"))
    op.create_index("claim_aliases_part", "claim_aliases", ["part"])


def _around_claims() -> None:
    op.create_table(
        "relations",
        _text("part", primary_key=True),
        _place(),
        _text("start"),
        _text("target"),
        _text("kind"),
        _text("scope", nullable=True),
        sa.Column("score", sa.Float, nullable=False),
        _body(),
    )
    op.create_index("relations_start", "relations", ["start"])
    op.create_index("relations_target", "relations", ["target"])
    op.create_table(
        "drifts",
        _text("part", primary_key=True),
        _place(),
        _text("statement"),
        _text("against"),
        _text("kind"),
        _body(),
    )
    op.create_index("drifts_statement", "drifts", ["statement"])
    op.create_table("stories", _text("id", primary_key=True), _text("part"), _whole("articles"), _body())
    op.create_index("stories_part", "stories", ["part"])
    op.create_table(
        "link_others",
        _text("part", primary_key=True),
        _text("kind", primary_key=True),
        _place(),
        _body(),
    )
    op.create_table("link_seals", _text("kind", primary_key=True), _text("id", primary_key=True), _text("digest"))
