"""Which articles a cited outlet may mean: those it published before on the same people and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.link.material import Material
from sayso.link.origins.moments import moment
from sayso.link.spelling import folded, names, skeleton

_ALIKE, _SHARED, _LATEST = 0.8, 2, 4
_DAYS = 120.0
# An outlet whose name shares one word with very many others is not looked for by that word.
_CROWD = 400


@dataclass(frozen=True)
class Houses:
    """The outlets of a material by the sounds of their names, with their articles."""

    material: Material
    _sounds: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _articles(self) -> Mapping[str, tuple[str, ...]]:
        out: dict[str, list[str]] = {}
        for article in self.material.held_articles:
            if article.outlet:
                out.setdefault(article.outlet, []).append(article.id)
        return {outlet: tuple(ids) for outlet, ids in out.items()}

    @cached_property
    def _outlets(self) -> Mapping[str, tuple[str, ...]]:
        out: dict[str, list[str]] = {}
        for outlet in self._articles:
            for sound in {skeleton(word) for word in folded(outlet)}:
                out.setdefault(sound, []).append(outlet)
        return {sound: tuple(outlets) for sound, outlets in out.items()}

    def published(self, article: str, cited: frozenset[str]) -> tuple[str, ...]:
        """Articles of the outlets that ``article`` cites, if they share two names with it; the latest first."""
        outlets = sorted({outlet for name in cited for outlet in self._named(name)})
        return tuple(found for outlet in outlets for found in self._near(article, outlet))

    def _named(self, name: str) -> list[str]:
        near = {o for word in folded(name) for o in self._outlets.get(skeleton(word), ())[:_CROWD]}
        return [outlet for outlet in near if names(name, outlet) >= _ALIKE]

    def _near(self, article: str, outlet: str) -> list[str]:
        when = moment(self.material.articles[article])
        found = []
        for other in self._articles[outlet][-_CROWD:]:
            then = moment(self.material.articles[other])
            if other == article or when is None or then is None or not 0 < when - then < _DAYS * 86400:
                continue
            found.append((len(self._names(article) & self._names(other)) >= _SHARED, then, other))
        return [other for same, _, other in sorted(found, reverse=True)[:_LATEST] if same]

    def _names(self, article: str) -> frozenset[str]:
        if article not in self._sounds:
            held = self.material.articles[article].names
            own = {word for one in held if one.kind != "outlet" for word in folded(one.name) if len(word) > 3}
            places = {
                word for one in self.material.articles[article].places for word in folded(one.name) if len(word) > 3
            }
            self._sounds[article] = frozenset(skeleton(word) for word in own | places)
        return self._sounds[article]
