"""Batches of windows: padded tensors on the way in, and batches that keep a story family together."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.extract.reader.labels import ATTRIBUTES, ROLES
from training.data import IGNORED, Example


@dataclass
class Batch:
    """Windows padded to one length; ``marks`` says for each gold statement its (row, anchor)."""

    ids: Tensor
    mask: Tensor
    anchors: Tensor
    names: Tensor
    marks: Tensor
    roles: Tensor
    attributes: Tensor
    claims: list[tuple[int, str, bool, np.ndarray]]


def batches(examples: Sequence[Example], *, tokens: int, rng: random.Random) -> Iterator[list[Example]]:
    """Shuffled batches of at most about ``tokens`` tokens; the windows of one family go together.

    What has no family is sorted by length within shuffled blocks, so that little is padded.
    """
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(example)
    out: list[list[Example]] = []
    for name, members in groups.items():
        rng.shuffle(members)
        if not name:
            members.sort(key=lambda e: len(e) // 16)
        out += _cut(members, tokens)
    rng.shuffle(out)
    yield from out


def _cut(members: list[Example], tokens: int) -> list[list[Example]]:
    out: list[list[Example]] = [[]]
    longest = 0
    for member in members:
        longest = max(longest, len(member))
        if out[-1] and longest * (len(out[-1]) + 1) > tokens:
            out.append([])
            longest = len(member)
        out[-1].append(member)
    return [batch for batch in out if batch]


def collate(members: Sequence[Example]) -> Batch:
    """``members`` as tensors; padding is ignored by every loss."""
    size = max(len(m) for m in members)
    ids = torch.ones(len(members), size, dtype=torch.long)
    mask = torch.zeros(len(members), size)
    anchors = torch.full((len(members), size), IGNORED)
    names = torch.full((len(members), size), IGNORED)
    marks, roles, attributes, claims = [], [], [], []
    for row, member in enumerate(members):
        n = len(member)
        ids[row, :n], mask[row, :n] = torch.from_numpy(member.ids), 1
        anchors[row, :n] = torch.from_numpy(member.anchors)
        if member.names is not None:
            names[row, :n] = torch.from_numpy(member.names)
        for anchor, role, attribute in member.marks:
            marks.append((row, anchor))
            roles.append(np.pad(role, ((0, 0), (0, size - n)), constant_values=IGNORED))
            attributes.append(attribute)
        claims += [(row, claim, denied, tokens) for claim, denied, tokens in member.claims if tokens.any()]
    return Batch(
        ids, mask, anchors, names,
        torch.tensor(marks, dtype=torch.long).reshape(-1, 2),
        torch.from_numpy(np.array(roles, dtype=np.int64).reshape(-1, len(ROLES), size)),
        torch.from_numpy(np.array(attributes, dtype=np.int64).reshape(-1, len(ATTRIBUTES))),
        claims,
    )  # fmt: skip
