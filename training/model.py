"""The reader: one encoder pass, and for every word that begins a content, which words belong to it and how.

A statement is found by its *anchor*, the first token of its content. For each anchor every token of the window is
scored for each role (biaffine, after Dozat and Manning 2017, arXiv:1611.01734), so that nested, crossing and
discontinuous spans need no special case, and which spans belong together is not a second decision. What a statement is
(its mode, its polarity, the kind of its source) is then judged from its anchor and from the words of each of its roles.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from sayso.extract.reader.labels import NAME_TAGS, ROLES, VECTOR, WIDTH
from training.encoder import Encoder

_ROLE_WIDTH = 64


@dataclass(frozen=True)
class Scores:
    """Logits of one batch: anchors [B, T], roles [B, R, T (anchor), T (token)], attributes [B, T, WIDTH],
    names [B, T, tags]; vectors [B, T, VECTOR] are to be averaged over a content.
    """

    anchors: Tensor
    roles: Tensor
    attributes: Tensor
    names: Tensor
    vectors: Tensor


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, encoder: Encoder, hidden: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        width = len(ROLES) * _ROLE_WIDTH
        self.anchor = nn.Sequential(nn.Linear(hidden, 128), nn.GELU(), nn.Linear(128, 1))
        self.as_anchor, self.as_token = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.token_bias = nn.Linear(hidden, len(ROLES))
        self.role_bias = nn.Parameter(torch.full((len(ROLES),), -2.0))
        self.near = nn.Parameter(torch.zeros(len(ROLES), 257))
        self.as_value = nn.Linear(hidden, width)
        self.attributes = nn.Sequential(nn.Linear(hidden + width, 256), nn.GELU(), nn.Linear(256, WIDTH))
        self.names = nn.Linear(hidden, len(NAME_TAGS))
        self.vectors = nn.Linear(hidden, VECTOR)

    def forward(self, embedded: Tensor, mask: Tensor) -> Scores:
        """``embedded``: [B, T, hidden]; ``mask``: [B, T]."""
        x = self.dropout(self.encoder(embedded, mask))
        roles = self._roles(x)
        return Scores(
            anchors=self.anchor(x).squeeze(-1),
            roles=roles,
            attributes=self.attributes(torch.cat([x, self._words(x, roles, mask)], dim=-1)),
            names=self.names(x),
            vectors=self.vectors(x),
        )

    def _roles(self, x: Tensor) -> Tensor:
        batch, length, _ = x.shape
        shape = (batch, length, len(ROLES), _ROLE_WIDTH)
        heads, tokens = self.as_anchor(x).view(shape), self.as_token(x).view(shape)
        pairs = torch.einsum("bard,btrd->brat", heads, tokens) / _ROLE_WIDTH**0.5
        places = torch.arange(length, device=x.device)
        distance = (places[None, :] - places[:, None]).clamp(-128, 128) + 128
        alone = self.token_bias(x).permute(0, 2, 1)[:, :, None, :]
        return pairs + alone + self.near[:, distance][None] + self.role_bias[None, :, None, None]

    def _words(self, x: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """For each anchor the mean over the words of each of its roles, [B, T, width]; roles are not trained by it."""
        batch, length, _ = x.shape
        chances = roles.detach().sigmoid() * mask[:, None, None, :]
        values = self.as_value(x).view(batch, length, len(ROLES), _ROLE_WIDTH)
        sums = torch.einsum("brat,btrd->bard", chances, values)
        counts = chances.sum(-1).permute(0, 2, 1)[..., None]
        return (sums / (counts + 0.5)).reshape(batch, length, -1)
