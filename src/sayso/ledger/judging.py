"""What judgements do to records. They name passages, so that they outlive a re-run; they are applied on reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.errors import JudgementRefused
from sayso.ledger.fields import WRONG, field_of
from sayso.model import Article, Judgement, Statement
from sayso.text import Spans, content_id, overlap

ALIKE = 0.5
"""A judgement whose statement a re-run no longer finds goes to the statement whose content shares most with the
judged passage: at least this share of the code points that either covers."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement as it stands after judgements, and whether it was judged to be wrong."""

    statement: Statement
    withdrawn: bool = False


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those of ``judgements`` (oldest first) that nobody has taken back; taking back an undoing restores."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return [j for j in judgements if j.undoes is None and j.id not in undone]


def judged_article(article: Article, judgements: Iterable[Judgement]) -> Article:
    """``article`` after ``judgements`` (those that stand, oldest first) about it as a whole."""
    for judgement in judgements:
        chosen = field_of(judgement.field)
        if chosen.of == "article":
            article = chosen.change(article, judgement.value, article)
    return article


def judged_statements(
    statements: Sequence[Statement], article: Article, judgements: Iterable[Judgement]
) -> list[Standing]:
    """``statements`` of one run after ``judgements`` (those that stand, oldest first), in the same order."""
    chosen: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        place = _place(statements, judgement) if field_of(judgement.field).of == "statement" else None
        if place is not None:
            chosen.setdefault(place, []).append(judgement)
    return [_judged(s, article, chosen.get(i, ())) for i, s in enumerate(statements)]


def change_or_refuse(record: Article | Statement, name: str, value: str, article: Article) -> None:
    """Try what the judgement would do. Raises JudgementRefused where the field or the value does not fit ``record``."""
    chosen = field_of(name)
    if (chosen.of == "article") != isinstance(record, Article):
        what = f"{name!r} is a field of {chosen.of}s"
        raise JudgementRefused(what, where=record.id, advice=f"name the id of a {chosen.of}")
    try:
        chosen.change(record, value, article)
    except ValueError as error:
        raise JudgementRefused(
            f"{name} cannot be {value!r}", where=record.id, advice=f"it takes {chosen.takes}"
        ) from error


def judgement_id(judgement: Judgement, earlier: int) -> str:
    """The id of a judgement: a hash of all that it says, and of how many earlier ones said the same."""
    j = judgement
    return content_id("j", j.target, j.passage, j.field, j.value, j.by, j.at, j.why, j.undoes, earlier)


def alike(left: Spans, right: Spans) -> float:
    """The share of code points under both among those under either; 0 where there are none."""
    both = overlap(left, right)
    either = sum(e - b for b, e in (*left, *right)) - both
    return both / either if either else 0.0


def _place(statements: Sequence[Statement], judgement: Judgement) -> int | None:
    for place, statement in enumerate(statements):
        if statement.id == judgement.target:
            return place
    shares = [alike(statement.content, judgement.passage) for statement in statements]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= ALIKE else None


def _judged(statement: Statement, article: Article, judgements: Iterable[Judgement]) -> Standing:
    withdrawn = False
    for judgement in judgements:
        changed = field_of(judgement.field).change(statement, judgement.value, article)
        withdrawn = changed is None if judgement.field == WRONG else withdrawn
        statement = changed or statement
    return Standing(statement, withdrawn)
