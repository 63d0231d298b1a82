"""The rule extractor: every step in its order."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.compose import compose
from sayso.extract.entities import mark
from sayso.extract.find.sweep import sweep
from sayso.extract.layer.document import analyse
from sayso.extract.loader import language
from sayso.model import Article, Extraction


@dataclass(frozen=True)
class RuleExtractor:
    """Rules over tokens, clauses and a language's data file; no model, no parser."""

    name: str = "rules"
    version: str = "1"

    def extract(self, article: Article) -> Extraction:
        """See ``Extractor.extract``. Raises LanguageDataError where the language's file has a mistake."""
        document = analyse(article, language(article.language))
        drafts = sweep(document)
        frames = tuple(span for draft in drafts for span in draft.frame)
        return compose(mark(article, said=frames), document, drafts, f"{self.name}@{self.version}")
