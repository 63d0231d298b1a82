"""The gold of ``examples/paris`` quotes its reports word by word, and plants every kind of drift."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from email.utils import parsedate_to_datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "paris"
GOLD: dict[str, Any] = json.loads((Path(__file__).with_name("paris.json")).read_text(encoding="utf-8"))
REPORTS: dict[str, dict[str, Any]] = {report["key"]: report for report in GOLD["reports"]}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DRIFT_KINDS = {
    "hedge_lost",
    "hedge_gained",
    "attribution_lost",
    "sources_multiplied",
    "source_named",
    "source_anonymised",
    "place_changed",
    "time_changed",
    "number_changed",
    "claims_merged",
    "scope_widened",
    "polarity_flipped",
}
SCOPES = {"answers", "narrower", "wider", "beside"}


class _Stripper(HTMLParser):
    inline = frozenset({"a", "b", "i", "em", "strong", "span", "time", "small"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "head")
        self.parts.append("" if tag in self.inline else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "head")
        self.parts.append("" if tag in self.inline else "\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _strip(html: str) -> str:
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return "".join(stripper.parts)


def _html(path: Path) -> str:
    raw = path.read_bytes()
    charset = re.search(rb"charset=[\"']?([\w-]+)", raw)
    assert charset, f"{path.name} names no charset"
    return raw.decode(charset[1].decode("ascii"))


def _feed_item(report: dict[str, Any]) -> ElementTree.Element:
    channel = ElementTree.parse(FOLDER / report["file"]).getroot()
    item: ElementTree.Element = channel.findall("channel/item")[report["item"]]
    return item


def _line(report: dict[str, Any]) -> dict[str, str]:
    lines = (FOLDER / report["file"]).read_text(encoding="utf-8").splitlines()
    line: dict[str, str] = json.loads(lines[report["item"]])
    return line


@cache
def _text(key: str) -> str:
    report, path = REPORTS[key], FOLDER / REPORTS[key]["file"]
    if path.suffix == ".html":
        text = _strip(_html(path))
    elif path.suffix == ".xml":
        item = _feed_item(report)
        text = f"{item.findtext('title')}\n{_strip(item.findtext(CONTENT) or '')}"
    elif path.suffix == ".jsonl":
        text = "{title}\n{text}".format(**_line(report))
    else:
        text = path.read_text(encoding="utf-8")
    return " ".join(text.split())


def _published(report: dict[str, Any]) -> datetime | None:
    path = FOLDER / report["file"]
    if path.suffix == ".html":
        found = re.search(r'"datePublished":\s*"([^"]+)"|published_time" content="([^"]+)"', _html(path))
        return datetime.fromisoformat(next(filter(None, found.groups()))) if found else None
    if path.suffix == ".xml":
        return parsedate_to_datetime(_feed_item(report).findtext("pubDate") or "")
    return datetime.fromisoformat(_line(report)["published"]) if path.suffix == ".jsonl" else None


def _own_quotes(report: dict[str, Any]) -> Iterator[str]:
    yield report["title"]
    yield from report.get("headings", [])
    for carried in report["carries"]:
        yield carried["words"]
        yield from (words for _, words, _ in carried["chain"])
        yield from carried.get("hedges", [])
    for quote in report["quotes"]:
        yield from (quote["words"], quote["source"])
    for response in report["responses"]:
        yield from (response["words"], response["by"])


def _linked_quotes() -> Iterator[tuple[str, str]]:
    for drift in GOLD["drift"]:
        yield drift["report"], drift["words"]
        yield drift["against"], drift["against_words"]
    for entry in GOLD["no_drift"] + GOLD["denials"] + GOLD["cites"]:
        yield entry["report"], entry["words"]
    for correction in GOLD["corrections"]:
        yield correction["report"], correction["words"]
        yield correction["corrects"], correction["corrected_words"]
    for claim in GOLD["claims"].values():
        yield claim["first"]["report"], claim["first"]["words"]
    for pledge in GOLD["pledges"]:
        for entry in [pledge["action"], *pledge["milestones"], *pledge["not_milestones"]]:
            yield entry["report"], entry["words"]


@pytest.mark.parametrize("key", REPORTS)
def test_report_holds_the_words_that_the_gold_quotes(key: str) -> None:
    missing = [words for words in _own_quotes(REPORTS[key]) if words not in _text(key)]
    assert not missing


def test_links_quote_words_of_their_reports() -> None:
    missing = [(key, words) for key, words in _linked_quotes() if words not in _text(key)]
    assert not missing


@pytest.mark.parametrize("key", REPORTS)
def test_publication_is_what_the_file_says(key: str) -> None:
    said = REPORTS[key]["published"]
    assert _published(REPORTS[key]) == (said and datetime.fromisoformat(said))


def test_every_drift_kind_is_planted_and_no_other() -> None:
    assert {drift["kind"] for drift in GOLD["drift"]} == DRIFT_KINDS


def test_denials_name_claims_and_scopes() -> None:
    assert {denial["scope"] for denial in GOLD["denials"]} <= SCOPES
    assert {denial["against"] for denial in GOLD["denials"]} <= set(GOLD["claims"])
    assert {"answers", "beside"} <= {denial["scope"] for denial in GOLD["denials"]}


def test_every_carried_claim_is_described() -> None:
    carried = {entry["claim"] for report in REPORTS.values() for entry in report["carries"]}
    assert carried == set(GOLD["claims"])


def test_every_example_file_has_its_gold() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"NOTICE"}
    assert files == {report["file"] for report in REPORTS.values()}


def test_five_languages_and_enough_reports() -> None:
    assert {report["language"] for report in REPORTS.values()} == {"de", "en", "fr", "uk", "ru"}
    assert len(REPORTS) >= 12


def test_copies_are_nearly_verbatim() -> None:
    for copy in GOLD["copies"]:
        original, body = _text(copy["of"]), _text(copy["report"])
        shared = SequenceMatcher(None, original, body, autojunk=False).get_matching_blocks()
        assert sum(block.size for block in shared) > 0.9 * len(original)
