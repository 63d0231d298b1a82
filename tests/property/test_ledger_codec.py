"""Any text goes through the ledger's form and back unchanged, and its stems are the same folded or not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ledger.codec import canonical, parse, quotes
from sayso.ledger.judging import alike
from sayso.ledger.stems import fold, query, stems
from sayso.text import normal_spans

any_text = st.text(st.characters(), max_size=60)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
spans = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5).map(normal_spans)


@given(values)
def test_a_value_comes_back_from_its_canonical_form(value):
    assert parse(canonical(value)) == value
    assert canonical(parse(canonical(value))) == canonical(value)


@given(any_text)
def test_folding_is_done_once(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(any_text, st.sampled_from(["de", "en", "fr", "ru", "xx"]))
def test_a_text_is_found_by_its_own_words(text, language):
    held = stems(text, language).split()
    for term in query(text.replace('"', " "), [language]).terms:
        assert any(all(stem in held for stem in run) for run in term)


@given(any_text, spans)
def test_a_quote_selector_holds_the_words_and_their_neighbours(text, found):
    for (begin, end), (exact, prefix, suffix) in zip(found, quotes(text, found), strict=True):
        assert prefix + exact + suffix in text
        assert exact == text[begin:end]


@given(spans, spans)
def test_likeness_is_a_share(left, right):
    assert alike(left, right) == alike(right, left)
    assert 0.0 <= alike(left, right) <= 1.0
    assert alike(left, left) == (1.0 if left else 0.0)
