"""Runs the network: token ids in, scores out, batched by length. Needs `onnxruntime` and `tokenizers` only."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.extract.reader.decode import WindowScores
from sayso.extract.reader.weights import Weights

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

_SURROGATE = re.compile("[\ud800-\udfff]")
_BEGIN, _PAD, _END = 0, 1, 2
_TOKENS_A_BATCH = 1024


class Network:
    """One set of weights, loaded when first used."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    @cached_property
    def _tokenizer(self) -> tokenizers.Tokenizer:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        try:
            from tokenizers import Tokenizer  # noqa: PLC0415  heavy, and not needed by the rules
        except ImportError as error:
            raise _missing("tokenizers") from error
        return Tokenizer.from_file(str(self.weights.tokenizer))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        try:
            import onnxruntime as runtime  # noqa: PLC0415
        except ImportError as error:
            raise _missing("onnxruntime") from error
        options = runtime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("SAYSO_THREADS", "0")) or min(os.cpu_count() or 1, 4)
        options.log_severity_level = 3
        return runtime.InferenceSession(str(self.weights.network), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _words(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        table = np.load(self.weights.words)
        return table["rows"], table["scales"].astype(np.float32)

    def encoded(self, text: str) -> tokenizers.Encoding:
        """The pieces of a text; half a surrogate pair, which no tokenizer takes, is read as an unknown sign."""
        return self._tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)

    def tokens(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids [T], and where each stands in ``text`` [T, 2], without white space."""
        coded = self.encoded(text)
        offsets = np.array([tight(text, *span) for span in coded.offsets], dtype=np.int64).reshape(-1, 2)
        return np.array(coded.ids, dtype=np.int64), offsets

    def scores(self, windows: Sequence[NDArray[np.int64]]) -> list[WindowScores]:
        """The scores of each window of token ids, in the order given."""
        order = sorted(range(len(windows)), key=lambda at: len(windows[at]))
        out: dict[int, WindowScores] = {}
        for batch in _batches(order, [len(w) + 2 for w in windows]):
            for at, scores in zip(batch, self._run([windows[at] for at in batch]), strict=True):
                out[at] = scores
        return [out[at] for at in range(len(windows))]

    def _run(self, windows: Sequence[NDArray[np.int64]]) -> list[WindowScores]:
        size = max(len(w) for w in windows) + 2
        ids = np.full((len(windows), size), _PAD, dtype=np.int64)
        mask = np.zeros((len(windows), size), dtype=np.float32)
        for row, window in enumerate(windows):
            ids[row, : len(window) + 2] = np.concatenate([[_BEGIN], window, [_END]])
            mask[row, : len(window) + 2] = 1
        rows, scales = self._words
        embedded = rows[ids].astype(np.float32) * scales[ids][..., None]
        found: list[Any] = self._session.run(None, {"embedded": embedded, "mask": mask})
        return [_cut(found, row, len(window)) for row, window in enumerate(windows)]


def _cut(found: list[Any], row: int, size: int) -> WindowScores:
    anchors, roles, attributes, names, vectors = found
    inner = slice(1, size + 1)
    return WindowScores(
        anchors[row, inner], roles[row, :, inner, inner], attributes[row, inner], names[row, inner], vectors[row, inner]
    )


def _batches(order: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """Neighbours in length together, at most about so many tokens with padding."""
    out: list[list[int]] = []
    for at in order:
        if out and sizes[at] * (len(out[-1]) + 1) <= _TOKENS_A_BATCH:
            out[-1].append(at)
        else:
            out.append([at])
    return out


def tight(text: str, begin: int, end: int) -> tuple[int, int]:
    """A token's place without the white space that its piece begins with."""
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


def _missing(library: str) -> ModelError:
    return ModelError(f"the trained reader needs {library}", advice="install sayso again, or use --model rules")
