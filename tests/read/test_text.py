"""Plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

from sayso.read import ReadOptions
from tests.read.helpers import OPTIONS, blocks, dense, one

LINES = """Was geschah
Die Zeitung berichtet, dass der Gesandte am 7. Januar in der Stadt gesehen wurde.
"Der Gesandte wurde am 7. Januar gesehen"
— Die Zeitung (laut einer Person, die ungenannt bleibt)
Wie es weitergeht
Das Amt will sich am Freitag noch einmal zu den Vorgängen äußern, sagte ein Sprecher.
"""


def test_every_line_is_a_block_of_its_kind(tmp_path: Path) -> None:
    article = one(tmp_path, "a.txt", LINES)
    assert [kind for kind, _ in blocks(article)] == [
        "heading", "paragraph", "quotation", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert article.text == LINES.rstrip()
    assert (article.title, article.title_span) == (None, None)


def test_a_first_line_alone_is_the_title_and_nothing_is_added(tmp_path: Path) -> None:
    text = "Ein Gesandter in der Stadt\n\nEr wurde am Mittwoch gesehen, sagte eine Person der Zeitung.\n"
    article = one(tmp_path, "a.txt", text)
    assert article.title == "Ein Gesandter in der Stadt"
    assert article.title_span == (0, 26)
    assert article.text == text.rstrip()
    assert blocks(article)[0] == ("title", "Ein Gesandter in der Stadt")


def test_a_first_line_with_a_stop_is_no_title(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt", "Er kam an.\n\nDanach ging er wieder fort, heißt es.").title is None


def test_lines_broken_at_a_margin_are_one_paragraph(tmp_path: Path) -> None:
    text = (
        "The ministry said on Friday that the envoy had not\n"
        "visited the residence, and that nobody had invited\n"
        "him to come.\n\nThe newspaper stands by its report, it said.\n"
    )
    assert len(blocks(one(tmp_path, "a.txt", text))) == 2


def test_line_ends_become_newlines_and_nothing_else_changes(tmp_path: Path) -> None:
    text = "a\u200bb e\u0301 \u202ex\u202c\r\nzwei\rdrei\u00a0vier \u00ad„fünf“"
    article = one(tmp_path, "a.txt", text)
    assert article.text == "a\u200bb e\u0301 \u202ex\u202c\nzwei\ndrei\u00a0vier \u00ad„fünf“"


def test_what_the_caller_says_fills_what_the_text_does_not(tmp_path: Path) -> None:
    options = ReadOptions(outlet="Der Bote", published="2026-01-08", language="uk", captured=OPTIONS.captured)
    article = one(tmp_path, "a.txt", "Er kam am Mittwoch an, sagte sie.", options)
    assert (article.outlet, article.published, article.published_basis, article.language) == (
        "Der Bote", "2026-01-08", "given", "uk",
    )  # fmt: skip


def test_a_missing_date_is_said_to_be_missing(tmp_path: Path) -> None:
    article = one(tmp_path, "a.txt", "Er kam am Mittwoch an, sagte sie.")
    assert (article.published, article.published_basis) == (None, "missing")
    assert article.captured == OPTIONS.captured


def test_markdown_keeps_its_marks_and_reads_its_front_matter(tmp_path: Path) -> None:
    body = (
        "# Ein **Dementi**\n\n> Niemand war da.\n\n- eins\n- zwei\n\n"
        "Unter-Titel\n-----------\n\nEin Absatz, der schließt.\n"
    )
    article = one(tmp_path, "a.md", f"---\noutlet: Der Bote\ndate: 2026-01-08\nlang: de-AT\n---\n{body}")
    assert dense(article.text) == dense(body)
    assert (article.outlet, article.published, article.language) == ("Der Bote", "2026-01-08", "de")
    assert (article.title, article.published_basis) == ("Ein **Dementi**", "metadata")
    assert blocks(article) == [
        ("title", "Ein **Dementi**"), ("quotation", "Niemand war da."), ("item", "eins"), ("item", "zwei"),
        ("heading", "Unter-Titel"), ("paragraph", "Ein Absatz, der schließt."),
    ]  # fmt: skip


def test_a_rule_at_the_start_of_markdown_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nNobody came, the office said.\n---\nThat was all."
    assert dense(one(tmp_path, "a.md", text).text) == dense(text)


def test_a_title_in_the_front_matter_comes_first(tmp_path: Path) -> None:
    article = one(tmp_path, "a.md", "---\ntitle: 'Nobody came'\n---\nThe office said so on Friday.")
    assert article.text == "Nobody came\n\nThe office said so on Friday."
