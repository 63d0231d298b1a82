"""Cues in a sentence: verbs with their auxiliaries and particles, and phrases of several words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.language import Cue
from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import Segment, Sentence, opens_with
from sayso.extract.layer.tokens import Kind
from sayso.extract.matching import Match
from sayso.text import Spans, normal_spans

_MOST = 16  # cues that one sentence may hold; more is no prose
_PARTICLE_REACH = 45
_AUXILIARY_REACH = 30
_NEAR_REACH = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in its place: its token ranges, the finite verb of its clause, the segment, whether it is passive."""

    parts: tuple[tuple[int, int], ...]
    cue: Cue
    verb: int
    at: int
    segment: int
    passive: bool = False

    @property
    def end(self) -> int:
        """The token after the last of its words."""
        return max(end for _, end in self.parts)

    def spans(self, document: Document) -> Spans:
        """Its characters."""
        return normal_spans(document.tokens.span(*part) for part in sorted(self.parts))


def find_cues(document: Document, sentence: Sentence) -> list[Found]:
    """The cues of a sentence outside its quotations, from left to right; a phrase beats a verb inside it."""
    tokens, language = document.tokens, document.language
    out: list[Found] = []
    at = sentence.begin
    while at < sentence.stop:
        step = at + 1
        if document.opaque[at] < 0:
            match = language.phrases.at(tokens.words, at, sentence.stop) if language.phrases else None
            found = _from_phrase(document, sentence, match) if match else None
            if found:
                step = found.parts[0][1]
            elif tokens.kinds[at] & Kind.CUE:
                found = _from_verb(document, sentence, at)
            if found:
                out.append(found)
        at = step
    taken = [(f.at, p) for f in out for p in f.parts if len(f.parts) > 1]
    return [f for f in out[:_MOST] if not any(p[0] <= f.at < p[1] and f.at != a for a, p in taken)]


def _from_phrase(document: Document, sentence: Sentence, match: Match) -> Found | None:
    assert isinstance(match.value, Cue)
    first = match.spans[0][0]
    last = match.spans[-1][0]
    if sentence.segment_of(first) != sentence.segment_of(last):
        return None
    if any(document.opaque[b] >= 0 for b, _ in match.spans):
        return None
    return Found(match.spans, match.value, first, first, sentence.segment_of(first))


def _from_verb(document: Document, sentence: Sentence, at: int) -> Found | None:
    options: Sequence[Cue] = document.language.verbs[document.tokens.words[at]]
    index = sentence.segment_of(at)
    segment = sentence.segments[index]
    if at >= segment.end or _noun(document, segment, at):
        return None
    if document.tokens.capital(at) and at > sentence.begin and document.tokens.words[at - 1] not in ('"', "“", "»"):
        return None
    before = document.tokens.words[at - 1] if at > segment.begin else ""
    for cue in options:
        if cue.particle and cue.particle == before:  # "wie das Amt bekannt gab"
            return Found(((at - 1, at + 1),), cue, at, at, index)
        if cue.particle:
            particle = _particle(document, sentence, at, cue.particle)
            if particle:
                return Found(((at, at + 1), particle), cue, at, at, index)
    for part in ("participle", "finite", "infinitive"):
        for cue in options:
            if cue.particle or cue.part != part:
                continue
            found = _shaped(document, segment, index, at, cue)
            if found:
                return found
    return None


def _noun(document: Document, segment: Segment, at: int) -> bool:
    """Whether the word is a noun of saying after an article ("the claim"), which no verb follows as its subject."""
    words, syntax = document.tokens.words, document.language.syntax
    listed = any(words[at] in nouns for nouns, _ in document.language.nominals)
    return listed and syntax.articles and at > segment.begin and words[at - 1] in document.language.sources.articles


def _particle(document: Document, sentence: Sentence, at: int, particle: str) -> tuple[int, int] | None:
    """The separated particle, at the end of its segment or before a coordinator."""
    tokens = document.tokens
    for place in range(at + 1, min(sentence.stop, at + _PARTICLE_REACH)):
        if tokens.words[place] == particle and document.opaque[place] < 0:
            after = place + 1
            if (
                after >= sentence.stop
                or not tokens.is_word(after)
                or tokens.kinds[after] & (Kind.COORDINATOR | Kind.MARKER)
            ):
                return place, after
        if tokens.kinds[place] & Kind.COMPLEMENTISER:
            return None
    return None


def _shaped(document: Document, segment: Segment, index: int, at: int, cue: Cue) -> Found | None:
    """A finite verb alone, a participle with its auxiliary, an infinitive with its modal."""
    if cue.part == "finite":
        return None if cue.passive else Found(((at, at + 1),), cue, at, at, index)
    if at > segment.begin and document.tokens.kinds[at - 1] & Kind.SUBORDINATOR:
        return None  # "früher als erwartet"
    wanted = Kind.MODAL if cue.part == "infinitive" else Kind.AUXILIARY | Kind.PASSIVE
    helper = _helper(document, segment, at, wanted)
    if helper is None:
        return Found(((at, at + 1),), cue, at, at, index) if _gerund(document, segment, index, at) else None
    kinds = document.tokens.kinds[helper]
    reflexive = helper > segment.begin and bool(document.tokens.kinds[helper - 1] & Kind.REFLEXIVE)
    passive = cue.part == "participle" and bool(kinds & Kind.PASSIVE or _been(document, segment, at)) and not reflexive
    if cue.passive and not passive:
        return None
    parts = tuple(sorted({(helper, helper + 1), (at, at + 1)}))
    return Found(parts, cue, helper, at, index, passive)


def _gerund(document: Document, segment: Segment, index: int, at: int) -> bool:
    """Whether a participle opens a segment after a comma and a conjunction follows: "…, saying that P"."""
    kinds, opening = document.tokens.kinds, index > 0 and segment.mark == "," and at == segment.begin
    follows = at + 1 < segment.end and bool(kinds[at + 1] & Kind.COMPLEMENTISER)
    return opening and follows and document.tokens.words[at] in document.language.grammar.gerunds


def _been(document: Document, segment: Segment, at: int) -> bool:
    kinds = document.tokens.kinds
    near = range(max(segment.begin, at - 2), min(segment.end, at + 2))
    return any(kinds[place] & Kind.PASSIVE for place in near if place != at)


def _helper(document: Document, segment: Segment, at: int, wanted: int) -> int | None:
    """The auxiliary of a participle: after it in a verb-last clause, else before it."""
    kinds = document.tokens.kinds
    last = document.language.syntax.verb_second
    if last:
        for place in range(at + 1, min(segment.end, at + 3)):
            if kinds[place] & wanted:
                return place
        if opens_with(document, segment, Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.COMPARATOR):
            return None
    reach = _AUXILIARY_REACH if last else _NEAR_REACH
    for place in range(at - 1, max(segment.begin, at - reach) - 1, -1):
        if kinds[place] & wanted and document.opaque[place] < 0:
            return place
    return None
