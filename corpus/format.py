"""A family file cut into its blocks: header, articles, family block. Knows lines, not yet their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from corpus.problems import Problems

Numbered = tuple[int, str]
HEADER_KEYS = ("id", "topic", "languages", "event", "base")
ARTICLE_KEYS = (
    "outlet",
    "outlet_kind",
    "language",
    "published",
    "register",
    "url",
    "title",
    "retells",
    "role",
)
_OPENING = re.compile(r"=== *(a\d+|family) *$")


@dataclass
class RawArticle:
    name: str
    line: int
    header: dict[str, Numbered] = field(default_factory=dict)
    body: list[Numbered] = field(default_factory=list)
    attributes: list[Numbered] = field(default_factory=list)


@dataclass
class RawFamily:
    header: dict[str, Numbered] = field(default_factory=dict)
    articles: list[RawArticle] = field(default_factory=list)
    family: list[Numbered] = field(default_factory=list)


def read_raw(path: Path, problems: Problems) -> RawFamily:
    """The blocks of one file, trailing white space and comment lines (`# ...` outside bodies) dropped."""
    raw = RawFamily()
    blocks = _blocks(path.read_text(encoding="utf-8"))
    _header(blocks[0][2], raw.header, HEADER_KEYS, problems)
    for line, name, lines in blocks[1:]:
        opening = _OPENING.match(name)
        if opening is None:
            problems.add(line, f"unknown block {name!r}", "write '=== a1', '=== a2', ... or '=== family'")
        elif opening[1] == "family":
            raw.family = [(n, t) for n, t in lines if t.strip() and not t.startswith("#")]
        else:
            raw.articles.append(_article(opening[1], line, lines, problems))
    return raw


def _blocks(text: str) -> list[tuple[int, str, list[Numbered]]]:
    blocks: list[tuple[int, str, list[Numbered]]] = [(1, "", [])]
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("==="):
            blocks.append((number, line.rstrip(), []))
        else:
            blocks[-1][2].append((number, line.rstrip()))
    return blocks


def _header(lines: list[Numbered], into: dict[str, Numbered], keys: tuple[str, ...], problems: Problems) -> None:
    for number, line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in keys:
            problems.add(
                number,
                f"unknown header line {line[:40]!r}",
                f"write 'key: value' with one of {', '.join(keys)}",
            )
        elif key in into:
            problems.add(number, f"header {key!r} stands twice", "keep one")
        else:
            into[key] = number, value.strip()
    for key in keys:
        if key not in into:
            problems.add(lines[0][0] if lines else 1, f"header {key!r} is missing", f"add a line '{key}: ...'")
            into[key] = lines[0][0] if lines else 1, ""


def _article(name: str, line: int, lines: list[Numbered], problems: Problems) -> RawArticle:
    article = RawArticle(name, line)
    gap = next((i for i, (_, t) in enumerate(lines) if not t), len(lines))
    rule = next((i for i, (_, t) in enumerate(lines) if t == "---"), len(lines))
    _header(lines[:gap], article.header, ARTICLE_KEYS, problems)
    if rule == len(lines):
        problems.add(line, f"article {name} has no '---'", "put a line '---' between the text and its attribute lines")
    article.body = lines[gap:rule]
    while article.body and not article.body[0][1]:
        article.body.pop(0)
    while article.body and not article.body[-1][1]:
        article.body.pop()
    article.attributes = [(n, t) for n, t in lines[rule + 1 :] if t.strip() and not t.startswith("#")]
    return article
