"""What one article lends to its names: the long form of a short one, the words behind an abbreviation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.link.actors.bodies import Bodies, Parts
from sayso.link.actors.names import Written, is_acronym
from sayso.link.language import code
from sayso.model import Article, Name

_SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Long:
    """A body as an article names it in full: its key, what its words mean, its first letters.

    ``lends`` where names that are a part of it mean it; where a part is better known than the whole, it means itself.
    """

    key: str
    parts: Parts
    letters: str
    lends: bool = True


@dataclass(slots=True)
class Lent:
    """The full names of one article, with how often each is said, and the abbreviations that it explains."""

    longs: Counter[Long] = field(default_factory=Counter)
    explained: dict[str, str] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)

    @property
    def country(self) -> str | None:
        """The country that the article is mostly about, None where no country is half of all that it names."""
        most = min(self.countries, key=lambda one: (-self.countries[one], one), default=None)
        return most if most and 2 * self.countries[most] >= self.countries.total() else None

    def of(self, name: Written, parts: Parts) -> tuple[str, float, str] | None:
        """The key of the body that a short form means, with a score and the reason; None for none."""
        if name.acronym:
            return self._spelt(name.shapes[0])
        wider = Counter[str]()
        for long, count in self.longs.items():
            if parts < long.parts and (long.lends or means(parts)) and not any(map(str.isdigit, long.parts - parts)):
                wider[long.key] += count
        if not wider:
            return None
        most = min(wider, key=lambda key: (-wider[key], key))
        return most, 0.9 if len(wider) == 1 else 0.6, "short form in the article"

    def _spelt(self, letters: str) -> tuple[str, float, str] | None:
        if letters in self.explained:
            return self.explained[letters], 0.95, "explained in the article"
        fit = {long.key for long in self.longs if long.letters == letters.upper()}
        return (min(fit), 0.85, "first letters in the article") if len(fit) == 1 else None


def means(parts: Parts) -> bool:
    """Whether the words merely say what kind of body it is: the commission, the ministry."""
    return all(part[1:2] == ":" for part in parts)


def is_state(part: str) -> bool:
    """Whether the key or part is a country's."""
    return part.startswith("c:") and len(part) == len("c:XX")


def initials(name: Written) -> str:
    """The first letters of the words that have a capital or more than three letters, as capitals."""
    kept = [s for s in name.shapes if s[0].isupper() or len(s) > 3]
    return "".join(s[0].upper() for s in kept) if len(kept) >= _SMALLEST else ""


def explained(text: str, spans: Iterable[tuple[tuple[int, int], Written, str]]) -> dict[str, str]:
    """The abbreviations that follow a longer name in brackets, with the key of that name: Deutsche Bahn (DB)."""
    out: dict[str, str] = {}
    ordered = sorted(spans, key=lambda one: one[0])
    for at, (span, name, key) in enumerate(ordered):
        for (begin, _), other, _ in ordered[at + 1 : at + 4]:
            between = text[span[1] : begin]
            if between.strip(" \"'«»“”„") == "(" and len(other.shapes) == 1 and is_acronym(other.shapes[0]):
                if not name.acronym:
                    out.setdefault(other.shapes[0], key)
                break
    return out


def lend(article: Article, bodies: Bodies, named: Iterable[tuple[Name, Written, str | None]]) -> Lent:
    """What the article lends: its ``named`` bodies and places with the keys of those known; several words lend."""
    language, lent, spans = code(article.language), Lent(), []
    for name, form, known in named:
        key = known or bodies.key(form, language)
        spans.append((name.span, form, key))
        lent.countries.update(one for one in (key, *bodies.parts(form, language)) if is_state(one))
        if len(form.words) > 1 and name.kind != "place":
            parts = bodies.parts(form, language)
            lent.longs[Long(key, parts, initials(form), bodies.lends(parts))] += 1
    lent.explained = explained(article.text, spans)
    return lent
