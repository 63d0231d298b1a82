"""A heading asserts nothing, the first line of a report without a title among them; a title does."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract import load
from sayso.model import Block
from tests.extract.making import article, said

TEXT = "Was geschehen ist\nDer Damm hielt in der Nacht stand."


def own(kind: str) -> list[str]:
    first = Block((0, 17), "heading" if kind == "heading" else "title")
    blocks = (first, Block((18, len(TEXT)), "paragraph"))
    found = load("rules").extract(replace(article(TEXT), blocks=blocks))
    return [said(TEXT, s.content) for s in found.statements]


def test_a_heading_asserts_nothing() -> None:
    assert own("heading") == ["Der Damm hielt in der Nacht stand."]


def test_a_title_does() -> None:
    assert own("title") == ["Was geschehen ist", "Der Damm hielt in der Nacht stand."]
