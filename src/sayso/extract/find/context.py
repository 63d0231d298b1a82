"""What the rules of one sentence share: the sentence, its cues, and small helpers on ranges of tokens."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.find.cues import Found
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.segments import Segment, Sentence, head, opens_with
from sayso.extract.layer.tokens import Kind
from sayso.text import Span, Spans, normal_spans, trim

SUBORDINATE = Kind.COMPLEMENTISER | Kind.SUBORDINATOR | Kind.RELATIVE | Kind.COMPARATOR | Kind.INTERROGATIVE


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence of a document with the cues found in it."""

    document: Document
    sentence: Sentence
    cues: tuple[Found, ...]

    def spans(self, *ranges: tuple[int, int]) -> Spans:
        """Token ranges as spans of characters, trimmed, empty ones dropped."""
        text = self.document.text
        return normal_spans(trim(text, self.document.tokens.span(*r)) for r in ranges if r[0] < r[1])

    def with_comma(self, begin: int, end: int) -> tuple[int, int]:
        """The range and the comma or colon straight after it."""
        words = self.document.tokens.words
        return (begin, end + 1) if end < self.sentence.stop and words[end] in ",:;" else (begin, end)

    def content_end(self) -> int:
        """Where a content that runs to the end of the sentence ends; final marks left out."""
        return self.sentence.stop

    def reportive(self, begin: int, end: int) -> bool:
        """Whether a finite verb of another's voice stands in the range, outside quotations."""
        kinds, opaque = self.document.tokens.kinds, self.document.opaque
        return any(
            kinds[at] & Kind.REPORTIVE and opaque[at] < 0 and not self.document.tokens.capital(at)
            for at in range(begin, end)
        )

    def unreal(self, begin: int, end: int) -> bool:
        """Whether an unreal form stands in the range."""
        kinds, opaque = self.document.tokens.kinds, self.document.opaque
        return any(kinds[at] & Kind.UNREAL and opaque[at] < 0 for at in range(begin, end))

    def finite(self, begin: int, end: int) -> bool:
        """Whether some known finite verb stands in the range."""
        kinds, opaque = self.document.tokens.kinds, self.document.opaque
        return any(kinds[at] & (Kind.FINITE | Kind.CUE) and opaque[at] < 0 for at in range(begin, end))

    def is_subordinate(self, segment: Segment) -> bool:
        """Whether a segment begins like a subordinate or relative clause."""
        return opens_with(self.document, segment, SUBORDINATE) and not (
            segment.begin == self.sentence.begin and opens_with(self.document, segment, Kind.DETERMINER)
        )

    def is_apposition(self, segment: Segment) -> bool:
        """Whether a segment is a noun phrase with a relative clause and no verb of its own: "a clerk who writes"."""
        kinds = self.document.tokens.kinds
        if self.document.language.syntax.content_needs_comma:
            return False  # a comma parts every relative clause from its noun
        end = noun_phrase(self.document, segment.begin, segment.end)
        if segment.mark != "," or not segment.begin < end < segment.end or not kinds[end] & Kind.RELATIVE:
            return False
        verb = Kind.FINITE | Kind.CUE
        return sum(bool(kinds[at] & verb and not kinds[at - 1] & verb) for at in range(end + 1, segment.end)) <= 1

    def verb_first(self, segment: Segment, verb: int) -> bool:
        """Whether the verb opens its segment (reflexives and adverbs may come before it)."""
        at = head(self.document, segment)
        kinds = self.document.tokens.kinds
        while at < verb and kinds[at] & Kind.REFLEXIVE:
            at += 1
        return at == verb

    def opens_with_dash(self) -> bool:
        """Whether the sentence begins its paragraph with the dash of a dialogue."""
        tokens, begin = self.document.tokens, self.sentence.begin
        start = self.document.paragraphs[self.document.paragraph_of(tokens.starts[begin])][0]
        return tokens.words[begin] in ("—", "–", "―") and tokens.starts[begin] == start

    def quotes_in(self, begin: int, end: int) -> list[int]:
        """The outermost quotations that lie in the range, by index."""
        seen: list[int] = []
        for at in range(begin, end):
            quote = self.document.opaque[at]
            if quote >= 0 and (not seen or seen[-1] != quote):
                seen.append(quote)
        return seen

    def quote_span(self, index: int) -> Span:
        """The characters of an outermost quotation."""
        return self.document.quotes[index].span
