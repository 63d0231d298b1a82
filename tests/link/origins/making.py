"""Small materials for the tests: one short text an article, one statement a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.link.clusters import Clusters
from sayso.link.material import Material, material
from sayso.model import Article, Hop, Name, Statement
from sayso.text import digest


@dataclass
class Desk:
    """Collects articles and statements; statements of the same claim name fall into one cluster."""

    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    claims: dict[str, list[str]] = field(default_factory=dict)

    def article(self, ident: str, outlet: str | None, published: str | None, *, people: Iterable[str] = ()) -> str:
        text = f"Headline of {ident}\n\nThe council met the envoy in the harbour on Monday. " + ". ".join(people)
        names = tuple(Name((text.index(one), text.index(one) + len(one)), one, "person", one) for one in people)
        self.articles.append(
            Article(
                id=ident, outlet=outlet, url=None, title=None, title_span=None, language="en", published=published,
                captured="2033-01-01T00:00+00:00", text=text, sha256=digest(text), names=names,
            )
        )  # fmt: skip
        return ident

    def says(self, article: str, claim: str, *chain: tuple[str, str], denied: bool = False) -> str:
        text = next(one.text for one in self.articles if one.id == article)
        begin = text.index("The council")
        ident = f"s{len(self.statements)}"
        self.statements.append(
            Statement(
                id=ident, article=article, act=ident, content=((begin, begin + 40),),
                mode="indirect" if chain else "own", polarity="denied" if denied else "affirmed",
                chain=tuple(Hop(name, kind, "one", (0, 1)) for kind, name in chain),  # type: ignore[arg-type]
            )
        )  # fmt: skip
        self.claims.setdefault(claim, []).append(ident)
        return ident

    def done(self) -> tuple[Material, Clusters]:
        held = material(self.articles, self.statements)
        order = {one.id: at for at, one in enumerate(held.statements)}
        groups = sorted(
            (sorted(group, key=order.__getitem__) for group in self.claims.values()), key=lambda g: order[g[0]]
        )
        return held, Clusters(tuple(tuple(group) for group in groups))
