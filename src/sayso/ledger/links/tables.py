"""The tables of linking. Each row was derived, by a version of the linker, from statements: none is a source of truth.

A part is a set of articles that linking must see together; what is linked anew is a part, and its rows are replaced
as a whole.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table

from sayso.ledger.schema import Number, Ordered, metadata

linked = Table(
    "linked",
    metadata,
    Column("article", String, primary_key=True),
    Column("seq", Number, nullable=False),
    Column("part", String, nullable=False),
    Column("story", String),
    Column("version", String, nullable=False),
    Index("linked_part", "part"),
)

keys = Table(
    "link_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("article", String, primary_key=True),
    Index("link_keys_article", "article"),
)

vectors = Table(
    "link_vectors",
    metadata,
    Column("statement", String, primary_key=True),
    Column("weights", String, primary_key=True),
    Column("article", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("link_vectors_article", "article"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("part", String, nullable=False),
    Column("story", String),
    Column("language", String, nullable=False),
    Column("status", String, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("tongues", Integer, nullable=False),
    Column("first_said", Ordered),
    Column("folded", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("claims_part", "part"),
    Index("claims_outlets", "outlets"),
)

members = Table(
    "claim_members",
    metadata,
    Column("statement", String, primary_key=True),
    Column("claim", String, nullable=False),
    Column("part", String, nullable=False),
    Index("claim_members_claim", "claim"),
    Index("claim_members_part", "part"),
)

aliases = Table(
    "claim_aliases",
    metadata,
    Column("alias", String, primary_key=True),
    Column("claim", String, nullable=False),
    Column("part", String, nullable=False),
    Index("claim_aliases_part", "part"),
)

relations = Table(
    "relations",
    metadata,
    Column("part", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("start", String, nullable=False),
    Column("target", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("scope", String),
    Column("score", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("relations_start", "start"),
    Index("relations_target", "target"),
)

drifts = Table(
    "drifts",
    metadata,
    Column("part", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("statement", String, nullable=False),
    Column("against", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("drifts_statement", "statement"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("part", String, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("stories_part", "part"),
)

others = Table(
    "link_others",
    metadata,
    Column("part", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

seals = Table(
    "link_seals",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
)
"""The hash of the rows of a part, or of the keys or vectors of an article, as they were written."""

OF_PART = (linked, claims, members, aliases, relations, drifts, stories, others)
"""The tables whose rows are replaced with their part."""

OF_ARTICLE = (keys, vectors)
"""The tables whose rows are kept for an article until it is read or judged anew."""

ALL = (*OF_PART, *OF_ARTICLE, seals)
