"""Cue verbs of a language file, spelt out: every form of every verb, with what it does.

A verb is a stem with a paradigm (``weak = ["sag", "mit|teil"]``) or a list of its forms, finite / participle /
infinitive (``forms = ["sprach spricht / gesprochen / sprechen"]``). ``|`` parts a separable particle from the stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast, get_args

from sayso.extract.language import Cue, Part, Takes
from sayso.extract.matching import Phrase, Phrases, pieces
from sayso.extract.toml import Table
from sayso.model.statement import Certainty, Medium

PARTS: tuple[Part, ...] = ("finite", "participle", "infinitive")
Paradigms = dict[str, dict[Part, tuple[str, ...]]]


def compile_cues(table: Table) -> tuple[dict[str, tuple[Cue, ...]], Phrases]:
    """Every cue verb by its forms in lower case, and the cue phrases of several words."""
    paradigms = _paradigms(table.sub("paradigms"))
    verbs: dict[str, tuple[Cue, ...]] = {}
    phrases: list[Phrase] = []
    for item in table.tables("cues"):
        cue = _cue(item)
        for form, entry in _spelt(item, cue, paradigms):
            if " " in form:
                phrases.append(Phrase(pieces(form), entry))
            elif entry not in verbs.get(form, ()):
                verbs[form] = (*verbs.get(form, ()), entry)
        phrases += [Phrase(pieces(t), cue) for t in item.texts("phrases")]
        item.finish()
    return verbs, Phrases(tuple(phrases))


def _cue(item: Table) -> Cue:
    takes = item.texts("takes") if item.has("takes") else ("quotation", "clause")
    for one in takes:
        if one not in get_args(Takes):
            raise item.wrong("takes", f"knows no {one!r}, only {', '.join(get_args(Takes))}")
    return Cue(
        medium=cast(Medium, item.choice("medium", get_args(Medium), "speech")),
        takes=frozenset(takes),
        denies=item.flag("denies"),
        certainty=cast(Certainty, item.choice("certainty", get_args(Certainty), "asserted")),
        passive=item.flag("passive"),
        ambiguous=item.flag("ambiguous"),
        told=item.flag("told"),
        impersonal=item.flag("impersonal"),
        attitude=item.flag("attitude"),
        asks=item.flag("asks"),
    )


def _paradigms(table: Table) -> Paradigms:
    out: Paradigms = {}
    for name in table.names():
        sub = table.sub(name)
        out[name] = {part: sub.texts(part) for part in PARTS}
        for part, templates in out[name].items():
            if any("{}" not in t for t in templates):
                raise sub.wrong(part, "needs {} for the stem in each form")
        sub.finish()
    return out


def _spelt(item: Table, cue: Cue, paradigms: Paradigms) -> Iterator[tuple[str, Cue]]:
    for name, parts in paradigms.items():
        for stem in item.texts(name):
            particle, _, core = stem.rpartition("|")
            for part in PARTS:
                forms = (t.replace("{}", core) for t in parts[part])
                yield from _with_particle(forms, replace(cue, part=part), particle)
    for listed in item.texts("forms") if item.has("forms") else ():
        particle, _, core = listed.rpartition("|")
        groups = [g.split() for g in core.split("/")]
        for part, forms_of in zip(PARTS, groups, strict=False):
            yield from _with_particle(forms_of, replace(cue, part=part), particle.strip())


def _with_particle(forms: Iterable[str], cue: Cue, particle: str) -> Iterator[tuple[str, Cue]]:
    """The forms; of a separable verb the finite ones apart (teilt … mit) and joined (mitteilt)."""
    for form in forms:
        low = form.casefold().replace("_", " ")
        if not particle:
            yield low, cue
            continue
        joined = f"{particle} {low}" if " " in particle else f"{particle}{low}"
        if cue.part == "finite":
            yield low, replace(cue, particle=particle)
        if " " not in joined:
            yield joined, cue
