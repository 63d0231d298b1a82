"""Time expressions against KRAUTS (Dolomiten-42, German, TimeML): extent, type and value.

    python benchmarks/quality/times.py --data DIR [--show]

``DIR`` holds ``time/de-krauts-dolomiten42.jsonl.gz``. The published peer on these 42 documents is HeidelTime: relaxed
F1 83.1, value F1 80.0. Relaxed: the spans overlap. Value: they overlap and the value is the same. Type: likewise.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.floors import held
from sayso.extract.times import find_times

_TAG = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Mark:
    """One expression, gold or found."""

    span: tuple[int, int]
    type: str
    value: str


def read(path: Path) -> Iterator[tuple[str, str, str, list[Mark]]]:
    """Each document's name, day, text without tags, and gold marks."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            timeml = record["timeml"]
            created = re.search(r'CREATION_TIME">([^<]*)<', timeml)
            body = timeml.split("<TEXT>", 1)[1].split("</TEXT>", 1)[0]
            yield record["id"], created.group(1) if created else "", *_untag(body)


def _untag(body: str) -> tuple[str, list[Mark]]:
    text, marks, at = "", [], 0
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        inner = html.unescape(tag.group(2))
        attributes = dict(_ATTRIBUTE.findall(tag.group(1)))
        marks.append(Mark((len(text), len(text) + len(inner)), attributes["type"], attributes["value"]))
        text, at = text + inner, tag.end()
    return text + html.unescape(body[at:]), marks


def pair(gold: list[Mark], found: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs that overlap, each mark used once, in text order."""
    pairs, free = [], list(found)
    for mark in gold:
        for other in free:
            if mark.span[0] < other.span[1] and other.span[0] < mark.span[1]:
                pairs.append((mark, other))
                free.remove(other)
                break
    return pairs


def f1(hits: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall, in per cent."""
    return 200 * hits / (gold + found) if gold + found else 0.0


def main() -> int:
    """Print the figures; exit 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what is missed, too much, or of another value")
    options = parser.parse_args()
    totals = {"gold": 0, "found": 0, "relaxed": 0, "strict": 0, "type": 0, "value": 0}
    for name, created, text, gold in read(options.data / "time" / "de-krauts-dolomiten42.jsonl.gz"):
        found = [Mark(time.span, time.type, time.value) for time in find_times(text, "de", created)]
        pairs = pair(gold, found)
        totals["gold"] += len(gold)
        totals["found"] += len(found)
        totals["relaxed"] += len(pairs)
        totals["strict"] += sum(left.span == right.span for left, right in pairs)
        totals["type"] += sum(left.type == right.type for left, right in pairs)
        totals["value"] += sum(left.value == right.value for left, right in pairs)
        if options.show:
            _show(name, text, gold, found)
    scores = {key: f1(totals[key], totals["gold"], totals["found"]) for key in ("relaxed", "strict", "type", "value")}
    print(f"gold {totals['gold']}  found {totals['found']}")
    print("  ".join(f"{key} F1 {score:.1f}" for key, score in scores.items()))
    print("peer (HeidelTime, published): relaxed F1 83.1  value F1 80.0")
    return int(not held(scores, "times"))


def _show(name: str, text: str, gold: list[Mark], found: list[Mark]) -> None:
    pairs = pair(gold, found)
    hit = {left for left, _ in pairs} | {right for _, right in pairs}
    for sign, marks in (("-", gold), ("+", found)):
        for mark in marks:
            if mark not in hit:
                around = text[max(0, mark.span[0] - 40) : mark.span[1] + 25].replace("\n", " ")
                print(sign, name, repr(text[slice(*mark.span)]), mark.type, mark.value, "|", around)
    for left, right in pairs:
        if left.value != right.value or left.span != right.span:
            print("~", repr(text[slice(*left.span)]), left.value, "<>", repr(text[slice(*right.span)]), right.value)


if __name__ == "__main__":
    sys.exit(main())
