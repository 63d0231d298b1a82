"""The reader: the trained model beside the rules; plugs in where they stand."""

from __future__ import annotations

from sayso.extract.reader.extractor import ReaderExtractor
from sayso.extract.reader.network import Network
from sayso.extract.reader.weights import find

__all__ = ["ReaderExtractor", "load_reader"]


def load_reader(name: str) -> ReaderExtractor:
    """The reader with the weights ``name``. Raises ModelError where they are missing, damaged or unknown."""
    weights = find(name)
    return ReaderExtractor(weights, Network(weights))
