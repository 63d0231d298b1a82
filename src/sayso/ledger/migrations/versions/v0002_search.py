"""Full-text search over stems: each back end makes its own indexes, and the ledger fills them from the entries."""

from alembic import context, op

revision = "v0002"
down_revision = "v0001"


def upgrade() -> None:
    """Make the empty indexes."""
    context.config.attributes["store"].create_indexes(op.get_bind())
