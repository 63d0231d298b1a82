"""The whole way: statements in; claims, relations, drift, stories and copies out. Pure: nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from sayso.link.claiming import claim
from sayso.link.claims import cluster
from sayso.link.claims.blocks import RARE
from sayso.link.claims.frame import matter_words, name_words
from sayso.link.claims.rarity import weight
from sayso.link.copies import Copy, copies
from sayso.link.denials import relations, responses, standing
from sayso.link.drift import drift
from sayso.link.hearing import Heard, heard
from sayso.link.judged import Judged
from sayso.link.material import Material
from sayso.link.origins import upstream
from sayso.link.origins.origins import Origins
from sayso.link.parts import Piece, pieces
from sayso.link.reach import is_only_denied, reached
from sayso.link.stories import stories
from sayso.model import Article, Claim, Drift, Origin, Relation, Response, Story
from sayso.model.linking import Status

VERSION = "link@1"
"""Changes whenever the same statements may be linked in another way."""

_RAREST = 0.9
"""A word that is no name is looked up where it weighs as much as this: in hardly any story."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of a set of articles: all in the order of the material."""

    articles: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    drift: tuple[Drift, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    responses: tuple[Response, ...] = ()
    voices: tuple[Heard, ...] = ()


def link(material: Material, *, judged: Judged | None = None) -> Linked:
    """Everything at once; see `link_parts` for the parts that nothing ties together."""
    return merged(link_parts(material, judged=judged))


def link_parts(material: Material, *, judged: Judged | None = None) -> tuple[Linked, ...]:
    """What each part of ``material`` comes to, linked by itself; ``judged`` is what people decided."""
    cut = _cut(material, judged or Judged())
    return tuple(_linked(piece, cut.copies, cut.stories) for piece in cut.pieces)


def parts_of(material: Material, *, judged: Judged | None = None) -> tuple[tuple[str, ...], ...]:
    """The articles of each part of ``material``, without linking them."""
    return tuple(tuple(piece.material.articles) for piece in _cut(material, judged or Judged()).pieces)


@dataclass(frozen=True, slots=True)
class _Cut:
    pieces: Sequence[Piece]
    copies: Sequence[Copy]
    stories: Sequence[Story]


def _cut(material: Material, judged: Judged) -> _Cut:
    clusters = cluster(material, judged=judged)
    copied = copies(material)
    told = stories(material, clusters, judged)
    ties: list[Sequence[str]] = [(copy.article, copy.original) for copy in copied]
    ties += [story.articles for story in told]
    return _Cut(pieces(material, clusters, ties), copied, told)


def keys(material: Material) -> Mapping[str, frozenset[str]]:
    """By article, what others that may tell the same share with it; the ledger finds candidates by them.

    Names, and the rarest of its other words; hashed, so that a ledger of many articles stays small.
    """
    return {a.id: frozenset(map(_hashed, _telling_words(a))) for a in material.held_articles}


def _telling_words(article: Article) -> Iterator[str]:
    yield from (key for key in name_words(article) if weight(key) >= RARE)
    yield from (key for key in matter_words(article) if key.startswith("d:") or weight(key) >= _RAREST)


def _hashed(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def merged(parts: Iterable[Linked]) -> Linked:
    """Several parts as one."""
    listed = list(parts)
    return Linked(
        articles=tuple(a for part in listed for a in part.articles),
        claims=tuple(c for part in listed for c in part.claims),
        relations=tuple(r for part in listed for r in part.relations),
        drift=tuple(d for part in listed for d in part.drift),
        stories=tuple(s for part in listed for s in part.stories),
        copies=tuple(c for part in listed for c in part.copies),
        responses=tuple(r for part in listed for r in part.responses),
        voices=tuple(v for part in listed for v in part.voices),
    )


def _linked(piece: Piece, copied: Sequence[Copy], every: Sequence[Story]) -> Linked:
    material, clusters = piece.material, piece.clusters
    mine = tuple(copy for copy in copied if copy.article in material.articles)
    retold = upstream(material, clusters, mine)
    known = Origins(material, clusters, mine, retellings=retold)
    ends = {at: known.of(at) for at in range(len(clusters.members))}
    found = reached(material, clusters, relations(material, clusters, ends), ends)
    told = tuple(story for story in every if story.articles[0] in material.articles)
    above = {article: [one.article for one in some] for article, some in retold.articles.items()}
    claims = _claims(piece, known, ends, standing(material, clusters, found), told)
    names = {group[0]: one.id for group, one in zip(clusters.members, claims, strict=True)}
    return Linked(
        articles=tuple(material.articles),
        claims=claims,
        relations=tuple(replace(one, to=names.get(one.to, one.to)) for one in found),
        drift=drift(material, clusters, above),
        stories=told,
        copies=mine,
        responses=responses(material, clusters),
        voices=tuple(voice for at, one in enumerate(claims) for voice in heard(known, at, one.id)),
    )


def _claims(
    piece: Piece,
    known: Origins,
    ends: Mapping[int, tuple[Origin, ...]],
    status: Mapping[int, Status],
    told: Iterable[Story],
) -> tuple[Claim, ...]:
    story = {article: one.id for one in told for article in one.articles}
    material = piece.material
    return tuple(
        claim(
            material,
            group,
            origins=ends[at],
            status="denied" if is_only_denied(material, group) else status.get(at, "asserted"),
            story=story.get(material.by_id[group[0]].article),
            by_distance=known.by_distance(at),
        )
        for at, group in enumerate(piece.clusters.members)
    )
