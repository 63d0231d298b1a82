"""Whom a pronoun or a repeated noun means: the sources that an article has spoken of, the last one first."""

from __future__ import annotations

from collections import deque

from sayso.extract.judge.kinds import Named, classify, last_full_name
from sayso.extract.judge.mentions import Mentions
from sayso.extract.language import Pronoun
from sayso.extract.layer.document import Document
from sayso.extract.layer.tokens import Kind
from sayso.model import Article
from sayso.text import Span

_MEMORY, _RECENT = 200, 12  # sources kept; those among which a pronoun may mean a body
_PERSONAL = frozenset({"person", "unnamed"})
_BODIES = frozenset({"collective", "organisation", "office"})
_NEUTER = "n"


class Antecedents:
    """The sources in reading order; the same article and document throughout."""

    def __init__(self, document: Document, article: Article) -> None:
        self._document, self._article = document, article
        self._seen: deque[Named] = deque(maxlen=_MEMORY)

    def add(self, named: Named) -> None:
        """A source that the text names here."""
        self._seen.append(named)

    def outlet(self) -> Named | None:
        """The last outlet."""
        return next((s for s in reversed(self._seen) if s.kind == "outlet"), None)

    def of_pronoun(self, span: Span, pronoun: Pronoun) -> Named:
        """The last source that agrees in number and gender, a person before a body; else who was last named."""
        several = pronoun.number == "several"
        recent = [s for s in reversed(self._seen) if (s.count == "several") == several]
        kinds = (_PERSONAL, _BODIES) if pronoun.gender != _NEUTER else (_BODIES,)
        kinds = kinds[:1] if pronoun.person else kinds
        for wanted in kinds:
            for seen in recent if wanted is _PERSONAL else recent[:_RECENT]:
                if seen.kind in wanted and (wanted is _BODIES or self._agrees(seen, pronoun.gender)):
                    self._seen.append(seen)
                    return Named(seen.name, seen.kind, seen.count, span)
            if wanted is _PERSONAL and not several and (found := self._mentioned(span, pronoun.gender)):
                return found
        return classify(self._document, self._article, span)

    def _mentioned(self, span: Span, gender: str) -> Named | None:
        mentions = Mentions.of(self._article)
        for name in mentions.people_before(span[0]):
            if self._gender((name.name,)) in ("", gender) or not gender:
                return Named(max(mentions.forms(name.id), key=len), "person", "one", span)
        name_ = last_full_name(self._document, span[0])
        return Named(name_, "person", "one", span) if name_ else None

    def _agrees(self, seen: Named, gender: str) -> bool:
        begin, end = self._document.range_of(seen.span)
        words = (*self._document.tokens.words[begin:end], *seen.name.casefold().split())
        return not gender or self._gender(words) in ("", gender)

    def _gender(self, words: tuple[str, ...]) -> str:
        """The gender that role nouns or given names show, empty where none does."""
        parts = [part for word in words for part in word.casefold().split()]
        genders = self._document.language.genders
        if (
            self._document.language.syntax.names_close
        ):  # endings of cases mislead: what is clearly one gender goes first
            return next((gender for listed, gender in genders if any(part in listed for part in parts)), "")
        return next((gender for part in parts for listed, gender in genders if part in listed), "")

    def again(self, span: Span) -> Named | None:
        """A source named before with the same noun: "the diplomat" after "a diplomat who asked not to be named"."""
        key = self._key(span)
        if not key:
            return None
        for seen in reversed(self._seen):
            if seen.kind in _PERSONAL and seen.count == "one" and self._has(seen.span, key):
                self._seen.append(seen)
                return Named(seen.name, seen.kind, seen.count, span)
        for name in Mentions.of(self._article).people_before(span[0]):
            at = self._document.token_at(name.span[0])
            if at > 0 and self._same(self._document.tokens.words[at - 1], key):
                named = Named(max(Mentions.of(self._article).forms(name.id), key=len), "person", "one", span)
                self._seen.append(named)
                return named
        return None

    def _key(self, span: Span) -> str:
        """The noun of a definite phrase of a noun and at most one adjective, empty where it is none."""
        document, tokens = self._document, self._document.tokens
        begin, end = document.range_of(span)
        first, sources = begin, document.language.sources
        while first < end and tokens.kinds[first] & (Kind.DETERMINER | Kind.OBLIQUE | Kind.GENITIVE):
            first += 1
        definite = first > begin or not document.language.syntax.articles
        if not definite or not 1 <= end - first <= 2 or Mentions.of(self._article).within(span):
            return ""
        counted = tokens.words[begin] in sources.indefinite or tokens.words[begin] in sources.several
        counted = counted or bool(sources.anonymity.within(tokens.words, begin, end))
        capital = tokens.capital(end - 1) and not document.language.syntax.nouns_capitalised and end - first > 1
        return "" if counted or capital else tokens.words[end - 1]

    def _has(self, span: Span, key: str) -> bool:
        begin, end = self._document.range_of(span)
        return any(self._same(self._document.tokens.words[at], key) for at in range(begin, end))

    def _same(self, word: str, key: str) -> bool:
        if not self._document.language.syntax.names_close or min(len(word), len(key)) < 5:
            return word == key
        return word[: len(key) - 2] == key[: len(key) - 2] and abs(len(word) - len(key)) <= 2


def is_pronoun(document: Document, span: Span) -> Pronoun | None:
    """The pronoun that a source consists of; "his office" is none."""
    begin, end = document.range_of(span)
    pronoun = document.language.pronouns.get(document.tokens.words[begin]) if begin < end else None
    if pronoun is None or end - begin > 2:
        return None
    if end - begin == 2 and (document.tokens.capital(end - 1) or not _light(document, end - 1)):
        return None
    return pronoun


def _light(document: Document, at: int) -> bool:
    return bool(document.tokens.kinds[at] & Kind.ADVERB) or not document.tokens.is_word(at)
