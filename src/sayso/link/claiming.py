"""From a cluster of statements to a claim: its id, its wording, who carries it and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.link.material import Material
from sayso.link.naming import claim_id
from sayso.model import Article, Claim, Origin, Statement
from sayso.model.linking import Status
from sayso.text import covers, words

_SHORT, _LONG = 4, 40


def claim(
    material: Material,
    members: Sequence[str],
    *,
    origins: Sequence[Origin] = (),
    status: Status = "asserted",
    story: str | None = None,
    by_distance: Sequence[tuple[str, int]] = (),
) -> Claim:
    """The claim that ``members`` share, which come in the order of the material."""
    said = [material.by_id[one] for one in members]
    asserting = [s for s in said if s.polarity == "affirmed"] or said
    articles = {s.article: material.articles[s.article] for s in asserting}
    shown = best(asserting, articles)
    return Claim(
        id=claim_id(members[0]),
        wording=" ".join(words(articles[shown.article].text, shown.content).split()),
        language=articles[shown.article].language,
        statements=tuple(members),
        origins=tuple(origins),
        independent_origins=sum(origin.known for origin in origins),
        outlets=len({outlet_of(article) for article in articles.values()}),
        first_said=min((a.published for a in articles.values() if a.published), default=None),
        status=status,
        story=story,
        by_distance=tuple(by_distance),
    )


def best(said: Sequence[Statement], articles: Mapping[str, Article]) -> Statement:
    """The statement that can stand for all: in the language of most, as certain as most, whole, no headline.

    Where as many hedge as assert, one that asserts; of equals the first.
    """
    tongues = Counter(articles[s.article].language for s in said)
    most = max(tongues.values())
    certain = 2 * sum(s.certainty == "asserted" for s in said) >= len(said)

    def rank(item: tuple[int, Statement]) -> tuple[bool, bool, bool, bool, int]:
        at, one = item
        article = articles[one.article]
        length = len(words(article.text, one.content).split())
        headline = article.title_span is not None and covers((article.title_span,), one.content)
        return (
            headline,
            tongues[article.language] < most,
            (one.certainty == "asserted") != certain,
            not _SHORT <= length <= _LONG or len(one.content) > 1,
            at,
        )

    return min(enumerate(said), key=rank)[1]


def outlet_of(article: Article) -> str:
    """Who publishes an article; one whose outlet is unknown counts for itself."""
    return article.outlet or article.id
