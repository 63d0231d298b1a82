"""Claims: which statements are put together, against the corpus.

B-cubed (Bagga and Baldwin 1998) over the statements that the corpus marks, a split as one ledger. For each statement
precision is the share of those it is put with that the corpus puts with it, recall the share of those of its claim
that it is put with; both are means over statements, F1 is of the means. *Within* a language a statement is held only
against itself and statements in its own language; *across*, against itself and statements in other languages, so that
a cluster that is right in every language and falls apart between them gains nothing. Statements told once count: one
that stays alone is right. ``*_repeated`` are the same over statements whose claim, or whose cluster, holds another in
that comparison, which is harder. An extracted run counts a statement that was not found as one left alone.

``apart`` is 1 less the share of pairs put together among those that the corpus marks as drifted in place, time or
number, each statement against what it drifted from. ``sided`` is 1 less the share of claims told more than once that
hold opposite polarities with no denial that answers. ``beside`` is 1 less the share put together of denials with the
statements of a claim that they are about but do not answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations

from benchmarks.quality.stories import Gold
from sayso.link.claims import cluster, explain
from sayso.link.clusters import Clusters
from sayso.link.material import Material
from sayso.text import words

Groups = Mapping[str, str]
CHANGED = frozenset({"place_changed", "number_changed", "time_changed"})


@cache
def _clusters(material: int) -> Clusters:
    return cluster(_HELD[material])


_HELD: dict[int, Material] = {}


def found(material: Material) -> Clusters:
    """The clusters of a material, made once."""
    _HELD[id(material)] = material
    return _clusters(id(material))


def measure(material: Material, gold: Gold) -> Mapping[str, float]:
    """Every figure by name, from 0 to 1."""
    right, ours = truth(gold), answer(found(material), gold)
    language = {s.id: _language(gold)[s.article] for s in gold.statements}
    out: dict[str, float] = {}
    scopes: dict[str, Callable[[str, str], bool]] = {
        "all": lambda _a, _b: True,
        "within": lambda a, b: language[a] == language[b],
        "across": lambda a, b: language[a] != language[b],
    }
    for name, holds in scopes.items():
        for repeated in (False, True):
            figures = bcubed(right, ours, holds, repeated=repeated)
            tail = "_repeated" if repeated else ""
            out |= {f"{name}{tail}_{figure}": value for figure, value in zip("prf", figures, strict=True)}
        out |= {f"{name}_pair_{f}": v for f, v in zip("prf", pairwise(right, ours, holds), strict=True)}
    return out | {"apart": apart(gold, ours), "sided": sided(gold, ours), "beside": beside(gold, ours)}


def truth(gold: Gold) -> Groups:
    """The claim of each statement of the corpus."""
    return {s.id: s.claim for s in gold.statements}


def answer(clusters: Clusters, gold: Gold) -> Groups:
    """The cluster of each statement of the corpus; one that was not found is alone."""
    mates = {s.id: gold.mate.get(s.id) for s in gold.statements}
    return {
        one: f"{clusters.of[mate]}" if mate and mate in clusters.of else f"missed {one}" for one, mate in mates.items()
    }


def bcubed(
    right: Groups, ours: Groups, holds: Callable[[str, str], bool], *, repeated: bool = False
) -> tuple[float, float, float]:
    """Precision, recall and F1; a statement is held against itself and against those for which ``holds`` is true."""
    gold, put = _groups(right), _groups(ours)
    precisions, recalls = [], []
    for one in right:
        mates = {b for b in gold[right[one]] if b == one or holds(one, b)}
        company = {b for b in put[ours[one]] if b == one or holds(one, b)}
        if repeated and len(mates) == len(company) == 1:
            continue
        both = len(mates & company)
        precisions.append(both / len(company))
        recalls.append(both / len(mates))
    return _f1(_mean(precisions), _mean(recalls))


def pairwise(right: Groups, ours: Groups, holds: Callable[[str, str], bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs put together."""
    gold = {pair for group in _groups(right).values() for pair in combinations(sorted(group), 2) if holds(*pair)}
    put = {pair for group in _groups(ours).values() for pair in combinations(sorted(group), 2) if holds(*pair)}
    return _f1(len(gold & put) / max(1, len(put)), len(gold & put) / max(1, len(gold)))


def apart(gold: Gold, ours: Groups) -> float:
    """1 less the share of drifted pairs that were put together."""
    return 1 - _mean([float(ours[a] == ours[b]) for a, b in drifted(gold)])


def drifted(gold: Gold) -> Iterator[tuple[str, str]]:
    """Pairs of different claims that differ in place, time or number: each against what it drifted from."""
    right = truth(gold)
    pairs = {
        (drift.statement, drift.against)
        for family in gold.families
        for drift in family.drifts
        if drift.kind in CHANGED and right.get(drift.statement, "") != right.get(drift.against, "")
    }
    return (pair for pair in sorted(pairs) if pair[0] in right and pair[1] in right)


def sided(gold: Gold, ours: Groups) -> float:
    """1 less the share of clusters told more than once with opposite polarities and no denial that answers."""
    polarity = {s.id: s.polarity for s in gold.statements}
    answering = {r.start for f in gold.families for r in f.relations if r.kind == "denies" and r.scope == "answers"}
    several = [group for group in _groups(ours).values() if len(group) > 1]
    wrong = [g for g in several if len({polarity[i] for i in g}) > 1 and not answering & g]
    return 1 - len(wrong) / max(1, len(several))


def beside(gold: Gold, ours: Groups) -> float:
    """1 less the share put together of denials with statements of a claim that they do not answer."""
    return 1 - _mean([float(ours[a] == ours[b]) for a, b in not_answered(gold)])


def not_answered(gold: Gold) -> Iterator[tuple[str, str]]:
    """A denial that is narrower, wider or beside, with each statement of the claim it is about."""
    members = _groups(truth(gold))
    for family in gold.families:
        for relation in family.relations:
            if relation.kind == "denies" and relation.scope != "answers":
                yield from ((relation.start, other) for other in sorted(members.get(relation.to, ())))


def show(material: Material, gold: Gold, limit: int) -> None:
    """Pairs put together wrongly or left apart wrongly, evenly over the split, with what spoke."""
    right, ours = truth(gold), answer(found(material), gold)
    gold_pairs = {p for g in _groups(right).values() for p in combinations(sorted(g), 2)}
    put = {p for g in _groups(ours).values() for p in combinations(sorted(g), 2)}
    for name, wrong in (("joined", sorted(put - gold_pairs)), ("parted", sorted(gold_pairs - put))):
        print(f"\n{name} wrongly: {len(wrong)}")
        for a, b in wrong[:: max(1, len(wrong) // max(1, limit))][:limit]:
            _print_pair(material, gold, (a, b))


def _print_pair(material: Material, gold: Gold, pair: tuple[str, str]) -> None:
    print()
    known = [gold.mate.get(one) for one in pair]
    for one, mate in zip(pair, known, strict=True):
        if mate is None:
            print(f"  {one}: not found")
            continue
        statement = material.by_id[mate]
        article = material.articles[statement.article]
        said = words(article.text, statement.content)
        print(f"  {one} {article.language} {statement.mode} {statement.polarity}: {said}")
    if None not in known and known[0] != known[1]:
        reasons = explain(material, str(known[0]), str(known[1]))
        print("   ", ", ".join(f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}" for k, v in reasons.items()))


def _groups(of: Groups) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for one, group in of.items():
        out[group].add(one)
    return out


def _language(gold: Gold) -> Mapping[str, str]:
    return {article.id: article.language for family in gold.families for article in family.articles}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1.0)
