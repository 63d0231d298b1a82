"""The lines at the end of a brief: what was read, what is unknown, and what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.brief.model import Reading
from sayso.brief.wording import Wording, plain
from sayso.model import Article


def reading(articles: Sequence[Article], statements: int) -> Reading:
    """What was read: counts, languages by how many articles they have, and the period of publication."""
    days = sorted(a.published[:10] for a in articles if a.published)
    tongues = Counter(a.language for a in articles)
    return Reading(
        articles=len(articles), outlets=len({a.outlet for a in articles if a.outlet}), statements=statements,
        languages=tuple(sorted(tongues, key=lambda code: (-tongues[code], code))),
        undated=sum(not a.published for a in articles), first=days[0] if days else None,
        last=days[-1] if days else None,
    )  # fmt: skip


def closing(read: Reading, refused: int, words: Wording) -> tuple[str, ...]:
    """The closing lines over ``read``; ``refused`` is the number of sentences that were held back."""
    lines = [_read(read, words)] if read.articles else [plain(words.say("closing.empty"))]
    lines += [words.count("closing.undated", read.undated)] if read.undated else []
    lines += [words.count("closing.refused", refused)] if refused else []
    return (*lines, plain(words.say("closing.method"))) if read.articles else tuple(lines)


def _read(read: Reading, words: Wording) -> str:
    names = plain(words.listed([words.tongue(code) for code in read.languages]))
    period = plain(words.say("closing.period_unknown"))
    if read.first and read.last:
        period = plain(words.say("closing.period", period=words.period(read.first, read.last)))
    slots = {
        "articles": words.count("closing.articles", read.articles),
        "outlets": words.count("closing.outlets", read.outlets),
        "languages": words.count("closing.languages", len(read.languages), names=names),
        "statements": words.count("closing.statements", read.statements),
    }
    return plain(words.say("closing.read" if read.outlets else "closing.read_unnamed", period=period, **slots))
