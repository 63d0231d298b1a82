"""From trained weights to what ships: `python -m training.export --reader FILE --encoder FILE --kept FILE --name free`.

The network goes to ONNX and its matrices to int8, per channel (QInt8); the word table to int8 with a scale a row. Both
sets of weights share the word table and the tokenizer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import build
from training.model import Reader

MODELS = Path(__file__).resolve().parents[1] / "models"
_AXES = {0: "batch", 1: "length"}


class Flat(nn.Module):
    """The reader with its scores as a tuple, which is what ONNX can name."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, embedded: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        scores = self.reader(embedded, mask)
        return scores.anchors, scores.roles, scores.attributes, scores.names, scores.vectors


def export_network(reader: Reader, target: Path) -> None:
    """``reader`` as int8 ONNX at ``target``."""
    names = ["anchors", "roles", "attributes", "names", "vectors"]
    axes = dict.fromkeys(("embedded", "mask", "anchors", "attributes", "names", "vectors"), _AXES)
    axes["roles"] = {0: "batch", 2: "length", 3: "length"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Flat(reader.eval()), (torch.randn(2, 9, 384), torch.ones(2, 9)), str(plain),
            input_names=["embedded", "mask"], output_names=names, dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)


def export_words(table: np.ndarray, target: Path) -> None:
    """The word table [V, hidden] as int8 rows and a float16 scale each."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127
    rows = np.clip(np.rint(table / scales[:, None]), -127, 127).astype(np.int8)
    np.savez_compressed(target, rows=rows, scales=scales.astype(np.float16))


def note_checksums(folder: Path) -> None:
    """Write checksums.json over the files of ``folder``."""
    files = sorted([*folder.glob("*.onnx"), *folder.glob("*.npz"), folder / "tokenizer.json"])
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / "checksums.json").write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Export one set of weights into models/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="free")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--out", type=Path, default=MODELS)
    for name in ("reader", "encoder", "kept", "tokenizer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    encoder, table = build(options.encoder)
    encoder.layers = encoder.layers[: options.layers]
    reader = Reader(encoder)
    reader.load_state_dict(torch.load(options.reader, weights_only=True))
    options.out.mkdir(parents=True, exist_ok=True)
    export_network(reader, options.out / f"{options.name}.onnx")
    if not (options.out / "words.npz").exists():
        export_words(table[np.load(options.kept)], options.out / "words.npz")
        shutil.copy(options.tokenizer, options.out / "tokenizer.json")
    note_checksums(options.out)


if __name__ == "__main__":
    main()
