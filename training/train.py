"""Trains the reader: `python -m training.train --recipe free --data DIR --encoder FILE --tokenizer FILE --out DIR`.

Logs every step to OUT/log.jsonl, keeps OUT/checkpoint.pt, and goes on from there after a kill. Deterministic from
--seed as far as the library allows (threads add up floats in another order).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.batches import batches, collate
from training.data import Example, examples
from training.encoder import build
from training.losses import Bank, losses, total
from training.model import Reader
from training.recipe import golds

_SAVE_EVERY_S = 120.0
_WORD_DROPOUT = 0.06


def load_examples(recipe: str, split: str, data: Path, tokenizer: Any) -> list[Example]:
    """All windows that ``recipe`` trains on."""
    return [example for gold in golds(recipe, split, data) for example in examples(gold, tokenizer)]


def main() -> None:
    """Train, or go on training."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    windows = load_examples(options.recipe, "train", options.data, tokenizer)
    encoder, table = build(options.encoder)
    encoder.layers = encoder.layers[: options.layers]
    words = torch.from_numpy(table[np.load(options.kept)]).to(torch.bfloat16)
    reader = Reader(encoder)
    if options.start:
        begun_with(reader, torch.load(options.start, weights_only=True))
    Trainer(reader, words, windows, options).run()


def begun_with(reader: Reader, state: dict[str, Any]) -> None:
    """Take over the weights of ``state`` (a checkpoint too) whose names and shapes fit; the rest begin anew."""
    state = state.get("reader", state)
    own = reader.state_dict()
    fitting = {name: value for name, value in state.items() if name in own and own[name].shape == value.shape}
    reader.load_state_dict(own | fitting)


class Trainer:
    """One run over ``windows``, which can be stopped at any step and taken up again."""

    def __init__(self, reader: Reader, words: torch.Tensor, windows: list[Example], options: argparse.Namespace):
        self.reader, self.words, self.windows, self.options = reader, words, windows, options
        heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
        groups = [
            {"params": list(reader.encoder.parameters()), "lr": options.rate},
            {"params": heads, "lr": options.head_rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.log = (options.out / "log.jsonl").open("a", encoding="utf-8")
        self.epoch, self.step, self.saved = 0, 0, time.monotonic()
        self.bank = Bank()
        self.reader.to(self.device)
        # Without hardware for it bfloat16 is emulated, ten times slower than float32.
        self.fast = self.device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()

    def run(self) -> None:
        checkpoint = self.options.out / "checkpoint.pt"
        if checkpoint.exists():
            self._load(checkpoint)
        plan = len(list(batches(self.windows, tokens=self.options.tokens, rng=random.Random(0))))
        self.last = plan * self.options.epochs
        while self.epoch < self.options.epochs:
            order = list(
                batches(self.windows, tokens=self.options.tokens, rng=random.Random(self.options.seed + self.epoch))
            )
            for at, members in enumerate(order):
                if self.epoch * plan + at >= self.step:
                    self._one(members)
            self.epoch += 1
        self._save(checkpoint)
        torch.save(self.reader.state_dict(), self.options.out / "reader.pt")

    def _one(self, members: list[Example]) -> None:
        started = time.monotonic()
        batch = collate(members)
        self.reader.train()
        factor = _schedule(self.step / max(self.last, 1))
        for group, rate in zip(self.optimizer.param_groups, (self.options.rate, self.options.head_rate), strict=True):
            group["lr"] = rate * factor
        embedded = _dropped(self.words[batch.ids].float()).to(self.device)
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.fast):
            scores = self.reader(embedded, batch.mask.to(self.device))
        parts = losses(scores, batch, self.bank)
        loss = total(parts)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self._note(parts, members, time.monotonic() - started)

    def _note(self, parts: dict[str, torch.Tensor], members: list[Example], seconds: float) -> None:
        row = {name: round(float(value.detach()), 5) for name, value in parts.items()}
        row |= {
            "step": self.step,
            "of": self.last,
            "epoch": self.epoch,
            "windows": len(members),
            "s": round(seconds, 2),
        }
        self.log.write(json.dumps(row) + "\n")
        self.log.flush()
        if time.monotonic() - self.saved > _SAVE_EVERY_S:
            self._save(self.options.out / "checkpoint.pt")

    def _save(self, path: Path) -> None:
        state = {"reader": self.reader.state_dict(), "optimizer": self.optimizer.state_dict()}
        partial = path.with_suffix(".partial")
        torch.save(state | {"epoch": self.epoch, "step": self.step, "random": torch.get_rng_state()}, partial)
        partial.replace(path)
        self.saved = time.monotonic()

    def _load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.reader.load_state_dict(state["reader"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step = state["epoch"], state["step"]
        torch.set_rng_state(state["random"])


def _dropped(embedded: torch.Tensor) -> torch.Tensor:
    """``embedded`` with some words blanked, so that no single word decides."""
    return embedded * (torch.rand(embedded.shape[:2]) > _WORD_DROPOUT)[..., None]


def _schedule(done: float) -> float:
    """Linear warm-up over the first 6 %, then a cosine down to 5 %."""
    warm = 0.06
    if done < warm:
        return max(done / warm, 0.02)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (done - warm) / (1 - warm)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", default="free")
    for name in ("data", "encoder", "tokenizer", "kept", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to begin with, in place of the bare encoder")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--tokens", type=int, default=768)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
