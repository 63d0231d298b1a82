"""What linking knows of a language: tables of a data file, one a part of the room; a language without one has none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sayso.errors import LanguageDataError

Table = Mapping[str, Any]


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    names = (file.name for file in resources.files("sayso.link").joinpath("languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def table(language: str, name: str) -> Table:
    """The table ``name`` of a language (a code such as ``de`` or ``de-AT``); empty where there is none.

    Raises LanguageDataError where the file cannot be read.
    """
    found = _file(code(language)).get(name, {})
    if not isinstance(found, dict):
        raise LanguageDataError(f"[{name}] must be a table", where=f"link/languages/{code(language)}.toml")
    return found


def words(language: str, name: str, key: str) -> tuple[str, ...]:
    """The strings under ``key`` of a table: a list, or one string of words parted by white space; else empty."""
    value = table(language, name).get(key, ())
    if isinstance(value, str):
        return tuple(value.split())
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        where = f"link/languages/{code(language)}.toml"
        raise LanguageDataError(f"{name}.{key} must be words or a list of them", where=where)
    return tuple(value)


@lru_cache(maxsize=1 << 8)
def code(language: str) -> str:
    """The two or three letters before a region or script."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].casefold()


@cache
def _file(name: str) -> Mapping[str, Any]:
    path = resources.files("sayso.link").joinpath("languages", f"{name}.toml")
    if not name.isalpha() or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageDataError(str(error), where=f"link/languages/{name}.toml") from error
