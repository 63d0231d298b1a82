"""The reader: the trained model beside the rules; plugs in where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.extract.reader.weights import find

if TYPE_CHECKING:
    from sayso.extract.reader.extractor import ReaderExtractor

__all__ = ["load_reader"]


def load_reader(name: str) -> ReaderExtractor:
    """The reader with the weights ``name``.

    Raises ModelError where they are missing, damaged or unknown, or where a library that runs them is missing.
    """
    weights = find(name)
    try:
        from sayso.extract.reader.extractor import ReaderExtractor  # noqa: PLC0415  the rules need none of it
        from sayso.extract.reader.network import Network  # noqa: PLC0415
    except ImportError as error:
        advice = "pip install 'sayso[reader]', or use --model rules"
        raise ModelError(f"the trained reader needs {error.name}", where=name, advice=advice) from error
    return ReaderExtractor(weights, Network(weights))
