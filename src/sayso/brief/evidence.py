"""The check before anything prints: a citation holds only if the stored words are the cited words."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.brief.model import Citation, Part, Sentence
from sayso.errors import EvidenceError
from sayso.model import Article
from sayso.text import digest, words

_ADVICE = "verify the ledger, then read the article again"


class Evidence:
    """The stored articles, each hashed once, against which sentences are checked."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._sound: dict[str, bool] = {}

    def check(self, sentence: Sentence) -> list[EvidenceError]:
        """What is wrong with the evidence of ``sentence``; an empty list where all of it holds."""
        errors = [error for citation in sentence.citations if (error := self.check_citation(citation))]
        if not sentence.citations:
            errors.append(EvidenceError("a sentence without a citation", where=sentence.text[:60], advice=_ADVICE))
        return errors or [error for part in sentence.parts if (error := _check_part(part, sentence))]

    def check_citation(self, citation: Citation) -> EvidenceError | None:
        """The error in ``citation``, or None: the article is stored, unchanged, and says these words at these spans."""
        article = self._articles.get(citation.article)
        if article is None:
            return _error(citation, "its article is not stored")
        if not self._is_sound(article) or citation.sha256 != article.sha256:
            return _error(citation, "the stored text of its article no longer has the hash it was stored with")
        if not _inside(citation, article) or words(article.text, citation.spans) != citation.words:
            return _error(citation, "the stored text does not hold the cited words where they are said to stand")
        absent = next((said for said in (*citation.sourcing, *citation.chain) if said not in article.text), None)
        return _error(citation, "the stored text does not name the cited source") if absent is not None else None

    def _is_sound(self, article: Article) -> bool:
        if article.id not in self._sound:
            self._sound[article.id] = digest(article.text) == article.sha256
        return self._sound[article.id]


def _inside(citation: Citation, article: Article) -> bool:
    return bool(citation.spans) and all(0 <= b < e <= len(article.text) for b, e in citation.spans)


def _check_part(part: Part, sentence: Sentence) -> EvidenceError | None:
    if part.kind not in ("words", "name"):
        return None
    if part.cites >= len(sentence.citations):
        return EvidenceError("words without a citation", where=sentence.text[:60], advice="leave them out")
    citation = sentence.citations[part.cites]
    held = (citation.words, *citation.sourcing) if part.kind == "words" else citation.sourcing
    if any(part.text in said for said in held):
        return None
    return _error(citation, "the sentence quotes words that the citation does not hold")


def _error(citation: Citation, what: str) -> EvidenceError:
    return EvidenceError(what, where=f"{citation.statement} in {citation.article}", advice=_ADVICE)
