"""Where the weights lie, and whether they are the ones that were shipped.

A folder of weights holds `tokenizer.json` and `words.npz` (the word table in int8 with a scale a row), which all sets
share; for each reader `NAME.onnx` with its heads in `NAME.npz`; and the tower that makes vectors of contents,
`contents.onnx` with `contents.npz`.
`checksums.json` gives the SHA-256 of every file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.errors import ModelError

FOLDER = Path(__file__).resolve().parents[2] / "models"
_HERE_IN_CHECKOUT = Path(__file__).resolve().parents[4] / "models"
TOWER = "contents"
_ADVICE = "install sayso again, or go on with --model rules"


@dataclass(frozen=True, slots=True)
class Weights:
    """The files of one set of weights."""

    name: str
    version: str
    network: Path
    words: Path
    tokenizer: Path


def folder() -> Path:
    """The folder of weights: inside the installed package, or in the checkout."""
    return FOLDER if FOLDER.exists() else _HERE_IN_CHECKOUT


def available() -> tuple[str, ...]:
    """The names of the readers that are there."""
    return tuple(sorted(path.stem for path in folder().glob("*.onnx") if path.stem != TOWER))


def described() -> tuple[str, ...]:
    """For each set of weights that is there, one line: its name, version and size, or what is wrong with it."""
    return tuple(_described(path) for path in sorted(folder().glob("*.onnx")))


def _described(path: Path) -> str:
    try:
        weights = find(path.stem)
    except ModelError as error:
        return str(error)
    return f"{weights.name}@{weights.version}, {path.stat().st_size / 2**20:.1f} MB, as shipped"


def find(name: str, where: Path | None = None) -> Weights:
    """The files of ``name`` in ``where`` (by default as installed), each checked against its checksum once a process.

    Raises ModelError that names the file, the checksum it should have, and how to go on.
    """
    return _checked(name, where or folder())


@cache
def _checked(name: str, where: Path) -> Weights:
    listed = where / "checksums.json"
    if not listed.exists():
        raise ModelError(f"there is no model {name!r}", where=str(where), advice="use --model rules")
    sums: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))
    for file in (f"{name}.onnx", f"{name}.npz", "words.npz", "tokenizer.json"):
        _check(where / file, sums.get(file))
    version = sums[f"{name}.onnx"][:8]
    return Weights(name, version, where / f"{name}.onnx", where / "words.npz", where / "tokenizer.json")


def _check(path: Path, expected: str | None) -> None:
    if expected is None:
        raise ModelError(f"there is no model {path.stem!r}", where=str(path.parent), advice="use --model rules")
    if not path.exists():
        raise ModelError(f"missing; its SHA-256 should be {expected}", where=str(path), advice=_ADVICE)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        what = f"damaged: its SHA-256 is {found}, it should be {expected}"
        raise ModelError(what, where=str(path), advice=_ADVICE)
