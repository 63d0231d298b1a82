"""Every marked example of the writer's guide must pass the checker that the guide describes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.article import read_article
from corpus.format import RawArticle
from corpus.problems import Problems
from corpus.rules_statement import statement_faults

README = Path("corpus/README.md")
EXAMPLES = re.findall(r"```marked (\w\w)\n(.*?)\n---\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)


def _header(language: str) -> dict[str, tuple[int, str]]:
    values = {
        "outlet": "Nordblatt", "outlet_kind": "paper", "language": language, "published": "2031-03-04T18:20+01:00",
        "register": "broadsheet", "url": "https://n.example/a", "title": "T", "retells": "none", "role": "origin",
    }  # fmt: skip
    return {k: (1, v) for k, v in values.items()}


def test_guide_has_examples_in_every_language() -> None:
    assert {language for language, _, _ in EXAMPLES} == {"de", "en", "fr", "uk", "ru"}


@pytest.mark.parametrize(("language", "body", "lines"), EXAMPLES)
def test_example_passes(language: str, body: str, lines: str) -> None:
    raw = RawArticle(
        "a1", 1, _header(language), list(enumerate(body.split("\n"), 2)), list(enumerate(lines.split("\n"), 20))
    )
    problems = Problems(README)
    read = read_article(raw, "x", problems)
    assert [str(p) for p in problems.found] == []
    assert list(statement_faults(read)) == []
    assert len([s for s in read.statements if not s.implicit]) == len(lines.split("\n"))
