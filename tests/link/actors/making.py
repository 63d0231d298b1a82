"""Articles with names marked in their text: [Emmanuel Macron|person]."""

from __future__ import annotations

import re

from sayso.model import Article, Name

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def article(ident: str, language: str, marked: str) -> Article:
    """An article whose names stand in brackets with their kind."""
    text, names, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        begin = len(text)
        text += found.group(1)
        names.append(Name((begin, len(text)), found.group(1), found.group(2), str(len(names))))  # type: ignore[arg-type]
        at = found.end()
    text += marked[at:]
    return Article(
        id=ident, outlet=None, url=None, title=None, title_span=None, language=language, published=None, captured="",
        text=text, sha256="", names=tuple(names),
    )  # fmt: skip
