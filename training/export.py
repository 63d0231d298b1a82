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

from sayso.extract.reader.heads import Heads
from training.encoder import build
from training.model import Reader

MODELS = Path(__file__).resolve().parents[1] / "models"
_AXES = {0: "batch", 1: "length"}


class Trunk(nn.Module):
    """What is computed for every token of a window [1, T, hidden], without padding: anchors, names, encoded tokens."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, embedded: Tensor) -> tuple[Tensor, ...]:
        states = self.reader.encoder(embedded)
        return self.reader.anchor(states).squeeze(-1), self.reader.names(states), states


def export_network(reader: Reader, target: Path) -> None:
    """``reader`` as int8 ONNX at ``target``."""
    names = ["anchors", "names", "states"]
    axes = dict.fromkeys(("embedded", *names), _AXES)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Trunk(reader.eval()), (torch.randn(1, 9, 384),), str(plain), input_names=["embedded"], output_names=names,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        # Seven bits a weight: without VNNI sums of two products of eight bits overflow their sixteen.
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def export_heads(reader: Reader, target: Path) -> None:
    """What `Heads` reads, in half precision; raises ValueError where it gives other scores than ``reader``."""
    table = heads_of(reader.eval())
    _same(reader, Heads(table))
    np.savez_compressed(target, **{name: value.astype(np.float16) for name, value in table.items()})


def heads_of(reader: Reader) -> dict[str, np.ndarray]:
    """The weights of the heads by the names of `Heads`."""
    layers = {"anchor": reader.as_anchor, "token": reader.as_token, "value": reader.as_value}
    layers |= {
        "alone": reader.token_bias,
        "attributes-in": reader.attributes[0],
        "attributes-out": reader.attributes[2],
    }
    out = {name: layer.weight.T for name, layer in layers.items()}
    out |= {f"{name}-bias": layer.bias for name, layer in layers.items()} | {"near": reader.near}
    out["alone-bias"] = reader.token_bias.bias + reader.role_bias
    return {name: value.detach().numpy() for name, value in out.items()}


def _same(reader: Reader, heads: Heads) -> None:
    embedded, at = torch.randn(1, 300, 384), np.array([0, 7, 299])
    with torch.inference_mode():
        states = reader.encoder(embedded)
        wanted = reader(embedded, torch.ones(1, 300))
    roles, attributes = heads.judged(states[0].numpy(), at)
    near = np.allclose(roles.transpose(1, 0, 2), wanted.roles[0][:, at].numpy(), atol=1e-3)
    if not near or not np.allclose(attributes, wanted.attributes[0][at].numpy(), atol=1e-3):
        raise ValueError("the heads in numpy and those of training/model.py differ")


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
    lacking = reader.load_state_dict(torch.load(options.reader, weights_only=True), strict=False).missing_keys
    if lacking:
        raise ValueError(f"{options.reader}: has no {', '.join(lacking)}")
    options.out.mkdir(parents=True, exist_ok=True)
    export_network(reader, options.out / f"{options.name}.onnx")
    export_heads(reader, options.out / f"{options.name}.npz")
    if not (options.out / "words.npz").exists():
        export_words(table[np.load(options.kept)], options.out / "words.npz")
        shutil.copy(options.tokenizer, options.out / "tokenizer.json")
    note_checksums(options.out)


if __name__ == "__main__":
    main()
