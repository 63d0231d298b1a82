"""Prunes the tokenizer of multilingual-e5-small to the pieces that the five languages use.

A piece stays if any text that was counted uses it, or if it is a letter, digit or mark of Latin or Cyrillic script
on its own, so that every word can still be spelled. Ids are renumbered in the old order; the specials stay first.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

_SPECIALS = 4
_LONGEST_SURE = 3


def used_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> set[int]:
    """Ids of the pieces that ``texts`` are cut into."""
    used: set[int] = set()
    for text in texts:
        used.update(tokenizer.encode(text, add_special_tokens=False).ids)
    return used


def _spells(piece: str) -> bool:
    """Whether ``piece`` is short and of our scripts: what any unseen word can be put together from."""
    bare = piece.lstrip("▁")
    if len(bare) > _LONGEST_SURE:
        return False
    return all(_ours(char) for char in bare)


def _ours(char: str) -> bool:
    name = unicodedata.name(char, "")
    return not char.isalpha() or name.startswith(("LATIN", "CYRILLIC"))


def prune(source: Path, used: set[int]) -> tuple[dict[str, Any], np.ndarray]:
    """The tokenizer of ``source`` with the pieces of ``used`` and what spells the rest, and the old ids kept."""
    data: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    pieces: list[list[Any]] = data["model"]["vocab"]
    mask = data["model"].get("unk_id", 3)
    kept = [
        at
        for at, (piece, _) in enumerate(pieces)
        if at < _SPECIALS or at == mask or at in used or (_spells(piece) and at < len(pieces) - 1)
    ]
    data["model"]["vocab"] = [pieces[at] for at in kept]
    data["added_tokens"] = [token for token in data["added_tokens"] if token["id"] < _SPECIALS]
    return data, np.array(kept)
