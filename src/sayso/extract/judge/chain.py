"""The sourcing chain of each draft: nearest hop first, origin last."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from sayso.extract.find.draft import Draft
from sayso.extract.judge.antecedents import Antecedents, is_pronoun
from sayso.extract.judge.citations import Citations
from sayso.extract.judge.fitting import fitted
from sayso.extract.judge.kinds import Named, classify
from sayso.extract.language import Formula
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.tokens import Kind
from sayso.model import Article, Hop
from sayso.text import Span, Spans, covers

_NEAR = 40  # how many drafts may be around another
Chain = tuple[Hop, ...]


class Chains:
    """Builds chains in reading order, so that pronouns and "the paper" find what they stand for."""

    def __init__(self, document: Document, article: Article, cites: Citations) -> None:
        self._document, self._article, self._cites = document, article, cites
        self._seen = Antecedents(document, article)
        self._open: deque[tuple[Draft, Chain]] = deque(maxlen=_NEAR)
        self._by_source: dict[Spans, Chain] = {}
        self._met: dict[str, Chain] = {}  # by whom the unnamed were met

    def of(self, draft: Draft) -> Chain:
        """The chain of a draft; drafts come outer before inner, in text order."""
        own = self._own(draft)
        outer = self._outer(draft)
        chain = self._through_outlet(_joined(outer, own) if outer is not None else own)
        chain = fitted(draft, chain, [c for _, c in self._open], self._article.names, self._document.text)
        self._open.append((draft, chain))
        self._by_source[draft.source] = chain
        return tuple(hop for hop in chain if not self._publisher(hop))

    def _through_outlet(self, chain: Chain) -> Chain:
        """The unnamed with the outlet that met them, an outlet alone with whom it cites elsewhere in the article."""
        if chain and chain[0].kind == "unnamed" and chain[0].name in self._met:
            return _joined(self._met[chain[0].name], chain)
        if len(chain) == 1 and (origin := self._cites.origin(chain[0])):
            chain = (*chain, origin)
        for at, hop in enumerate(chain):
            if at and hop.kind == "unnamed" and chain[at - 1].kind == "outlet":
                self._met.setdefault(hop.name, chain[:at])
        return chain

    def _publisher(self, hop: Hop) -> bool:
        outlet = self._article.outlet
        return outlet is not None and hop.kind == "outlet" and hop.name.casefold() == outlet.casefold()

    def _own(self, draft: Draft) -> Chain:
        if not draft.source:
            return self._cited(draft)
        if draft.borrowed and draft.source in self._by_source:
            return self._by_source[draft.source]
        if draft.source == draft.cue:  # "accordingly": the voice of before goes on
            return next((chain for _, chain in reversed(self._open) if chain), ())
        span = (draft.source[0][0], draft.source[-1][1])
        if self._ourselves(span):
            return self._cited(draft)
        hops = self._through(span) or [_hop(self._resolved(span))]
        told = self._told(draft)
        return _joined((*told, *hops), self._cited(draft))

    def _ourselves(self, span: Span) -> bool:
        """Whether the words mean the publishing outlet: "told this newspaper", "as we reported"."""
        begin, end = self._document.range_of(span)
        match = self._document.language.sources.ourselves.at(self._document.tokens.words, begin, end)
        return match is not None and match.end == end and self._document.opaque[begin] < 0

    def _through(self, span: Span) -> list[Hop]:
        """ "several sources cited by the paper": the paper, then the sources; empty where nobody else is the agent."""
        begin, end = self._document.range_of(span)
        tokens, agents = self._document.tokens, self._document.language.grammar.agents
        reach = min(end + 2, len(tokens) - 1)
        at = next((p for p in range(begin + 2, reach) if tokens.words[p] in agents), None)
        if at is None or (at >= end - 1 and not tokens.kinds[at - 1] & Kind.CUE):
            return []
        stop = max(end, noun_phrase(self._document, at + 1, min(at + 9, len(tokens))))
        near = classify(self._document, self._article, tokens.span(at + 1, stop))
        far = classify(self._document, self._article, tokens.span(begin, min(at, end)))
        return [_hop(near), _hop(far)] if near.kind == "outlet" and far.kind == "unnamed" else []

    def _told(self, draft: Draft) -> Chain:
        """ "told the paper": the paper is the nearer hop."""
        if not draft.addressee:
            return ()
        begin, end = self._document.range_of(draft.addressee[0])
        while begin < end and self._document.tokens.kinds[begin] & (Kind.ADDRESSEE | Kind.PREPOSITION):
            begin += 1
        if begin >= end or self._ourselves(self._document.tokens.span(begin, end)):
            return ()
        named = classify(self._document, self._article, self._document.tokens.span(begin, end))
        if document_quotes(self._document, begin):
            named = Named(named.name.strip("„“”\"«»‚‘’' "), "outlet", "one", named.span)
        if named.kind == "organisation" and self._proper_name(begin, end):
            named = Named(named.name, "outlet", "one", named.span)
        return (_hop(named),) if named.kind == "outlet" else ()

    def _proper_name(self, begin: int, end: int) -> bool:
        """Whether whom one tells is a name and no listed body: journalists are told, by their paper's name."""
        tokens, sources = self._document.tokens, self._document.language.sources
        tables = (sources.organisation, sources.office, sources.collective, sources.person)
        if any(tokens.words[at] in table for at in range(begin, end) for table in tables):
            return False
        capitals = sum(tokens.capital(at) for at in range(begin, end))
        return capitals >= (2 if self._document.language.syntax.nouns_capitalised else 1)

    def _resolved(self, span: Span) -> Named:
        document = self._document
        begin, end = document.range_of(span)
        pronoun = is_pronoun(document, span)
        if pronoun and not pronoun.speaker:
            return self._seen.of_pronoun(span, pronoun)
        named = classify(document, self._article, span)
        if named.kind == "outlet" and self._definite(begin, end):
            known = self._nearest_outlet() or self._seen.outlet()
            named = Named(known.name, "outlet", known.count, span) if known else named
        elif named.count == "one" and (same := self._seen.again(span)):
            return same
        self._seen.add(named)
        return named

    def _nearest_outlet(self) -> Hop | None:
        """The outlet that the last chain begins with: the one that "the paper" goes on speaking of."""
        last = next((chain for _, chain in reversed(self._open) if chain), ())
        return last[0] if last and last[0].kind == "outlet" else None

    def _definite(self, begin: int, end: int) -> bool:
        """ "the paper": a determiner and a common noun, no name."""
        tokens, sources = self._document.tokens, self._document.language.sources
        words = [at for at in range(begin, end) if tokens.is_word(at)]
        if len(words) > 2 or (words and tokens.words[words[0]] in sources.indefinite):
            return False
        common = tokens.words[words[-1]] in sources.outlet and not sources.outlets.within(tokens.words, begin, end)
        determined = len(words) == 2 and bool(tokens.kinds[words[0]] & (Kind.DETERMINER | Kind.OBLIQUE | Kind.GENITIVE))
        return common and (determined or len(words) == 1)

    def _cited(self, draft: Draft) -> Chain:
        """Further sources that the frame or its sentence cites: "citing X", "(according to Y)"."""
        if draft.rule in ("nested", "carried", "quotative", "alone", "loose", "noun") and not draft.frame:
            return self._carried(draft)
        document = self._document
        hops: list[Hop] = []
        for begin, end in self._around(draft):
            for match in document.language.formulas.within(document.tokens.words, begin, end):
                formula = match.value
                assert isinstance(formula, Formula)
                span = document.tokens.span(match.begin, match.end)
                if (
                    formula.bare
                    or formula.after
                    or covers(draft.cue, (span,))
                    or not (formula.citing or draft.rule == "block")
                ):
                    continue
                stop = _bracket_end(document, match.begin, end) or noun_phrase(document, match.end, end)
                if stop > match.end:
                    hops.append(_hop(self._resolved(document.tokens.span(match.end, stop))))
        return tuple(hops)

    def _around(self, draft: Draft) -> list[tuple[int, int]]:
        spans = draft.frame if draft.mode != "reported" else draft.content
        if draft.rule in ("forward", "parenthetic", "inverted", "direct"):
            return [self._document.range_of(s) for s in spans] + self._bracketed(draft)
        return [self._document.range_of(s) for s in spans]

    def _bracketed(self, draft: Draft) -> list[tuple[int, int]]:
        """A citing formula at the edge of the content speaks of the whole: "…, citing X"."""
        return [self._document.range_of(draft.content[-1])] if draft.mode == "indirect" else []

    def _carried(self, draft: Draft) -> Chain:
        return self._by_source.get(draft.source, ())[1:]

    def _outer(self, draft: Draft) -> Chain | None:
        outer = [
            (d, c)
            for d, c in self._open
            if d.content != draft.content and covers(d.content, draft.content) and d.source != draft.source
        ]
        return min(outer, key=lambda pair: sum(e - b for b, e in pair[0].content))[1] if outer else None


def _bracket_end(document: Document, begin: int, end: int) -> int:
    """Where the bracket that a formula opens closes, 0 where it opens none: it holds the whole naming of a source."""
    tokens = document.tokens
    if begin == 0 or tokens.words[begin - 1] != "(":
        return 0
    close = next((at for at in range(begin, end) if tokens.words[at] in (")", ",", ";")), 0)
    return close if close > begin + 1 else 0


def document_quotes(document: Document, at: int) -> bool:
    """Whether the noun phrase at ``at`` is a name in quotation marks, after its article."""
    return any(document.opaque[place] >= 0 for place in range(at, min(at + 3, len(document.tokens))))


def _hop(named: Named) -> Hop:
    return Hop(named.name, named.kind, named.count, named.span)


def _joined(near: Sequence[Hop], far: Sequence[Hop]) -> Chain:
    names = {hop.name for hop in near}
    return (*near, *(hop for hop in far if hop.name not in names))
