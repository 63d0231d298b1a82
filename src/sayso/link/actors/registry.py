"""The registry: one key for one bearer, whatever the script, the spelling, the case and the shortening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sayso.link.actors import known
from sayso.link.actors.bodies import Bodies, house_of
from sayso.link.actors.judged import Judged, Pair, Passage, passages
from sayso.link.actors.lexicon import organs
from sayso.link.actors.names import Written, written
from sayso.link.actors.people import Bearer, People, bare, compare
from sayso.link.actors.roles import Bearing, bearer, bearings, houses
from sayso.link.actors.within import Lent, is_state, lend, means
from sayso.link.language import code
from sayso.model import Article, Name
from sayso.text import Span

Reasons = Mapping[str, float | str | bool]
_HOUSE = 0.6
_MOSTLY, _OFTEN = 0.5, 0.12
_NONE: tuple[Article | None, Article | None] = (None, None)
_NOBODY = Lent()


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two names mean one bearer, 0 to 1, and why."""

    score: float
    because: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The bearer of a name: its key, how sure that is (0 to 1), by what it was found, and the name as written."""

    key: str
    score: float
    by: str
    raw: str = ""


class Registry:
    """Who is who in a set of articles, after a person's pairs of passages that ``must`` or ``cannot`` be one.

    The result depends on the set alone, not on its order. Nobody is compared with everybody: what is read is looked up
    by how it sounds and what it means, so the time grows with the number of different words.
    """

    def __init__(
        self, articles: Iterable[Article] = (), *, must: Iterable[Pair] = (), cannot: Iterable[Pair] = ()
    ) -> None:
        held = {article.id: article for article in articles}
        persons: Counter[tuple[Written, str]] = Counter()
        others: Counter[tuple[Written, str]] = Counter()
        for article in held.values():
            for name in article.names:
                form = written(surface(article, name))
                language = code(article.language)
                if form.words and name.kind == "person":
                    persons[bare(form, language), language] += 1
                elif form.words:
                    others[form, language] += 1
        self._people, self._bodies = People(persons), Bodies(others)
        self._near = {key: self._full_names(one) for key, one in held.items()}
        self._lent = {key: lend(one, self._bodies, _spoken(one)) for key, one in held.items()}
        self._judged = Judged()
        self._judge(held, passages(cannot), passages(must))
        self._bearings = {key: self._beside(one) for key, one in held.items()}
        self._houses = self._gather(held)

    def key(self, name: str, *, kind: str | None = None, article: Article | None = None) -> str:
        """The key of the bearer of ``name``: the same bearer has the same key. It changes nothing."""
        return self.find(name, kind=kind, article=article).key

    def find(self, name: str, *, kind: str | None = None, article: Article | None = None) -> Found:
        """The bearer of ``name`` with a score and the reason."""
        form = written(name)
        if not form.words:
            return Found(f"n:{name.strip().lower()}", 0.0, "no words", name)
        found = self._unjudged(form, kind, article)
        key, changed = self._judged.key(found.key, article.id if article else None, form.exact)
        return Found(key, 1.0, "judged", name) if changed else replace(found, raw=name)

    def resolve(self, articles: Iterable[Article]) -> dict[Passage, Found]:
        """The bearers of all names in ``articles``, by article id and span."""
        return {
            (article.id, name.span): self.find(surface(article, name), kind=name.kind, article=article)
            for article in articles
            for name in article.names
        }

    def role(self, words: str, article: Article, *, at: int | None = None) -> Found | None:
        """Whom a role (the envoy, der Gesandte) means in an article that the registry holds; ``at`` is its offset.

        None where the article gives nobody that role. It is never more than a guess with a score.
        """
        found = bearer(words, self._bearings.get(article.id, ()), code(article.language), at)
        return Found(found[0], found[1], "role in the article", words) if found else None

    def house(self, key: str) -> str:
        """The state or body for which the bearer of ``key`` speaks, the bearer itself where none is known.

        For known bodies it comes from the data, for persons from the words beside their names (Kremlin spokesman),
        for others from the country in their names (the Polish government).
        """
        return known.root(self._houses.get(key) or house_of(key) or key)

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
            languages = (
                code(articles[0].language) if articles[0] else "*",
                code(articles[1].language) if articles[1] else "*",
            )
            score, because = compare(bare(written(left), languages[0]), bare(written(right), languages[1]), languages)
            return Match(score, {**because, **keys})
        return Match(0.0, keys)

    def _unjudged(self, form: Written, kind: str | None, article: Article | None) -> Found:
        language = code(article.language) if article else "*"
        if kind == "person":
            return self._person(bare(form, language), language, article)
        found = _known(form, language, kind)
        if found is None and kind is None:
            found = self._bearer(bare(form, language), language, article)
        return found or self._body(form, language, article)

    def _bearer(self, form: Written, language: str, article: Article | None) -> Found | None:
        if len(form.words) > 1:
            one = self._people.full(form, language)
            return Found(one.key, 0.95, "full name") if one else None
        alone = self._people.alone(form, language, self._near.get(article.id, ()) if article else ())
        return Found(alone[0].key, alone[1], alone[2]) if alone else None

    def _person(self, form: Written, language: str, article: Article | None) -> Found:
        found = self._bearer(form, language, article)
        if found is None or found.by == "surname at large":
            people = _known(form, language, "person")
            if people and (found is None or people.by == "known by people"):
                found = people if people.by != "known by sound" or people.key.startswith("b:") else found
        key = "p:" + " ".join(self._people.classes.of(one, language) for one in form.words)
        return found or Found(key, 0.7, "sound")

    def _body(self, form: Written, language: str, article: Article | None) -> Found:
        parts = self._bodies.parts(form, language)
        held = self._lent.get(article.id, _NOBODY) if article else _NOBODY
        lent = held.of(form, parts)
        if lent:
            return Found(*lent)
        if means(parts) and parts & organs() and not any(map(is_state, parts)):
            bound = parts | ({held.country} if held.country else set())
            by = "country of the article" if held.country else "nobody's in particular"
            return Found(known.meant(bound) or "n:" + " ".join(sorted(bound)), 0.5 if held.country else 0.3, by)
        return Found("n:" + " ".join(sorted(parts)), 0.8, "meaning")

    def _full_names(self, article: Article) -> list[Bearer]:
        language, out = code(article.language), []
        for name in article.names:
            form = bare(written(surface(article, name)), language)
            one = self._people.full(form, language) if name.kind == "person" and len(form.words) > 1 else None
            if one and one not in out:
                out.append(one)
        return out

    def _judge(self, held: Mapping[str, Article], cannot: tuple[Pair, ...], must: tuple[Pair, ...]) -> None:
        for left, right in cannot:
            ours, theirs = self._at(held, left), self._at(held, right)
            if ours and theirs and ours.key == theirs.key:
                form = written(theirs.raw).exact if left[0] == right[0] else ""
                self._judged.split(theirs.key, right[0], form)
        for left, right in must:
            ours, theirs = self._at(held, left), self._at(held, right)
            if ours and theirs:
                self._judged.join(ours.key, theirs.key)

    def _at(self, held: Mapping[str, Article], passage: Passage) -> Found | None:
        article = held.get(passage[0])
        named = [one for one in article.names if one.span == passage[1]] if article else []
        return self.find(surface(article, named[0]), kind=named[0].kind, article=article) if article and named else None

    def _beside(self, article: Article) -> tuple[Bearing, ...]:
        keyed: dict[bool, list[tuple[Span, str]]] = {True: [], False: []}
        for one in sorted(article.names, key=lambda name: name.span):
            if one.kind in {"person", "organisation", "office"} and one.span[1] > one.span[0]:
                key = self.key(surface(article, one), kind=one.kind, article=article)
                keyed[one.kind == "person"].append((one.span, key))
        return tuple(bearings(article.text, keyed[True], keyed[False]))

    def _gather(self, held: Mapping[str, Article]) -> dict[str, str]:
        """For whom each person speaks, by what most of the words beside the name say, and more than now and then."""
        votes: dict[str, Counter[str]] = {}
        met: Counter[str] = Counter()
        for ident, article in held.items():
            met.update(one.key for one in self._bearings[ident])
            for key, found in houses(self._bearings[ident], code(article.language)).items():
                votes.setdefault(key, Counter()).update({known.root(one): n for one, n in found.items()})
        most = {key: min(found, key=lambda one: (-found[one], one)) for key, found in votes.items() if key[0] == "p"}
        enough = {key: max(_MOSTLY * votes[key].total(), _OFTEN * met[key]) for key in most}
        return {key: one for key, one in most.items() if votes[key][one] >= enough[key]}


def _known(form: Written, language: str, kind: str | None) -> Found | None:
    place = True if kind == "place" else None if kind is None or kind == "person" else False
    found = known.find(form, language, place=place)
    if found is None and kind == "place":
        found = known.find(form, language, place=False)
    return Found(found[0].key, found[1], f"known by {found[2]}") if found else None


def _spoken(article: Article) -> list[tuple[Name, Written, str | None]]:
    """The names of the article that are no persons', with the key of those that are known."""
    language, out = code(article.language), []
    for name in article.names:
        form = written(surface(article, name))
        if name.kind != "person" and form.words:
            found = _known(form, language, name.kind)
            out.append((name, form, found.key if found else None))
    return out


def surface(article: Article, name: Name) -> str:
    """The words of the name as they stand in the article."""
    begin, end = name.span
    return article.text[begin:end] or name.name
