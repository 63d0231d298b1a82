"""Noun phrases without a parser: where one that begins here ends, and the subject of a verb."""

from __future__ import annotations

from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import closing
from sayso.extract.layer.tokens import Kind

Range = tuple[int, int]
_BREAKS = Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.COMPARATOR | Kind.SO | Kind.REFLEXIVE | Kind.MARKER
_HANGING = Kind.DETERMINER | Kind.OBLIQUE | Kind.ATTRIBUTIVE | Kind.COORDINATOR | Kind.PREPOSITION
_DETERMINING = Kind.DETERMINER | Kind.OBLIQUE
_NO_NAMES = _BREAKS | Kind.DETERMINER | Kind.OBLIQUE | Kind.PREPOSITION | Kind.ADVERB | Kind.COORDINATOR
_TIGHT = frozenset("-/&·'’")
_LONGEST = 40


def noun_phrase(document: Document, at: int, stop: int) -> int:
    """The end of the noun phrase that begins at token ``at``; ``at`` itself where there is none."""
    tokens = document.tokens
    if at < stop and tokens.kinds[at] & Kind.PRONOUN and not _determines(document, at, stop):
        return at + 1
    step = _capitalised if document.language.syntax.nouns_capitalised else _plain
    stop = min(stop, at + _LONGEST)
    place, noun = at, False
    while place < stop and not (
        place > at and (_formula(document, place, stop) or _subject_next(document, place, stop))
    ):
        following, noun = _mark(document, place, stop, noun) or step(document, at, place, (stop, noun))
        if following == place:
            break
        place = following
    while place > at and (
        (not tokens.is_word(place - 1) and tokens.words[place - 1] != ")" and document.opaque[place - 1] < 0)
        or (tokens.kinds[place - 1] & _HANGING and not tokens.capital(place - 1))
    ):
        place -= 1
    return place if noun else at


def _subject_next(document: Document, at: int, stop: int) -> bool:
    """Whether a pronoun here is the subject of what follows, no part of the phrase: "in our last entry we wrote"."""
    kinds = document.tokens.kinds
    if not kinds[at] & Kind.PRONOUN or kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE | Kind.GENITIVE):
        return False
    return at + 1 >= stop or bool(kinds[at + 1] & (Kind.FINITE | Kind.CUE | Kind.ADVERB))


def _formula(document: Document, at: int, stop: int) -> bool:
    """Whether a formula that names another source begins here ("the paper, citing X" is not one name)."""
    return (
        bool(document.language.formulas) and document.language.formulas.at(document.tokens.words, at, stop) is not None
    )


def _determines(document: Document, at: int, stop: int) -> bool:
    """Whether a pronoun form stands before a noun ("his spokesman", "diese Zeitung")."""
    kinds = document.tokens.kinds[at]
    return bool(kinds & (Kind.DETERMINER | Kind.OBLIQUE)) and at + 1 < stop and _leads_to_noun(document, at + 1, stop)


def _leads_to_noun(document: Document, at: int, stop: int) -> bool:
    tokens = document.tokens
    if not document.language.syntax.nouns_capitalised:
        return tokens.is_word(at) and not tokens.kinds[at] & (Kind.FINITE | Kind.CUE | Kind.PREPOSITION | Kind.ADVERB)
    for place in range(at, min(stop, at + 4)):
        if not tokens.is_word(place) or (
            tokens.kinds[place] & (Kind.FINITE | Kind.PREPOSITION) and not tokens.capital(place)
        ):
            return False
        if tokens.capital(place):
            return True
    return False


def _mark(document: Document, at: int, stop: int, noun: bool) -> tuple[int, bool] | None:
    """Quotations, brackets and marks inside a noun phrase; None for a word."""
    tokens = document.tokens
    quote = document.opaque[at]
    if quote >= 0:
        begin, end = document.quote_range(quote)
        short = begin == at and end - begin <= 8 and end <= stop
        return (end, True) if short else (at, noun)
    word = tokens.words[at]
    if tokens.is_word(at):
        return None
    if word == "(" and noun:
        close = closing(document, at, stop)
        if document.language.formulas and document.language.formulas.at(tokens.words, at + 1, max(close, at + 2)):
            return at, noun  # (citing a clerk): a hop of its own, not a part of the name
        inner = close - at
        return (close + 1, noun) if 0 < inner <= 10 else (at, noun)
    if (
        word == "."
        and at > 0
        and (
            tokens.words[at - 1] in document.language.abbreviations
            or len(tokens.words[at - 1]) == 1
            or tokens.words[at - 1].isdigit()
        )
    ):
        return at + 1, noun
    tight = word in _TIGHT and at + 1 < stop
    return (at + 1, noun) if tight else (at, noun)


def _capitalised(document: Document, first: int, at: int, state: tuple[int, bool]) -> tuple[int, bool]:
    """One step where nouns have capitals: adjectives are small words on the way to one."""
    tokens, (stop, noun) = document.tokens, state
    kinds = tokens.kinds[at]
    if kinds & Kind.TIME:
        return at, noun
    if tokens.capital(at) and not (at == first and kinds & _NO_NAMES):
        return at + 1, True
    goes = _after_noun(document, first, at, stop) if noun else _before_noun(document, first, at, stop)
    return goes, noun


def _after_noun(document: Document, first: int, at: int, stop: int) -> int:
    """Past a small word that binds more to a noun (an article of the genitive, "and", "of"), or ``at``."""
    tokens = document.tokens
    kinds = tokens.kinds[at]
    if at + 1 >= stop:
        return at
    leads = _leads_to_noun(document, at + 1, stop)
    if _going_on(document, first, at) and not kinds & (_BREAKS | Kind.PREPOSITION):
        return at + 1 if leads else at
    told = kinds & Kind.GENITIVE and at > first + 1 and tokens.capital(at - 2)
    if told and names_outlet(document, at + 1, stop):
        return at  # "said Ada Lind to the paper" where the dative looks like a genitive
    joins = kinds & (Kind.GENITIVE | Kind.ATTRIBUTIVE | Kind.COORDINATOR)
    quoted = document.opaque[at + 1] >= 0 and not kinds & Kind.COORDINATOR
    return at + 1 if joins and (leads or quoted) else at


def _before_noun(document: Document, first: int, at: int, stop: int) -> int:
    """Past an article or adjective on the way to a noun, or ``at``."""
    tokens = document.tokens
    kinds = tokens.kinds[at]
    if at + 1 >= stop:
        return at
    if kinds & Kind.PREPOSITION:
        return _prenominal(document, at, stop) if at == first + 1 and tokens.kinds[first] & _DETERMINING else at
    if kinds & _BREAKS:
        return at
    prenominal = at == first and kinds & _DETERMINING and _prenominal(document, at + 1, stop) > at + 1
    return at + 1 if prenominal or _leads_to_noun(document, at + 1, stop) or document.opaque[at + 1] >= 0 else at


def names_outlet(document: Document, at: int, stop: int) -> bool:
    """Whether a paper's name begins at a token: in quotation marks, a common noun for one, or a known name."""
    if at >= stop:
        return False
    sources, words = document.language.sources, document.tokens.words
    return document.opaque[at] >= 0 or words[at] in sources.outlet or sources.outlets.at(words, at, stop) is not None


def _going_on(document: Document, first: int, at: int) -> bool:
    """Whether the word before still wants its noun: a coordinator, a preposition, an article, an adjective."""
    before = at - 1
    return before > first and document.tokens.is_word(before) and not document.tokens.capital(before)


def _prenominal(document: Document, at: int, stop: int) -> int:
    """Past a phrase between an article and its noun ("eine mit der Sache vertraute Person"); ``at`` where none is."""
    tokens = document.tokens
    if not tokens.kinds[at] & Kind.PREPOSITION:
        return at
    place = at + 1
    while place < min(stop, at + 6) and tokens.is_word(place) and not tokens.capital(place):
        place += 1
    while place < min(stop, at + 8) and tokens.is_word(place) and tokens.capital(place):
        place += 1
    last = (
        place < stop and tokens.is_word(place) and not tokens.kinds[place] & (Kind.FINITE | Kind.CUE | Kind.PREPOSITION)
    )
    return place if last and _leads_to_noun(document, place, stop) else at


def _plain(document: Document, first: int, at: int, state: tuple[int, bool]) -> tuple[int, bool]:
    """One step where nouns do not show: whatever is no verb, adverb, time or foreign preposition."""
    tokens, (stop, noun) = document.tokens, state
    kinds = tokens.kinds[at]
    capital = tokens.capital(at) and at != first
    if document.language.syntax.names_close and _after_full_name(document, first, at):
        return at, noun
    if kinds & (Kind.DETERMINER | Kind.OBLIQUE | Kind.GENITIVE) and (
        at == first or not noun or tokens.kinds[at - 1] & (Kind.ATTRIBUTIVE | Kind.COORDINATOR)
    ):
        return at + 1, noun
    if kinds & (Kind.ATTRIBUTIVE | Kind.COORDINATOR) and noun:
        goes_on = (
            at + 1 < stop
            and tokens.is_word(at + 1)
            and not tokens.kinds[at + 1] & (Kind.FINITE | Kind.CUE | Kind.TIME | _BREAKS)
        )
        return (at + 1, noun) if goes_on else (at, noun)
    named = at > first and tokens.kinds[at - 1] & Kind.DETERMINER and not kinds & (Kind.FINITE | _BREAKS)
    if kinds & Kind.CUE and named:
        return at + 1, True  # "the report": straight after its article a form that may report is a noun
    if not capital and kinds & (
        _BREAKS | Kind.FINITE | Kind.CUE | Kind.PREPOSITION | Kind.ADVERB | Kind.TIME | Kind.RELATIVE | Kind.DETERMINER
    ):
        return at, noun
    return at + 1, noun or not tokens.words[at][0].isdigit()


def _after_full_name(document: Document, first: int, at: int) -> bool:
    """Whether a small noun follows a name of two words: in a language of cases it is another noun phrase."""
    tokens = document.tokens
    if at > first and tokens.words[at] in document.language.grammar.told and not tokens.capital(at):
        return tokens.capital(at - 1) or document.opaque[at - 1] >= 0
    if at - first < 2 or not tokens.is_word(at) or tokens.capital(at) or tokens.kinds[at] & Kind.COORDINATOR:
        return False
    if document.opaque[at - 1] >= 0:
        return True
    return all(tokens.capital(place) and tokens.is_word(place) for place in (at - 2, at - 1))


def subject_may_begin(document: Document, at: int) -> bool:
    """Whether a subject may begin with token ``at``: no preposition, no oblique determiner, no mark."""
    tokens = document.tokens
    kinds = tokens.kinds[at]
    if document.opaque[at] >= 0 or not tokens.is_word(at):
        return document.opaque[at] >= 0
    if kinds & Kind.OBLIQUE and not kinds & Kind.DETERMINER:
        return False
    return not kinds & (Kind.PREPOSITION | Kind.ADVERB | Kind.REFLEXIVE | Kind.TIME | _BREAKS) or bool(
        kinds & (Kind.DETERMINER | Kind.PRONOUN)
    )


def subject_after(document: Document, at: int, stop: int) -> Range | None:
    """The first noun phrase after a verb that may be its subject; adverbs and reflexives before it are passed over.

    In a language of cases what a preposition governs is passed over too, and taken where nothing else stands there
    ("they said in the ministry").
    """
    tokens = document.tokens
    governed: Range | None = None
    place = at
    while place < min(stop, at + 14):
        kinds = tokens.kinds[place]
        if not tokens.is_word(place) and document.opaque[place] < 0:
            return governed
        if document.language.syntax.names_close and kinds & Kind.PREPOSITION and not kinds & Kind.DETERMINER:
            end = noun_phrase(document, place + 1, stop)
            if end > place + 1:
                governed, place = governed or (place + 1, end), end
                continue
        if subject_may_begin(document, place):
            end = noun_phrase(document, place, stop)
            if end > place:
                return place, end
        if kinds & (Kind.COMPLEMENTISER | Kind.SUBORDINATOR):
            return governed
        place += 1
    return governed


def subject_before(document: Document, begin: int, verb: int) -> Range | None:
    """The noun phrase that goes from ``begin`` (adverbs aside) to the verb, if that is a subject."""
    tokens = document.tokens
    at = begin
    while at < verb and (
        tokens.kinds[at] & (Kind.COORDINATOR | Kind.ADVERB) and not tokens.kinds[at] & (Kind.PRONOUN | Kind.DETERMINER)
    ):
        at += 1
    if at >= verb or not subject_may_begin(document, at):
        return None
    end = noun_phrase(document, at, verb)
    return (at, end) if end > at else None
