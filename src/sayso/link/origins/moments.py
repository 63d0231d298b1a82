"""When an article was out, as a number that can be compared across time zones."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from sayso.model import Article


@lru_cache(maxsize=65536)
def _seconds(stamp: str) -> float | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def moment(article: Article) -> float | None:
    """Seconds since 1970, or None where the article has no date that can be read."""
    return _seconds(article.published) if article.published else None


def before(left: Article, right: Article) -> bool | None:
    """Whether ``left`` was out before ``right``; None where it cannot be known."""
    one, other = moment(left), moment(right)
    if one is None or other is None or one == other:
        return None
    return one < other
