"""The rules against the golden examples, which were marked from the conventions alone, before the rules."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.extract import Extractor, load
from sayso.extract.loader import known
from tests.golden.golden import LANGUAGES, REPORTS, Example, article, examples, expected, problems, report


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return load("rules")


def _cases() -> list[Any]:
    cases = []
    for language in LANGUAGES:
        for example in examples(language):
            reason = example.known_failure
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            cases.append(pytest.param(example, id=f"{language}-{example.name}", marks=marks))
    return cases


@pytest.mark.parametrize("example", _cases())
def test_example(rules: Extractor, example: Example) -> None:
    assert problems(example, rules.extract(article(example))) == []


@pytest.mark.parametrize("language", REPORTS)
def test_eight_phenomena(rules: Extractor, language: str) -> None:
    example, raw = report(language)
    found = rules.extract(article(example))
    wanted = [expected(entry) for entry in raw]
    missing = {w.content or w.contains: problems(_with(example, w), found) for w in wanted}
    assert {what: why for what, why in missing.items() if why} == {}


def _with(example: Example, statement: Any) -> Example:
    return Example(example.name, example.text, example.language, only=False, statements=(statement,))


def test_every_language_has_golden_examples() -> None:
    assert set(known()) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_an_example_is_in_its_text(language: str) -> None:
    from tests.golden.golden import locate  # noqa: PLC0415

    for example in examples(language):
        text = article(example).text
        for want in example.statements:
            for parts in (want.content, want.contains, *((s,) for s in want.source or () if s)):
                assert len(locate(text, parts)) == len(parts)
