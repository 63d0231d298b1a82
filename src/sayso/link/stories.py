"""Stories: articles on one event, over days and languages. A pair of articles is weighed by what both name and tell.

What a pair weighs depends on the two alone, and grouping never looks beyond what is tied together, so that one more
article changes no story that it has nothing in common with.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np

from sayso.link.claims.bags import Bag, Floats, Ints
from sayso.link.claims.blocks import near
from sayso.link.claims.frame import matter_bag, name_bag, ordinal, title_bag
from sayso.link.claims.grouping import linked
from sayso.link.clusters import Clusters
from sayso.link.judged import Judged
from sayso.link.material import Material
from sayso.link.naming import story_id
from sayso.model import Article, Story

_THRESHOLD = -2.0
_FRESH, _STALE, _AGED = 7.0, 60.0, 2.0
"""Within so many days nothing speaks against one event; after so many, this much of the log odds does."""
_TOLD_ALIKE = 1.5
"""What the first claim that both tell adds to the log odds; each further one adds less."""
_CROWD = 40
"""A claim that more articles tell ties only those that stand next to each other in time."""


def stories(material: Material, clusters: Clusters, judged: Judged) -> tuple[Story, ...]:
    """The stories of ``material``, each in the order of the material, the earliest first; every article has one."""
    articles = material.held_articles
    place = {article.id: at for at, article in enumerate(articles)}
    scores = _scores(articles, _told_alike(material, clusters, place))
    must = _places(judged.together, place)
    cannot = _places(judged.apart, place)
    groups = linked(len(articles), scores, _THRESHOLD, must=must, cannot=cannot)
    return tuple(_story([articles[at] for at in group]) for group in groups)


def _story(articles: Sequence[Article]) -> Story:
    title = next((article.title for article in articles if article.title), None) or ""
    return Story(story_id(articles[0].id), tuple(article.id for article in articles), title)


def _scores(articles: Sequence[Article], alike: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], float]:
    """The log odds of pairs that are near each other or tell a claim both."""
    topics, matters = name_bag(articles), matter_bag(articles)
    published = np.array([ordinal(article.published) for article in articles])
    close = near(topics, matters, None, published)
    found = set(zip(*(side.tolist() for side in close), strict=True)) | set(alike)
    pairs = sorted((a, b) for a, b in found if a != b)
    if not pairs:
        return {}
    left, right = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    odds = _odds(_features(articles, topics, matters, left, right))
    odds -= _AGED * _age(articles, left, right)
    odds += _TOLD_ALIKE * np.log2(1.0 + np.array([alike.get(pair, 0) for pair in pairs]))
    return dict(zip(pairs, odds.tolist(), strict=True))


def _features(articles: Sequence[Article], topics: Bag, matters: Bag, left: Ints, right: Ints) -> dict[str, Floats]:
    out: dict[str, Floats] = {}
    for name, held in (("topics", topics), ("matters", matters), ("titles", title_bag(articles))):
        shared = held.shared(left, right)
        out[f"{name}_shared"] = np.log1p(shared)
        out[f"{name}_dice"] = held.dice(left, right, shared)
        out[f"{name}_contained"] = held.contained(left, right, shared)
    codes: dict[str, int] = {}
    language = np.array([codes.setdefault(article.language, len(codes)) for article in articles])
    return out | {"same_language": (language[left] == language[right]).astype(float)}


def _odds(features: Mapping[str, Floats]) -> Floats:
    model = _model()
    out = np.full(len(features["same_language"]), float(model["bias"]))
    for name, (mean, spread, weight) in model["features"].items():
        out += (features[name] - mean) * (weight / spread)
    return out


def _age(articles: Sequence[Article], left: Ints, right: Ints) -> Floats:
    """From 0 (days between them at most, or an unknown date) to 1 (two months or more)."""
    published = np.array([ordinal(article.published) for article in articles])
    gap = np.nan_to_num(np.abs(published[left] - published[right]), nan=0.0)
    aged: Floats = np.clip((gap - _FRESH) / (_STALE - _FRESH), 0.0, 1.0)
    return aged


def _told_alike(material: Material, clusters: Clusters, place: Mapping[str, int]) -> Counter[tuple[int, int]]:
    """How many claims two articles both tell."""
    out: Counter[tuple[int, int]] = Counter()
    for group in clusters.members:
        homes = sorted({place[material.by_id[one].article] for one in group})
        if len(homes) <= _CROWD:
            out.update((a, b) for at, a in enumerate(homes) for b in homes[at + 1 :])
        else:
            out.update(pairwise(homes))
    return out


def _places(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(place[a], place[b]) for a, b in pairs if a in place and b in place]


@cache
def _model() -> Mapping[str, Any]:
    file = resources.files("sayso.link").joinpath("stories.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
