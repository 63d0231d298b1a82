"""Names: persons, organisations, offices and outlets, by triggers and lists; precision before recall."""

from sayso.extract.names.find import Mention, find_mentions, to_names

__all__ = ["Mention", "find_mentions", "to_names"]
