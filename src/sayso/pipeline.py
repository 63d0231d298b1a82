"""Composes the stages: inputs to articles, articles to statements, statements into a ledger."""
