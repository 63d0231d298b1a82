"""Verbatim words: what of a content is shown, in whose quotation marks, and the citation that holds it."""

from __future__ import annotations

from sayso.brief.model import Citation, Part
from sayso.brief.sources import SourceLanguage
from sayso.brief.told import Told
from sayso.brief.wording import Parts, Wording, join
from sayso.model import Article, Hop
from sayso.text import Span, Spans, trim, words

_OPENING = "„“”\"«»‚‘'‹›”"
_CLOSING = "“”\"»«‘’'›‹"
_STOPS = ".!?…"
_LOOSE = ",;:"
_ENDING = 2
DEFAULT_LIMIT = 360


def hop_words(article: Article, hop: Hop) -> str:
    """The words for ``hop``: its name where the article has it so, else the words at its span.

    Where the two differ by an ending alone, the shorter: it is nearer to the name by itself.
    """
    begin, end = hop.span
    at_span = article.text[begin:end] if 0 <= begin < end <= len(article.text) else ""
    if not hop.name or hop.name not in article.text:
        return at_span
    ending = len(hop.name) - len(at_span)
    return at_span if at_span and 0 < ending <= _ENDING and hop.name.startswith(at_span) else hop.name


def citation(told: Told, spans: Spans | None = None) -> Citation:
    """The citation of ``told``: its content, or the words under ``spans``."""
    article, statement = told.article, told.statement
    shown = statement.content if spans is None else spans
    hops = tuple(hop_words(article, hop) for hop in told.chain)
    cues = tuple(words(article.text, (span,)) for span in (*statement.cue, *statement.hedges))
    return Citation(
        statement=statement.id, article=article.id, spans=shown, words=words(article.text, shown),
        sha256=article.sha256, outlet=article.outlet, published=article.published, language=article.language,
        title=article.title, url=article.url, sourcing=tuple(said for said in (*hops, *cues) if said),
        chain=tuple(said for said in hops if said),
    )  # fmt: skip


def clip(text: str, spans: Spans, limit: int) -> tuple[Spans, bool]:
    """``spans`` cut to ``limit`` code points at a space, and whether anything was cut."""
    kept: list[Span] = []
    room = limit
    for begin, end in spans:
        if end - begin <= room:
            kept.append((begin, end))
            room -= end - begin
            continue
        edge = text.rfind(" ", begin, begin + room)
        cut = trim(text, (begin, edge if edge > begin else begin + room))
        return (*kept, *([cut] if cut[0] < cut[1] else [])), True
    return tuple(kept), False


def shown_spans(told: Told, wording: Wording, spans: Spans) -> Spans:
    """``spans`` without white space and loose stops at their ends, and without a conjunction that would hang there."""
    text = told.article.text
    cleaned = [tidy for tidy in (_tidy(text, span) for span in spans) if tidy[0] < tidy[1]]
    if cleaned and told.article.language == wording.language:
        begin, end = cleaned[0]
        first = text[begin:end].split(maxsplit=1)
        if len(first) == 2 and first[0].casefold() in wording.raw("dropped"):
            cleaned[0] = (end - len(first[1]), end)
    return tuple(span for span in cleaned if span[0] < span[1])


def _tidy(text: str, span: Span) -> Span:
    begin, end = _trimmed(text, span)
    while end > begin and text[end - 1] in _LOOSE:
        end -= 1
    return _trimmed(text, (begin, end))


def _trimmed(text: str, span: Span) -> Span:
    """``span`` within the text and without white space at its ends, so that even a wrong span can be refused."""
    begin, end = (min(max(0, edge), len(text)) for edge in span)
    return trim(text, (begin, max(begin, end)))


def quoted(told: Told, wording: Wording, spans: Spans, limit: int = DEFAULT_LIMIT) -> Parts:
    """The words under ``spans`` in quotation marks, marked with the language where it is not the brief's.

    Words that bring their own marks keep them; others get those of their own language.
    """
    text, language = told.article.text, told.article.language
    whole = shown_spans(told, wording, spans)
    kept, cut = clip(text, whole, limit)
    said = [Part(text[b:e], "words", language=language) for b, e in kept]
    pieces: list[Part] = []
    for part in said:
        pieces += [Part(" … "), part] if pieces else [part]
    if cut:
        pieces.append(Part(" […]"))
    shown = words(text, kept)
    opening, closing = ("", "") if said and not cut and enclosed(shown) else marks(told.source, shown)
    tag = wording.say("language_tag", language=wording.tongue(language)) if language != wording.language else ()
    return join(opening, tuple(pieces), closing, tag)


def marks(source: SourceLanguage, said: str = "") -> tuple[str, str]:
    """The quotation marks of the language for ``said``: its first, or its others where ``said`` holds the first."""
    return source.other_marks if any(mark.strip() in said for mark in source.marks) else source.marks


def enclosed(said: str) -> bool:
    """Whether ``said`` is one quotation in its own marks: they open at its begin, close at its end, never between."""
    core = said.rstrip(_STOPS + _LOOSE)
    if len(core) < 3 or core[0] not in _OPENING or core[-1] not in _CLOSING:
        return False
    inner = core[1:-1]
    return core[0] not in inner and core[-1] not in inner


def stop(parts: Parts) -> Parts:
    """``parts`` with a full stop, unless the words or what follows them already end in one."""
    text = "".join(part.text for part in parts).rstrip(" " + _CLOSING)
    return parts if text.endswith(tuple(_STOPS)) else join(parts, ".")
