"""The relations of linking: what denies, corrects, qualifies, repeats or corroborates what, each with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.link.clusters import Clusters
from sayso.link.denials.corrections import Correction, corrections
from sayso.link.denials.denying import Denial, denials
from sayso.link.denials.room import Room
from sayso.link.denials.said import spelled
from sayso.link.denials.weigh import weights
from sayso.link.material import Material
from sayso.model import Origin, Relation

_REASONS = 5
_SHOWN = 300


def relations(
    material: Material, clusters: Clusters, origins: Mapping[int, Sequence[Origin]] | None = None
) -> tuple[Relation, ...]:
    """What denies, corrects and qualifies what, in the order of the material; one ``denies`` a statement and claim.

    ``start`` is a statement. ``to`` stands for a claim: it is the id of the first statement of the claim's cluster
    (``clusters.members[n][0]``). With ``origins`` of each cluster, also what repeats a claim (an origin that was there
    before) or corroborates it (another origin), for each statement but the first.
    """
    room = Room(material, clusters)
    found = [*(_denies(room, one) for one in denials(room)), *_corrections(room)]
    if origins is not None:
        found += _echoes(room, origins)
    place = {s.id: at for at, s in enumerate(material.statements)}
    return tuple(sorted(found, key=lambda r: (place[r.start], r.kind, place[r.to])))


def _denies(room: Room, denial: Denial) -> Relation:
    pair = denial.pair
    because: dict[str, float | str | bool] = {
        "denial": _words(room, pair.denier.id),
        "claim": _words(room, pair.nearest.id),
        "scope_score": round(denial.scope_score, 3),
    }
    because |= weights().strongest(pair.features, _REASONS)
    to = room.clusters.members[pair.claim][0]
    return Relation(pair.denier.id, to, "denies", denial.scope, round(denial.score, 4), because)


def _corrections(room: Room) -> Iterator[Relation]:
    for one in corrections(room):
        yield _corrects(room, one)


def _corrects(room: Room, one: Correction) -> Relation:
    because: dict[str, float | str | bool] = {
        "correction": _words(room, one.statement), "claim": _words(room, one.nearest), "likeness": round(one.score, 3),
        "same_outlet": one.same_outlet,
    }  # fmt: skip
    return Relation(one.statement, room.clusters.members[one.claim][0], one.kind, None, min(1.0, one.score), because)


def _echoes(room: Room, origins: Mapping[int, Sequence[Origin]]) -> Iterator[Relation]:
    """Every later statement of a claim repeats it, or corroborates it where it brings another origin."""
    for claim, members in room.members.items():
        heard: set[str] = set()
        for at, one in enumerate(members):
            mine = {o.id for o in origins.get(claim, ()) if _brings(room, one.id, o)}
            if at and one.id != members[0].id:
                kind = "corroborates" if mine - heard else "repeats"
                because: dict[str, float | str | bool] = {"origins": " ".join(sorted(mine))}
                to = room.clusters.members[claim][0]
                yield Relation(one.id, to, "corroborates" if kind == "corroborates" else "repeats", because=because)
            heard |= mine


def _brings(room: Room, statement: str, origin: Origin) -> bool:
    """Whether the statement's chain ends at ``origin``, by name."""
    chain = room.material.by_id[statement].chain
    return bool(chain) and chain[-1].name.casefold() == origin.name.casefold()


def _words(room: Room, statement: str) -> str:
    one = room.material.by_id[statement]
    return spelled(one.content, room.material.articles[one.article].text)[:_SHOWN]
