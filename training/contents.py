"""The tower that tells which contents say the same: `python -m training.contents --encoder FILE --out DIR`.

The whole encoder, not tuned, in int8 (`contents.onnx`: a mean over the tokens of each text), and a linear map fitted
on the train families (`contents.npz`). Why whole and not tuned: what brings languages together sits in the upper half
of the encoder, which the reader has not, and tuning the reader for it lost what was there. The map subtracts the mean
of each language, joins the vector of a content with that of its article's beginning, and is trained with a supervised
contrastive loss (Khosla et al. 2020, arXiv:2004.11362) from principal components, with negatives from many families.
Needs `words.npz` and `tokenizer.json` in --out, as `training.export` leaves them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from corpus.families import ROOT, load_family
from sayso.extract.reader.labels import VECTOR
from sayso.extract.reader.tower import CONTEXT_WEIGHT, Tower, centred, texts_of, unit
from sayso.extract.reader.weights import Weights
from training.encoder import Encoder, build
from training.export import note_checksums

_FAMILIES_A_STEP, _TEMPERATURE, _STEPS, _DROPOUT, _CROSS = 24, 0.1, 60, 0.2, 3.0
_SEED = 20261122


class Pooled(nn.Module):
    """The encoder with the mean over the tokens of each text."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor, mask: Tensor) -> Tensor:
        """``embedded``: [B, T, hidden]; ``mask``: [B, T]; gives [B, hidden]."""
        x = self.encoder(embedded, mask)
        return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


@dataclass(frozen=True)
class Told:
    """The statements of the train families: vectors of contents and of articles [N, hidden], what each claims."""

    contents: np.ndarray
    articles: np.ndarray
    languages: np.ndarray
    claims: np.ndarray
    families: np.ndarray


def export_tower(encoder: Encoder, target: Path) -> None:
    """``encoder`` as int8 ONNX at ``target``."""
    axes = {"embedded": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}, "pooled": {0: "batch"}}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Pooled(encoder).eval(), (torch.randn(2, 9, 384), torch.ones(2, 9)), str(plain),
            input_names=["embedded", "mask"], output_names=["pooled"], dynamic_axes=axes, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)


def told(tower: Tower, families: Path) -> Told:
    """What the families under ``families`` say, by ``tower``."""
    contents, articles, rows = [], [], []
    for path in sorted(families.glob("*.txt")):
        family = load_family(path)
        for article in family.articles:
            said = [s for s in family.statements if s.article == article.id and not s.implicit]
            if said:
                vectors = tower.pooled(texts_of(article.text, [s.content for s in said]))
                contents.append(vectors[1:])
                articles += [vectors[0]] * len(said)
                rows += [(article.language, f"{s.claim} {s.polarity}", family.id) for s in said]
    languages, claims, names = (np.array(column) for column in zip(*rows, strict=True))
    return Told(np.concatenate(contents), np.stack(articles), languages, claims, names)


def fit(known: Told) -> dict[str, np.ndarray]:
    """Means by language [L, hidden] and the map [2 hidden, VECTOR]."""
    torch.manual_seed(_SEED)
    codes = sorted(set(known.languages))
    means = np.stack([unit(known.contents[known.languages == code]).mean(0) for code in codes])
    leads = np.stack([unit(known.articles[known.languages == code]).mean(0) for code in codes])
    at = np.array([codes.index(code) for code in known.languages])
    joined = [centred(known.contents, means[at]), CONTEXT_WEIGHT * centred(known.articles, leads[at])]
    x = torch.from_numpy(np.concatenate(joined, axis=1).astype(np.float32))
    _, sizes, axes = torch.linalg.svd(x - x.mean(0), full_matrices=False)
    head = nn.Linear(x.shape[1], VECTOR, bias=False)
    head.weight.data.copy_(axes[:VECTOR] / (sizes[:VECTOR, None] / sizes[0]) ** 0.5)
    _train(head, x, known)
    matrix = head.weight.detach().numpy().T
    return {"languages": np.array(codes), "means": means, "leads": leads, "matrix": matrix.astype(np.float32)}


def _train(head: nn.Linear, x: Tensor, known: Told) -> None:
    rng = np.random.default_rng(_SEED)
    optimiser = torch.optim.AdamW(head.parameters(), 1e-3, weight_decay=0.01)
    families = np.unique(known.families)
    for _ in range(_STEPS):
        picked = rng.choice(families, min(_FAMILIES_A_STEP, len(families)), replace=False)
        at = np.flatnonzero(np.isin(known.families, picked))
        vectors = functional.normalize(head(functional.dropout(x[at], _DROPOUT)), dim=-1)
        loss = _loss(vectors, known.claims[at], known.languages[at])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def _loss(vectors: Tensor, claims: Sequence[str] | np.ndarray, languages: Sequence[str] | np.ndarray) -> Tensor:
    claim, tongue = np.asarray(claims), np.asarray(languages)
    same = torch.from_numpy(claim[:, None] == claim[None]).fill_diagonal_(False)
    cross = torch.from_numpy(tongue[:, None] != tongue[None])
    chance = (vectors @ vectors.T / _TEMPERATURE).fill_diagonal_(-1e4).log_softmax(-1)
    weight = same * torch.where(cross, _CROSS, 1.0)
    has = same.any(-1)
    return -((chance * weight).sum(-1)[has] / weight.sum(-1)[has]).mean()


def main() -> None:
    """Write contents.onnx and contents.npz into --out, and the checksums anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    encoder, _ = build(parser.parse_args().encoder)
    export_tower(encoder, out / "contents.onnx")
    tower = Tower(Weights("contents", "new", out / "contents.onnx", out / "words.npz", out / "tokenizer.json"))
    np.savez(out / "contents.npz", **fit(told(tower, ROOT / "train")))  # type: ignore[arg-type]
    note_checksums(out)


if __name__ == "__main__":
    main()
