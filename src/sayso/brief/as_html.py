"""A brief as one self-contained page: no script, no request, readable in light, dark and print."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources

from sayso.brief.model import Brief, Citation, Part, Section, Sentence
from sayso.brief.showing import chain_line, mark_numbers, safe, source_line, wording_of
from sayso.brief.wording import Wording

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(brief: Brief) -> str:
    """``brief`` as HTML 5; everything that comes from an article is escaped and carries its language."""
    words = wording_of(brief)
    title = _text(brief.title)
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(brief.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    marked: set[int] = set()
    body = "".join(_section(brief, section, marked) for section in brief.sections)
    closing = "".join(f"<p>{_text(line)}</p>\n" for line in brief.closing)
    foot = f"<footer>\n{closing}</footer>\n</body>\n</html>\n"
    return f"{head}{body}{_notes(brief, words)}</main>\n{foot}"


def _section(brief: Brief, section: Section, marked: set[int]) -> str:
    name = f"section-{section.key}"
    inner = "".join(f'<li class="{s.kind}">{_sentence(brief, s, marked)}</li>\n' for s in section.sentences)
    listed = f"<ul>\n{inner}</ul>\n" if inner else f'<p class="note">{_text(section.note)}</p>\n'
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{_text(section.heading)}</h2>\n{listed}</section>\n'


def _sentence(brief: Brief, sentence: Sentence, marked: set[int]) -> str:
    numbers = mark_numbers(brief, sentence)
    return "".join(_part(brief, part, numbers, marked) for part in sentence.parts)


def _part(brief: Brief, part: Part, numbers: list[int], marked: set[int]) -> str:
    if part.kind == "mark":
        number = numbers[part.cites]
        anchor = "" if number in marked else f' id="mark-{number}"'
        marked.add(number)
        return f'<a class="mark"{anchor} href="#note-{number}">[{number}]</a>'
    if part.language and part.language != brief.language:
        return f'<span lang="{escape(part.language)}" dir="auto">{_text(part.text)}</span>'
    return _text(part.text)


def _notes(brief: Brief, words: Wording) -> str:
    cited = brief.footnotes()
    if not cited:
        return ""
    inner = "".join(_note(number, citation, words) for number, citation in enumerate(cited, 1))
    heading = _text(str(words.raw("headings.notes")))
    return f'<section aria-labelledby="notes">\n<h2 id="notes">{heading}</h2>\n<ol>\n{inner}</ol>\n</section>\n'


def _note(number: int, citation: Citation, words: Wording) -> str:
    name = _text(source_line(citation, words))
    address = citation.url or ""
    if address.startswith(("https://", "http://")):
        name = f'<a href="{escape(address)}" rel="noreferrer">{name}</a>'
    said = f'<q lang="{escape(citation.language)}" dir="auto">{_text(citation.words)}</q>'
    anchor = f'<a class="id" id="{escape(citation.statement)}-{number}" href="#mark-{number}">'
    known = f"{name}{_text(chain_line(citation))}"
    return f'<li id="note-{number}">{known}: {said} {anchor}<code>{_text(citation.statement)}</code></a></li>\n'


def _text(text: str) -> str:
    return escape(safe(text))


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("wording", "page.css").read_text(encoding="utf-8")
