"""Drift against the story families: F1 of each kind, and false alarms on faithful retellings.

A predicted drift is right where the corpus marks the same kind on the same statement, against a statement of the same
article or of the same claim as the one it names. A retelling is faithful where an article that it retells tells its
claim and the corpus marks no drift on it; a false alarm is one with any predicted drift.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.quality.stories import Gold
from corpus import model as marked
from corpus.model import DRIFTS
from sayso.link.claims import cluster
from sayso.link.clusters import Clusters
from sayso.link.drift import drift
from sayso.link.material import Material
from sayso.link.origins import upstream
from sayso.model import Drift

Found = tuple[str, str, str]


def measure(material: Material, gold: Gold) -> Mapping[str, float]:
    """The figures by name; per kind F1, precision, recall, support.

    With the corpus's own claims and retellings; under ``found`` the same with those that linking finds.
    """
    seen = dict(figures(drift(material, gold_clusters(material, gold), gold_upstream(material, gold)), gold))
    clusters = cluster(material)
    found = figures(drift(material, clusters, upstream(material, clusters)), gold)
    return seen | {f"found.{name}": found[name] for name in ("macro_f1", "false_alarms")}


def gold_clusters(material: Material, gold: Gold) -> Clusters:
    """The corpus's claims over the statements of the material; one that stands for no marked statement is alone."""
    place = {statement.id: at for at, statement in enumerate(material.statements)}
    groups: dict[tuple[str, str], list[str]] = {}
    for family in gold.families:
        for statement in family.statements:
            mate = gold.mate.get(statement.id)
            if mate in place:
                groups.setdefault((family.id, statement.claim), []).append(mate)
    grouped = {one for group in groups.values() for one in group}
    alone = [(one,) for one in place if one not in grouped]
    members = [tuple(sorted(set(group), key=place.__getitem__)) for group in groups.values()]
    return Clusters(tuple(sorted([*members, *alone], key=lambda group: place[group[0]])))


def gold_upstream(material: Material, gold: Gold) -> Mapping[str, Sequence[str]]:
    """By article of the material, the articles that the corpus says it retells."""
    known = {one.id: _held(material, one) for family in gold.families for one in family.articles}
    return {
        known[one.id]: tuple(known[other] for other in one.retells if other in known)
        for family in gold.families
        for one in family.articles
    }


def _held(material: Material, article: marked.Article) -> str:
    """The id of the marked article in the material: its own, or that of the same text from the same address."""
    if article.id in material.articles:
        return article.id
    same = (a.id for a in material.held_articles if a.url == article.url and a.sha256 == article.sha256)
    return next(same, article.id)


def figures(found: Iterable[Drift], gold: Gold) -> Mapping[str, float]:
    """Macro F1 over the kinds that the corpus has here, false alarms, and the figures of each kind."""
    predicted = set(_named(found, gold))
    right, said = _right(predicted, gold), Counter(kind for _, kind, _ in predicted)
    asked = Counter(d.kind for family in gold.families for d in family.drifts)
    out = {"macro_f1": 0.0, "false_alarms": _false_alarms(predicted, gold)}
    for kind in DRIFTS:
        if asked[kind] or said[kind]:
            out |= {
                f"{kind}.f1": 2 * right[kind] / (said[kind] + asked[kind]),
                f"{kind}.precision": right[kind] / said[kind] if said[kind] else 0.0,
                f"{kind}.recall": right[kind] / asked[kind] if asked[kind] else 0.0,
                f"{kind}.support": float(asked[kind]),
            }
    kinds = [kind for kind in DRIFTS if asked[kind]]
    return out | {"macro_f1": sum(out[f"{kind}.f1"] for kind in kinds) / max(1, len(kinds))}


def _named(found: Iterable[Drift], gold: Gold) -> Iterator[Found]:
    """The drifts by the corpus's ids; one of a statement that no marked one stands for keeps the program's."""
    back = {value: key for key, value in gold.mate.items()}
    for one in found:
        yield back.get(one.statement, one.statement), one.kind, back.get(one.against, one.against)


def _right(predicted: Iterable[Found], gold: Gold) -> Counter[str]:
    asked: dict[tuple[str, str], list[str]] = {}
    for family in gold.families:
        for one in family.drifts:
            asked.setdefault((one.statement, one.kind), []).append(one.against)
    place = {s.id: (s.article, (f.id, s.claim)) for f in gold.families for s in f.statements}
    out: Counter[str] = Counter()
    for statement, kind, against in predicted:
        mine = place.get(against)
        out[kind] += mine is not None and any(
            place[other][0] == mine[0] or place[other][1] == mine[1] for other in asked.get((statement, kind), ())
        )
    return out


def _false_alarms(predicted: Iterable[Found], gold: Gold) -> float:
    alarmed = {statement for statement, _, _ in predicted}
    known = {ident for ident in faithful(gold.families) if ident in gold.mate}
    return len(alarmed & known) / len(known) if known else 0.0


def faithful(families: Iterable[marked.Family]) -> Iterator[str]:
    """The statements whose claim an article that theirs retells tells too, and that no drift is marked on."""
    for family in families:
        articles = {article.id: article for article in family.articles}
        drifted = {one.statement for one in family.drifts}
        told = {(statement.claim, statement.article) for statement in family.statements}
        for one in family.statements:
            again = any((one.claim, other) in told for other in articles[one.article].retells)
            if again and not one.implicit and one.id not in drifted:
                yield one.id


def show(material: Material, gold: Gold, limit: int = 50) -> None:
    """Print what is wrong with the corpus's own claims and retellings; not for the test split."""
    found = drift(material, gold_clusters(material, gold), gold_upstream(material, gold))
    predicted = set(_named(found, gold))
    asked = {(d.statement, d.kind, d.against) for family in gold.families for d in family.drifts}
    extra = sorted(one for one in predicted if one[:2] not in {a[:2] for a in asked})
    missed = sorted(one for one in asked if one[:2] not in {p[:2] for p in predicted})
    for name, listed in (("extra", extra), ("missed", missed)):
        for statement, kind, against in listed[:: max(1, 2 * len(listed) // max(1, limit))]:
            print(f"[{name}] {kind}\n  + {_words(statement, gold)}\n  - {_words(against, gold)}")


def _words(ident: str, gold: Gold) -> str:
    for family in gold.families:
        texts = {article.id: article.text for article in family.articles}
        for one in family.statements:
            if one.id == ident:
                words = " … ".join(texts[one.article][b:e] for b, e in one.content)
                return f"{ident} {one.mode} {one.certainty} {words}"
    return ident
