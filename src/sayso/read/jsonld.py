"""schema.org in JSON-LD, as publishers write it: several scripts, graphs, lists, and now and then broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_ARTICLE = re.compile(r"(?i)(article|posting|report|review|webpage)\Z")
_BEST = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "WebPage")
_EDGES = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DEPTH = 12


def article_node(scripts: Iterable[str]) -> dict[str, Any]:
    """The node that describes the article: the most newslike one with a headline; empty where there is none."""
    nodes = [node for script in scripts for node in _nodes(_loaded(script))]
    found = [node for node in nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
    return min(found, key=_rank, default={})


def kinds(node: dict[str, Any]) -> list[str]:
    """The types of a node, without the vocabulary's address."""
    return [str(kind).rsplit("/", 1)[-1] for kind in as_list(node.get("@type"))]


def as_list(value: Any) -> list[Any]:
    """``value`` if it is a list, a list of it if it is not, none for None."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(value: Any) -> str | None:
    """A JSON-LD string (or the first of several) as a reader sees it; None for anything else."""
    for item in as_list(value):
        said = item.get("@value") or item.get("name") if isinstance(item, dict) else item
        if isinstance(said, str) and said.strip():
            return " ".join(html.unescape(said).split())
    return None


def names(value: Any) -> list[str]:
    """The names of people or organisations, written as strings, nodes or lists of either."""
    out: list[str] = []
    for item in as_list(value):
        name = item.get("name") if isinstance(item, dict) else item
        out.extend(html.unescape(n) for n in as_list(name) if isinstance(n, str) and n.strip())
    return out


def _rank(node: dict[str, Any]) -> tuple[bool, int, bool]:
    place = min((_BEST.index(k) for k in kinds(node) if k in _BEST), default=len(_BEST) - 2)
    return not (node.get("headline") or node.get("name")), place, not node.get("datePublished")


def _loaded(script: str) -> Any:
    """The script's JSON; repaired where it is only commented, unescaped or has a comma too many; None otherwise."""
    text = _EDGES.sub("", _EDGES.sub("", script.strip())).strip()
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)
