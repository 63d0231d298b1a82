"""The drift of a material: what each case may show, weighed, and the surest of each kind kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.link.clusters import Clusters
from sayso.link.drift.cases import Bench, Case
from sayso.link.drift.kinds import Proposal, look, proposals
from sayso.link.drift.sight import Sights
from sayso.link.drift.weights import Model, trained
from sayso.link.material import Material
from sayso.link.origins import Retellings
from sayso.model import Drift
from sayso.model.linking import Reasons


def drift(
    material: Material,
    clusters: Clusters,
    upstream: Retellings | Mapping[str, Sequence[str]],
    *,
    model: Model | None = None,
) -> tuple[Drift, ...]:
    """Every drift of the material, in its order; one of a kind for a statement, against the likest upstream.

    ``upstream`` says who retells whom: what `sayso.link.origins.upstream` finds, or ids of articles by article.
    """
    used = model or trained()
    bench = Bench(Sights(material), clusters, _articles(upstream), used)
    return tuple(found for case in bench.cases() for found in _found(case, used))


def _articles(upstream: Retellings | Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    if isinstance(upstream, Retellings):
        return {key: tuple(one.article for one in found) for key, found in upstream.articles.items()}
    return upstream


def _found(case: Case, model: Model) -> Iterator[Drift]:
    best: dict[str, tuple[float, Proposal]] = {}
    for one in proposals(look(case, model)):
        score = model.score(one.kind, one.features)
        if model.says(one.kind, score) and score > best.get(one.kind, (0.0, one))[0]:
            best[one.kind] = (score, one)
    for score, one in best.values():
        because: Reasons = {"told": one.words[0], "source": one.words[1], "score": round(score, 3)}
        yield Drift(one.told.statement.id, one.source.statement.id, one.kind, because)
