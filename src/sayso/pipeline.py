"""Composes the stages: inputs to articles, articles to statements, statements into a ledger, and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import numpy as np

from sayso import __version__
from sayso.brief import Told, Tree, tree
from sayso.errors import ModelError, NotInLedger
from sayso.extract import Extractor, statement_vectors
from sayso.ledger import Ledger, Near, Part, Run
from sayso.link import (
    VERSION,
    Linked,
    Material,
    Reason,
    Vector,
    Vectors,
    keys,
    link_parts,
    material,
    parts_of,
    reasons,
    settled,
)
from sayso.model import Article, Extraction, Statement, to_record
from sayso.read import ReadOptions, Refusal, read
from sayso.text import content_id


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that went into the ledger, or that it held already (``new`` is False, ``statements`` 0)."""

    article: Article
    new: bool
    statements: int


def extract_paths(
    paths: Iterable[str], extractor: Extractor, *, options: ReadOptions | None = None
) -> Iterator[Extraction | Refusal]:
    """Reads ``paths`` and extracts each article, lazily and in order; what cannot be taken comes as a Refusal."""
    for item in read(paths, options or ReadOptions()):
        yield item if isinstance(item, Refusal) else extractor.extract(item)


def read_into(
    ledger: Ledger, paths: Iterable[str], extractor: Extractor, *, options: ReadOptions | None = None
) -> Iterator[Taken | Refusal]:
    """Reads ``paths`` into ``ledger``, one transaction an article, lazily: nothing happens unless iterated.

    An article that the ledger holds with statements of this very extractor is not extracted again. Raises
    LedgerError where the ledger itself cannot go on (full, busy); what went in before stays whole.
    """
    run = new_run(extractor)
    for item in read(paths, options or ReadOptions()):
        if isinstance(item, Refusal):
            yield item
        elif ledger.known(item.id, run.model):
            yield Taken(item, new=False, statements=0)
        else:
            extraction = extractor.extract(item)
            added = ledger.add(extraction, run)
            yield Taken(extraction.article, new=added.new_article, statements=added.statements)


def new_run(extractor: Extractor, *, started: str | None = None) -> Run:
    """A run of ``extractor``: its id is a hash of the model, the program's version and the time it started."""
    model = f"{extractor.name}@{extractor.version}"
    at = started or datetime.now(UTC).isoformat(timespec="microseconds")
    return Run(content_id("run", model, __version__, at), model, at, __version__, {"model": extractor.name})


NEAR = 24
"""How many linked articles an article that came in is compared with, those that share the most with it."""

_AT_ONCE = 64
"""Of more new articles than this the whole ledger is linked, unless it holds much more than they are."""


@dataclass(frozen=True, slots=True)
class LinkDone:
    """What one linking did: how many articles were new to it, and what stands now in the parts that it touched."""

    articles: int
    touched: int
    claims: int = 0
    shared: int = 0
    relations: int = 0
    drift: int = 0
    stories: int = 0


def reader_vectors() -> Vectors | None:
    """The vectors of the weights that are installed; None where there are none, or what runs them is missing.

    Linking does without them: `sayso doctor` says which weights are there, and in what state.
    """
    try:
        return statement_vectors()
    except ModelError:
        return None


def link_into(ledger: Ledger, *, vectors: Vectors | None = None, everything: bool = False) -> LinkDone:
    """Link what came into ``ledger`` since it was linked last, or ``everything`` anew; one transaction.

    Only the parts that the new articles touch are linked again and rewritten. Raises LedgerBusy where an article was
    read anew meanwhile.
    """
    version = f"{VERSION} {vectors.name}" if vectors is not None else VERSION
    pending = ledger.links.pending(version)
    if not pending and not everything:
        return LinkDone(0, 0)
    whole = everything or len(pending) > _AT_ONCE
    near = ledger.links.read(None if whole else _touched(ledger, pending, vectors))
    held, parts = _linked(ledger, near, vectors)
    fresh = None if whole else set(pending)
    found = {article: some for article, some in keys(held).items() if fresh is None or article in fresh}
    ledger.links.write([_part(part) for part in parts], near, found, version=version, whole=whole)
    return _done(parts, len(pending), len(near.articles))


def claim_tree(ledger: Ledger, id_: str) -> Tree:
    """All that ``ledger`` holds on the claim that ``id_`` begins: its voices, its denials, its drift.

    Raises NotInLedger where there is none.
    """
    links = ledger.links
    claim = links.claim(id_)
    first = claim.statements[0]
    relations = list(links.relations(ids=[claim.id, *claim.statements]))
    voices = [voice for voice in links.others("voice", first) if voice["claim"] == claim.id]
    copies = list(links.others("copy", first))
    said = [ledger.statement(s) for s in dict.fromkeys([*claim.statements, *(one.start for one in relations)])]
    held = {id_: ledger.article(id_) for id_ in {s.article for s in said}}
    told = {s.id: Told(s, held[s.article]) for s in said}
    drift = [one for one in links.drift(ids=claim.statements) if one.statement in claim.statements]
    return tree(claim, told, voices, drift=drift, relations=relations, copies=copies)


def explain_pair(ledger: Ledger, left: str, right: str, *, vectors: Vectors | None = None) -> tuple[Reason, ...]:
    """What speaks for and against two statements of ``ledger`` being one claim. Raises NotInLedger."""
    near = ledger.links.read(sorted({ledger.statement(id_).article for id_ in (left, right)}))
    known = {statement.id for statement in near.statements}
    for id_ in (left, right):
        if id_ not in known:
            raise NotInLedger("no current statement", where=id_, advice="see `sayso statements` for those there are")
    kept = _vectors(ledger, near, vectors, keep=False) if vectors is not None else {}
    return reasons(_material(near, kept), left, right)


def _touched(ledger: Ledger, pending: Sequence[str], vectors: Vectors | None) -> list[str]:
    """The new articles, and every part that one of them is tied to."""
    fresh = ledger.links.read(pending)
    found = {near for some in keys(_material(fresh)).values() for near in ledger.links.near(some, NEAR)}
    close = [*pending, *sorted(found - {*pending})]
    near = ledger.links.read(close)
    kept = _vectors(ledger, near, vectors) if vectors is not None else {}
    parts = parts_of(_material(near, kept), judged=settled(near.judged))
    tied = {article for part in parts if not {*part}.isdisjoint(pending) for article in part}
    return sorted(ledger.links.around(tied | {*pending} | ledger.links.partners(pending)))


def _linked(ledger: Ledger, near: Near, vectors: Vectors | None) -> tuple[Material, tuple[Linked, ...]]:
    held = _material(near, _vectors(ledger, near, vectors) if vectors is not None else {})
    return held, link_parts(held, judged=settled(near.judged))


def _material(near: Near, vectors: Mapping[str, Vector] | None = None) -> Material:
    return material(near.articles, near.statements, near.responses, vectors=vectors)


def _vectors(ledger: Ledger, near: Near, made_by: Vectors, *, keep: bool = True) -> dict[str, Vector]:
    """The vector of each statement, from the ledger where it was kept; what was missing is kept from now on."""
    kept = ledger.links.vectors(near.seqs, made_by.name)
    out = {id_: np.frombuffer(bytes_, dtype=np.float16).astype(np.float32) for id_, bytes_ in kept.items()}
    said: dict[str, list[Statement]] = {}
    for statement in near.statements:
        said.setdefault(statement.article, []).append(statement)
    made: dict[str, dict[str, bytes]] = {}
    for article in near.articles:
        mine = said.get(article.id, [])
        if all(s.id in out for s in mine):
            continue
        short = [v.astype(np.float16) for v in made_by.of(article, [s.content for s in mine])]
        made[article.id] = {s.id: v.tobytes() for s, v in zip(mine, short, strict=True)}
        out |= {s.id: v.astype(np.float32) for s, v in zip(mine, short, strict=True)}
    if made and keep:
        ledger.links.keep_vectors(made, made_by.name)
    return out


def _part(part: Linked) -> Part:
    others = {
        "copy": [asdict(copy) for copy in part.copies],
        "response": [to_record(response) for response in part.responses],
        "voice": [asdict(voice) for voice in part.voices],
    }
    return Part(part.articles[0], part.articles, part.claims, part.relations, part.drift, part.stories, others)


def _done(parts: Sequence[Linked], new: int, touched: int) -> LinkDone:
    return LinkDone(
        articles=new,
        touched=touched,
        claims=sum(len(part.claims) for part in parts),
        shared=sum(claim.outlets > 1 for part in parts for claim in part.claims),
        relations=sum(len(part.relations) for part in parts),
        drift=sum(len(part.drift) for part in parts),
        stories=sum(len(part.stories) for part in parts),
    )
