"""Origins and retellings against our own story families.

    python -m benchmarks.quality.link_origins [--split dev|test|train] [--show 20]

exact: claims told more than once whose number of independent origins is right. several: macro F1 of several origins or
not. retells: who retells whom, by articles. Claims are the corpus's own (the loss is that of this part alone) unless
``clusters`` are given: then a claim is looked for in the cluster that holds most of its statements.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.quality.corpus import families
from benchmarks.quality.stories import Gold, gold_material
from corpus import model as marked
from sayso.link.clusters import Clusters
from sayso.link.copies import copies
from sayso.link.material import Material
from sayso.link.origins import Origins, Retellings, independent, upstream


@dataclass(frozen=True)
class Counted:
    """A claim of the corpus with the number of origins that was found, None where the claim was not."""

    claim: marked.Claim
    cluster: int | None
    found: int | None


def gold_clusters(material: Material, gold: Gold) -> Clusters:
    """The corpus's own claims over the statements of the material; what stands for none is alone."""
    claim = {one: c.id for family in gold.families for c in family.claims for one in c.statements}
    back = {mate: claim.get(one, one) for one, mate in gold.mate.items()}
    groups: dict[str, list[str]] = {}
    for statement in material.statements:
        groups.setdefault(back.get(statement.id, statement.id), []).append(statement.id)
    return Clusters(tuple(tuple(group) for group in groups.values()))


def counted(gold: Gold, clusters: Clusters, origins: Origins) -> Iterator[Counted]:
    """Every claim that is told more than once."""
    for family in gold.families:
        for claim in family.claims:
            if len(claim.statements) > 1:
                at = _cluster(claim, gold, clusters)
                yield Counted(claim, at, None if at is None else independent(origins.of(at)))


def _cluster(claim: marked.Claim, gold: Gold, clusters: Clusters) -> int | None:
    homes = Counter(clusters.of[gold.mate[one]] for one in claim.statements if gold.mate.get(one) in clusters.of)
    return min(homes, key=lambda at: (-homes[at], at)) if homes else None


def measure(material: Material, gold: Gold, *, clusters: Clusters | None = None) -> Mapping[str, float]:
    """The figures, each between 0 and 1, and how many claims they are of."""
    held = gold_clusters(material, gold) if clusters is None else clusters
    taken = copies(material)
    who = upstream(material, held, taken)
    rows = tuple(counted(gold, held, Origins(material, held, taken, retellings=who)))
    several = [(row.claim.origins > 1, (row.found or 0) > 1) for row in rows]
    return {
        "exact": sum(row.claim.origins == row.found for row in rows) / max(1, len(rows)),
        "several": (_f1(several, True) + _f1(several, False)) / 2,
        "retells": _retells(material, gold, who),
        "claims": float(len(rows)),
    }


def _f1(rows: list[tuple[bool, bool]], side: bool) -> float:
    both = sum(right == found == side for right, found in rows)
    return 2 * both / max(1, sum((right == side) + (found == side) for right, found in rows))


def _retells(material: Material, gold: Gold, who: Retellings) -> float:
    ids = _articles(material, gold)
    right = {
        (ids[a.id], ids[b]) for f in gold.families for a in f.articles for b in a.retells if {a.id, b} <= ids.keys()
    }
    found = {(article, one.article) for article, retold in who.articles.items() for one in retold}
    return 2 * len(right & found) / max(1, len(right) + len(found))


def _articles(material: Material, gold: Gold) -> Mapping[str, str]:
    """The article of the material for each of the corpus; they have the same text and outlet."""
    known = {(a.outlet, a.sha256): a.id for a in material.held_articles}
    marked_ones = (a for family in gold.families for a in family.articles)
    return {a.id: known[a.outlet, a.sha256] for a in marked_ones if (a.outlet, a.sha256) in known}


def show(material: Material, gold: Gold, most: int, *, clusters: Clusters | None = None) -> None:
    """Claims whose number of origins is wrong, with the voices and what each leans on."""
    held = gold_clusters(material, gold) if clusters is None else clusters
    origins = Origins(material, held, copies(material))
    wrong = [row for row in counted(gold, held, origins) if row.found != row.claim.origins]
    for row in wrong[:: max(1, len(wrong) // max(1, most))][:most]:
        print(
            f"\n{row.claim.id} gold={row.claim.origins} found={row.found} {row.claim.status} {row.claim.wording[:60]}"
        )
        for knower in origins.knowers(row.cluster) if row.cluster is not None else ():
            print(f"  * {knower.origin.kind}: {knower.origin.name} via {knower.origin.via} known={knower.origin.known}")
            for one in knower.leanings:
                told = material.by_id[one.voice.statements[0]]
                chain = " > ".join(f"{hop.kind}:{hop.name}" for hop in one.voice.hops)
                text = material.articles[told.article].text[told.content[0][0] : told.content[-1][1]][:70]
                print(f"    {told.id} {told.mode} {told.certainty} <- {chain} | {one.score:.2f} | {text}")
                print(f"        {dict(one.because)}")


def main() -> None:
    """Print the figures of a split, or errors of train and dev."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test", "train"), default="dev")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors (not of the test split)")
    asked = parser.parse_args()
    material, gold = gold_material(families(asked.split))
    if asked.show and asked.split != "test":
        show(material, gold, asked.show)
    for name, value in measure(material, gold).items():
        print(f"{name:10s}{value:8.3f}")


if __name__ == "__main__":
    main()
