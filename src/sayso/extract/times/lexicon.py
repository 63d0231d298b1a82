"""A language's time words as classes of tokens, one character a class set, so that patterns run over a short string.

Each token becomes one character that stands for the set of classes it belongs to (month, weekday, number, ...).
A rule of the language file is a pattern over classes (``=day`` is the word itself where a class has its name); it
compiles to a regular expression over those characters.
The method is that of rule-based taggers such as HeidelTime, with the classes moved from the text into an alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.errors import LanguageDataError
from sayso.extract.entity_tables import Table, Tokens, forms, tables
from sayso.extract.times.common import COMMON_RULES

Value = int | str
_FIRST_CHARACTER = 0xE000
_SIGNS = {"(": "(?:", ")": ")", "|": "|", ")?": ")?", "<": "(?P<B>)", ">": "(?P<E>)"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and the maker that turns a match into a time; ``options`` are the rule's other fields.

    ``needs`` are the sets of signs of which a text must hold one each, or the pattern cannot match.
    """

    name: str
    make: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    options: Mapping[str, Any]


@dataclass(slots=True)
class Lexicon:
    """The word classes of one language, its rules, and the alphabet that binds the two."""

    low: dict[str, dict[str, Value]] = field(default_factory=dict)
    cap: dict[str, dict[str, Value]] = field(default_factory=dict)
    alphabet: dict[frozenset[str], str] = field(default_factory=dict)
    coded: dict[str, tuple[str, str]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def character(self, classes: frozenset[str]) -> str:
        """The character that stands for ``classes``, made when it is new."""
        if classes not in self.alphabet:
            self.alphabet[classes] = chr(_FIRST_CHARACTER + len(self.alphabet))
        return self.alphabet[classes]

    def add(self, kind: str, form: str, value: Value) -> None:
        """Take ``form`` into class ``kind``; written with a capital it matches only words with one."""
        shelf = self.cap if form[:1].isupper() else self.low
        shelf.setdefault(form.lower(), {})[kind] = value

    def value(self, word: str, lower: str, kind: str) -> Value:
        """The value of ``word`` in class ``kind``; a numeral is its own number."""
        if word.isdecimal():
            return int(word)
        if word[:1].isupper() and kind in self.cap.get(lower, {}):
            return self.cap[lower][kind]
        return self.low.get(lower, {}).get(kind, lower)

    def encode(self, tokens: Tokens) -> str:
        """One character a token."""
        coded, plain = self.coded, (self.character(frozenset()), self.character(frozenset({"cap"})))
        out: list[str] = []
        for word, lower in zip(tokens.words, tokens.lowers, strict=True):
            pair = coded.get(lower)
            if pair is None:
                pair = (_number_character(self, word),) * 2 if word[0].isdecimal() else plain
            out.append(pair[1 if word[0].isupper() else 0])
        return "".join(out)


def _number_classes(word: str) -> frozenset[str]:
    if len(word) > 9:
        return frozenset({"number"})
    number, length = int(word), len(word)
    tests = {
        "num": True,
        "day": length <= 2 and 1 <= number <= 31,
        "mon": length <= 2 and 1 <= number <= 12,
        "hour": length <= 2 and number <= 24,
        "minute": length == 2 and number <= 59,
        "year": length == 4 and 1000 <= number <= 2199,
        "modern": length == 4 and 1850 <= number <= 2079,
        "round": number % 100 == 0,
        "two": length == 2,
    }
    return frozenset(name for name, holds in tests.items() if holds)


def _number_character(lexicon: Lexicon, word: str) -> str:
    return lexicon.character(_number_classes(word))


def _fill(lexicon: Lexicon, table: Table) -> None:
    for kind, entries in table.items():
        if kind in {"rules", "options"}:
            continue
        for value, written in entries.items() if isinstance(entries, Mapping) else [("1", entries)]:
            number: Value = int(value) if value.lstrip("-").isdecimal() else value
            for form in forms(written):
                lexicon.add(kind, form, number)


def _compound(lexicon: Lexicon) -> None:
    """Add weekday and part of day written as one word (Montagabend), where the language makes such."""
    days = [(form, value["weekday"]) for form, value in lexicon.cap.items() if "weekday" in value]
    parts = [(form, value["part"]) for form, value in lexicon.cap.items() if "part" in value]
    for day, number in days:
        for part, name in parts:
            lexicon.cap.setdefault(day + part, {})["weekdaypart"] = f"{number}{name}"


def _literals(rules: list[Table], known: frozenset[str]) -> frozenset[str]:
    """The words that patterns name in themselves: whatever is neither a class nor a sign of the pattern language."""
    names = {_name(item) for rule in rules for item in rule["pattern"].split() if item not in _SIGNS}
    return frozenset(name for name in names if _class_of(name) not in known)


def _name(item: str) -> str:
    return item.lstrip("!").rstrip("?") or item


def _class_of(name: str) -> str:
    return name.rstrip("0123456789") or name


def _compile(lexicon: Lexicon, pattern: str) -> re.Pattern[str]:
    used: set[str] = set()
    out: list[str] = []
    for item in pattern.split():
        out.append(_SIGNS.get(item) or _piece(lexicon, item, used))
    body = "".join(out)
    return re.compile(body if "(?P<B>)" in body else f"(?P<B>){body}(?P<E>)")


def _piece(lexicon: Lexicon, item: str, used: set[str]) -> str:
    name = _name(item)
    kind = _class_of(name)
    signs = "".join(re.escape(sign) for classes, sign in lexicon.alphabet.items() if kind in classes or kind == "any")
    if not signs:
        return "(?!)" if not item.endswith("?") else ""
    if item.startswith("!"):
        return f"(?![{signs}])"
    group = f"[{signs}]" if name in used or not name.isidentifier() or kind == "any" else f"(?P<{name}>[{signs}])"
    used.add(name)
    return f"{group}?" if item.endswith("?") and item != "?" else group


def _needs(lexicon: Lexicon, pattern: str) -> tuple[frozenset[str], ...]:
    """The signs of each item that stands outside brackets and is not optional."""
    depth, out = 0, []
    for item in pattern.split():
        depth += (item == "(") - (item.startswith(")"))
        if depth or item in _SIGNS or item.startswith("!") or (item.endswith("?") and item != "?"):
            continue
        kind = _class_of(_name(item))
        out.append(frozenset(sign for classes, sign in lexicon.alphabet.items() if kind in classes or kind == "any"))
    return tuple(out)


def _alphabet(lexicon: Lexicon) -> None:
    for classes in _all_number_classes():
        lexicon.character(classes)
    lexicon.character(frozenset())
    lexicon.character(frozenset({"cap"}))
    for lower in {*lexicon.low, *lexicon.cap}:
        small = frozenset(lexicon.low.get(lower, {}))
        large = small | frozenset(lexicon.cap.get(lower, {})) | ({"cap"} if lower[0].isalpha() else set())
        lexicon.coded[lower] = (lexicon.character(small), lexicon.character(large))


def _all_number_classes() -> set[frozenset[str]]:
    samples = [f"{n}" for n in range(2200)] + [f"{n:02}" for n in range(100)] + ["2200", "2300", "12345", "12300"]
    return {_number_classes(sample) for sample in samples} | {frozenset({"number"})}


_CLASSES_OF_NUMBERS = frozenset({"num", "day", "mon", "hour", "minute", "year", "modern", "round", "two"})


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``, with the language-neutral rules alone where it has no file; cached."""
    table = tables(language).get("times", {})
    made = Lexicon()
    _fill(made, table)
    if table.get("options", {}).get("compounds"):
        _compound(made)
    rules = [*table.get("rules", ()), *COMMON_RULES]
    kinds = {kind for shelf in (made.low, made.cap) for classes in shelf.values() for kind in classes}
    for literal in _literals(rules, frozenset(kinds) | _CLASSES_OF_NUMBERS | {"any", "cap", "break"}):
        made.add(literal, literal.lstrip("="), literal.lstrip("="))
    made.low.setdefault("\n", {})["break"] = 1
    _alphabet(made)
    made.rules = tuple(_rule(made, rule, index, language) for index, rule in enumerate(rules))
    return made


def _rule(made: Lexicon, rule: Table, index: int, language: str) -> Rule:
    try:
        regex = _compile(made, rule["pattern"])
        options = {key: value for key, value in rule.items() if key not in {"pattern", "make"}}
        return Rule(f"{language}.{index}", rule["make"], regex, _needs(made, rule["pattern"]), options)
    except (KeyError, re.error) as error:
        where = f"languages/{language}, times rule {index + 1}"
        raise LanguageDataError(f"the rule does not compile: {error}", where=where, advice="mend it") from error
