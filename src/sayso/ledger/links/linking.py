"""The ledger's door for linking: what is to be linked and what lies near it, then what linking made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.errors import LedgerBusy
from sayso.ledger.chain import top
from sayso.ledger.fields import PAIRED
from sayso.ledger.links import looking
from sayso.ledger.links import tables as t
from sayso.ledger.links.judged import decided
from sayso.ledger.links.rows import rows_of
from sayso.ledger.links.seals import KEYS, PART, VECTORS, break_seals, digest, rows_in, seal
from sayso.ledger.links.values import ClaimFilters, Near, Part, RelationFilters
from sayso.ledger.queries import latest
from sayso.ledger.reading import Reader
from sayso.ledger.schema import articles, extractions, pairs
from sayso.ledger.store import Store
from sayso.model import Article, Claim, Drift, Judgement, Relation, Response, Statement, Story

_CHUNK = 400
"""How many ids one question to the database names: back ends take a limited number."""

COMMON = 400
"""A key that more articles have than this tells nothing, and is not looked up."""


@dataclass(frozen=True, slots=True)
class Links:
    """What linking reads and leaves in one ledger; see `sayso.pipeline` for who calls it."""

    store: Store
    reader: Reader

    def pending(self, version: str | None = None) -> list[str]:
        """Articles whose current statements no run of the linker has seen, in the order in which they came in.

        With ``version``, also those that another version of the linker has seen last.
        """
        with self.store.reading() as connection:
            current = latest(self.reader.model, top(connection)[0])
            joined = extractions.join(articles, articles.c.id == extractions.c.article)
            joined = joined.outerjoin(t.linked, t.linked.c.article == extractions.c.article)
            stale = t.linked.c.seq.is_(None) | (t.linked.c.seq != extractions.c.seq)
            if version is not None:
                stale = stale | (t.linked.c.version != version)
            held = select(extractions.c.article).select_from(joined).where(current, ~articles.c.redacted, stale)
            return list(connection.execute(held.order_by(articles.c.seq)).scalars())

    def read(self, ids: Sequence[str] | None = None) -> Near:
        """The articles ``ids`` (or all) as linking reads them, with what people judged of them."""
        found: list[Article] = []
        said: list[Statement] = []
        answers: list[Response] = []
        seqs: dict[str, int] = {}
        judged: list[tuple[int, Judgement]] = []
        for material, extraction, previous in self.reader.pages({}) if ids is None else self.reader.chosen(ids):
            if extraction is None:
                continue
            found.append(replace(material.marked(extraction), previous=previous))
            said += [s.statement for s in material.statements(extraction) if not s.withdrawn]
            answers += material.responses(extraction)
            seqs[material.article.id] = extraction.seq
            numbers = {e.payload["id"]: e.seq for e in material.judged}
            judged += [(numbers[j.id], j) for j in material.judgements if j.field in PAIRED]
        by_article: dict[str, list[Statement]] = {}
        for statement in said:
            by_article.setdefault(statement.article, []).append(statement)
        ordered = [judgement for _, judgement in sorted(judged, key=lambda pair: pair[0])]
        return Near(found, said, answers, seqs, decided(ordered, by_article))

    def near(self, keys: Iterable[str], most: int) -> list[str]:
        """At most ``most`` linked articles that share keys, those that share the most and the rarest first."""
        weight: dict[str, float] = {}
        with self.store.reading() as connection:
            for chunk in _chunks(sorted(set(keys))):
                held = select(t.keys.c.key, t.keys.c.article).where(t.keys.c.key.in_(_rare(connection, chunk)))
                homes: dict[str, list[str]] = {}
                for row in connection.execute(held):
                    homes.setdefault(row.key, []).append(row.article)
                for some in homes.values():
                    for article in some:
                        weight[article] = weight.get(article, 0.0) + 1.0 / (1.0 + len(some))
        return sorted(weight, key=lambda article: (-weight[article], article))[:most]

    def partners(self, ids: Iterable[str]) -> set[str]:
        """Articles that a person named together with one of ``ids``."""
        out: set[str] = set()
        with self.store.reading() as connection:
            for chunk in _chunks(sorted(set(ids))):
                one, other = pairs.c.article, pairs.c.other
                out.update(connection.execute(select(other).where(one.in_(chunk))).scalars())
                out.update(connection.execute(select(one).where(other.in_(chunk))).scalars())
        return out

    def around(self, ids: Iterable[str]) -> set[str]:
        """``ids`` and every article that was linked in one part with one of them."""
        out = set(ids)
        with self.store.reading() as connection:
            for chunk in _chunks(sorted(out)):
                own = select(t.linked.c.part).where(t.linked.c.article.in_(chunk))
                out.update(connection.execute(select(t.linked.c.article).where(t.linked.c.part.in_(own))).scalars())
        return out

    def vectors(self, ids: Iterable[str], weights: str) -> dict[str, bytes]:
        """The vectors that were kept for the statements of these articles, by those weights."""
        out: dict[str, bytes] = {}
        with self.store.reading() as connection:
            for chunk in _chunks(sorted(set(ids))):
                held = select(t.vectors.c.statement, t.vectors.c.vector)
                held = held.where(t.vectors.c.article.in_(chunk), t.vectors.c.weights == weights)
                out.update({row.statement: bytes(row.vector) for row in connection.execute(held)})
        return out

    def keep_vectors(self, made: Mapping[str, Mapping[str, bytes]], weights: str) -> None:
        """Keep vectors by article and statement in the place of those that the weights made of these articles."""
        rows = [
            {"statement": s, "weights": weights, "article": a, "vector": v}
            for a, some in made.items()
            for s, v in some.items()
        ]
        with self.store.writing() as connection:
            for chunk in _chunks(sorted(made)):
                stale = t.vectors.c.article.in_(chunk) & (t.vectors.c.weights == weights)
                connection.execute(delete(t.vectors).where(stale))
            if rows:
                connection.execute(insert(t.vectors), rows)
            seal(connection, VECTORS, _vector_digests(connection, made))

    def write(
        self, parts: Sequence[Part], seen: Near, keys: Mapping[str, Iterable[str]], *, version: str, whole: bool = False
    ) -> None:
        """Put ``parts`` in the place of every part that holds one of their articles, all or nothing.

        ``seen`` is what was linked, ``keys`` are those of its articles that are new. ``whole``: nothing else stays.
        Raises LedgerBusy where an article was read, judged or redacted anew while it was being linked.
        """
        with self.store.writing() as connection:
            self._check(connection, seen)
            former = _former(connection, seen, whole=whole)
            _forget_parts(connection, None if whole else list(_parts_of(connection, list(seen.seqs))))
            tongues, digests = _tongues(seen, parts), {}
            for part in parts:
                named = replace(part, claims=[_with_aliases(claim, former) for claim in part.claims])
                rows = rows_of(named, tongues, dict(seen.seqs), version)
                for table, some in rows.items():
                    if some:
                        connection.execute(insert(table), some)
                digests[part.id] = digest(rows)
            seal(connection, PART, digests)
            _write_keys(connection, keys, whole=whole)

    def claims(self, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """The claims, those that most outlets tell first, then the earliest."""
        return looking.claims(self.store, filters)

    def claim(self, prefix: str) -> Claim:
        """The claim whose id, whose alias, or the id of one of whose statements begins so. Raises NotInLedger."""
        return looking.claim(self.store, prefix)

    def languages(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The languages in which each of these claims is told."""
        return looking.languages(self.store, ids)

    def claims_of(self, ids: Sequence[str]) -> dict[str, str]:
        """The id of the claim of each of these statements, as far as they are linked."""
        return looking.claims_of(self.store, ids)

    def claims_named(self, ids: Sequence[str]) -> dict[str, Claim]:
        """The claims with these ids, by id."""
        return looking.claims_named(self.store, ids)

    def relations(self, **filters: Unpack[RelationFilters]) -> Iterator[Relation]:
        """The relations between statements and claims."""
        return looking.relations(self.store, filters)

    def drift(self, **filters: Unpack[RelationFilters]) -> Iterator[Drift]:
        """How retellings differ from what they retell."""
        return looking.drift(self.store, filters)

    def stories(self) -> Iterator[Story]:
        """The stories, those of most articles first."""
        return looking.stories(self.store)

    def story(self, prefix: str) -> Story:
        """The story whose id begins so. Raises NotInLedger."""
        return looking.story(self.store, prefix)

    def others(self, kind: str, statement: str | None = None) -> Iterator[Mapping[str, object]]:
        """What else was kept of that kind, in the part of the claim of ``statement`` or everywhere."""
        return looking.others(self.store, kind, statement)

    def _check(self, connection: Connection, seen: Near) -> None:
        for chunk in _chunks(sorted(seen.seqs)):
            held = select(extractions.c.article, extractions.c.seq).join(
                articles, articles.c.id == extractions.c.article
            )
            current = latest(self.reader.model, top(connection)[0])
            found = connection.execute(held.where(extractions.c.article.in_(chunk), current, ~articles.c.redacted))
            if {row.article: row.seq for row in found} != {a: seen.seqs[a] for a in chunk}:
                what = "an article was read anew or redacted while it was being linked"
                raise LedgerBusy(what, where=self.store.location, advice="run `sayso link` again")


def forget(connection: Connection, article: str, *, words: bool) -> None:
    """Mark an article as not linked; where its ``words`` go, take whatever was made of them out of its whole part."""
    parts = list(_parts_of(connection, [article]))
    if words:
        _forget_parts(connection, parts)
    elif parts:
        connection.execute(update(t.linked).where(t.linked.c.article == article).values(seq=0))
        _seal_again(connection, parts[0])
    for table in t.OF_ARTICLE:
        connection.execute(delete(table).where(table.c.article == article))
    for kind in (KEYS, VECTORS):
        break_seals(connection, kind, [article])


def forget_all(connection: Connection) -> None:
    """Take out whatever linking made, so that all of it is to be linked again."""
    for table in t.ALL:
        connection.execute(delete(table))


def _seal_again(connection: Connection, part: str) -> None:
    rows = {table: rows_in(connection, table, "part", part) for table in t.OF_PART}
    seal(connection, PART, {part: digest(rows)})


def _vector_digests(connection: Connection, made: Iterable[str]) -> dict[str, str]:
    return {article: digest({t.vectors: rows_in(connection, t.vectors, "article", article)}) for article in made}


def _parts_of(connection: Connection, ids: Sequence[str]) -> set[str]:
    out: set[str] = set()
    for chunk in _chunks(ids):
        out.update(connection.execute(select(t.linked.c.part).where(t.linked.c.article.in_(chunk))).scalars())
    return out


def _forget_parts(connection: Connection, parts: Sequence[str] | None) -> None:
    for table in t.OF_PART:
        if parts is None:
            connection.execute(delete(table))
        for chunk in _chunks(sorted(parts or ())):
            connection.execute(delete(table).where(table.c.part.in_(chunk)))
    if parts is None:
        connection.execute(delete(t.seals).where(t.seals.c.kind == PART))
    break_seals(connection, PART, parts or ())


def _former(connection: Connection, seen: Near, *, whole: bool) -> dict[str, set[str]]:
    """The ids that claims had until now, aliases among them, by the statement that gave the id."""
    out: dict[str, set[str]] = {}
    parts = None if whole else sorted(_parts_of(connection, list(seen.seqs)))
    for table, column in ((t.claims, t.claims.c.id), (t.aliases, t.aliases.c.alias)):
        asked = [None] if parts is None else list(_chunks(parts))
        for chunk in asked:
            held = select(column) if chunk is None else select(column).where(table.c.part.in_(chunk))
            for id_ in connection.execute(held).scalars():
                out.setdefault("s-" + id_.partition("-")[2], set()).add(id_)
    return out


def _with_aliases(claim: Claim, former: Mapping[str, set[str]]) -> Claim:
    known = {id_ for statement in claim.statements for id_ in former.get(statement, ())} - {claim.id}
    return replace(claim, aliases=tuple(sorted(known | set(claim.aliases))))


def _tongues(seen: Near, parts: Sequence[Part]) -> dict[str, int]:
    language = {article.id: article.language for article in seen.articles}
    of = {statement.id: language[statement.article] for statement in seen.statements}
    return {claim.id: len({of[s] for s in claim.statements}) for part in parts for claim in part.claims}


def _write_keys(connection: Connection, made: Mapping[str, Iterable[str]], *, whole: bool) -> None:
    if whole:
        connection.execute(delete(t.keys))
        connection.execute(delete(t.seals).where(t.seals.c.kind == KEYS))
    for chunk in _chunks(sorted(made)):
        connection.execute(delete(t.keys).where(t.keys.c.article.in_(chunk)))
    rows = [{"key": key, "article": article} for article, some in made.items() for key in sorted(set(some))]
    if rows:
        connection.execute(insert(t.keys), rows)
    by_article: dict[str, list[dict[str, str]]] = {article: [] for article in made}
    for row in rows:
        by_article[row["article"]].append(row)
    seal(connection, KEYS, {article: digest({t.keys: some}) for article, some in by_article.items()})


def _rare(connection: Connection, keys: Sequence[str]) -> list[str]:
    counted = select(t.keys.c.key).where(t.keys.c.key.in_(keys)).group_by(t.keys.c.key)
    return list(connection.execute(counted.having(func.count() <= COMMON)).scalars())


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(ids), _CHUNK):
        yield ids[begin : begin + _CHUNK]
