"""Whatever text comes and whatever the network says of it: records or none, and every offset inside the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.extract import load
from sayso.extract.reader import weights as known
from sayso.extract.reader.extractor import ReaderExtractor
from sayso.extract.reader.network import Network
from sayso.model import Extraction
from tests.extract.making import article
from tests.extract_reader.tiny import weights

TEXTS = {
    "nothing": "",
    "white space": " \n\t\u00a0\u2003\n\n ",
    "emoji": "😀🎉👩‍👩‍👧‍👦🏳️‍🌈" * 12,
    "right to left": "قال الوزير إن الجسر مغلق. «لن نفتحه»، أضاف. השר אמר כי הגשר סגור.",
    "direction marks": "\u202eДиректор сказав\u202c, \u2067що міст\u2069 закрито.",
    "control characters": "The mayor\x00 said\x07 that\x1b[31m the bridge\x7f was\x85 closed.\x0c",
    "zero width": "The\u200bmayor\u200d said\ufeff that\u2060 rain fell.",
    "lone surrogates": "Er sagte\ud800, dass \udfffes regne.",
    "one word of many letters": "a" * 400,
    "only marks": "„“»«\"'()[]{}–—…!?.,;:" * 12,
    "combining": "Z̸̡͌ä̶́l̵g̴o̷ " * 30,
    "no language": "Ministrul a spus că podul este închis. „Nu-l deschidem”, a adăugat el.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="module")
def reader(folder: Path) -> ReaderExtractor:
    found = known.find("free", folder)
    return ReaderExtractor(found, Network(found))


def inside(found: Extraction) -> None:
    """Every span of every record lies in the text, in order, and is not empty."""
    size = len(found.article.text)
    for statement in found.statements:
        spans = [*statement.content, *statement.source, *statement.cue, *statement.addressee, *statement.frame]
        spans += [*statement.hedges, *(hop.span for hop in statement.chain)]
        assert statement.content
        assert all(0 <= begin < end <= size for begin, end in spans), statement
    marked = [*found.article.times, *found.article.places, *found.article.names, *found.responses]
    assert all(0 <= one.span[0] <= one.span[1] <= size for one in marked)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of(name: str, reader: ReaderExtractor) -> None:
    for language in ("de", "uk", "other"):
        inside(reader.extract(article(TEXTS[name], language)))


def test_it_does_find_something(reader: ReaderExtractor) -> None:
    """Random weights mark much, or the tests here would look at nothing."""
    found = reader.extract(article("Die Ministerin sagte, dass die Bahn bald fahre. Das sei sicher.", "de"))
    assert any(statement.model.startswith("free@") for statement in found.statements)


def test_a_long_text_in_one_line(reader: ReaderExtractor) -> None:
    """Many windows and no line break; nothing is found, since random weights see an anchor in every second piece."""
    network = Quiet(reader.network)
    inside(ReaderExtractor(reader.weights, network).extract(article("die Bahn fährt, sagte er. " * 1_000)))  # type: ignore[arg-type]


class Quiet:
    """The network, which finds no statement: what a text of any length costs besides."""

    def __init__(self, network: Network) -> None:
        self.tokens = network.tokens
        self._network = network

    def scores(self, windows):  # type: ignore[no-untyped-def]
        for window in windows:
            [scores] = self._network.scores([window])
            scores.anchors[:] = -9
            yield scores


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=120))
def test_any_text(reader: ReaderExtractor, text: str) -> None:
    inside(reader.extract(article(text, "de")))


def test_an_unknown_language_is_read_and_marked_so(reader: ReaderExtractor) -> None:
    found = reader.extract(article(TEXTS["no language"], "other"))
    assert found.article.language == "other"


def test_the_tower_is_no_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "folder", lambda: folder)
    (folder / "contents.onnx").write_bytes(b"")
    from sayso.extract import models  # noqa: PLC0415

    assert models() == ("rules", "free")
    (folder / "contents.onnx").unlink()
    assert load("free").name == "free"
