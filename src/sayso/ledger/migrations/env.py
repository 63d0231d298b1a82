"""Runs the migrations on the connection, and in the transaction, that `sayso.ledger.migrate` hands in."""

from alembic import context

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"], version_table=attributes["version_table"], transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
