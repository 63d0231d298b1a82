"""The registry: one key for one bearer, whatever the script, the spelling, the case and the shortening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.link.actors import known
from sayso.link.actors.bodies import Bodies
from sayso.link.actors.names import Written, written
from sayso.link.actors.people import Bearer, People, compare
from sayso.link.language import code
from sayso.model import Article, Name

Reasons = Mapping[str, float | str | bool]
_HOUSE = 0.6
_NONE: tuple[Article | None, Article | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two names mean one bearer, 0 to 1, and why."""

    score: float
    because: Reasons = field(default_factory=dict)


class Registry:
    """Who is who in a set of articles; see the package for how to use it."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        persons: Counter[tuple[Written, str]] = Counter()
        others: Counter[tuple[Written, str]] = Counter()
        self._near: dict[str, list[Bearer]] = {}
        held = tuple(articles)
        for article in held:
            for name in article.names:
                form = written(surface(article, name))
                if form.words:
                    (persons if name.kind == "person" else others)[form, code(article.language)] += 1
        self._people, self._bodies = People(persons), Bodies(others)
        self._houses: dict[str, str] = {}
        for article in held:
            self._near[article.id] = self._full_names(article)

    def key(self, name: str, *, kind: str | None = None, article: Article | None = None) -> str:
        """The key of the bearer of ``name``: the same bearer has the same key. It changes nothing."""
        form = written(name)
        language = code(article.language) if article else "*"
        if not form.words:
            return f"n:{name.strip().lower()}"
        if kind == "person":
            return self._person(form, language, article)
        found = known.find(form, language, place=True if kind == "place" else None)
        if found:
            return found[0].key
        if kind is None:
            bearer = self._bearer(form, language, article)
            if bearer:
                return bearer.key
        return self._bodies.key(form, language)

    def resolve(self, articles: Iterable[Article]) -> dict[tuple[str, str], str]:
        """The keys of all names in ``articles``, by article id and the id of the name within the article."""
        return {
            (article.id, name.id): self.key(surface(article, name), kind=name.kind, article=article)
            for article in articles
            for name in article.names
        }

    def house(self, key: str) -> str:
        """The state or body for which the bearer of ``key`` speaks, the bearer itself where none is known."""
        for _ in range(4):
            actor = known.actor(key)
            if actor is None or actor.house is None:
                return self._houses.get(key, key)
            key = actor.house
        return key

    def same(
        self, left: str, right: str, *, kind: str | None = None, articles: tuple[Article | None, Article | None] = _NONE
    ) -> Match:
        """How surely the two names mean one bearer, each read in its article where that is known."""
        ours, theirs = (self.key(n, kind=kind, article=a) for n, a in zip((left, right), articles, strict=True))
        if ours == theirs:
            return Match(1.0, {"key": ours})
        if self.house(ours) == self.house(theirs):
            return Match(_HOUSE, {"house": self.house(ours), "left": ours, "right": theirs})
        if "p" in (ours[0], theirs[0]) and ours[0] in "np" and theirs[0] in "np":
            languages = [code(one.language) if one else "*" for one in articles]
            score, because = compare(written(left), written(right), (languages[0], languages[1]))
            return Match(score, {**because, "left": ours, "right": theirs})
        return Match(0.0, {"left": ours, "right": theirs})

    def _full_names(self, article: Article) -> list[Bearer]:
        language, out = code(article.language), []
        for name in article.names:
            form = written(surface(article, name))
            if name.kind == "person" and len(form.words) > 1:
                bearer = self._people.full(form, language)
                if bearer and bearer not in out:
                    out.append(bearer)
        return out

    def _bearer(self, form: Written, language: str, article: Article | None) -> Bearer | None:
        if len(form.words) > 1:
            return self._people.full(form, language)
        return self._people.alone(form, language, self._near.get(article.id, ()) if article else ())

    def _person(self, form: Written, language: str, article: Article | None) -> str:
        bearer = self._bearer(form, language, article)
        if bearer:
            return bearer.key
        return "p:" + " ".join(self._people.classes.of(one, language) for one in form.words)


def surface(article: Article, name: Name) -> str:
    """The words of the name as they stand in the article."""
    begin, end = name.span
    return article.text[begin:end] or name.name
