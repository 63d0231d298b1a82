"""The reader: the trained model beside the rules; plugs in where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.extract.reader.weights import TOWER, find

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.extract.reader.extractor import ReaderExtractor
    from sayso.extract.reader.vectors import ContentVectors

__all__ = ["load_reader", "load_vectors"]


def load_reader(name: str) -> ReaderExtractor:
    """The reader with the weights ``name``.

    Raises ModelError where they are missing, damaged or unknown, or where a library that runs them is missing.
    """
    weights = find(name)
    try:
        from sayso.extract.reader.extractor import ReaderExtractor  # noqa: PLC0415  the rules need none of it
        from sayso.extract.reader.network import Network  # noqa: PLC0415
    except ImportError as error:
        raise _lacking(error, name) from error
    return ReaderExtractor(weights, Network(weights))


def load_vectors(where: Path | None = None) -> ContentVectors:
    """Vectors of contents by the tower; ``where`` is the folder of weights. Raises as ``load_reader``."""
    weights = find(TOWER, where)
    try:
        from sayso.extract.reader.tower import Tower  # noqa: PLC0415  the rules need none of it
        from sayso.extract.reader.vectors import ContentVectors  # noqa: PLC0415
    except ImportError as error:
        raise _lacking(error, TOWER) from error
    return ContentVectors(weights, Tower(weights), weights.network.with_suffix(".npz"))


def _lacking(error: ImportError, name: str) -> ModelError:
    advice = "install sayso again, or use --model rules"
    return ModelError(f"the trained reader needs {error.name}", where=name, advice=advice)
