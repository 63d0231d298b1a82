"""A table of a language file that remembers which keys were asked for, so that a misspelt key is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.errors import LanguageDataError


class Table:
    """Typed access to one TOML table; ``where`` names the file and the table in messages."""

    def __init__(self, data: Mapping[str, Any], where: str) -> None:
        self._data, self.where = data, where
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there; asking counts as knowing it."""
        self._asked.add(key)
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """A string; an error where it is missing and there is no default."""
        value = self._data[key] if self.has(key) else default
        if not isinstance(value, str):
            raise self.wrong(key, "must be a string")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, or one long string of words parted by white space; empty where the key is missing."""
        value = self._data[key] if self.has(key) else []
        if isinstance(value, str):
            return tuple(value.split())
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.wrong(key, "must be a list of strings, none of them empty")
        return tuple(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self._data[key] if self.has(key) else default
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def choice(self, key: str, options: Sequence[str], default: str) -> str:
        """One of ``options``."""
        value = self.text(key, default)
        if value not in options:
            raise self.wrong(key, f"must be one of {', '.join(options)}, not {value!r}")
        return value

    def sub(self, key: str) -> Table:
        """The table under ``key``; an empty one where it is missing."""
        value = self._data[key] if self.has(key) else {}
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table")
        return Table(value, f"{self.where} [{key}]")

    def tables(self, key: str) -> list[Table]:
        """The array of tables under ``key``."""
        value = self._data[key] if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, "must be an array of tables")
        return [Table(item, f"{self.where} [[{key}]] no. {number}") for number, item in enumerate(value, 1)]

    def names(self) -> Iterable[str]:
        """All keys of the table."""
        self._asked.update(self._data)
        return tuple(self._data)

    def wrong(self, key: str, what: str) -> LanguageDataError:
        """The error that says what is wrong with ``key``."""
        return LanguageDataError(f"{key} {what}", where=self.where, advice="see languages/README.md")

    def finish(self, allow: Iterable[str] = ()) -> None:
        """Refuse keys that nobody asked for."""
        unknown = sorted(set(self._data) - self._asked - set(allow))
        if unknown:
            raise self.wrong(unknown[0], "is not a known key")
