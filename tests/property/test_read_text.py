"""Whatever the characters and line ends: nothing but white space changes, spans lie in the text, ids stay."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.article import Article
from sayso.read import ReadOptions, Refusal, read_document
from sayso.read.document import Document

OPTIONS = ReadOptions(captured="2026-01-10")
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=200)
LINES = st.lists(
    st.text(st.sampled_from('aÄß„“"—- .:?#>*1)\u200b\u0301\u202e\u00a0є\U0001f440\x0b\x85\u2028'), max_size=60),
    max_size=12,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])


def dense(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


def read_bytes(name: str, data: bytes) -> Article | None:
    """The one article of some bytes, None where they are refused."""
    from sayso.errors import InputError  # noqa: PLC0415

    try:
        (found,) = read_document(Document(name, name, io.BytesIO(data)), OPTIONS)
    except InputError:
        return None
    return None if isinstance(found, Refusal) else found


def sound(article: Article) -> None:
    """What holds for every article."""
    last = 0
    for block in article.blocks:
        begin, end = block.span
        assert last <= begin < end <= len(article.text)
        assert article.text[begin:end] == article.text[begin:end].strip()
        last = end
    if article.title_span:
        assert " ".join(article.text[slice(*article.title_span)].split()) == article.title
        assert article.text[: article.title_span[0]].strip() == ""


@given(LINES, ENDS)
def test_plain_text_keeps_every_character(lines: list[str], end: str) -> None:
    text = end.join(lines)
    article = read_bytes("a.txt", text.encode())
    if article is None:
        assert not any(c.isalnum() for c in text)
        return
    assert dense(article.text) == dense(text)
    assert dense("".join(article.text[slice(*b.span)] for b in article.blocks)) == dense(text)
    sound(article)


@given(ANY)
def test_any_unicode_is_kept(text: str) -> None:
    article = read_bytes("a.txt", text.encode())
    if article is not None:
        assert dense(article.text) == dense(text)
        sound(article)


@given(LINES, ENDS)
def test_markdown_keeps_every_character(lines: list[str], end: str) -> None:
    text = "Ein Absatz." + end + end.join(lines)
    article = read_bytes("a.md", text.encode())
    assert article is not None
    assert dense(article.text) == dense(text)
    sound(article)


@given(ANY, ANY)
def test_json_lines_keep_text_and_set_the_title_first(text: str, title: str) -> None:
    article = read_bytes("a.jsonl", json.dumps({"text": text, "title": title}).encode())
    if article is None:
        return
    kept = dense(article.text)
    assert kept in (dense(title) + dense(text), dense(text))
    assert kept.startswith(dense(title))
    sound(article)


@given(ANY)
def test_ids_are_stable(text: str) -> None:
    first, second = (read_bytes("a.txt", text.encode()) for _ in range(2))
    assert (first and first.id) == (second and second.id)


@given(st.lists(ANY, min_size=1, max_size=5))
def test_a_feed_item_keeps_its_words(paragraphs: list[str]) -> None:
    from xml.sax.saxutils import escape  # noqa: PLC0415

    clean = ["".join(c for c in p if c.isprintable() or c == " ") for p in paragraphs]
    markup = "".join(f"<p>{escape(p)}</p>" for p in clean)
    item = f"<item><title>Titel</title><description>{escape(markup)}</description></item>"
    feed = f"<rss><channel><title>T</title>{item}</channel></rss>"
    article = read_bytes("a.xml", feed.encode())
    assert article is not None
    assert dense(article.text).startswith("Titel")
    sound(article)
