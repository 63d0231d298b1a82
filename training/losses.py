"""What the reader is trained on: anchors, roles, attributes, names, and vectors of claims."""

from __future__ import annotations

import random
from collections import defaultdict

import torch
from torch import Tensor
from torch.nn import functional

from sayso.extract.reader.labels import ATTRIBUTES
from training.batches import Batch
from training.data import IGNORED
from training.model import Scores

_TEMPERATURE = 0.07
_ANCHOR_WEIGHT = 3.0
WEIGHTS = {"anchors": 8.0, "roles": 12.0, "attributes": 0.4, "names": 1.0, "vectors": 0.3}
_REMEMBERED = 96


class Bank:
    """The last vector of every content seen, by family: a batch holds too few of a family's claims to tell them apart.

    What is remembered is compared with and not trained (a memory bank after Wu et al. 2018, arXiv:1805.01978).
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[int, tuple[tuple[str, bool], Tensor]]] = defaultdict(dict)

    def others(self, families: set[str], here: set[int]) -> list[tuple[tuple[str, bool], Tensor]]:
        """What is remembered of ``families`` except the contents that are ``here`` now, at most so many, at random."""
        held = [item for family in families for uid, item in self._held[family].items() if uid not in here]
        return random.sample(held, min(len(held), _REMEMBERED))

    def remember(self, family: str, uid: int, key: tuple[str, bool], vector: Tensor) -> None:
        """Keep the vector of one content."""
        self._held[family][uid] = (key, vector.detach().cpu())


def losses(scores: Scores, batch: Batch, bank: Bank) -> dict[str, Tensor]:
    """Each loss by name, before its weight."""
    out = {"anchors": _anchors(scores.anchors, batch.anchors)}
    if len(batch.marks):
        row, at = batch.marks[:, 0], batch.marks[:, 1]
        out["roles"] = _binary(scores.roles[row, :, at, :], batch.roles)
        out["attributes"] = _attributes(scores.attributes[row, at], batch.attributes)
    if bool((batch.names != IGNORED).any()):
        flat = scores.names.flatten(0, 1).float()
        out["names"] = functional.cross_entropy(flat, batch.names.flatten(), ignore_index=IGNORED)
    vectors = _vectors(scores.vectors.float(), batch, bank)
    if vectors is not None:
        out["vectors"] = vectors
    return out


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def _binary(scores: Tensor, gold: Tensor) -> Tensor:
    known = gold != IGNORED
    if not bool(known.any()):
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known].float(), gold[known].float())


def _anchors(scores: Tensor, gold: Tensor) -> Tensor:
    known = gold != IGNORED
    if not bool(known.any()):
        return scores.sum() * 0
    weight = torch.tensor(_ANCHOR_WEIGHT, device=scores.device)
    picked, wanted = scores[known].float(), gold[known].float()
    return functional.binary_cross_entropy_with_logits(picked, wanted, pos_weight=weight)


def _attributes(scores: Tensor, gold: Tensor) -> Tensor:
    begin, out = 0, []
    for at, values in enumerate(ATTRIBUTES.values()):
        part = scores[:, begin : begin + len(values)].float()
        begin += len(values)
        if bool((gold[:, at] != IGNORED).any()):
            out.append(functional.cross_entropy(part, gold[:, at], ignore_index=IGNORED))
    return torch.stack(out).sum() if out else scores.sum() * 0


def _vectors(vectors: Tensor, batch: Batch, bank: Bank) -> Tensor | None:
    """Supervised contrastive loss (Khosla et al. 2020, arXiv:2004.11362): same claim and polarity together."""
    if len(batch.claims) < 3:
        return None
    pooled = []
    for row, _, _, tokens in batch.claims:
        inside = torch.from_numpy(tokens).to(vectors.device)
        pooled.append(vectors[row, : len(inside)][inside].mean(0))
    unit = functional.normalize(torch.stack(pooled), dim=-1)
    keys = [(claim, denied) for _, claim, denied, _ in batch.claims]
    uids = [id(tokens) for *_, tokens in batch.claims]
    before = bank.others({_family(key) for key in keys}, set(uids))
    for key, uid, vector in zip(keys, uids, unit, strict=True):
        bank.remember(_family(key), uid, key, vector)
    every = torch.cat([unit, *(vector[None].to(unit.device) for _, vector in before)])
    every_keys = keys + [key for key, _ in before]
    same = torch.tensor([[a == b for b in every_keys] for a in keys], device=unit.device)
    itself = torch.eye(len(keys), len(every_keys), dtype=torch.bool, device=unit.device)
    chance = (unit @ every.T / _TEMPERATURE).masked_fill(itself, -1e4).log_softmax(-1)
    positive = same & ~itself
    has = positive.any(-1)
    if not bool(has.any()):
        return None
    return -((chance * positive).sum(-1)[has] / positive.sum(-1)[has]).mean()


def _family(key: tuple[str, bool]) -> str:
    return key[0].partition("/")[0]
