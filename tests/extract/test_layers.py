"""Tokens, sentences, quotations and phrases, each at its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.layer.document import Document, analyse
from sayso.extract.layer.quotes import find_quotes
from sayso.extract.layer.segments import cut
from sayso.extract.loader import language
from sayso.extract.matching import Phrase, Phrases, Words, pieces
from tests.extract.making import article


def _document(text: str, code: str = "de") -> Document:
    return analyse(article(text, code), language(code))


def _sentences(text: str, code: str = "de") -> list[str]:
    document = _document(text, code)
    return [text[slice(*document.tokens.span(b, e))] for b, e in document.sentences]


@given(st.text(max_size=200))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = _document(text).tokens
    left = list(text)
    for begin, end in zip(tokens.starts, tokens.ends, strict=True):
        assert begin < end
        left[begin:end] = [" "] * (end - begin)
    assert not "".join(left).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 7. Januar kam Dr. Ahn. Er blieb.", ["Am 7. Januar kam Dr. Ahn.", "Er blieb."]),
        ("„Es ist aus. Wir gehen.“ Das sagte er.", ["„Es ist aus. Wir gehen.“", "Das sagte er."]),
        ("Es kostet 12.000 Euro, u. a. für z. B. Brot.", ["Es kostet 12.000 Euro, u. a. für z. B. Brot."]),
        ("Eine Überschrift\nDer Text.", ["Eine Überschrift", "Der Text."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Ja, ‚nie‘ wieder“ und ging.", ["„Ja, ‚nie‘ wieder“", "‚nie‘"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("Il a dit « oui » puis « non ».", ["« oui »", "« non »"]),
        ("»So nicht«, rief sie.", ["»So nicht«"]),
        ('„Mixed marks" work', ['„Mixed marks"']),
        ("“One” isn’t ‘two’", ["“One”", "‘two’"]),
        ('no 5" quote here', []),
        ("„An open one goes to the end", ["„An open one goes to the end"]),
    ],
)
def test_quotations_by_their_marks(text: str, expected: list[str]) -> None:
    assert [text[slice(*q.span)] for q in find_quotes(text, [(0, len(text))])] == expected


def test_segments_leave_brackets_and_quotations_whole() -> None:
    text = "Er sagte (am Montag, früh), „ja, nein“, und ging."
    document = _document(text)
    sentence = cut(document, *document.sentences[0])
    parts = [text[slice(*document.tokens.span(s.begin, s.end))] for s in sentence.segments]
    assert parts == ["Er sagte (am Montag, früh)", "„ja, nein“", "und ging"]


def test_words_with_stars() -> None:
    words = Words(["analyst*", "*ministerium", "*sprecher*", "amt"])
    assert all(w in words for w in ("analysten", "innenministerium", "regierungssprecherin", "amt"))
    assert not any(w in words for w in ("ämter", "ministerien", "panalyst"))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("nach angaben", "heute nach angaben von x", ((1, 3),)),
        ("wollte* ... nicht äußern", "er wollte sich dazu nicht äußern", ((1, 2), (4, 6))),
        ("*kreisen", "aus regierungskreisen", ((1, 2),)),
        ("wollte ... nicht", "er wollte a b c d e f g h i nicht", None),
    ],
)
def test_phrases(phrase: str, text: str, found: tuple[tuple[int, int], ...] | None) -> None:
    table = Phrases((Phrase(pieces(phrase)),))
    words = text.casefold().split()
    matches = table.within(words, 0, len(words))
    assert (matches[0].spans if matches else None) == found
