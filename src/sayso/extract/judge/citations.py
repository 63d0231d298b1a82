"""Whom an outlet cites, said in a sentence of its own: "The paper relies on one person whom it does not name"."""

from __future__ import annotations

from sayso.extract.judge.kinds import classify
from sayso.extract.judge.mentions import Mentions
from sayso.extract.language import Formula
from sayso.extract.layer.document import Document
from sayso.extract.layer.nouns import noun_phrase
from sayso.extract.layer.tokens import Kind
from sayso.model import Article, Hop
from sayso.text import Span, Spans, covers

_OPENING = 8  # how many tokens may stand before the citing words: the outlet, as the subject


class Citations:
    """The unnamed source of each outlet for which the article gives just one, wherever it says so."""

    def __init__(self, document: Document, article: Article) -> None:
        self._document, self._article = document, article
        self._sentences: list[Span] = []
        found: dict[str, dict[str, Hop]] = {}
        for begin, end in document.sentences:
            for match in document.language.formulas.within(document.tokens.words, begin, end):
                if isinstance(match.value, Formula) and match.value.citing:
                    outlet = self._outlet((begin, match.begin))
                    hop = self._cited(match.end, end) if outlet else None
                    if outlet and hop:
                        self._sentences.append(document.tokens.span(begin, end))
                        found.setdefault(outlet, {})[hop.name] = hop
        self._found = {outlet: next(iter(hops.values())) for outlet, hops in found.items() if len(hops) == 1}

    def origin(self, hop: Hop) -> Hop | None:
        """Whom an outlet cites, if the article says so of this outlet."""
        return self._found.get(hop.name.casefold()) if hop.kind == "outlet" else None

    def tells(self, spans: Spans) -> bool:
        """Whether words stand in such a sentence, which says whom an outlet cites and nothing else."""
        return covers(self._sentences, spans)

    def _outlet(self, window: tuple[int, int]) -> str:
        """The outlet that opens the sentence, or the last one named where it opens with a word for one."""
        document, tokens = self._document, self._document.tokens
        inside = range(*window)
        inserted = any(tokens.words[at] in ",:;" and document.opaque[at] < 0 for at in inside)
        reports = any(tokens.kinds[at] & Kind.CUE and not tokens.capital(at) for at in inside)
        if inserted or reports or not 0 < window[1] - window[0] <= _OPENING:
            return ""
        span = tokens.span(*window)
        named = self._names((span[0], span[1]))
        common = any(tokens.words[at] in document.language.sources.outlet for at in inside)
        return named or (self._names((0, span[0])) if common else "")

    def _names(self, span: Span) -> str:
        """The last outlet named in a span."""
        names = [n for n in Mentions.of(self._article).within(span) if n.kind == "outlet"]
        return names[-1].name.casefold() if names else ""

    def _cited(self, begin: int, end: int) -> Hop | None:
        stop = noun_phrase(self._document, begin, end)
        if stop <= begin or self._document.tokens.words[stop] not in ",.":
            return None
        named = classify(self._document, self._article, self._document.tokens.span(begin, stop))
        return Hop(named.name, named.kind, named.count, named.span) if named.kind == "unnamed" else None
