"""Runs the network: token ids in, scores out, window by window. Needs `onnxruntime` and `tokenizers` only.

A window is run by itself: two together would be padded to the longer, and in int8 each would change the other's scores;
on a CPU a window is large enough to keep the multiplications busy.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.extract.reader.decode import WindowScores, fired
from sayso.extract.reader.heads import Heads
from sayso.extract.reader.labels import ROLES, WIDTH
from sayso.extract.reader.weights import Weights

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

Floats = NDArray[np.float32]

_SURROGATE = re.compile("[\ud800-\udfff]")
_BEGIN, _END = 0, 2
NO_ROLES = np.zeros((0, len(ROLES), 0), dtype=np.float32)
NO_ATTRIBUTES = np.zeros((0, WIDTH), dtype=np.float32)


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
        # A thread that spins while it waits takes the core from whatever else is at work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return runtime.InferenceSession(str(self.weights.network), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _words(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        table = np.load(self.weights.words)
        return table["rows"], table["scales"].astype(np.float32)

    @cached_property
    def _heads(self) -> Heads:
        return Heads.read(self.weights.network.with_suffix(".npz"))

    def encoded(self, text: str) -> tokenizers.Encoding:
        """The pieces of a text; half a surrogate pair, which no tokenizer takes, is read as an unknown sign."""
        return self._tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)

    def tokens(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids [T], and where each stands in ``text`` [T, 2], without white space."""
        coded = self.encoded(text)
        offsets = np.array([tight(text, *span) for span in coded.offsets], dtype=np.int64).reshape(-1, 2)
        return np.array(coded.ids, dtype=np.int64), offsets

    def scores(self, windows: Iterable[NDArray[np.int64]]) -> Iterator[WindowScores]:
        """The scores of each window of token ids, in the order given, one at a time."""
        rows, scales = self._words
        for window in windows:
            ids = np.concatenate([[_BEGIN], window, [_END]])
            embedded = rows[ids].astype(np.float32) * scales[ids][:, None]
            found: list[Any] = self._session.run(["anchors", "names", "states"], {"embedded": embedded[None]})
            anchors, names, states = (part[0] for part in found)
            yield self._judged(anchors[1:-1], names[1:-1], states)

    def _judged(self, anchors: Floats, names: Floats, states: Floats) -> WindowScores:
        picked = fired(anchors)
        if not len(picked):
            return WindowScores(anchors, names, picked, NO_ROLES, NO_ATTRIBUTES)
        roles, attributes = self._heads.judged(states, picked + 1)
        return WindowScores(anchors, names, picked, roles[:, :, 1:-1], attributes)


def tight(text: str, begin: int, end: int) -> tuple[int, int]:
    """A token's place without the white space that its piece begins with."""
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


def _missing(library: str) -> ModelError:
    return ModelError(f"the trained reader needs {library}", advice="install sayso again, or use --model rules")
