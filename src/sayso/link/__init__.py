"""Statements in; claims, origins, relations and drift out, each with its reasons. Nothing is written here."""
