"""On whose word a claim stands, how far it was carried, and what it lost on its way: the sentence after its words."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.brief.model import Citation, Part
from sayso.brief.quoting import citation, hop_words
from sayso.brief.told import Told
from sayso.brief.view import Group
from sayso.brief.wording import Parts, Wording, join
from sayso.model import Origin

_NAMED = 3
_KINDS = (
    "hedge_lost", "attribution_lost", "sources_multiplied", "source_named", "source_anonymised", "hedge_gained",
    "place_changed", "time_changed", "number_changed", "claims_merged", "scope_widened", "polarity_flipped",
)  # fmt: skip


def provenance(group: Group, wording: Wording, cited: list[Citation]) -> Parts:
    """ "One origin: one unnamed person, by way of Le Monde, carried by 11 outlets in five languages; three of them
    dropped the hedge." Names are cited: the citation that holds them is added to ``cited`` where it is missing.
    """
    outlets = len({told.outlet for told in group.tellings})
    if outlets < 2 and not group.changed:
        return ()
    known = [origin for origin in group.known if origin.known]
    names = [_origin(origin, group.tellings, wording, cited) for origin in known[:_NAMED]]
    key = "none" if not known else "one" if len(known) == 1 else "several"
    return wording.say(
        f"origin.{key}",
        n=wording.number(len(known)),
        names=wording.listed(names),
        carried=_carried(group, wording),
        changed=_changed(group, wording),
    )


def _carried(group: Group, wording: Wording) -> Parts:
    tongues = {told.article.language for told in group.tellings}
    return wording.say(
        "origin.carried",
        outlets=wording.count("carried.outlets", len({told.outlet for told in group.tellings})),
        languages=wording.count("carried.languages", len(tongues), words=True),
    )


def _changed(group: Group, wording: Wording) -> Parts:
    counts = dict(group.changed)
    told = [wording.count(f"changed.{kind}", counts[kind], words=True) for kind in _KINDS if counts.get(kind)]
    return wording.say("origin.changed", changes=wording.listed(told)) if told else ()


def _origin(origin: Origin, tellings: Sequence[Told], wording: Wording, cited: list[Citation]) -> Parts:
    """An origin with the outlet that carries it, where that is another."""
    name = _name(origin, tellings, wording, cited)
    carrier = origin.via[-1] if origin.via else None
    if carrier is None or carrier == origin.name:
        return name
    return wording.say("origin.via", origin=name, via=_verbatim(carrier, tellings, cited))


def _name(origin: Origin, tellings: Sequence[Told], wording: Wording, cited: list[Citation]) -> Parts:
    if origin.kind == "unnamed":
        counts = [hop.count for told in tellings for hop in told.chain if hop.name == origin.name]
        return wording.say(f"hop.bare.unnamed_{counts[0] if counts else 'unknown'}")
    if any(told.outlet == origin.name for told in tellings):
        return wording.say("origin.itself", outlet=origin.name)
    return _verbatim(origin.name, tellings, cited)


def _verbatim(name: str, tellings: Sequence[Told], cited: list[Citation]) -> Parts:
    """``name`` as the words of an article that names it; plain where it is an outlet of the ledger or nowhere."""
    for told in tellings:
        if any(hop.name == name and hop_words(told.article, hop) == name for hop in told.chain):
            found = citation(told)
            numbers = {(one.statement, one.spans): at for at, one in enumerate(cited)}
            if (found.statement, found.spans) not in numbers:
                cited.append(found)
            at = numbers.get((found.statement, found.spans), len(cited) - 1)
            return (Part(name, "name", at, told.article.language),)
    return join(name)
