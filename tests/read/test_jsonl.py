"""JSON lines and JSON files."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.errors import DamagedInput
from sayso.model.article import Article
from sayso.read import Refusal, read
from tests.read.helpers import OPTIONS, blocks, one, refused, written


def test_fields_are_taken_and_the_title_is_set_before_the_text(tmp_path: Path) -> None:
    line = {
        "text": "  Er kam.\nEr ging.", "title": "Kurz  gesagt", "outlet": "Der Bote",
        "published": "2026-01-08T14:12:00+01:00",
        "language": "de-DE", "url": "https://bote.example/1",
    }  # fmt: skip
    article = one(tmp_path, "a.jsonl", json.dumps(line))
    assert article.text == "Kurz gesagt\n\nEr kam.\nEr ging."
    assert article.title_span == (0, 11)
    assert blocks(article) == [("title", "Kurz gesagt"), ("paragraph", "Er kam."), ("paragraph", "Er ging.")]
    assert (article.outlet, article.url, article.language) == ("Der Bote", "https://bote.example/1", "de")
    assert (article.published, article.published_basis) == ("2026-01-08T14:12:00+01:00", "metadata")


def test_a_title_that_begins_the_text_is_not_added_twice(tmp_path: Path) -> None:
    article = one(tmp_path, "a.jsonl", json.dumps({"text": "Kurz gesagt\nEr kam.", "title": "Kurz gesagt"}))
    assert article.text == "Kurz gesagt\nEr kam."
    assert article.title_span == (0, 11)


def test_a_first_sentence_that_begins_like_the_title_is_no_title(tmp_path: Path) -> None:
    article = one(tmp_path, "a.jsonl", json.dumps({"text": "Kurz gesagt ist das wahr.", "title": "Kurz gesagt"}))
    assert article.text == "Kurz gesagt\n\nKurz gesagt ist das wahr."


def test_text_alone_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "\n  Zeile eins\u200b\n\n\tZeile zwei"
    assert one(tmp_path, "a.jsonl", json.dumps({"text": text})).text == text


def test_one_bad_line_is_refused_by_its_number_and_the_others_go_in(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Zeile {n} steht hier.", "language": "de"}) for n in range(1, 301)]
    lines[199] = '{"text": nichts'
    found = list(read([written(tmp_path, "a.jsonl", "\n".join(lines))], OPTIONS))
    bad = [f for f in found if isinstance(f, Refusal)]
    assert len(found) == 300
    assert [b.where.rsplit(", ", 1)[1] for b in bad] == ["line 200"]
    assert found.index(bad[0]) == 199


def test_what_cannot_be_stored_is_refused(tmp_path: Path) -> None:
    for bad in (
        '{"text": "half \\ud800 pair"}', '{"text": "nul \\u0000 byte"}', '{"text": 5}', "[1]", '{"title": "x"}',
        '{"text": "fine", "published": "yesterday"}', '{"text": "fine", "title": "\\udc00"}', '{"text": "   "}',
        '{"text": ' + "[" * 100_000, '{"text": "fine", "n": ' + "9" * 10_000 + "}",
    ):  # fmt: skip
        assert "line 1" in refused(tmp_path, "a.jsonl", bad).where


def test_bidi_controls_stay(tmp_path: Path) -> None:
    assert one(tmp_path, "a.jsonl", '{"text": "rechts \\u202e links"}').text == "rechts \u202e links"


def test_a_json_file_is_an_object_or_a_list(tmp_path: Path) -> None:
    value = {"text": "Er kam am Montag."}
    assert one(tmp_path, "a.json", json.dumps(value, indent=2)).text == value["text"]
    found = list(read([written(tmp_path, "b.json", json.dumps([value, 3]))], OPTIONS))
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Refusal)
    assert isinstance(refused(tmp_path, "c.json", '{"text": "ab').error, DamagedInput)
