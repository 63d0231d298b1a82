"""Sentence bounds, good enough to count and to find the sentences that nobody marked."""

from __future__ import annotations

import re

from corpus.model import Spans

_STOP = re.compile(r"[.!?…]+[\"'“”»«’)\]]*(?=\s+[\"'„“”«»‘(\[—–-]*\s*[A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐ0-9]|$)", re.MULTILINE)
# One table for all languages: a full stop after these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(„“\"«])(?:[A-ZА-ЯІЇЄҐ]|\d{1,2}|Dr|Mr|Mrs|Ms|St|Prof|Nr|No|ca|bzw|vgl|usw|etc|d\.h|z\.B|u\.a|Mio|Mrd|Tel|"
    r"Abs|Art|Hr|Fr|M|MM|Mme|gen|Gen|Lt|Col|vs|ул|вул|г|р|гг|рр|тыс|тис|млн|млрд|им|ім|св|проф|см|див|т\.е|т\.д)\.$"
)


def split_sentences(text: str) -> Spans:
    """Spans of sentences; a line break always ends one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(line[0]):
            end = line.start() + stop.end()
            closed = end == line.end() or not _ABBREVIATION.search(text[line.start() : line.start() + stop.start() + 1])
            if closed:
                spans.append(_trim(text, start, end))
                start = end
        spans.append(_trim(text, start, line.end()))
    return tuple(s for s in spans if s[0] < s[1])


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.casefold())
