"""Pledges of the family block: indented fields below `pledge P1: a1.4, a2.2`."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.format import Numbered
from corpus.model import INSTRUMENTS, STATES, Milestone, Passage, Pledge
from corpus.problems import Problems
from corpus.times import is_date

_FIELDS = (
    "wording",
    "promisors",
    "beneficiaries",
    "action",
    "condition",
    "amount",
    "deadline",
    "made_on",
    "made_at",
    "instrument",
    "state",
)
_NEEDED = ("wording", "promisors", "action", "made_on", "instrument", "state")
_MILESTONE = re.compile(r"milestone (\w+) (\S+) (a\d+\.\d+)((?: (?:partial|unconfirmed))*)$")
_PASSAGE = re.compile(r'(a\d+)((?: +"[^"]+")+)$')
_AMOUNT = re.compile(r'([\d.]+) (\S+) "([^"]+)"$')


class _Context(NamedTuple):
    family: str
    texts: dict[str, str]
    problems: Problems


def read_pledge(
    head: tuple[int, str, str], lines: list[Numbered], where: tuple[str, dict[str, str]], problems: Problems
) -> Pledge | None:
    """None where a needed field is missing; every fault is noted."""
    number, ident, statements = head
    context = _Context(where[0], where[1], problems)
    values, milestones = _fields(lines, context)
    missing = [f for f in _NEEDED if f not in values]
    if missing:
        problems.add(number, f"pledge {ident} lacks {', '.join(missing)}", "add indented lines '  key: value' below it")
        return None
    for key, known in (("instrument", INSTRUMENTS), ("state", STATES)):
        if values[key][1] not in known:
            problems.add(values[key][0], f"unknown {key} {values[key][1]!r}", f"write one of {', '.join(known)}")
    for key in ("made_on", "deadline"):
        if key in values and not is_date(values[key][1]):
            problems.add(
                values[key][0],
                f"{key} {values[key][1]!r} is no date",
                "write 2031-03-04, 2031-03, 2031 or EDTF (2031-24 is winter)",
            )
    action = _passage(values["action"], context)
    condition = _passage(values["condition"], context) if "condition" in values else None
    return Pledge(
        f"{context.family}/{ident}",
        values["wording"][1],
        tuple(f"{context.family}/{s.strip()}" for s in statements.split(",")),
        _list(values, "promisors", context),
        _list(values, "beneficiaries", context),
        action,
        condition,
        _amount(values, context),
        values["deadline"][1] if "deadline" in values else None,
        values["made_on"][1],
        values["made_at"][1] if "made_at" in values else None,
        values["instrument"][1],
        values["state"][1],
        tuple(milestones),
        number,
    )


def _fields(lines: list[Numbered], context: _Context) -> tuple[dict[str, Numbered], list[Milestone]]:
    values: dict[str, Numbered] = {}
    milestones = []
    for number, line in lines:
        key, _, value = line.strip().partition(": ")
        if found := _MILESTONE.match(line.strip()):
            state, date, statement, flags = found.groups()
            milestones.append(
                Milestone(
                    state,
                    date,
                    f"{context.family}/{statement}",
                    "unconfirmed" not in flags,
                    "partial" in flags,
                )
            )
            if state not in STATES or not is_date(date):
                context.problems.add(
                    number, f"milestone {state} {date}", f"write a date and one of {', '.join(STATES)}"
                )
        elif key in _FIELDS:
            values[key] = number, value.strip()
        else:
            context.problems.add(
                number,
                f"unknown pledge line {line.strip()[:40]!r}",
                f"write 'milestone STATE DATE a1.2 [partial] [unconfirmed]' or one of {', '.join(_FIELDS)}",
            )
    return values, milestones


def _list(values: dict[str, Numbered], key: str, context: _Context) -> tuple[str, ...]:
    number, written = values.get(key, (0, ""))
    names = tuple(n.strip() for n in written.split(";") if n.strip())
    for name in names:
        if not any(name in text for text in context.texts.values()):
            context.problems.add(
                number, f"{key} {name!r} stands in no article", "write the name as one of the articles has it"
            )
    return names


def _passage(value: Numbered, context: _Context) -> Passage:
    number, written = value
    found = _PASSAGE.match(written)
    if found is None:
        context.problems.add(
            number,
            f"cannot read passage {written[:40]!r}",
            'write a1 "words of the article" (several parts: a1 "one" "two")',
        )
        return Passage("", ())
    article = f"{context.family}/{found[1]}"
    text = context.texts.get(article, "")
    spans: list[tuple[int, int]] = []
    for words in re.findall(r'"([^"]+)"', found[2]):
        at = text.find(words, spans[-1][1] if spans else 0)
        if at < 0:
            context.problems.add(
                number, f"{words!r} is not in {found[1]}", "copy the words letter for letter, in text order"
            )
        spans.append((at, at + len(words)))
    return Passage(article, tuple(spans))


def _amount(values: dict[str, Numbered], context: _Context) -> tuple[float, str, str] | None:
    if "amount" not in values:
        return None
    number, written = values["amount"]
    found = _AMOUNT.match(written)
    if found is None or not any(found[3] in t for t in context.texts.values()):
        context.problems.add(
            number,
            f"cannot read amount {written!r}",
            'write 40000000 EUR "40 millions d’euros", the words as an article has them',
        )
        return None
    return float(found[1]), found[2], found[3]
