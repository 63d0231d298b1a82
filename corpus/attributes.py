"""Attribute lines: `1: indirect speech denied chain=office:"the ministry"/one claim=A drift=hedge_lost@a1.1`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.format import Numbered
from corpus.model import CERTAINTIES, COUNTS, MEDIA, MODES, POLARITIES, RESPONSES, SOURCE_KINDS
from corpus.problems import Problems

_HOP = r'(?:\d+|none|[a-z]+:"[^"]*"(?:/[a-z]+)?)'
_TOKEN = re.compile(
    rf'chain=(?P<chain>{_HOP}(?:\s*>\s*{_HOP})*)(?=\s|$)|(?P<key>\w+)=(?P<value>"[^"]*"|\S+)|(?P<word>\S+)'
)
_HOP_PARTS = re.compile(r'([a-z]+):"([^"]*)"(?:/([a-z]+))?')
FLAGS = ("nocue", "noquotes")
_GROUPS = {"mode": MODES, "medium": MEDIA, "polarity": POLARITIES, "certainty": CERTAINTIES}
KEYS = ("chain", "claim", "in", "act", "drift", "denies", "corroborates", "qualifies", "corrects", "by", "to")
_RESPONSE_KEYS = {"by", "to"}


@dataclass(frozen=True)
class HopText:
    kind: str
    words: str
    count: str


@dataclass(frozen=True)
class Line:
    """One attribute line. `chain` holds hops or the number of a statement whose chain stands there."""

    number: int
    response: bool
    values: dict[str, str]
    flags: frozenset[str]
    options: dict[str, str]
    chain: tuple[HopText | int, ...] | None
    line: int


def parse_attributes(lines: list[Numbered], problems: Problems) -> list[Line]:
    out: list[Line] = []
    for number, text in lines:
        head = re.match(r"\s*(r?)(\d+): *(.*)$", text)
        if head is None:
            problems.add(
                number,
                f"not an attribute line: {text[:40]!r}",
                "write '1: indirect speech chain=... claim=A'",
            )
            continue
        out.append(_line((number, head[3]), int(head[2]), bool(head[1]), problems))
    _twice(out, problems)
    return out


def _twice(lines: list[Line], problems: Problems) -> None:
    seen: set[tuple[int, bool]] = set()
    for line in lines:
        if (line.number, line.response) in seen:
            problems.add(line.line, f"two attribute lines for {line.number}", "give each statement its own number")
        seen.add((line.number, line.response))


def _line(numbered: Numbered, statement: int, response: bool, problems: Problems) -> Line:
    number, text = numbered
    values: dict[str, str] = {}
    flags: set[str] = set()
    options: dict[str, str] = {}
    chain: tuple[HopText | int, ...] | None = None
    for token in _TOKEN.finditer(text):
        if token["chain"]:
            chain = _chain(number, token["chain"], problems)
        elif token["key"]:
            _option(number, (token["key"], token["value"].strip('"')), options, problems)
        elif token["word"] in FLAGS:
            flags.add(token["word"])
        else:
            _word(number, token["word"], values, response, problems)
    for key in sorted(options):
        if (key in _RESPONSE_KEYS) != response:
            problems.add(
                number,
                f"{key}= does not belong on this line",
                "by= and to= stand on response lines (r1:) only",
            )
    return Line(statement, response, values, frozenset(flags), options, chain, number)


def _option(number: int, pair: tuple[str, str], options: dict[str, str], problems: Problems) -> None:
    if pair[0] == "chain":
        problems.add(
            number,
            f"cannot read chain={pair[1]}",
            'write chain=outlet:"Nordblatt"/one > unnamed:"ein Mitarbeiter"/one',
        )
    elif pair[0] not in KEYS:
        problems.add(number, f"unknown key {pair[0]}=", f"the keys are {', '.join(KEYS)}")
    elif pair[0] in options:
        problems.add(number, f"{pair[0]}= stands twice", "join the values by a comma")
    else:
        options[pair[0]] = pair[1]


def _word(number: int, word: str, values: dict[str, str], response: bool, problems: Problems) -> None:
    groups = {"kind": RESPONSES} if response else _GROUPS
    group = next((g for g, known in groups.items() if word in known), None)
    if group is None:
        known = ", ".join(w for ws in groups.values() for w in ws)
        problems.add(number, f"unknown word {word!r}", f"the words are {known}, {', '.join(FLAGS)}")
    elif group in values:
        problems.add(number, f"two values for {group}: {values[group]} and {word}", "keep one")
    else:
        values[group] = word


def _chain(number: int, text: str, problems: Problems) -> tuple[HopText | int, ...]:
    hops: list[HopText | int] = []
    for part in re.findall(_HOP, text):
        if part.isdigit():
            hops.append(int(part))
        elif parts := _HOP_PARTS.match(part):
            kind, words, count = parts[1], parts[2], parts[3] or "one"
            if kind not in SOURCE_KINDS:
                problems.add(number, f"unknown kind of source {kind!r}", f"the kinds are {', '.join(SOURCE_KINDS)}")
            if count not in COUNTS:
                problems.add(number, f"unknown count {count!r}", f"the counts are {', '.join(COUNTS)}")
            hops.append(HopText(kind, words, count))
    return tuple(hops)
