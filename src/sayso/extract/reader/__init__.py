"""The reader: the trained model beside the rules; plugs in where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.extract.reader.weights import TOWER, find, has_tower

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.extract.reader.extractor import ReaderExtractor
    from sayso.extract.reader.vectors import ContentVectors, TokenVectors

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


def load_vectors(name: str, where: Path | None = None, *, own: bool = False) -> ContentVectors | TokenVectors:
    """Vectors by the tower where it is installed, else, or with ``own``, by the reader ``name``.

    ``where`` is the folder of weights. Raises as ``load_reader``.
    """
    shared = not own and has_tower(where)
    weights = find(TOWER if shared else name, where)
    try:
        from sayso.extract.reader.network import Network  # noqa: PLC0415  the rules need none of it
        from sayso.extract.reader.tower import Tower  # noqa: PLC0415
        from sayso.extract.reader.vectors import ContentVectors, TokenVectors  # noqa: PLC0415
    except ImportError as error:
        raise _lacking(error, name) from error
    if shared:
        return ContentVectors(weights, Tower(weights), weights.network.with_suffix(".npz"))
    return TokenVectors(weights, Network(weights))


def _lacking(error: ImportError, name: str) -> ModelError:
    advice = "install sayso again, or use --model rules"
    return ModelError(f"the trained reader needs {error.name}", where=name, advice=advice)
