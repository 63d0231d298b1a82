"""From an article to who says what in it, on whose word. ``load`` gives an extractor by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sayso.model import Article, Extraction

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.extract.reader.vectors import ContentVectors

__all__ = ["Extractor", "languages", "load", "models", "statement_vectors", "weights"]


class Extractor(Protocol):
    """Anything that turns an article into an extraction; pure, and safe to call again."""

    @property
    def name(self) -> str:
        """The name to load it by."""

    @property
    def version(self) -> str:
        """Changes whenever the same article may give another extraction."""

    def extract(self, article: Article) -> Extraction:
        """The article with its times, places and names filled, its statements in text order, its responses."""


def load(model: str = "rules") -> Extractor:
    """The extractor of that name: ``rules``, or a set of weights that is installed.

    Raises ModelError for an unknown name, and for weights that are missing or damaged.
    """
    if model == "rules":
        from sayso.extract.rules import RuleExtractor  # noqa: PLC0415  start-up is felt

        return RuleExtractor()
    from sayso.extract.reader import load_reader  # noqa: PLC0415

    return load_reader(model)


def statement_vectors(folder: Path | None = None) -> ContentVectors:
    """Vectors of contents, for linking, by the tower that all models share.

    ``folder`` holds the weights, by default those installed. Raises ModelError for weights that are missing or damaged.
    """
    from sayso.extract.reader import load_vectors  # noqa: PLC0415

    return load_vectors(folder)


def models() -> tuple[str, ...]:
    """The names of the extractors that are installed."""
    from sayso.extract.reader.weights import available  # noqa: PLC0415

    return ("rules", *available())


def weights() -> tuple[str, ...]:
    """For each set of weights that is installed, one line: its name, version and size, or what is wrong with it."""
    from sayso.extract.reader.weights import described  # noqa: PLC0415

    return described()


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a data file."""
    from sayso.extract.loader import known  # noqa: PLC0415

    return known()
