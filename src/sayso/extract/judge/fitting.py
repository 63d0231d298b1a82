"""A chain that the rules built, fitted to what a trained reader judges of it: its length, its kinds, its counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from sayso.extract.find.draft import Chances, Draft, Judged
from sayso.extract.judge.voting import voted
from sayso.model import Hop, Name
from sayso.model.statement import Count, HopKind
from sayso.text import overlap

_MOST = 3
_NONE = "none"
_FREE = ("free_indirect", "indirect_free_indirect")
Chain = tuple[Hop, ...]


def fitted(draft: Draft, chain: Chain, before: Sequence[Chain], names: Sequence[Name], text: str) -> Chain:
    """``chain`` as long as judged where the article names further hops, the kinds of its ends as voted.

    ``before`` are the chains of earlier statements of the article, the latest last; ``names`` those of the article
    with the words ``text``.
    """
    judged = draft.judged
    if judged is None:
        return chain
    length = int(voted("length", judged.length, str(min(len(chain), _MOST))))
    if length == 0 and not draft.source:
        return ()
    if chain and 0 < length < len(chain):
        chain = _shorter(draft, chain, length)
    elif length > len(chain):
        told = [c for c in reversed(before) if c]
        chain = _longer(draft, chain, length, (*told, *_named(draft, names)), _beside(draft, chain, text))
    return _judged_ends(chain, judged) if chain else chain


def _shorter(draft: Draft, chain: Chain, length: int) -> Chain:
    """The hops from the one that the statement's own words name; else the nearest ones."""
    own = next((at for at, hop in enumerate(chain) if overlap((hop.span,), draft.source)), 0)
    begin = min(own, len(chain) - length)
    return chain[begin : begin + length]


def _beside(draft: Draft, chain: Chain, text: str) -> Chain:
    """The hop that the reader sees beside the source, unless it is in the chain already."""
    judged = draft.judged
    assert judged is not None
    if not judged.further or not chain or overlap(judged.further, [hop.span for hop in chain]):
        return ()
    begin, end = judged.further[0][0], judged.further[-1][1]
    kind = "outlet" if chain[0].kind != "outlet" else voted("origin_kind", judged.origin_kind, None)
    return (Hop(text[begin:end], cast(HopKind, kind if kind != _NONE else "unnamed"), "one", (begin, end)),)


def _named(draft: Draft, names: Sequence[Name]) -> list[Chain]:
    """Outlets named up to where the statement ends, as chains of one hop, the nearest first."""
    near = [n for n in names if n.kind == "outlet" and n.span[0] < draft.end and not overlap((n.span,), draft.content)]
    return [(Hop(n.name, "outlet", "one", n.span),) for n in reversed(near)]


def _longer(draft: Draft, chain: Chain, length: int, before: Sequence[Chain], further: Chain) -> Chain:
    """With the hop that is missing at the near or the far end, taken from what the article names near or before."""
    judged = draft.judged
    assert judged is not None
    if not chain:
        return _alike(draft, judged, length, before)
    wanted = voted("kind", judged.kind, chain[0].kind)
    if wanted == "outlet" and chain[0].kind != "outlet":
        outlet = next(iter(further), None) or _nearest(before, "outlet", chain)
        return (outlet, *chain) if outlet else chain
    if further:
        return (*chain, *further)
    for earlier in before:
        names = [hop.name for hop in earlier]
        if chain[-1].name in names[:-1]:
            return (*chain, *earlier[names.index(chain[-1].name) + 1 :])[:_MOST]
    origin = voted("origin_kind", judged.origin_kind, None)
    last = _nearest(before, origin, chain) if origin != chain[-1].kind else None
    return (*chain, last) if last else chain


def _alike(draft: Draft, judged: Judged, length: int, before: Sequence[Chain]) -> Chain:
    """The latest chain of the length and the kind of nearest hop that are judged; else the latest of that kind.

    What is told freely goes on with whoever spoke last, of whatever kind.
    """
    kind = voted("kind", judged.kind, None)
    fitting = [chain for chain in before if chain[0].kind == kind]
    if not fitting and draft.mode in _FREE:
        fitting = [chain for chain in before if len(chain) == length]
    return next((c for c in fitting if len(c) == length), fitting[0] if fitting else ())


def _nearest(before: Iterable[Chain], kind: str, chain: Chain) -> Hop | None:
    names = {hop.name for hop in chain}
    return next((hop for earlier in before for hop in earlier if hop.kind == kind and hop.name not in names), None)


def _judged_ends(chain: Chain, judged: Judged) -> Chain:
    first = _judged(chain[0], judged.kind, judged.count, "")
    if len(chain) == 1:
        return (first,)
    return (first, *chain[1:-1], _judged(chain[-1], judged.origin_kind, judged.origin_count, "origin_"))


def _judged(hop: Hop, kinds: Chances, counts: Chances, prefix: str) -> Hop:
    kind = voted(f"{prefix}kind", {k: v for k, v in kinds.items() if k != _NONE}, hop.kind)
    count = voted(f"{prefix}count", {k: v for k, v in counts.items() if k != _NONE}, hop.count)
    return replace(hop, kind=cast(HopKind, kind), count=cast(Count, count))
