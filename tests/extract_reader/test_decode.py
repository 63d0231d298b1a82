"""Decoding: constrained, so that no impossible record comes out of any scores."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")

from sayso.extract.reader.decode import WindowScores, decode, fired, names_of, sigmoid  # noqa: E402
from sayso.extract.reader.labels import ATTRIBUTES, NAME_TAGS, ROLES, WIDTH  # noqa: E402
from sayso.extract.reader.windows import Window  # noqa: E402

WORDS = ["The", "mayor", "said", "that", "the", "bridge", "was", "closed"]
OFFSETS = np.array([(sum(len(w) + 1 for w in WORDS[:at]), 0) for at in range(len(WORDS))], dtype=np.int64)
OFFSETS[:, 1] = OFFSETS[:, 0] + [len(w) for w in WORDS]


def scores(mode: str = "indirect", **roles: list[int]) -> WindowScores:
    size = len(WORDS)
    table = np.full((1, len(ROLES), size), -9.0, dtype=np.float32)
    for role, tokens in roles.items():
        table[0, ROLES.index(role), tokens] = 9.0
    attributes = np.zeros((1, WIDTH), dtype=np.float32)
    attributes[:, ATTRIBUTES["mode"].index(mode)] = 9.0
    anchors = np.full(size, -9.0, dtype=np.float32)
    anchors[3] = 9.0
    names = np.zeros((size, len(NAME_TAGS)), dtype=np.float32)
    names[:, 0] = 1.0
    names[1, NAME_TAGS.index("B-person")] = 2.0
    return WindowScores(anchors, names, fired(anchors), table, attributes)


def test_an_anchor_gathers_its_words() -> None:
    found = scores(content=[3, 4, 5, 6, 7], source=[0, 1], cue=[2], frame=[0, 1, 2])
    [mark] = decode(found, Window(0, 0, 8), OFFSETS)
    assert mark.spans["content"] == ((15, 41),)
    assert mark.spans["source"] == ((0, 9),)
    assert mark.attributes["mode"] == "indirect"


def test_a_content_in_two_parts_stays_two_spans() -> None:
    [mark] = decode(scores(content=[3, 4, 7]), Window(0, 0, 8), OFFSETS)
    assert len(mark.spans["content"]) == 2


@pytest.mark.parametrize("mode", ["reported", "free_indirect", "indirect_free_indirect"])
def test_no_frame_where_the_mode_has_none(mode: str) -> None:
    [mark] = decode(scores(mode, content=[3, 4], cue=[2], frame=[0, 1, 2]), Window(0, 0, 8), OFFSETS)
    assert mark.spans["frame"] == ()
    assert bool(mark.spans["cue"]) == (mode == "reported")


def test_an_anchor_in_the_context_belongs_to_the_window_before() -> None:
    assert decode(scores(content=[3, 4]), Window(0, 4, 8), OFFSETS) == []


def test_an_anchor_is_always_in_its_content() -> None:
    [mark] = decode(scores(), Window(0, 0, 8), OFFSETS)
    assert mark.spans["content"] == ((15, 19),)


def test_names() -> None:
    assert names_of(scores(), Window(0, 0, 8), OFFSETS) == [((4, 9), "person")]


def test_sigmoid_never_overflows() -> None:
    with np.errstate(all="raise"):
        assert sigmoid(np.array([-1e4, 0.0, 1e4], dtype=np.float32)).tolist() == [0.0, 0.5, 1.0]
