"""No text may bring forth an impossible record: any Unicode, any language, quotation marks and cues thrown in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract import load
from sayso.model import Statement, from_record, to_record
from sayso.text import Spans, covers
from tests.extract.making import article

# ruff: noqa: E501
_PIECES = [
    "„", "“", "”", '"', "«", "»", "'", "’", "(", ")", ",", ".", ":", "—", "-", "\n", "\n\n", " ", "!", "?", "\u200b", "é",
    "sagte", "teilte", "mit", "dass", "Laut", "zufolge", "nach Angaben", "sei", "habe", "angeblich", "nicht", "X", "Die Zeitung",
    "said", "that", "according to", "allegedly", "a déclaré", "que", "selon", "aurait été", "повідомив", "що", "за даними",
    "сообщил", "что", "по словам", "и", "und", "7. Januar", "Merkel", "unter Berufung auf", "😀", "é",
]  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=60).map("".join),
)
_LANGUAGES = st.sampled_from(["de", "en", "fr", "uk", "ru", "pl", "", "de-AT"])


def _sound(spans: Spans, size: int) -> bool:
    ordered = all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    return ordered and all(0 <= begin < end <= size for begin, end in spans)


def _check(one: Statement, size: int) -> None:
    assert one.content
    for spans in (one.content, one.source, one.cue, one.addressee, one.frame, one.hedges):
        assert _sound(spans, size), (one.mode, spans)
    assert all(0 <= hop.span[0] < hop.span[1] <= size and hop.name.strip() for hop in one.chain)
    assert 0.0 <= one.score <= 1.0
    assert from_record(to_record(one)) == one
    if one.mode == "own":
        assert not (one.chain or one.source or one.cue or one.frame)
    if one.mode in ("reported", "free_indirect", "indirect_free_indirect"):
        assert not one.frame


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _LANGUAGES)
def test_records_are_possible(text: str, language: str) -> None:
    found = load("rules").extract(article(text, language))
    ids = [s.id for s in found.statements]
    assert len(ids) == len(set(ids))
    assert found.article.text == text
    for one in found.statements:
        _check(one, len(text))
        assert one.inside is None or one.inside in ids
    for response in found.responses:
        assert 0 <= response.span[0] < response.span[1] <= len(text)


@settings(max_examples=40, deadline=None)
@given(_TEXTS, _LANGUAGES)
def test_the_same_text_gives_the_same_records(text: str, language: str) -> None:
    assert load("rules").extract(article(text, language)) == load("rules").extract(article(text, language))


@pytest.mark.parametrize(
    "text",
    [
        'Der Minister sagte: „Wir kommen.“ Danach, so das Amt, sei er gegangen, wie "Le Monde" schrieb.',
        "Laut der Polizei sei der Mann geflohen und später angeblich gefasst worden.",
        "„Das stimmt nicht“, sagte die Sprecherin dem Blatt, „und wir prüfen es.“",
    ],
)
def test_the_source_of_an_indirect_statement_lies_in_its_frame(text: str) -> None:
    found = [s for s in load("rules").extract(article(text)).statements if s.mode in ("indirect", "direct") and s.frame]
    assert found
    assert all(covers(s.frame, s.source) and covers(s.frame, s.cue) for s in found)


@pytest.mark.parametrize(
    "piece", ["sagte, ", "„", '"a ', "laut Haus ", '"a"\n— B\n', "Er: ", "und ", "(", "er sagte dass "]
)
def test_one_endless_line_comes_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    for one in load("rules").extract(article(text)).statements:
        _check(one, len(text))
