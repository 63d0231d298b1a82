"""A folder of weights with random numbers, written here byte by byte: every score is as likely as any other.

An ONNX file is a protobuf message; the few fields that a graph needs are written by hand, since nothing that is
installed writes one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from sayso.extract.reader.labels import NAME_TAGS, ROLES, WIDTH

_HIDDEN, _ROLE_WIDTH = 16, 4
_PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", *map(chr, range(33, 127)), *"äöüßабвгдежзиклмнопрстуфх„“«»—"]


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(raw)) + raw


def _tensor(name: str, values: Any) -> bytes:
    array = np.asarray(values)
    kind = 1 if array.dtype == np.float32 else 7
    return (
        b"".join(_field(1, int(d)) for d in array.shape)
        + _field(2, kind)
        + _field(8, name)
        + _field(9, array.tobytes())
    )


def _node(kind: str, inputs: Sequence[str], output: str, **attributes: str) -> bytes:
    out = b"".join(_field(1, name) for name in inputs) + _field(2, output) + _field(4, kind)
    for name, value in attributes.items():
        out += _field(5, _field(1, name) + _field(4, value) + _field(20, 3))
    return out


def _value(name: str, dims: Sequence[str | int]) -> bytes:
    shape = b"".join(_field(1, _field(2, d) if isinstance(d, str) else _field(1, d)) for d in dims)
    return _field(1, name) + _field(2, _field(1, _field(1, 1) + _field(2, shape)))


def network(path: Path, seed: int) -> None:
    """Write a reader without an encoder: each score is a product of the embedded tokens and random numbers."""
    rng = np.random.default_rng(seed)

    def numbers(name: str, *shape: int) -> bytes:
        return _field(5, _tensor(name, (rng.standard_normal(shape) * 0.7).astype(np.float32)))

    nodes = [_node("Einsum", ["embedded", "wa"], "anchors", equation="btd,d->bt")]
    nodes += [_node("MatMul", ["embedded", "wn"], "names"), _node("Identity", ["embedded"], "states")]
    held = [numbers("wa", _HIDDEN), numbers("wn", _HIDDEN, len(NAME_TAGS))]
    inputs = [_value("embedded", ["b", "t", _HIDDEN])]
    outputs = [_value("anchors", ["b", "t"]), _value("names", ["b", "t", len(NAME_TAGS)])]
    outputs.append(_value("states", ["b", "t", _HIDDEN]))
    graph = b"".join(_field(1, n) for n in nodes) + _field(2, "tiny") + b"".join(held)
    graph += b"".join(_field(11, i) for i in inputs) + b"".join(_field(12, o) for o in outputs)
    path.write_bytes(_field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 17)))


def heads(seed: int) -> dict[str, Any]:
    """Heads of random numbers, by the names of `Heads`."""
    rng = np.random.default_rng(seed)
    width = len(ROLES) * _ROLE_WIDTH
    shapes = dict.fromkeys(("anchor", "token", "value"), (_HIDDEN, width)) | {"alone": (_HIDDEN, len(ROLES))}
    shapes |= {"attributes-in": (_HIDDEN + width, 8), "attributes-out": (8, WIDTH)}
    out = {name: rng.standard_normal(shape) for name, shape in shapes.items()}
    out |= {f"{name}-bias": rng.standard_normal(shape[1]) for name, shape in shapes.items()}
    return out | {"near": rng.standard_normal((len(ROLES), 9))}


def weights(folder: Path, *, seed: int = 7) -> Path:
    """A whole folder of weights, checksums included, with one reader `free`."""
    rng = np.random.default_rng(seed)
    network(folder / "free.onnx", seed)
    np.savez(folder / "free.npz", **heads(seed))
    rows = rng.integers(-127, 128, (len(_PIECES), _HIDDEN)).astype(np.int8)
    np.savez(folder / "words.npz", rows=rows, scales=np.full(len(_PIECES), 0.02, dtype=np.float16))
    cutter = Tokenizer(models.Unigram([(piece, -float(at)) for at, piece in enumerate(_PIECES)], 3, False))
    cutter.pre_tokenizer = pre_tokenizers.Metaspace()
    cutter.save(str(folder / "tokenizer.json"))
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    (folder / "checksums.json").write_text(json.dumps(sums), encoding="utf-8")
    return folder
