"""Paths, patterns, folders, standard input, encodings, and everything that is not taken."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from sayso.errors import BinaryInput, DamagedInput, EmptyInput, ForbiddenInput, OversizedInput
from sayso.model.article import Article
from sayso.read import Limits, ReadOptions, Refusal, read
from tests.read.helpers import OPTIONS, one, refused, written

RUSSIAN = "Представитель не посещал резиденцию президента, заявили во дворце. Об этом пишет газета.\n" * 3
UKRAINIAN = "Представник не відвідував резиденцію президента, заявили в палаці. Про це пише газета.\n" * 3
GERMAN = "Der Präsident sagte am Montag, die Gespräche würden fortgeführt. „Nein“, hieß es später.\n" * 3
FRENCH = "L'Élysée a démenti la visite. D'après le journal, il aurait été reçu à l'ambassade.\n" * 3
POLISH = "Pałac zaprzeczył, że wysłannik odwiedził rezydencję. Według gazety przyjęto go później.\n" * 3


def refusals(*paths: str) -> list[Refusal]:
    found = list(read(paths, OPTIONS))
    assert all(isinstance(f, Refusal) for f in found), found
    return [f for f in found if isinstance(f, Refusal)]


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (RUSSIAN, "cp1251", "ru"), (RUSSIAN, "koi8_r", "ru"), (RUSSIAN, "utf-16", "ru"), (RUSSIAN, "utf-16-le", "ru"),
        (UKRAINIAN, "cp1251", "uk"), (UKRAINIAN, "koi8_u", "uk"), (GERMAN, "cp1252", "de"), (FRENCH, "latin-1", "fr"),
        (POLISH, "cp1250", "pl"), (GERMAN, "utf-8-sig", "de"), (GERMAN, "utf-16-be", "de"),
    ],
)  # fmt: skip
def test_encodings_are_told_apart(tmp_path: Path, text: str, encoding: str, language: str) -> None:
    article = one(tmp_path, "a.txt", text.encode(encoding))
    assert article.text == text.rstrip()
    assert article.language == language


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"", EmptyInput), ("a.html", b" \n", EmptyInput), ("a.md", b"\xef\xbb\xbf \n", EmptyInput),
        ("a.txt", b"--- \xe2\x80\x94 ...", EmptyInput), ("a.jsonl", b"\x1f\x8b\x08\x00abc\n", BinaryInput),
        ("a.txt", b"PK\x03\x04abc", BinaryInput), ("a", b"%PDF-1.7 abc", BinaryInput),
        ("a.txt", bytes(range(256)) * 20, BinaryInput), ("a.txt", "Ende äöü".encode()[:-1], DamagedInput),
        ("a.txt", ("Grüße, schöne Äpfel und Öl. " * 9).encode().replace(b"Gr", b"\xff", 1), DamagedInput),
    ],
)  # fmt: skip
def test_one_line_says_what_is_wrong(tmp_path: Path, name: str, content: bytes, kind: type[Exception]) -> None:
    assert isinstance(refused(tmp_path, name, content).error, kind)


def test_an_input_past_the_limit_is_refused(tmp_path: Path) -> None:
    small = ReadOptions(limits=Limits(document=100, line=100))
    assert isinstance(refused(tmp_path, "a.txt", "Wort " * 30, small).error, OversizedInput)
    lines = '{"text": "' + "Wort " * 30 + '"}\n{"text": "Er kam an."}\n'
    first, second = read([written(tmp_path, "a.jsonl", lines)], small)
    assert isinstance(first, Refusal)
    assert isinstance(second, Article)


def test_a_folder_is_read_sorted_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/x.txt", ".hidden.txt", "README.md", "NOTICE"):
        written(tmp_path, name, f"Das steht in {name}.")
    found = [f.text for f in read([str(tmp_path)], OPTIONS) if isinstance(f, Article)]
    assert found == ["Das steht in a.txt.", "Das steht in b/x.txt.", "Das steht in c.txt."]


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    for name, content in (("a.txt", b"Er kam an."), ("b.bin", b"\x00" * 50), ("c.txt", b"Er ging fort.")):
        written(tmp_path, name, content)
    assert [type(f) for f in read([str(tmp_path)], OPTIONS)] == [Article, Refusal, Article]


def test_patterns_match_or_say_that_they_do_not(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "Er kam an.")
    assert len(list(read([str(tmp_path / "*.txt")], OPTIONS))) == 1
    assert "no file matches" in str(refusals(str(tmp_path / "*.html"))[0].error)


def test_a_file_whose_name_holds_magic_is_itself(tmp_path: Path) -> None:
    assert one(tmp_path, "a[1].txt", "Er kam an.").text == "Er kam an."


def test_a_missing_path_and_dangling_and_circular_links(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to("gone")
    (tmp_path / "self").symlink_to("self")
    assert "no such file" in str(refusals(str(tmp_path / "nope"))[0].error)
    assert "gone" in str(refusals(str(tmp_path / "dangling"))[0].error)
    assert "itself" in str(refusals(str(tmp_path / "self"))[0].error)


def test_a_folder_that_links_back_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    written(tmp_path, "in/a.txt", "Er kam an.")
    (tmp_path / "in" / "back").symlink_to("..")
    found = list(read([str(tmp_path)], OPTIONS))
    assert [type(f) for f in found] == [Article, Refusal]


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert isinstance(refusals(str(tmp_path / "pipe.txt"))[0].error, ForbiddenInput)


def test_no_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.txt", "Er kam an.")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert isinstance(refusals(path)[0].error, ForbiddenInput)


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, title in (
        (b"Er kam an, hei\xc3\x9ft es.", None), (b'{"text": "Er kam an.", "title": "Ankunft"}\n', "Ankunft"),
        (b"<rss><channel><item><title>Ankunft</title><description>Er kam.</description></item></channel></rss>",
         "Ankunft"),
        (b"<html><body><h1>Ankunft</h1><p>Er kam am Mittwoch an.</p><p>Er ging dann.</p></body></html>", "Ankunft"),
        (b"From: a@b.example\nSubject: Ankunft\nDate: Thu, 08 Jan 2026 10:00:00 +0100\n\nEr kam.\n", "Ankunft"),
        (b"# Ankunft\n\nEr kam am Mittwoch.\n", "Ankunft"),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        (article,) = read(["-"], OPTIONS)
        assert isinstance(article, Article)
        assert article.title == title


def test_reading_is_lazy(tmp_path: Path) -> None:
    found = read([written(tmp_path, "a.txt", "Er kam an."), str(tmp_path / "later.txt")], OPTIONS)
    assert isinstance(next(found), Article)
    written(tmp_path, "later.txt", "Er ging fort.")
    assert isinstance(next(found), Article)


def test_the_same_file_has_the_same_id_and_another_outlet_another(tmp_path: Path) -> None:
    first = one(tmp_path, "a.txt", "Er kam an.")
    again = one(tmp_path, "b.txt", "Er kam an.\r\n", ReadOptions(captured="2027-01-01"))
    other = one(tmp_path, "a.txt", "Er kam an.", ReadOptions(outlet="Der Bote"))
    assert first.id == again.id
    assert first.id != other.id
    assert first.sha256 == other.sha256
