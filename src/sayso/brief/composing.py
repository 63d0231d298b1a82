"""From a view to a brief: join, group, weigh, write, count."""

from __future__ import annotations

from collections.abc import Collection

from sayso.brief.closing import closing, reading
from sayso.brief.desk import Desk
from sayso.brief.evidence import Evidence
from sayso.brief.grouping import WordGrouping
from sayso.brief.model import Brief
from sayso.brief.scoring import scored
from sayso.brief.sources import tokens
from sayso.brief.told import Told
from sayso.brief.view import Grouping, View
from sayso.brief.wording import wording
from sayso.brief.writing import write
from sayso.errors import UsageError
from sayso.model import Article, Response, Statement

LIMIT = 8


def compose(
    view: View, *, language: str = "de", story: str | None = None, articles: Collection[str] | None = None,
    grouping: Grouping | None = None, limit: int = LIMIT,
) -> Brief:  # fmt: skip
    """The brief over what ``view`` holds, in ``language``, at most ``limit`` sentences a section.

    ``story`` keeps the articles that hold each of its words; ``articles`` keeps those with these ids. A sentence whose
    evidence does not check is left out and counted in ``Brief.refused``. Raises UsageError for a language without a
    wording or a limit below 1.
    """
    if limit < 1:
        raise UsageError(f"a limit of {limit} sentences leaves no brief", where="limit", advice="give 1 or more")
    words = wording(language)
    held = {a.id: a for a in view.articles() if _wanted(a, story, articles)}
    statements = [s for s in view.statements() if s.article in held]
    tellings = _bodies_first([Told(s, held[s.article]) for s in statements if s.content])
    newest = max((t.day for t in tellings if t.day), default=None)
    groups = [scored(group, newest, language) for group in (grouping or WordGrouping())(tellings)]
    desk = Desk(words, Evidence(held), limit)
    answers = [_heard(r, held[r.article]) for r in view.responses() if r.article in held]
    made = write(desk, groups, answers)
    read = reading(list(held.values()), len(statements))
    return Brief(
        language=language, title=story or str(words.raw("title")), sections=made, reading=read, story=story,
        closing=closing(read, len(desk.refused), words), refused=tuple(desk.refused),
    )  # fmt: skip


def _wanted(article: Article, story: str | None, ids: Collection[str] | None) -> bool:
    if ids is not None and article.id not in ids:
        return False
    return story is None or set(tokens(story)) <= set(tokens(article.text))


def _bodies_first(tellings: list[Told]) -> list[Told]:
    """Without headlines, which shorten what the body says; save those of articles that have nothing else."""
    told_in_body = {told.article.id for told in tellings if not told.in_title}
    return [told for told in tellings if not (told.in_title and told.article.id in told_in_body)]


def _heard(response: Response, article: Article) -> tuple[Response, Told]:
    stand_in = Statement(response.id, article.id, response.id, (response.span,), "own")
    return response, Told(stand_in, article)
