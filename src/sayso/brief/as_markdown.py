"""A brief in Markdown: headings, lists, and numbered evidence; nothing in a quotation can become markup."""

from __future__ import annotations

import re

from sayso.brief.model import Brief, Citation, Sentence
from sayso.brief.showing import chain_line, mark_numbers, safe, source_line, wording_of
from sayso.brief.wording import Wording

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)")

_BULLETS = {"denial": "  - "}


def as_markdown(brief: Brief) -> str:
    """``brief`` as CommonMark."""
    words = wording_of(brief)
    out = [f"# {escape(brief.title)}", ""]
    for section in brief.sections:
        out += [f"## {section.heading}", ""]
        out += [section.note] if section.note else []
        out += [f"{_BULLETS.get(sentence.kind, '- ')}{_sentence(brief, sentence)}" for sentence in section.sentences]
        out.append("")
    cited = brief.footnotes()
    if cited:
        out += [f"## {words.raw('headings.notes')}", ""]
        out += [_note(number, citation, words) for number, citation in enumerate(cited, 1)]
        out.append("")
    return "\n".join([*out, *(f"{escape(line)}  " for line in brief.closing)]).rstrip() + "\n"


def escape(text: str) -> str:
    """``text`` on one line in which every character stands for itself."""
    escaped = _MARKUP.sub(r"\\\1", safe(text))
    unlinked = _LINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)
    return _LEADING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", unlinked)


def _sentence(brief: Brief, sentence: Sentence) -> str:
    numbers = mark_numbers(brief, sentence)
    pieces = (f" \\[{numbers[part.cites]}\\]" if part.kind == "mark" else escape(part.text) for part in sentence.parts)
    return "".join(pieces)


def _note(number: int, citation: Citation, words: Wording) -> str:
    line = f"\\[{number}\\] {escape(source_line(citation, words) + chain_line(citation))}, `{citation.statement}`"
    return f"{line}: {escape(citation.words)}  "
