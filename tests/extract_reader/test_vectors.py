"""Vectors of contents: the mean over a content's tokens, whichever windows they lie in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sayso.extract.reader.decode import WindowScores
from sayso.extract.reader.labels import VECTOR
from sayso.extract.reader.vectors import TokenVectors
from sayso.extract.reader.weights import Weights
from sayso.link.material import Vectors
from tests.extract.making import article

WEIGHTS = Weights("free", "abc", Path("free.onnx"), Path("words.npz"), Path("tokenizer.json"))


class Words:
    """Stands for the network: the vector of a word depends on its length alone."""

    def __init__(self) -> None:
        self.windows: list[int] = []

    def tokens(self, text: str) -> tuple[Any, Any]:
        spans = [m.span() for m in re.finditer(r"\S+", text)]
        offsets = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return offsets[:, 1] - offsets[:, 0], offsets

    def scores(self, windows: Sequence[Any]) -> list[WindowScores]:
        self.windows += [len(w) for w in windows]
        nothing = np.zeros(0, dtype=np.float32)
        return [WindowScores(nothing, nothing, nothing, nothing, np.stack([word(n) for n in w])) for w in windows]


def word(length: int) -> Any:
    return np.random.default_rng(int(length)).standard_normal(VECTOR).astype(np.float32)


def mean(lengths: Sequence[int]) -> Any:
    out = np.mean([word(n) for n in lengths], axis=0)
    return out / np.linalg.norm(out)


@pytest.fixture
def vectors() -> TokenVectors:
    return TokenVectors(WEIGHTS, Words())  # type: ignore[arg-type]


def test_it_is_what_linking_asks_for(vectors: TokenVectors) -> None:
    asked: Vectors = vectors
    assert asked.name == "free@abc"


def test_the_mean_over_the_words_of_every_part(vectors: TokenVectors) -> None:
    [got] = vectors.of(article("We say that rain has stopped, he said."), [((7, 11), (17, 20))])
    assert got == pytest.approx(mean([4, 3]), abs=1e-6)
    assert got.dtype == np.float32


def test_a_content_over_many_windows_takes_each_word_once(vectors: TokenVectors) -> None:
    text = " ".join(["word word longer."] * 200)
    [got] = vectors.of(article(text), [((0, len(text)),)])
    assert len(vectors.network.windows) > 2  # type: ignore[attr-defined]
    assert got == pytest.approx(mean([4, 4, 7]), abs=1e-5)


def test_no_token_no_direction(vectors: TokenVectors) -> None:
    empty, blank = vectors.of(article("a  b"), [(), ((1, 3),)])
    assert not empty.any()
    assert not blank.any()
    assert vectors.of(article(""), [((0, 0),)])[0].shape == (VECTOR,)


def test_the_order_of_contents_is_kept(vectors: TokenVectors) -> None:
    text = "one three seventeen"
    spans = [((4, 9),), ((0, 3),), ((10, 19),)]
    got = vectors.of(article(text), spans)
    assert [g == pytest.approx(mean([n]), abs=1e-6) for g, n in zip(got, (5, 3, 9), strict=True)] == [True] * 3
