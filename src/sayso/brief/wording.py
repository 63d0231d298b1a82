"""The brief's own words: one table a language, and templates that take verbatim parts into their slots."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

from sayso.brief.model import Part
from sayso.errors import LanguageDataError, UsageError

Parts = tuple[Part, ...]
Slot = str | Parts
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
_NOT_BRIEFS = {"sources"}


def join(*pieces: Slot) -> Parts:
    """``pieces`` in a row as parts; neighbouring plain text becomes one."""
    out: list[Part] = []
    for piece in pieces:
        for part in (Part(piece),) if isinstance(piece, str) else piece:
            if out and out[-1].kind == part.kind == "plain":
                out[-1] = Part(out[-1].text + part.text)
            elif part.text or part.kind == "mark":
                out.append(part)
    return tuple(out)


def plain(parts: Parts) -> str:
    """The text of ``parts``."""
    return "".join(part.text for part in parts)


@dataclass(frozen=True)
class Wording:
    """The table of one language of the brief."""

    language: str
    table: Mapping[str, Any]

    def raw(self, key: str) -> Any:
        """The entry at ``key``, whose steps are parted by dots. Raises LanguageDataError where there is none."""
        entry: Any = self.table
        for step in key.split("."):
            if not isinstance(entry, Mapping) or step not in entry:
                where = f"brief/wording/{self.language}.toml"
                raise LanguageDataError(f"no entry {key!r}", where=where, advice="add it")
            entry = entry[step]
        return entry

    def say(self, key: str, **slots: Slot) -> Parts:
        """The template at ``key`` with its slots filled."""
        return fill(str(self.raw(key)), **slots)

    def count(self, key: str, number: int, *, words: bool = False, **slots: Slot) -> str:
        """The template at ``key`` in its form for ``number``, which is spelled where ``words``."""
        form = self.raw(key)["one" if number == 1 else "other"]
        return plain(fill(str(form), n=self.number(number) if words else str(number), **slots))

    def number(self, number: int) -> str:
        """A number as a word, where the table has one."""
        spelled = self.raw("numbers")
        return str(spelled[number]) if number < len(spelled) else str(number)

    def date(self, value: str | None) -> str:
        """An ISO date, month or year, or the beginning of a time stamp, as a reader writes it."""
        found = _DATE.match(value or "")
        if not found or not 1 <= int(found[2] or 1) <= 12:
            return str(self.raw("dates.unknown"))
        slots = {"year": found[1], "month": self.raw("months")[int(found[2] or 1) - 1], "day": str(int(found[3] or 1))}
        precision = "day" if found[3] else "month" if found[2] else "year"
        return str(self.raw(f"dates.{precision}")).format(**slots)

    def period(self, first: str, last: str) -> str:
        """From ``first`` to ``last``, or the one day."""
        begin, end = self.date(first), self.date(last)
        return begin if begin == end else str(self.raw("dates.range")).format(begin=begin, end=end)

    def listed(self, items: Sequence[Slot]) -> Parts:
        """``items`` as a list: commas, and the language's "and" before the last."""
        if len(items) < 2:
            return join(*items)
        first: list[Slot] = []
        for item in items[:-1]:
            first += [str(self.raw("comma")), item] if first else [item]
        return fill(str(self.raw("and")), first=join(*first), last=items[-1])

    def tongue(self, language: str) -> str:
        """The name of ``language`` in the brief's language; its code where the table has no name."""
        names = self.raw("languages")
        return str(names.get(language, language or self.raw("language_unknown")))


def fill(template: str, **slots: Slot) -> Parts:
    """``template`` with each ``{slot}`` replaced by text or by parts, never read as a template again."""
    pieces: list[Slot] = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces.append(literal)
        if name is not None:
            pieces.append(slots[name])
    return join(*pieces)


@cache
def wording(language: str) -> Wording:
    """The wording for briefs in ``language``. Raises UsageError for a language without a file."""
    known = briefs()
    if language not in known:
        advice = f"choose one of {', '.join(known)}"
        raise UsageError(f"no wording for briefs in {language!r}", where="language", advice=advice)
    return Wording(language, load_table(language))


@cache
def briefs() -> tuple[str, ...]:
    """The languages in which a brief can be written."""
    names = (item.name for item in resources.files(__package__).joinpath("wording").iterdir())
    stems = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(stem for stem in stems if stem not in _NOT_BRIEFS)


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """The data file ``wording/<name>.toml``. Raises LanguageDataError where it is no TOML."""
    file = resources.files(__package__).joinpath("wording", f"{name}.toml")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        advice = "mend the file"
        raise LanguageDataError(str(error), where=f"brief/wording/{name}.toml", advice=advice) from error
