"""Windows: every token is read once, with what precedes it, and none is longer than the network takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.reader.windows import CONTEXT, LENGTH, windows


def ranges(sizes: list[int]) -> list[tuple[int, int]]:
    out, at = [], 0
    for size in sizes:
        out.append((at, at + size))
        at += size
    return out


@given(st.lists(st.integers(1, 500), max_size=60))
def test_cores_cover_every_token_once(sizes: list[int]) -> None:
    plan = windows(ranges(sizes))
    assert [at for w in plan for at in range(w.core, w.end)] == list(range(sum(sizes)))


@given(st.lists(st.integers(1, 500), max_size=60))
def test_no_window_is_too_long_and_context_is_bounded(sizes: list[int]) -> None:
    for window in windows(ranges(sizes)):
        assert 0 <= window.begin <= window.core < window.end
        assert window.end - window.begin <= LENGTH
        assert window.core - window.begin <= CONTEXT


def test_a_sentence_back_is_context_where_it_is_short_enough() -> None:
    first, second = windows(ranges([100, 60, 20, 60]))
    assert (first.begin, first.core, first.end) == (0, 0, 180)
    assert (second.begin, second.core, second.end) == (160, 180, 240)
    assert windows(ranges([20, 150, 60]))[1].begin == 170
