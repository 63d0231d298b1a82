"""Missing or damaged weights: one line with the file, its checksum, and how to go on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.extract import load, models
from sayso.extract.reader import weights


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of weights that are no network, but have their checksums."""
    sums = {}
    for name in ("free.onnx", "free.npz", "words.npz", "tokenizer.json"):
        (tmp_path / name).write_bytes(name.encode())
        sums[name] = hashlib.sha256(name.encode()).hexdigest()
    (tmp_path / "checksums.json").write_text(json.dumps(sums))
    monkeypatch.setattr(weights, "folder", lambda: tmp_path)
    return tmp_path


def test_weights_that_are_there(folder: Path) -> None:
    assert weights.find("free").version == hashlib.sha256(b"free.onnx").hexdigest()[:8]
    assert models() == ("rules", "free")


def test_a_missing_file_is_named_with_its_checksum(folder: Path) -> None:
    (folder / "words.npz").unlink()
    with pytest.raises(ModelError, match=r"words.npz: missing; its SHA-256 should be [0-9a-f]{64}.*--model rules"):
        weights.find("free")


def test_a_damaged_file_is_named_with_both_checksums(folder: Path) -> None:
    (folder / "free.onnx").write_bytes(b"half")
    with pytest.raises(ModelError, match=r"free.onnx: damaged.*should be [0-9a-f]{64}.*--model rules"):
        weights.find("free")


def test_an_unknown_model(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"no model 'oracle'.*--model rules"):
        load("oracle")
