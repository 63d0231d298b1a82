"""Stories: articles on one event, over days and languages."""

from __future__ import annotations

from sayso.link.clusters import Clusters
from sayso.link.judged import Judged
from sayso.link.material import Material
from sayso.link.naming import story_id
from sayso.model import Story


def stories(material: Material, clusters: Clusters, judged: Judged) -> tuple[Story, ...]:
    """The stories of ``material``, the earliest first."""
    ids = tuple(material.articles)
    if not ids:
        return ()
    title = next((a.title for a in material.held_articles if a.title), "") or ""
    return (Story(story_id(ids[0]), ids, title),)
