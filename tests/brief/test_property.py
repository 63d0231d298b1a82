"""Whatever the statements, a brief never shows words that no article holds."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.brief import FORMS, Records, compose, render
from sayso.model import Article, Hop, Statement, Time
from sayso.text import digest, words

TEXT = st.text(st.sampled_from("ab Z7.,?„“«»\"'\n\t\u0301\u202e🙂дя—[]<&"), min_size=1, max_size=60)
EDGE = st.integers(-3, 70)
SPAN = st.tuples(EDGE, EDGE)
SPANS = st.lists(SPAN, max_size=3).map(tuple)


@st.composite
def stories(draw: st.DrawFn) -> Records:
    """A few articles and statements whose spans may lie anywhere, inside the text or not."""
    held = [_article(number, draw) for number in range(draw(st.integers(0, 3)))]
    ids = [a.id for a in held] or ["a-none"]
    statements = [_statement(number, draw, ids) for number in range(draw(st.integers(0, 5)))]
    return Records(held, statements)


def _article(number: int, draw: st.DrawFn) -> Article:
    text = draw(TEXT)
    sound = draw(st.booleans() | st.just(True))
    return Article(
        id=f"a-{number}", outlet=draw(st.none() | TEXT), url=None, title=draw(st.none() | TEXT), title_span=None,
        language=draw(st.sampled_from(["de", "en", "fr", "uk", "ru", "xx", ""])), captured="2031-01-01",
        published=draw(st.sampled_from([None, "2031-03-05", "2031-03-05T10:00:00+01:00", "nonsense"])),
        text=text, sha256=digest(text) if sound else digest(text + "x"),
    )  # fmt: skip


def _statement(number: int, draw: st.DrawFn, ids: list[str]) -> Statement:
    pick: Any = st.sampled_from
    hops = st.builds(
        Hop, TEXT | st.just(""), pick(["outlet", "person", "office", "collective", "unnamed"]),
        pick(["one", "several", "unknown"]), SPAN,
    )  # fmt: skip
    times = st.builds(
        Time, SPAN, st.just("DATE"), pick(["2031-03", "2031-03-04", "XXXX"]), begin=pick([None, "2031-03-04"])
    )
    return Statement(
        id=f"s-{number}", article=draw(pick(ids)), act=f"t-{draw(st.integers(0, 2))}", content=draw(SPANS),
        mode=draw(pick(["direct", "indirect", "own", "free_indirect"])), source=draw(SPANS), cue=draw(SPANS),
        frame=draw(SPANS), polarity=draw(pick(["affirmed", "denied"])), hedges=draw(SPANS),
        certainty=draw(pick(["asserted", "hedged", "speculated"])),
        chain=tuple(draw(st.lists(hops, max_size=3))), times=tuple(draw(st.lists(times, max_size=2))),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(stories(), st.sampled_from(["de", "en"]), st.integers(1, 9))
def test_no_brief_cites_words_that_are_not_there(view: Records, language: str, limit: int) -> None:
    stored = {a.id: a for a in view.articles()}
    brief = compose(view, language=language, limit=limit)
    for sentence in brief.sentences():
        assert sentence.citations
        for citation in sentence.citations:
            article = stored[citation.article]
            assert digest(article.text) == article.sha256
            assert words(article.text, citation.spans) == citation.words
        for part in sentence.parts:
            if part.kind in ("words", "name"):
                assert part.text in stored[sentence.citations[part.cites].article].text
    for form in FORMS:
        assert render(brief, form).endswith("\n")
