"""The names of an article, looked up by place and by bearer without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.model import Article, Name
from sayso.text import Span

_BACK = 8


class Mentions:
    """Names in text order; ``of`` keeps the last article's, since one article asks many times."""

    _last: tuple[Article, Mentions] | None = None

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted((n for n in names if n.kind != "place"), key=lambda n: n.span)
        self._begins = [n.span[0] for n in self._names]
        self._people = [n for n in self._names if n.kind == "person"]
        self._people_ends = [n.span[1] for n in self._people]
        self._forms: dict[str, list[str]] = {}
        for name in names:
            self._forms.setdefault(name.id, []).append(name.name)

    @classmethod
    def of(cls, article: Article) -> Mentions:
        """The mentions of an article."""
        last = cls._last
        if last is None or last[0] is not article:
            last = cls._last = (article, cls(article.names))
        return last[1]

    def within(self, span: Span) -> list[Name]:
        """The names that begin in a span, places aside."""
        return self._names[bisect_left(self._begins, span[0]) : bisect_left(self._begins, span[1])]

    def forms(self, bearer: str) -> list[str]:
        """All forms under which the article names a bearer."""
        return self._forms.get(bearer, [])

    def people_before(self, offset: int) -> list[Name]:
        """The last persons named before an offset, the nearest first."""
        at = bisect_left(self._people_ends, offset + 1)
        return self._people[max(0, at - _BACK) : at][::-1]
