"""Appends: articles with what a run found in them, judgements, redactions. Each call is one transaction."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, union_all, update

from sayso.errors import JudgementRefused, LedgerError, NotInLedger
from sayso.ledger.chain import Draft, append
from sayso.ledger.codec import article_parts, extraction_parts, judgement_parts
from sayso.ledger.judging import change_or_refuse, judgement_id
from sayso.ledger.links.linking import forget
from sayso.ledger.material import ARTICLE, EXTRACTION, JUDGEMENT, REDACTION, RUN, Material, load
from sayso.ledger.project import erase, project, write, write_found
from sayso.ledger.schema import PLACES, articles, entries, extractions, statements
from sayso.ledger.store import Store
from sayso.ledger.values import Added, Run
from sayso.model import Extraction, Judgement, Response, Statement
from sayso.text import Spans, digest

_HELD = select(entries.c.seq).where(entries.c.subject == bindparam("subject"), entries.c.kind == bindparam("kind"))
_KNOWN = union_all(
    select(extractions.c.seq).where(
        extractions.c.article == bindparam("article"), extractions.c.model == bindparam("model")
    ),
    select(articles.c.seq).where(articles.c.id == bindparam("article"), articles.c.redacted),
)


def known(connection: Connection, article: str, model: str) -> bool:
    """Whether there is nothing to add: the model has read the article, or its words were redacted."""
    return connection.execute(_KNOWN, {"article": article, "model": model}).first() is not None


def add(store: Store, extraction: Extraction, run: Run, at: str) -> Added:
    """Add an article with what ``run`` found in it; what the ledger has already is left as it is."""
    check(extraction)
    article = extraction.article
    with store.reading() as connection:
        if known(connection, article.id, run.model):
            return Added(article.id, new_article=False, statements=0)
    with store.writing() as connection:
        if known(connection, article.id, run.model):
            return Added(article.id, new_article=False, statements=0)
        return _append(connection, store, extraction, run, at)


def check(extraction: Extraction) -> None:
    """Raises LedgerError where a record does not fit its article: such a thing must not get into the ledger."""
    article, end = extraction.article, len(extraction.article.text)
    advice = "pass articles as `read` gives them and statements as an extractor does"
    if article.sha256 != digest(article.text):
        raise LedgerError("its text is not the text that was hashed", where=article.id, advice=advice)
    if len(extraction.statements) >= PLACES:
        raise LedgerError("more statements than an extraction can hold", where=article.id, advice=advice)
    records: tuple[Statement | Response, ...] = (*extraction.statements, *extraction.responses)
    for record in records:
        if record.article != article.id:
            raise LedgerError(f"it is of another article, {record.article}", where=record.id, advice=advice)
        spans = _spans(record) if isinstance(record, Statement) else (record.span,)
        if not all(0 <= b <= e <= end for b, e in spans):
            raise LedgerError("it points outside of the text of its article", where=record.id, advice=advice)


def judge(store: Store, judgement: Judgement) -> Judgement:
    """Append what a person decided about a statement or an article; the id and the passage are filled in."""
    if not judgement.by.strip() or not judgement.why.strip():
        raise JudgementRefused("a judgement says who decides and why", where=judgement.target, advice="give both")
    with store.writing(durable=True) as connection:
        article, passage, record = _target(connection, judgement.target)
        material = _words_of(connection, article)
        change_or_refuse(record or material.article, judgement.field, judgement.value, material.article)
        return _append_judgement(connection, store, replace(judgement, article=article, passage=passage))


def undo(store: Store, id_: str, *, by: str, why: str, at: str) -> Judgement:
    """Append that the judgement ``id_`` no longer holds; undoing an undoing brings it back."""
    with store.writing(durable=True) as connection:
        held = select(entries.c.article).where(entries.c.kind == JUDGEMENT, entries.c.subject == id_)
        article = connection.execute(held).scalar_one_or_none()
        if article is None:
            raise NotInLedger("no such judgement", where=id_, advice="see `sayso export` for those there are")
        of = next(j for j in _words_of(connection, article).all_judgements if j.id == id_)
        return _append_judgement(connection, store, replace(of, by=by, why=why, at=at, undoes=id_))


def redact(store: Store, id_: str, *, by: str, why: str, at: str) -> int:
    """Take the words of an article, of all that was found in it and judged about it, out of the ledger for good.

    Returns how many entries lost their words. A second call overwrites what a first one could not.
    """
    with store.writing(durable=True) as connection:
        if connection.execute(select(articles.c.seq).where(articles.c.id == id_)).first() is None:
            raise NotInLedger("no such article", where=id_, advice="see `sayso export` for those there are")
        held = (entries.c.article == id_) & entries.c.words.is_not(None)
        seqs = list(connection.execute(select(entries.c.seq).where(held).order_by(entries.c.seq)).scalars())
        if seqs:
            connection.execute(update(entries).where(entries.c.seq.in_(seqs)).values(words=None))
            append(connection, [Draft(REDACTION, id_, id_, {"entries": seqs, "by": by, "why": why})], at)
            forget(connection, id_, words=True)
            _project_again(connection, store, id_)
    store.purge()
    return len(seqs)


def _append(connection: Connection, store: Store, extraction: Extraction, run: Run, at: str) -> Added:
    id_, drafts = extraction.article.id, []
    if not _has(connection, RUN, run.id):
        settings = {"model": run.model, "started": run.started, "sayso": run.sayso, "settings": dict(run.settings)}
        drafts.append(Draft(RUN, run.id, None, {"id": run.id, **settings}))
    new = not _has(connection, ARTICLE, id_)
    if new:
        drafts.append(Draft(ARTICLE, id_, id_, *article_parts(extraction.article)))
    drafts.append(Draft(EXTRACTION, run.id, id_, *extraction_parts(extraction, run.id, run.model)))
    made = append(connection, drafts, at)
    if new:
        fresh = {made[-1].seq: extraction.statements}
        write(connection, store, project(Material(made[-2], made[-1:], fresh=fresh)))
    else:
        write_found(connection, store, project(load(connection, [id_], [made[-1].seq])[id_]))
    return Added(id_, new, len(extraction.statements), new_extraction=True)


def _append_judgement(connection: Connection, store: Store, judgement: Judgement) -> Judgement:
    id_, earlier = judgement_id(judgement, 0), 0
    while _has(connection, JUDGEMENT, id_):
        earlier += 1
        id_ = judgement_id(judgement, earlier)
    judgement = replace(judgement, id=id_)
    append(connection, [Draft(JUDGEMENT, id_, judgement.article, *judgement_parts(judgement))], judgement.at)
    forget(connection, judgement.article, words=False)
    _project_again(connection, store, judgement.article)
    return judgement


def _project_again(connection: Connection, store: Store, article: str) -> None:
    erase(connection, store, article)
    write(connection, store, project(load(connection, [article])[article]))


def _has(connection: Connection, kind: str, subject: str) -> bool:
    return connection.execute(_HELD, {"subject": subject, "kind": kind}).first() is not None


def _target(connection: Connection, id_: str) -> tuple[str, Spans, Statement | None]:
    """The article that a judgement is about, and the passage and the statement where it is about one."""
    held = select(statements.c.number, statements.c.seq, statements.c.article).where(statements.c.id == id_)
    row = connection.execute(held.order_by(statements.c.number.desc())).first()
    if row is None:
        if not _has(connection, ARTICLE, id_):
            raise NotInLedger("no such statement or article", where=id_, advice="see `sayso statements`")
        return id_, (), None
    material = load(connection, [row.article], [row.seq])[row.article]
    statement = material.statements(material.extractions[0])[row.number % PLACES].statement
    return row.article, statement.content, statement


def _words_of(connection: Connection, article: str) -> Material:
    material = load(connection, [article], ())[article]
    if material.redacted:
        raise JudgementRefused("its words were redacted", where=article, advice="there is nothing left to judge")
    return material


def _spans(statement: Statement) -> Spans:
    found = statement.content + statement.source + statement.cue + statement.addressee
    return found + statement.frame + statement.hedges + tuple(hop.span for hop in statement.chain)
