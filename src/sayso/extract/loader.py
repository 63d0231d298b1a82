"""Reads a language's data file once, checks every key of it, and compiles it.

The keys are explained, each with examples, in ``languages/README.md``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast, get_args

from sayso.errors import LanguageDataError
from sayso.extract.cues import compile_cues
from sayso.extract.language import (
    NEUTRAL,
    RESPONSE_KINDS,
    Formula,
    Grammar,
    Language,
    Mood,
    Nominal,
    Pronoun,
    Sources,
    Syntax,
)
from sayso.extract.matching import Phrase, Phrases, Words, pieces
from sayso.extract.toml import Table
from sayso.model.statement import Certainty, Medium

T = TypeVar("T")
# Read by the finders of times, places and names, which check them themselves.
ENTITY_TABLES = ("tokens", "saying", "times", "places", "names")
_PHRASE_FIELDS = {
    "conditional",
    "quotation",
    "planned",
    "outlets",
    "offices",
    "unnamed",
    "anonymity",
    "resumptives",
    "ourselves",
}


@cache
def language(code: str) -> Language:
    """The language of an ISO 639-1 ``code``; one without a file gets the neutral rules.

    Raises LanguageDataError for a file with a mistake in it.
    """
    short = code.casefold().split("-")[0].split("_")[0]
    place = files("sayso.extract").joinpath("languages", f"{short}.toml")
    if not (short.isascii() and short.isalpha()) or not place.is_file():
        return NEUTRAL
    return parse(place.read_text(encoding="utf-8"), where=f"languages/{short}.toml")


def known() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    folder = files("sayso.extract").joinpath("languages")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def parse(text: str, *, where: str = "language file") -> Language:
    """Compile the ``text`` of a language file. Raises LanguageDataError where a key or a value does not fit."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(str(error), where=where, advice="mend the TOML") from error
    return _compile(Table(data, where))


def _compile(table: Table) -> Language:
    verbs, cue_phrases = compile_cues(table)
    certainty, polarity = table.sub("certainty"), table.sub("polarity")
    out = Language(
        code=table.text("code"),
        name=table.text("name"),
        syntax=_flags(Syntax, table.sub("syntax")),
        grammar=_tables(Grammar, table.sub("grammar")),
        mood=_tables(Mood, table.sub("mood")),
        sources=_tables(Sources, table.sub("sources")),
        infix=table.sub("syntax").text("infix", ""),
        abbreviations=frozenset(a.casefold().rstrip(".") for a in table.sub("sentence").texts("abbreviations")),
        verbs=verbs,
        phrases=cue_phrases,
        formulas=_formulas(table),
        nominals=tuple(_nominal(item) for item in table.tables("nominals")),
        hedged=phrases(certainty.texts("hedged")),
        speculated=phrases(certainty.texts("speculated")),
        negations=phrases(polarity.texts("negations")),
        affirming=phrases(polarity.texts("affirming")),
        responses=_responses(table.sub("responses")),
        pronouns=_pronouns(table),
        genders=tuple(_gender(item) for item in table.tables("genders")),
    )
    for used in (certainty, polarity):
        used.finish()
    table.finish(allow=("sentence", *ENTITY_TABLES))
    return out


def phrases(texts: Iterable[str], value: object = None) -> Phrases:
    """Phrases that all mean ``value``."""
    return Phrases(tuple(Phrase(parts, value) for t in texts if (parts := pieces(t))))


def _flags(kind: type[T], table: Table) -> T:
    values = {f.name: table.flag(f.name) for f in fields(cast(Any, kind)) if table.has(f.name)}
    table.finish(allow=("infix",))
    return kind(**values)


def _tables(kind: type[T], table: Table) -> T:
    values: dict[str, Any] = {}
    for f in fields(cast(Any, kind)):
        if not table.has(f.name):
            continue
        if f.name == "carries":
            values[f.name] = table.flag(f.name)
        elif f.name in _PHRASE_FIELDS:
            values[f.name] = phrases(table.texts(f.name))
        else:
            values[f.name] = Words(table.texts(f.name))
    table.finish()
    return kind(**values)


def _formulas(table: Table) -> Phrases:
    out: list[Phrase] = []
    for item in table.tables("formulas"):
        common: Mapping[str, Any] = {
            "medium": item.choice("medium", get_args(Medium), "speech_writing"),
            "certainty": item.choice("certainty", get_args(Certainty), "asserted"),
            "denies": item.flag("denies"),
            "bare": item.flag("bare"),
            "citing": item.flag("citing"),
            "inner": item.flag("inner"),
        }
        for side, after in (("before", False), ("after", True)):
            value = Formula(after=after, **common)
            out += [Phrase(pieces(t), value) for t in item.texts(side)]
        item.finish()
    return Phrases(tuple(out))


def _nominal(item: Table) -> tuple[Words, Nominal]:
    value = Nominal(
        medium=cast(Medium, item.choice("medium", get_args(Medium), "speech_writing")),
        denies=item.flag("denies"),
        certainty=cast(Certainty, item.choice("certainty", get_args(Certainty), "asserted")),
        prepositions=frozenset(item.texts("prepositions")),
    )
    nouns = Words(item.texts("nouns"))
    item.finish()
    return nouns, value


def _responses(table: Table) -> Phrases:
    out = [Phrase(pieces(t), kind) for kind in RESPONSE_KINDS for t in table.texts(kind)]
    table.finish()
    return Phrases(tuple(out))


def _pronouns(table: Table) -> dict[str, Pronoun]:
    out: dict[str, Pronoun] = {}
    for item in table.tables("pronouns"):
        number = cast(Any, item.choice("number", ("one", "several"), "one"))
        flags = {name: item.flag(name) for name in ("speaker", "person", "nobody", "none")}
        value = Pronoun(number, item.text("gender", ""), **flags)
        out.update((form.casefold(), value) for form in item.texts("forms"))
        item.finish()
    return out


def _gender(item: Table) -> tuple[Words, str]:
    value = Words(item.texts("words")), item.choice("gender", ("m", "f"), "m")
    item.finish()
    return value
