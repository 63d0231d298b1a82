"""All rules over all sentences of a document, in reading order; what one sentence found the next may carry on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.extract.find.blocks import block_quotations
from sayso.extract.find.clauses import clause_statements, so_statements
from sayso.extract.find.context import Context
from sayso.extract.find.continued import joined
from sayso.extract.find.cues import find_cues
from sayso.extract.find.direct import direct_statements
from sayso.extract.find.draft import Draft
from sayso.extract.find.formulas import formula_statements, past_citing
from sayso.extract.find.free import carried, quotative
from sayso.extract.find.headline import headline_statements, title_parts
from sayso.extract.find.nominal import denier, nominal_statements
from sayso.extract.find.reported import noun_reports, object_statements
from sayso.extract.find.resumed import completed, resumed, resumes
from sayso.extract.layer.document import Document
from sayso.extract.layer.segments import cut
from sayso.text import Span

_CARRY_OVER = 1


@dataclass
class Memory:
    """Who spoke last, in which paragraph, and whether the last sentence was carried."""

    last: Draft | None = None
    paragraph: int = -1
    silent: int = 0
    free: bool = False
    before: Span | None = None
    unsourced: Draft | None = None
    out: list[Draft] = field(default_factory=list)


def sweep(document: Document) -> list[Draft]:
    """Every draft of the document."""
    memory = Memory()
    blocks, skip = block_quotations(document)
    memory.out += blocks
    for index, (begin, end) in enumerate(document.sentences):
        if index not in skip:
            _sentence(document, begin, end, memory)
    return joined(document, memory.out)


def _sentence(document: Document, begin: int, end: int, memory: Memory) -> None:
    sentence = cut(document, begin, end)
    context = Context(document, sentence, ())
    context = replace(context, cues=tuple(find_cues(document, sentence)))
    paragraph = document.paragraph_of(document.tokens.starts[begin])
    near = memory.last if paragraph == memory.paragraph or memory.silent <= _CARRY_OVER else None
    again = resumed(context, memory.before) if resumes(context) else None
    if again is None and resumes(context) and memory.unsourced and memory.out[-1:] == [memory.unsourced]:
        memory.out[-1] = completed(context, memory.unsourced)
        memory.before, memory.unsourced = None, None
        return
    drafts = [again] if again else [d for part in title_parts(context) for d in _attributed(part)]
    free = None
    if not drafts:
        free = carried(context, near, memory.free) or quotative(context, near)
        drafts += [free] if free else []
    drafts += [_borrow(d, near) for d in direct_statements(context, drafts)]
    drafts += noun_reports(context)
    _remember(memory, drafts, paragraph, free)
    if not drafts and (voice := denier(context)):
        memory.last, memory.silent = voice, 0
    plain = not drafts and not document.in_title(begin) and document.tokens.words[end - 1] != "?"
    memory.before = document.tokens.span(begin, end) if plain else None
    memory.unsourced = drafts[0] if len(drafts) == 1 and not drafts[0].source else None


def _attributed(context: Context) -> list[Draft]:
    """What the sentence attributes outside quotations, by the rules in their order."""
    clauses = (past_citing(context, d) for d in clause_statements(context))
    drafts = [*clauses, *so_statements(context), *formula_statements(context)]
    drafts += nominal_statements(context, drafts)
    drafts = _distinct(drafts)
    drafts += object_statements(context, drafts)
    if not drafts and context.document.in_title(context.sentence.begin):
        drafts += headline_statements(context)
    return drafts


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Of drafts with the same content the first rule's stays."""
    out: list[Draft] = []
    for draft in drafts:
        if all(draft.content != other.content for other in out):
            out.append(draft)
    return out


def _borrow(draft: Draft, last: Draft | None) -> Draft:
    if draft.source or draft.cue or last is None or draft.rule not in ("alone", "loose"):
        return draft
    return replace(draft, source=last.source, medium=last.medium, borrowed=True)


def _remember(memory: Memory, drafts: list[Draft], paragraph: int, free: Draft | None) -> None:
    merged = bool(free and memory.free and memory.out and _joins(memory, free, paragraph))
    if merged and free:
        before = memory.out[-1]
        whole = replace(before, content=(*before.content[:-1], (before.content[-1][0], free.content[-1][1])))
        memory.out[-1] = whole
        memory.out += [d for d in drafts if d is not free]
        memory.out.sort(key=lambda d: d is whole)
    else:
        memory.out += drafts
        if free:
            memory.out.sort(key=lambda d: d is free)
    speaking = [d for d in drafts if d.source and d.rule != "noun"]
    memory.silent = 0 if speaking or free else memory.silent + 1
    if speaking:
        memory.last = speaking[0]
    elif memory.silent > 2:
        memory.last = None
    memory.paragraph = paragraph
    memory.free = free is not None


def _joins(memory: Memory, free: Draft, paragraph: int) -> bool:
    before = memory.out[-1]
    return before.mode == free.mode and before.source == free.source and paragraph == memory.paragraph
