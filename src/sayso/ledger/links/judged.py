"""Which passages people hold together, and which apart. A judgement names both passages, so that it outlives re-runs.

The judged field is ``same`` or ``not_same`` of a statement, ``same_story`` or ``not_same_story`` of an article; its
value is the other passage: ``ARTICLE BEGIN-END,BEGIN-END``, or the id of the other article alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.fields import NOT_SAME_STORY, SAME, SAME_STORY
from sayso.ledger.judging import ALIKE, alike
from sayso.model import Judgement, Statement
from sayso.text import Spans


@dataclass(frozen=True, slots=True)
class Other:
    """The other end of a judged pair: its article, and its passage where it is a statement."""

    article: str
    passage: Spans = ()


def spell(article: str, passage: Spans) -> str:
    """The value that names a passage."""
    return f"{article} {','.join(f'{b}-{e}' for b, e in passage)}".strip()


def read(value: str) -> Other:
    """The passage that ``value`` names. Raises ValueError where it is none."""
    article, _, passage = value.partition(" ")
    if not article.startswith("a-"):
        raise ValueError
    spans = [tuple(map(int, span.split("-"))) for span in passage.split(",") if span]
    if any(len(span) != 2 for span in spans):
        raise ValueError
    return Other(article, tuple((span[0], span[1]) for span in spans))


def decided(
    judgements: Iterable[Judgement], statements: Mapping[str, Sequence[Statement]]
) -> list[tuple[str, str, bool]]:
    """The judged pairs and whether they belong together; ``judgements`` are those that stand, oldest first.

    ``statements`` are the current ones by article: a passage that a re-run cut differently finds the statement that
    covers it best, and a pair whose passage is nowhere any more binds nobody.
    """
    verdict: dict[tuple[str, str], bool] = {}
    for judgement in judgements:
        ends = _ends(judgement, statements)
        if ends is not None:
            verdict.pop(ends, None)
            verdict[ends] = judgement.field in (SAME, SAME_STORY)
    return [(*pair, same) for pair, same in verdict.items()]


def _ends(judgement: Judgement, statements: Mapping[str, Sequence[Statement]]) -> tuple[str, str] | None:
    other = read(judgement.value)
    if judgement.field in (SAME_STORY, NOT_SAME_STORY):
        one, two = judgement.article, other.article
    else:
        left = _statement(statements.get(judgement.article, ()), judgement.passage)
        right = _statement(statements.get(other.article, ()), other.passage)
        if left is None or right is None:
            return None
        one, two = left, right
    return (min(one, two), max(one, two)) if one != two else None


def _statement(found: Sequence[Statement], passage: Spans) -> str | None:
    shares = [(alike(statement.content, passage), statement.id) for statement in found]
    best = max(shares, default=(0.0, ""), key=lambda share: share[0])
    return best[1] if best[0] >= ALIKE else None
