"""What holds for any text: spans lie inside it, in order, and nothing crashes."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.entity_tables import tokenize
from tests.extract_entities.helpers import marked

LANGUAGES = st.sampled_from(["de", "en", "fr", "uk", "ru", "xx", "", "pt-BR", "../de"])
_SPEECH = """am 7. Januar 2026 31. Februar Montag Nacht zum gestern 20.30 Uhr nach der
Sitzung in Paris Moskau sagte M. Macron
the day after meeting 99 weeks ago December 12/31/2025 8:30 p.m. Le Monde l'Élysée 0000-00-00 9999 Jahren 1er siècle
999999999999
6 січня року «Газета» п'ятницю засідання в Києві Президент США — „ “ ( ) - . , : / 2100 лет назад 30 февраля"""
WORDS = st.lists(
    st.sampled_from([*_SPEECH.split(), "\n", "\u200b", "e\u0301", "\ud800", "٣", "²", "\x85"]), max_size=40
)
TEXTS = st.one_of(st.text(max_size=200), WORDS.map(" ".join), WORDS.map("".join))
DAYS = st.sampled_from([None, "2026-01-09", "2024-02-29T23:59:59+02:00", "0001-01-01", "9999-12-31", "soon"])


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES, DAYS)
def test_spans_lie_inside_the_text(text: str, language: str, published: str | None) -> None:
    article = marked(text, language, published)
    for group in (article.times, article.places, article.names):
        ends = 0
        for one in group:
            begin, end = one.span
            assert ends <= begin < end <= len(text)
            ends = end


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES, DAYS)
def test_days_are_days(text: str, language: str, published: str | None) -> None:
    for time in marked(text, language, published).times:
        if time.begin is not None and time.end is not None:
            assert date.fromisoformat(time.begin) <= date.fromisoformat(time.end)
        assert (time.begin is None) == (time.end is None)


@given(TEXTS, LANGUAGES)
def test_tokens_cover_what_is_not_space(text: str, language: str) -> None:
    tokens = tokenize(text, language)
    for word, begin, end in zip(tokens.words, tokens.begins, tokens.ends, strict=True):
        assert text[begin:end] == word
    left = set(range(len(text))) - {i for b, e in zip(tokens.begins, tokens.ends, strict=True) for i in range(b, e)}
    assert all(text[i].isspace() for i in left)


@given(TEXTS, LANGUAGES, DAYS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_marks(text: str, language: str, published: str | None) -> None:
    left, right = (marked(text, language, published) for _ in range(2))
    assert (left.times, left.places, left.names) == (right.times, right.places, right.names)


@pytest.mark.parametrize("piece", ["am 7. Januar in Paris ", "Karl-Karl-", "M. M. ", "Rue de la ", "„Zeitung ", "1-1-"])
def test_long_texts_do_not_explode(piece: str) -> None:
    article = marked(piece * 1000, "de", "2026-01-09")
    assert json.dumps([time.value for time in article.times]) is not None
