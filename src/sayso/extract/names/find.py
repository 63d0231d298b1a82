"""Finding names and joining the mentions of one bearer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.extract.entity_tables import Tokens, tokenize
from sayso.extract.names.bodies import Body, known, made
from sayso.extract.names.persons import Span2, alone, find_persons
from sayso.extract.names.words import NameWords, name_words
from sayso.model.article import Name, NameKind, Place
from sayso.text import content_id


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` up to, not with, ``after`` that name someone; ``key`` is one bearer's."""

    first: int
    after: int
    kind: NameKind
    key: str
    name: str


def find_mentions(
    tokens: Tokens, language: str, places: frozenset[int] = frozenset(), outlet: str | None = None
) -> tuple[Mention, ...]:
    """The persons, organisations, offices and outlets of the text, in order.

    ``places`` are the tokens that surely name places; ``outlet`` is the publishing outlet, found where it is named.
    """
    words = name_words(language)
    bodies = [*_outlet(tokens, outlet, language), *known(tokens, words)]
    taken: set[int] = set()
    out = [_body(tokens, body, words) for body in bodies if body[3] != "person" and _free(taken, body)]
    out += [
        _body(tokens, body, words)
        for body in made(tokens, words, taken)
        if not _place(body, places) and _free(taken, body)
    ]
    full = [span for span in find_persons(tokens, words, taken, places) if _free(taken, span)]
    surnames = [words.stem(form) for form in _known_surnames(words)]
    out += _persons(tokens, words, full, (surnames, taken, places))
    return tuple(sorted(out, key=lambda one: one.first))


def _place(body: Body, places: frozenset[int]) -> bool:
    """Whether the body is a single word, and that one a place's name (USA)."""
    return body[1] - body[0] == 1 and body[0] in places


def _known_surnames(words: NameWords) -> list[str]:
    found = [phrase for group in words.phrases.values() for phrase, _, kind in group if kind == "person"]
    return [phrase[-1] for phrase in found if len(phrase) == 1]


def _free(taken: set[int], body: Body | Span2) -> bool:
    """Whether none of its tokens is taken; takes them."""
    span = set(range(body[0], body[1]))
    if span & taken:
        return False
    taken |= span
    return True


def _outlet(tokens: Tokens, outlet: str | None, language: str) -> list[Body]:
    if not outlet or not outlet[0].isalpha():
        return []
    words = tokenize(outlet, language).words
    size = len(words)
    starts = [i for i, word in enumerate(tokens.words) if word == words[0] and tokens.words[i : i + size] == words]
    return [(i, i + size, outlet, "outlet") for i in starts]


def _body(tokens: Tokens, body: Body, words: NameWords) -> Mention:
    first, after, name, kind = body
    begin, end = tokens.span(first, after)
    surface = tokens.text[begin:end]
    key = name or " ".join(words.stem(word) for word in tokens.words[first:after])
    return Mention(first, after, kind, key.lower(), surface)


def _persons(
    tokens: Tokens, words: NameWords, full: Sequence[Span2], rest: tuple[list[str], set[int], frozenset[int]]
) -> list[Mention]:
    extra, taken, places = rest
    bearers: dict[str, tuple[str, str]] = {}
    out: list[Mention] = []
    for first, after in sorted(full, key=lambda span: span[0] - span[1]):
        begin, end = tokens.span(first, after)
        surname, head = words.stem(tokens.words[after - 1]), words.stem(tokens.words[first])
        key = f"{head} {surname}" if after - first > 1 else surname
        if after - first == 1 and surname in bearers:
            key, surface = bearers[surname]
        else:
            surface = tokens.text[begin:end]
            bearers.setdefault(surname, (key, surface))
        out.append(Mention(first, after, "person", key, bearers[surname][1] if key == bearers[surname][0] else surface))
    known_stems = {*bearers, *extra}
    for at, key in alone(tokens, words, known_stems, (taken, places)):
        surface = tokens.words[at]
        joined, name = bearers.get(key, (key, surface))
        out.append(Mention(at, at + 1, "person", joined, name))
        taken.add(at)
    return out


def to_names(
    tokens: Tokens, mentions: Iterable[Mention], places: Iterable[Place], listed: frozenset[int]
) -> tuple[Name, ...]:
    """The records of ``mentions`` and of ``places``; a place that stands for a government is an office.

    ``listed`` are the offsets where a name of the gazetteer begins; other places (streets) go by their own words.
    """
    out = [
        Name(tokens.span(one.first, one.after), one.name, one.kind, content_id("n", one.kind, one.key))
        for one in mentions
    ]
    named = frozenset(offset for name in out for offset in range(*name.span))
    for place in places:
        kind: NameKind = "office" if place.metonym else "place"
        if named.isdisjoint(range(*place.span)):
            key = place.geonames if place.span[0] in listed else place.name.lower()
            out.append(Name(place.span, place.name, kind, content_id("n", kind, key)))
    return tuple(sorted(out, key=lambda name: name.span))
