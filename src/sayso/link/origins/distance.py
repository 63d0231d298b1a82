"""How far each outlet stands from the nearest origin of a claim, in hops."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.origins.dependence import Scene
from sayso.link.origins.knowers import Leaning


def by_distance(scene: Scene, found: Sequence[Leaning]) -> tuple[tuple[str, int], ...]:
    """Outlets with their hops from the nearest origin, the nearest first: 0 who knows by itself, 1 who asked it.

    Outlets that a chain names but that have no article here are listed too, where the chain places them.
    """
    best: dict[str, int] = {}
    reach: list[int] = []
    for one in found:
        reach.append(_hops(one, reach))
        _nearer(best, scene.article(one.voice).outlet, reach[-1])
        for steps, name in enumerate(one.voice.outlets, start=1):
            _nearer(best, name, max(0, reach[-1] - steps))
    return tuple(sorted(best.items(), key=lambda item: (item[1], item[0])))


def _hops(one: Leaning, reach: Sequence[int]) -> int:
    named = len(one.voice.hops)
    if not one.depends or one.on is None:
        return named
    if one.voice.end is None or named > 1:
        return max(named, reach[one.on] + 1)
    return named


def _nearer(best: dict[str, int], outlet: str | None, hops: int) -> None:
    if outlet:
        best[outlet] = min(hops, best.get(outlet, hops))
