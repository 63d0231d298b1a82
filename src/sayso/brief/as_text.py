"""A brief for the terminal: wrapped, no colour, footnotes by number."""

from __future__ import annotations

import textwrap

from sayso.brief.model import Brief, Sentence
from sayso.brief.showing import chain_line, mark_numbers, safe, source_line, wording_of

WIDTH = 88


def as_text(brief: Brief, width: int = WIDTH) -> str:
    """``brief`` as plain text, wrapped at ``width`` columns."""
    words = wording_of(brief)
    out = [safe(brief.title), "=" * min(width, len(safe(brief.title))), ""]
    for section in brief.sections:
        out += [section.heading, "-" * len(section.heading)]
        out += [_wrap(section.note, width, "  ")] if section.note else []
        out += [_item(brief, sentence, width) for sentence in section.sentences]
        out.append("")
    cited = brief.footnotes()
    if cited:
        heading = str(words.raw("headings.notes"))
        out += [heading, "-" * len(heading)]
        lines = (f"{source_line(citation, words)}{chain_line(citation)}; {citation.statement}" for citation in cited)
        out += [_wrap(line, width, "      ", f"{f'[{number}]':<6}") for number, line in enumerate(lines, 1)]
        out.append("")
    return "\n".join([*out, *(_wrap(line, width, "") for line in brief.closing)]) + "\n"


def _item(brief: Brief, sentence: Sentence, width: int) -> str:
    indent, first = ("    ", "  – ") if sentence.kind == "denial" else ("  ", "• ")
    return _wrap(_sentence(brief, sentence), width, indent, first)


def _sentence(brief: Brief, sentence: Sentence) -> str:
    numbers = mark_numbers(brief, sentence)
    pieces = (f" [{numbers[part.cites]}]" if part.kind == "mark" else part.text for part in sentence.parts)
    return safe("".join(pieces))


def _wrap(text: str, width: int, indent: str, first: str | None = None) -> str:
    return textwrap.fill(
        text, width=width, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
