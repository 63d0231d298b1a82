"""Inline tags -> clean text and marks. Tags may nest and cross; the same tag and number twice is one span in parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.format import Numbered
from corpus.problems import Problems

_TAG = re.compile(r"<(/?)([a-z]+)((?:\d+(?:,\d+)*)?)((?: +[^<>]*)?)>")
_NUMBERED = {"c", "s", "q", "f", "a", "h", "r"}
SHORT_NAMES = {"per": "person", "org": "organisation", "off": "office", "out": "outlet"}
_PLAIN = {"t", "p", "n", "x", "o", *SHORT_NAMES}
_KNOWN = "<c1> <s1> <q1> <f1> <a1> <h1> <r1> <t v=..> <p> <per> <org> <off> <out> <n kind> <x> <o>"


@dataclass(frozen=True)
class Mark:
    kind: str
    number: int
    options: dict[str, str]
    begin: int
    end: int
    line: int


@dataclass
class Marked:
    """Clean text and its marks; `lines` gives the file's line for the start of each text line."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def line_at(self, offset: int) -> int:
        return next((n for start, n in reversed(self.lines) if start <= offset), self.lines[0][1] if self.lines else 1)


def parse_markup(lines: list[Numbered], problems: Problems) -> Marked:
    """Text lines are joined by line feeds, as they stand in the file."""
    marked, pending = Marked(), dict[tuple[str, str], list[tuple[int, int, str]]]()
    for index, (number, line) in enumerate(lines):
        marked.text += "\n" if index else ""
        marked.lines.append((len(marked.text), number))
        _line(number, line, marked, pending, problems)
    for (kind, ids), opened in pending.items():
        for _, number, _ in opened:
            problems.add(number, f"<{kind}{ids}> is never closed", f"add </{kind}{ids}>")
    marked.marks.sort(key=lambda m: (m.begin, -m.end))
    return marked


def _line(
    number: int,
    line: str,
    marked: Marked,
    pending: dict[tuple[str, str], list[tuple[int, int, str]]],
    problems: Problems,
) -> None:
    at = 0
    for tag in _TAG.finditer(line):
        marked.text += _checked(line[at : tag.start()], number, problems)
        at = tag.end()
        closing, kind, ids, options = tag.groups()
        if kind not in (_NUMBERED if ids else _PLAIN):
            problems.add(number, f"unknown tag {tag[0]}", f"the tags are {_KNOWN}")
        elif not closing:
            pending.setdefault((kind, ids), []).append((len(marked.text), number, options.strip()))
        elif not pending.get((kind, ids)):
            problems.add(number, f"{tag[0]} closes nothing", f"open <{kind}{ids}> before it")
        else:
            begin, opened, options = pending[kind, ids].pop()
            _close(marked, (kind, ids, options), (begin, opened), problems)
    marked.text += _checked(line[at:], number, problems)


def _checked(text: str, number: int, problems: Problems) -> str:
    if "<" in text or ">" in text:
        problems.add(number, f"stray angle bracket near {text.strip()[:30]!r}", f"'<' opens a tag only: {_KNOWN}")
    return text


def _close(marked: Marked, tag: tuple[str, str, str], start: tuple[int, int], problems: Problems) -> None:
    (kind, ids, written), (begin, line) = tag, start
    words = marked.text[begin:]
    if not words or words != words.strip():
        problems.add(
            line,
            f"<{kind}{ids}> around {words[:30]!r} is empty or has white space at its edge",
            "set the tags right against the words",
        )
    options = _options(written)
    if kind in SHORT_NAMES:
        options, kind = {SHORT_NAMES[kind]: "", **options}, "n"
    for number in ids.split(","):
        marked.marks.append(Mark(kind, int(number or 0), options, begin, len(marked.text), line))


def _options(written: str) -> dict[str, str]:
    pairs = (re.match(r"([^=]+)=?(.*)", part) for part in re.findall(r'[^\s"]+(?:"[^"]*")?', written))
    return {m[1]: m[2].strip('"') for m in pairs if m}
