"""What the printed forms share: text safe to show, and how a footnote reads."""

from __future__ import annotations

import re
import unicodedata

from sayso.brief.model import Brief, Citation, Sentence
from sayso.brief.wording import Wording, wording

_UNSAFE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

_RUN = re.compile(" {2,}")


def safe(text: str) -> str:
    """``text`` on one line, without control characters or marks that turn the direction of a terminal's line."""
    return _RUN.sub(" ", "".join(_replacement(char) for char in text))


def _replacement(char: str) -> str:
    if char in "\n\r\t\u2028\u2029\x0b\x0c\x85":
        return " "
    return "\ufffd" if char in _UNSAFE or unicodedata.category(char) in ("Cc", "Cs") else char


def source_line(citation: Citation, words: Wording) -> str:
    """Outlet, day of publication and language of a citation: what a footnote begins with."""
    name = citation.outlet or citation.title or str(words.raw("who.untitled"))
    return safe(f"{name}, {words.date(citation.published)}, {words.tongue(citation.language)}")


def chain_line(citation: Citation) -> str:
    """The hops behind the outlet in the article's own words, each after an arrow; empty where there are none."""
    return safe("".join(f" ← {said}" for said in citation.chain))


def wording_of(brief: Brief) -> Wording:
    """The wording in which ``brief`` was composed."""
    return wording(brief.language)


def mark_numbers(brief: Brief, sentence: Sentence) -> list[int]:
    """The footnote number of each citation of ``sentence``, by its index."""
    notes = brief.notes()
    return [notes[citation.statement, citation.spans] for citation in sentence.citations]
