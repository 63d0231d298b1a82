"""The append-only ledger and its read-only views."""

from sayso.ledger.backends.sqlite_errors import sqlite_version
from sayso.ledger.fields import FIELDS, Field
from sayso.ledger.ledger import Ledger
from sayso.ledger.links import ClaimFilters, Links, Near, Part
from sayso.ledger.values import (
    Added,
    ArticleFilters,
    OutletSummary,
    Run,
    StatementFilters,
    Verification,
)

__all__ = [
    "FIELDS", "Added", "ArticleFilters", "ClaimFilters", "Field", "Ledger", "Links", "Near", "OutletSummary", "Part",
    "Run", "StatementFilters", "Verification", "sqlite_version",
]  # fmt: skip
