"""Stand-ins until the parts are there."""

from __future__ import annotations

from sayso.link.clusters import Clusters
from sayso.link.judged import Judged
from sayso.link.material import Material
from sayso.text import words


def cluster(material: Material, *, judged: Judged) -> Clusters:
    """Clusters by exact words."""
    groups: dict[str, list[str]] = {}
    for s in material.statements:
        groups.setdefault(words(material.articles[s.article].text, s.content).casefold(), []).append(s.id)
    return Clusters(tuple(map(tuple, groups.values())))


def keys(material: Material) -> dict[str, frozenset[str]]:
    """The words of titles and names."""
    return {a.id: frozenset(n.name.casefold() for n in a.names) for a in material.held_articles}
