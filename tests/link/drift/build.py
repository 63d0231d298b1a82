"""Small materials for the tests: articles of a few sentences, each a statement of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.link.clusters import Clusters
from sayso.link.material import Material, material
from sayso.model import Article, Hop, Statement


def article(ident: str, language: str, sentences: Sequence[str], *, outlet: str = "") -> Article:
    """An article whose sentences stand on a line each, the first of them the title."""
    text = "\n".join(sentences)
    return Article(
        id=ident, outlet=outlet or ident, url=None, title=sentences[0], title_span=(0, len(sentences[0])),
        language=language, published=f"2031-03-0{int(ident[-1])}T10:00:00+00:00", captured="2031-03-09", text=text,
        sha256=ident,
    )  # fmt: skip


def said(held: Article, at: int, **fields: Any) -> Statement:
    """The sentence number ``at`` as a statement; its id is the article's with the number."""
    begin = sum(len(line) + 1 for line in held.text.split("\n")[:at])
    end = begin + len(held.text.split("\n")[at])
    fields.setdefault("mode", "indirect" if fields.get("chain") else "own")
    return Statement(id=f"{held.id}.{at}", article=held.id, act=f"{held.id}.{at}", content=((begin, end),), **fields)


def hop(name: str, kind: str = "unnamed", count: str = "one") -> Hop:
    """A hop of a chain."""
    return Hop(name, kind, count, (0, 1))  # type: ignore[arg-type]


def together(held: Material, *groups: Sequence[str]) -> Clusters:
    """Clusters of the groups; all other statements stand alone."""
    taken = {one for group in groups for one in group}
    rest = [(s.id,) for s in held.statements if s.id not in taken]
    return Clusters((*(tuple(group) for group in groups), *rest))


__all__ = ["article", "hop", "material", "said", "together"]
