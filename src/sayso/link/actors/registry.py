"""The registry: one key for one bearer, whatever the script, the spelling, the case and the shortening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.link.actors import known
from sayso.link.actors.bodies import Bodies
from sayso.link.actors.names import Written, written
from sayso.link.actors.people import Bearer, People, compare
from sayso.link.actors.within import Lent, Long, explained, initials
from sayso.link.language import code
from sayso.model import Article, Name

Reasons = Mapping[str, float | str | bool]
_HOUSE = 0.6
_NONE: tuple[Article | None, Article | None] = (None, None)
_NOBODY = Lent()


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two names mean one bearer, 0 to 1, and why."""

    score: float
    because: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The bearer of a name: its key, how sure that is, 0 to 1, and by what it was found."""

    key: str
    score: float
    by: str


class Registry:
    """Who is who in a set of articles; see the package for how to use it."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        persons: Counter[tuple[Written, str]] = Counter()
        others: Counter[tuple[Written, str]] = Counter()
        held = tuple(articles)
        for article in held:
            for name in article.names:
                form = written(surface(article, name))
                if form.words:
                    (persons if name.kind == "person" else others)[form, code(article.language)] += 1
        self._people, self._bodies = People(persons), Bodies(others)
        self._near: dict[str, list[Bearer]] = {article.id: self._full_names(article) for article in held}
        self._lent: dict[str, Lent] = {article.id: self._lend(article) for article in held}

    def key(self, name: str, *, kind: str | None = None, article: Article | None = None) -> str:
        """The key of the bearer of ``name``: the same bearer has the same key. It changes nothing."""
        return self.find(name, kind=kind, article=article).key

    def find(self, name: str, *, kind: str | None = None, article: Article | None = None) -> Found:
        """The bearer of ``name`` with a score and the reason."""
        form = written(name)
        language = code(article.language) if article else "*"
        if not form.words:
            return Found(f"n:{name.strip().lower()}", 0.0, "no words")
        if kind == "person":
            return self._person(form, language, article)
        found = self._known(form, language, kind)
        if found is None and kind is None:
            found = self._bearer(form, language, article)
        return found or self._body(form, language, article)

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
                break
            key = actor.house
        return key

    def same(
        self, left: str, right: str, *, kind: str | None = None, articles: tuple[Article | None, Article | None] = _NONE
    ) -> Match:
        """How surely the two names mean one bearer, each read in its article where that is known."""
        ours, theirs = (self.find(n, kind=kind, article=a) for n, a in zip((left, right), articles, strict=True))
        if ours.key == theirs.key:
            return Match(min(ours.score, theirs.score), {"key": ours.key, "left": ours.by, "right": theirs.by})
        keys: dict[str, float | str | bool] = {"left": ours.key, "right": theirs.key}
        if self.house(ours.key) == self.house(theirs.key):
            return Match(_HOUSE, {"house": self.house(ours.key), **keys})
        if {ours.key[0], theirs.key[0]} <= {"p", "n"} and "p" in (ours.key[0], theirs.key[0]):
            languages = [code(one.language) if one else "*" for one in articles]
            score, because = compare(written(left), written(right), (languages[0], languages[1]))
            return Match(score, {**because, **keys})
        return Match(0.0, keys)

    def _known(self, form: Written, language: str, kind: str | None) -> Found | None:
        place = True if kind == "place" else None if kind is None or kind == "person" else False
        found = known.find(form, language, place=place)
        if found is None and kind == "place":
            found = known.find(form, language, place=False)
        return Found(found[0].key, found[1], f"known by {found[2]}") if found else None

    def _bearer(self, form: Written, language: str, article: Article | None) -> Found | None:
        if len(form.words) > 1:
            bearer = self._people.full(form, language)
            return Found(bearer.key, 0.95, "full name") if bearer else None
        alone = self._people.alone(form, language, self._near.get(article.id, ()) if article else ())
        return Found(alone[0].key, alone[1], alone[2]) if alone else None

    def _person(self, form: Written, language: str, article: Article | None) -> Found:
        found = self._bearer(form, language, article)
        if found is None or found.by == "surname at large":
            people = self._known(form, language, "person")
            if people and (found is None or people.by == "known by people"):
                found = people if people.by != "known by sound" or people.key.startswith("b:") else found
        key = "p:" + " ".join(self._people.classes.of(one, language) for one in form.words)
        return found or Found(key, 0.7, "sound")

    def _body(self, form: Written, language: str, article: Article | None) -> Found:
        parts = self._bodies.parts(form, language)
        lent = self._lent.get(article.id, _NOBODY).of(form, parts) if article else None
        return Found(*lent) if lent else Found(self._bodies.key(form, language), 0.8, "meaning")

    def _full_names(self, article: Article) -> list[Bearer]:
        language, out = code(article.language), []
        for name in article.names:
            form = written(surface(article, name))
            if name.kind == "person" and len(form.words) > 1:
                bearer = self._people.full(form, language)
                if bearer and bearer not in out:
                    out.append(bearer)
        return out

    def _lend(self, article: Article) -> Lent:
        """The full names of bodies in the article; only what has several words lends."""
        language, lent, spans = code(article.language), Lent(), []
        for name in article.names:
            form = written(surface(article, name))
            if name.kind == "person" or not form.words:
                continue
            found = self._known(form, language, name.kind)
            key = found.key if found else self._bodies.key(form, language)
            spans.append((name.span, form, key))
            if len(form.words) > 1 and name.kind != "place":
                parts = self._bodies.parts(form, language)
                lent.longs[Long(key, parts, initials(form), self._bodies.lends(parts))] += 1
        lent.explained = explained(article.text, spans)
        return lent


def surface(article: Article, name: Name) -> str:
    """The words of the name as they stand in the article."""
    begin, end = name.span
    return article.text[begin:end] or name.name
