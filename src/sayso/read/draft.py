"""What a reader found, before it is an article; and the step that makes it one.

The text of an article begins with its title as the first paragraph: it is set before the text where the input has it
apart, and only pointed at where the text begins with it. Nothing else is added; only white space may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.errors import DamagedInput, EmptyInput
from sayso.model.article import Article, Block, BlockKind, DateBasis, article_id
from sayso.read.language import identify
from sayso.read.options import ReadOptions, Refusal, now
from sayso.read.when import iso_time
from sayso.text import Span, digest, trim

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its reader understood it; ``title_span`` is set where ``text`` itself holds the title."""

    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    likely_outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: DateBasis = "missing"
    authors: tuple[str, ...] = ()


# What a reader yields: where each thing is, and what it is or why it is refused.
Found = tuple[str, Draft | Refusal]


def lay_out(parts: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """One text out of blocks, an empty line between them, and where each stands in it."""
    text, blocks, at = [], [], 0
    for kind, words in parts:
        text.append(words)
        blocks.append(Block((at, at + len(words)), kind))
        at += len(words) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(text), tuple(blocks)


def one_line(words: str | None) -> str | None:
    """``words`` with its white space made single spaces, None where nothing is left."""
    return " ".join(words.split()) or None if words else None


def finish(draft: Draft, options: ReadOptions, where: str) -> Article:
    """The article that ``draft`` is. Raises EmptyInput or DamagedInput where its text cannot be stored."""
    draft = _with_title(draft)
    _check(draft, where)
    outlet = draft.outlet or options.outlet or draft.likely_outlet
    published, basis = _published(draft, options)
    return Article(
        id=article_id(outlet, draft.url, draft.title, draft.text),
        outlet=outlet,
        url=draft.url,
        title=draft.title,
        title_span=draft.title_span,
        language=options.language or identify(draft.text, draft.language),
        published=published,
        captured=options.captured or now(),
        text=draft.text,
        sha256=digest(draft.text),
        authors=draft.authors,
        published_basis=basis,
        blocks=draft.blocks,
    )


def _check(draft: Draft, where: str) -> None:
    if not any(c.isalnum() for c in draft.text):
        raise EmptyInput("there are no words in it", where=where, advice="check that the text was saved with it")
    values = (draft.text, draft.title, draft.outlet, draft.url, draft.published, *draft.authors)
    for value in filter(None, values):
        found = next((c for c in value if c == "\0" or "\ud800" <= c <= "\udfff"), None)
        if found:
            kind = "a NUL character" if found == "\0" else f"half of a surrogate pair (U+{ord(found):04X})"
            raise DamagedInput(
                f"holds {kind} at character {value.index(found)}", where=where, advice="save it again as valid Unicode"
            )


def _with_title(draft: Draft) -> Draft:
    title = one_line(draft.title)
    if title is None:
        return replace(draft, title=None, title_span=None)
    if draft.title_span is None:
        span = _title_at_start(draft.text, title)
        if span is None:
            return _title_before(draft, title)
        draft = replace(draft, title_span=span)
    assert draft.title_span is not None
    return replace(draft, title=title, blocks=_marked(draft.blocks, draft.title_span))


def _title_at_start(text: str, title: str) -> Span | None:
    """Where the first paragraph of ``text`` is the title, whatever its white space; None where it is not."""
    begin, _ = trim(text, (0, len(text)))
    at = begin
    for word in title.split():
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
    rest = text[at:].split("\n", 1)[0]
    return (begin, at) if not rest.strip() else None


def _title_before(draft: Draft, title: str) -> Draft:
    body = draft.text.lstrip()
    shift = len(title) + len(PARAGRAPH_BREAK) - (len(draft.text) - len(body))
    moved = tuple(Block((b.span[0] + shift, b.span[1] + shift), b.kind) for b in draft.blocks)
    span = (0, len(title))
    text = title + PARAGRAPH_BREAK + body
    return replace(draft, text=text, title=title, title_span=span, blocks=(Block(span, "title"), *moved))


def _marked(blocks: Sequence[Block], span: Span) -> tuple[Block, ...]:
    """``blocks`` with the title as a block of its own; the block that held it keeps what comes after it."""
    rest = []
    for block in blocks:
        begin, end = block.span
        if end <= span[1]:
            continue
        rest.append(Block((max(begin, span[1]), end), block.kind))
    return (Block(span, "title"), *rest)


def _published(draft: Draft, options: ReadOptions) -> tuple[str | None, DateBasis]:
    stated = iso_time(draft.published)
    given = iso_time(options.published)
    if stated and (draft.published_basis != "page" or not given):
        return stated, draft.published_basis
    return (given, "given") if given else (None, "missing")
