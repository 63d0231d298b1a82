from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

MODELS = Path("corpus/families/train")
MODEL = MODELS / "de-diplomacy-villa-01.txt"
Spoil = Callable[..., Path]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """A copy of a model family with one passage replaced; fails where the passage is not there."""

    def write(old: str, new: str, name: str = "de-diplomacy-villa-01") -> Path:
        text = (MODELS / f"{name}.txt").read_text(encoding="utf-8")
        assert old in text, old
        folder = tmp_path / "train"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.txt"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return write
