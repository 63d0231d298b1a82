"""Whether an article says where it has its text from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.material import Material
from sayso.link.spelling import names
from sayso.model import Article

_ALIKE = 0.8
# Credits stand at the head or the foot of a text: (dpa), AP/Reuters, "By our agency".
_EDGE = 300
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")


def names_source(material: Material, article: Article, other: Article) -> bool:
    """Whether ``article`` names the outlet of ``other``: in a chain, in its text, or in a credit at an edge."""
    return bool(other.outlet) and any(names(name, other.outlet or "") >= _ALIKE for name in _credits(material, article))


def _credits(material: Material, article: Article) -> Iterator[str]:
    for statement in material.by_article.get(article.id, ()):
        yield from (hop.name for hop in statement.chain if hop.kind == "outlet")
    yield from (name.name for name in article.names if name.kind == "outlet")
    for edge in (article.text[:_EDGE], article.text[-_EDGE:]):
        for found in _BRACKETED.findall(edge):
            yield from re.split(r"[/,;+&]|\s+und\s+|\s+and\s+", found)
    yield from article.authors
