"""What `sayso export` prints, held to the contract of the records: names, types, and spans that say their words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PARIS, Run

Record = dict[str, Any]
Check = Callable[[Any], bool]


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def share(value: Any) -> bool:
    return number(value) and 0.0 <= value <= 1.0


def span(value: Any) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value) and 0 <= value[0] < value[1]
    )


def or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


def listed(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


def one_of(names: str) -> Check:
    return lambda value: value in names.split("|")


def of(fields: dict[str, Check]) -> Check:
    return lambda value: not wrong(value, fields)


def wrong(record: Record, fields: dict[str, Check]) -> list[str]:
    return [name for name, check in fields.items() if name not in record or not check(record[name])]


TIME = of({
    "span": span, "type": one_of("DATE|TIME|DURATION|SET"), "value": text, "mod": or_null(text),
    "begin": or_null(text), "end": or_null(text), "role": one_of("happened|said|other"),
})  # fmt: skip
PLACE = of({
    "span": span, "name": text, "lat": or_null(number), "lon": or_null(number), "radius_m": or_null(number),
    "geonames": or_null(number), "relation": or_null(one_of("in|near")), "metonym": flag,
})  # fmt: skip
NAME = of({"span": span, "name": text, "kind": one_of("person|organisation|office|outlet|place"), "id": text})
HOP = of({
    "name": text, "kind": one_of("outlet|person|organisation|office|document|collective|unnamed"),
    "count": one_of("one|several|unknown"), "span": span,
})  # fmt: skip
MARKED: dict[str, Check] = {"times": listed(TIME), "places": listed(PLACE), "names": listed(NAME)}
CONTRACT: dict[str, dict[str, Check]] = {
    "article": {
        "id": text, "outlet": or_null(text), "url": or_null(text), "title": or_null(text), "title_span": or_null(span),
        "language": text, "published": or_null(text), "captured": text, "text": text, "sha256": text,
        "previous": or_null(text), **MARKED,
    },
    "statement": {
        "id": text, "article": text, "act": text, "inside": or_null(text), "content": listed(span),
        "source": listed(span), "cue": listed(span), "addressee": listed(span), "frame": listed(span),
        "mode": one_of("direct|indirect|reported|free_indirect|indirect_free_indirect|own"),
        "medium": or_null(one_of("speech|thought|writing|speech_writing|speech_thought|thought_writing")),
        "polarity": one_of("affirmed|denied"), "certainty": one_of("asserted|hedged|speculated"),
        "hedges": listed(span), "chain": listed(HOP), "score": share,
        "model": lambda value: text(value) and all(value.partition("@")), **MARKED,
    },
    "response": {
        "id": text, "article": text, "span": span, "by": text,
        "kind": one_of("declined|unreachable|neither_confirmed_nor_denied"), "to": or_null(text),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def exported(run: Run, paris: Path) -> list[Record]:
    done = run("export", "--ledger", paris)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_kind(records: list[Record], kind: str) -> list[Record]:
    return [record for record in records if record["record"] == kind]


@pytest.mark.parametrize("kind", list(CONTRACT))
def test_every_field_has_its_name_and_type(exported: list[Record], kind: str) -> None:
    found = of_kind(exported, kind)
    assert found
    assert {r["id"]: bad for r in found if (bad := wrong(r, CONTRACT[kind]))} == {}


def test_extract_prints_the_same_fields_in_text_order(run: Run) -> None:
    done = run("extract", PARIS / "havelwaelder-zeitung.html")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [wrong(r, CONTRACT[r["record"]]) for r in found if wrong(r, CONTRACT[r["record"]])] == []
    begins = [r["content"][0][0] for r in of_kind(found, "statement")]
    assert begins == sorted(begins)


def test_ids_are_unique_and_references_lead_somewhere(exported: list[Record]) -> None:
    ids = Counter(r["id"] for r in exported if "id" in r)  # relations and drift are known by what they join
    assert ids.most_common(1)[0][1] == 1
    for record in exported:
        assert record.get("article") in (None, *ids)
    held = {r["id"]: r["article"] for r in of_kind(exported, "statement")}
    for statement in of_kind(exported, "statement"):
        assert statement["inside"] is None or held[statement["inside"]] == statement["article"]


def test_every_span_lies_in_the_text_and_says_its_words(run: Run, paris: Path, exported: list[Record]) -> None:
    texts = {r["id"]: r["text"] for r in of_kind(exported, "article")}
    for article in of_kind(exported, "article"):
        assert sha256(article["text"].encode()).hexdigest() == article["sha256"]
        if article["title_span"]:
            begin, end = article["title_span"]
            assert article["text"][begin:end].split() == article["title"].split()
    done = run("statements", "--own", "--ledger", paris, "--format", "jsonl")
    shown = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    for statement in of_kind(exported, "statement"):
        said = texts[statement["article"]]
        for field in ("content", "source", "cue", "addressee", "frame", "hedges"):
            spans = statement[field]
            assert spans == sorted(spans)
            assert all(end <= len(said) and said[begin:end].strip() for begin, end in spans), statement["id"]
        words = " … ".join(said[begin:end] for begin, end in statement["content"])
        assert " ".join(words.split()) == shown[statement["id"]]["content"]
        assert all(said[hop["span"][0] : hop["span"][1]].strip() for hop in statement["chain"])


def test_what_nobody_is_cited_for_has_no_chain(exported: list[Record]) -> None:
    own = [r for r in of_kind(exported, "statement") if r["mode"] == "own"]
    assert own
    assert [r["id"] for r in own if r["chain"] or r["source"]] == []
