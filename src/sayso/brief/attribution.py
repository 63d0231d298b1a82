"""How a thing is known: the outlet, its date, and the chain back to the origin, in the brief's words."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.brief.model import Part
from sayso.brief.quoting import enclosed, hop_words, marks
from sayso.brief.told import Told
from sayso.brief.wording import Parts, Wording, join
from sayso.model import Hop

Case = str
_NAMELESS = ("unnamed", "collective")


def outlet(told: Told, wording: Wording, form: str = "outlet") -> Parts:
    """The publishing outlet with the day of publication; the title where no outlet is known.

    ``form`` is the entry of the wording to use: ``outlet``, or ``outlet_in_brackets``.
    """
    article = told.article
    if article.outlet:
        name: Parts = (Part(article.outlet),)
    elif article.title:
        name = wording.say("who.titled", title=article.title)
    else:
        name = wording.say("who.untitled")
    return wording.say(f"who.{form}", outlet=name, date=wording.date(article.published))


def hop(told: Told, link: Hop, wording: Wording, case: Case) -> Parts:
    """One hop of the chain, in the form that its place in the sentence needs (``cited``, ``further`` or ``bare``)."""
    if link.kind == "unnamed":
        return wording.say(f"hop.{case}.unnamed_{link.count}")
    said = _bare(_without_apposition(hop_words(told.article, link)), told, wording)
    if not said:
        return wording.say(f"hop.{case}.unnamed_unknown")
    name = _named(said, told, wording)
    opening, closing = ("", "") if enclosed(said) else marks(told.source)
    if link.kind == "collective":
        return wording.say("hop.collective", name=join(opening, name, closing))
    proper = link.kind in ("outlet", "person") and all(word[:1].isupper() for word in said.split())
    borrowed = told.unresolved or (told.article.language != wording.language and not proper)
    return join(opening, name, closing) if borrowed else name


def _named(said: str, told: Told, wording: Wording) -> Parts:
    """The name; an article before it in small letters, since it stands within a sentence."""
    tongue = told.article.language
    first, _, rest = said.partition(" ")
    if rest and tongue == wording.language and first in wording.raw("lowered"):
        return Part(first.lower() + " "), Part(rest, "name", language=tongue)
    return (Part(said, "name", language=tongue),)


def _without_apposition(name: str) -> str:
    """``name`` up to its first comma, where what follows explains it; lists of names keep theirs."""
    head, comma, rest = name.partition(", ")
    return head if comma and rest[:1].islower() else name


def _bare(name: str, told: Told, wording: Wording) -> str:
    first, _, rest = name.partition(" ")
    drops = told.article.language == wording.language and first.casefold() in wording.raw("articles")
    return rest if drops and rest else name


def who(told: Told, wording: Wording, links: Sequence[Hop] | None = None) -> Parts:
    """The outlet and the whole chain behind it, or only ``links`` of it."""
    chain = told.chain if links is None else links
    known = outlet(told, wording)
    if not told.chain:
        return wording.say("who.own" if told.statement.mode == "own" else "who.unsaid", who=known)
    for number, link in enumerate(chain):
        slot = "further" if number else "cited"
        known = wording.say(f"who.{slot}", who=known, hop=hop(told, link, wording, slot))
    return known


def is_nameless(told: Told) -> bool:
    """Whether the chain ends in somebody whose word cannot be checked: unnamed, or a group without names."""
    return bool(told.chain) and told.chain[-1].kind in _NAMELESS


def is_collective(told: Told) -> bool:
    """Whether the chain ends in a group without names."""
    return bool(told.chain) and told.chain[-1].kind == "collective"
