"""Denials, corrections, responses and status of claims against the corpus; called by linking.py, or by itself:

    python benchmarks/quality/link_denials.py [--split dev] [--show 20] [--vectors FILE.npz]

A pair is a statement and a claim that it denies. `pairs scope` is the macro F1 over the four scopes of pairs: a pair
that is missing or extra, or has another scope, counts against its class. `scope` takes the pairs that were found and
those that were missed, one a gold pair, and asks for the scope alone: macro F1 of scopes over gold pairs whose denial
was given some scope, whatever the claim. `found scope` is the share of right scopes over pairs found. `apart` figures
are of clusters in which what denies stands apart from what affirms, so that nothing can be seen from the clusters.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[0] = str(ROOT)  # in place of this folder, where files hide packages of the same name

from benchmarks.quality.stories import Gold
from sayso.link.claims import cluster
from sayso.link.clusters import Clusters
from sayso.link.denials import relations, responses, standing
from sayso.link.material import Material
from sayso.link.parts import pieces
from sayso.model import Relation

SCOPES = ("answers", "narrower", "wider", "beside")
STATUSES = ("asserted", "disputed", "denied", "corrected")


def claims_of(material: Material, gold: Gold, *, apart: bool = False) -> tuple[Clusters, dict[str, int]]:
    """The corpus's claims as clusters of the material's statements, and the number of each claim's cluster.

    ``apart``: what denies is in a cluster of its own, with what denies the same claim. Statements that nothing in the
    corpus stands for are clusters of one.
    """
    order = {s.id: at for at, s in enumerate(material.statements)}
    groups: list[tuple[str, ...]] = []
    numbers: dict[str, int] = {}
    for family in gold.families:
        for claim in family.claims:
            mates = {gold.mate[s] for s in claim.statements if s in gold.mate}
            members = sorted(mates & order.keys(), key=order.__getitem__)
            parts = _by_polarity(material, members) if apart else [members]
            numbers |= {claim.id: len(groups)} if members else {}
            groups += [tuple(part) for part in parts if part]
    held = {s for group in groups for s in group}
    groups += [(s.id,) for s in material.statements if s.id not in held]
    return Clusters(tuple(groups)), numbers


def _by_polarity(material: Material, members: list[str]) -> list[list[str]]:
    denied = [s for s in members if material.by_id[s].polarity == "denied"]
    return [[s for s in members if s not in set(denied)], denied]


def denied_by(gold: Gold) -> dict[str, dict[str, str]]:
    """By statement of the material: the claims it denies, with the scope."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for family in gold.families:
        for one in family.relations:
            if one.kind == "denies" and one.start in gold.mate:
                out[gold.mate[one.start]][one.to] = one.scope or ""
    return dict(out)


def related(material: Material, clusters: Clusters) -> tuple[Relation, ...]:
    """The relations of each part of the material by itself, as linking makes them."""
    parts = pieces(material, clusters, ())
    return tuple(one for part in parts for one in relations(part.material, part.clusters))


@dataclass
class Tally:
    """Counts of pairs by scope: of the corpus, found, both; and of scopes alone."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    paired: int = 0

    def macro(self) -> float:
        """Macro F1 of pairs with their scope."""
        return sum(_f(self.both[s], self.gold[s], self.found[s]) for s in SCOPES) / len(SCOPES)

    def scopes(self) -> float:
        """Macro F1 of the scope over the denials of the corpus, whichever claim was found."""
        return sum(_f(self.right[s], self.gold[s], self.told[s]) for s in SCOPES) / len(SCOPES)

    def pairs(self) -> float:
        """F1 of pairs, whatever the scope."""
        return _f(self.paired, sum(self.gold.values()), sum(self.found.values()))

    def alone(self) -> float:
        """Share of right scopes over pairs found."""
        return sum(self.both.values()) / self.paired if self.paired else 0.0


def _f(both: int, gold: int, found: int) -> float:
    return 2 * both / (gold + found) if gold + found else 1.0


def tallies(material: Material, gold: Gold, clusters: Clusters, numbers: Mapping[str, int]) -> dict[str, Tally]:
    """By language and over all."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for one in related(material, clusters):
        if one.kind == "denies":
            found[one.start][clusters.of[one.to]] = one.scope or ""
    return _tallies(material, gold, numbers, found)


def _tallies(
    material: Material, gold: Gold, numbers: Mapping[str, int], found: Mapping[str, Mapping[int, str]]
) -> dict[str, Tally]:
    out: dict[str, Tally] = defaultdict(Tally)
    for family in gold.families:
        for one in family.relations:
            if one.kind == "denies" and one.start not in gold.mate:
                language = next(a.language for a in family.articles if one.start.startswith(a.id + "."))
                for key in ("all", language):
                    out[key].gold[one.scope or ""] += 1
    truth = denied_by(gold)
    for start in {*truth, *found}:
        language = material.articles[material.by_id[start].article].language
        wanted = {numbers.get(claim, -2): scope for claim, scope in truth.get(start, {}).items()}
        for key in ("all", language):
            _count(out[key], wanted, found.get(start, {}))
    return out


def _count(tally: Tally, wanted: Mapping[int, str], found: Mapping[int, str]) -> None:
    tally.gold.update(wanted.values())
    tally.found.update(found.values())
    tally.paired += len(wanted.keys() & found.keys())
    tally.both.update(scope for claim, scope in wanted.items() if found.get(claim) == scope)
    if wanted and found:
        tally.told.update(found.values())
        tally.right.update(scope for scope in wanted.values() if scope in found.values())


def measure(material: Material, gold: Gold) -> Mapping[str, float]:
    """Figures from 0 to 1; see the head of this file."""
    out: dict[str, float] = {}
    for name, apart in (("", False), ("apart ", True)):
        clusters, numbers = claims_of(material, gold, apart=apart)
        by_language = tallies(material, gold, clusters, numbers)
        every = by_language["all"]
        out |= {f"{name}pairs scope": every.macro(), f"{name}scope": every.scopes()}
        out |= {f"{name}found scope": every.alone(), f"{name}pairs": every.pairs()}
        out |= {f"{name}{s}": _f(every.both[s], every.gold[s], every.found[s]) for s in SCOPES}
        for language in sorted(by_language.keys() - {"all"}):
            out[f"{name}pairs {language}"] = by_language[language].pairs()
        if not apart:
            out |= others(material, gold, clusters, numbers)
    return out | predicted(material, gold)


def predicted(material: Material, gold: Gold) -> dict[str, float]:
    """With the claims that clustering finds; a cluster stands for the claim that most of its statements tell."""
    clusters = cluster(material)
    claim_of = {gold.mate[s.id]: s.claim for s in gold.statements if s.id in gold.mate}
    numbers: dict[str, int] = {}
    owners: dict[int, str] = {}
    for at, group in enumerate(clusters.members):
        told = Counter(claim_of[one] for one in group if one in claim_of)
        if told:
            owners[at] = min(told, key=lambda claim: (-told[claim], claim))
            numbers.setdefault(owners[at], len(numbers))
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for one in related(material, clusters):
        if one.kind == "denies":
            found[one.start][numbers.get(owners.get(clusters.of[one.to], ""), -1)] = one.scope or ""
    every = _tallies(material, gold, numbers, found)["all"]
    return {
        "predicted pairs scope": every.macro(), "predicted scope": every.scopes(), "predicted pairs": every.pairs(),
        **{f"predicted {s}": _f(every.both[s], every.gold[s], every.found[s]) for s in SCOPES},
    }  # fmt: skip


def others(material: Material, gold: Gold, clusters: Clusters, numbers: Mapping[str, int]) -> dict[str, float]:
    """Corrections, status and responses, with the claims as they are marked."""
    held = related(material, clusters)
    found = {(one.start, clusters.of[one.to]) for one in held if one.kind == "corrects"}
    wanted = {
        (gold.mate[one.start], numbers.get(one.to, -1))
        for family in gold.families for one in family.relations if one.kind == "corrects" and one.start in gold.mate
    }  # fmt: skip
    return {
        "corrects": _f(len(found & wanted), len(wanted), len(found)),
        **_statuses(material, gold, clusters, numbers, held),
        "responses": _responses(material, gold, clusters, numbers),
    }


def _statuses(
    material: Material, gold: Gold, clusters: Clusters, numbers: Mapping[str, int], held: tuple[Relation, ...]
) -> dict[str, float]:
    found = standing(material, clusters, held)
    pairs = [(c.status, found[numbers[c.id]]) for family in gold.families for c in family.claims if c.id in numbers]
    each = [
        _f(sum(a == b == one for a, b in pairs), sum(a == one for a, _ in pairs), sum(b == one for _, b in pairs))
        for one in STATUSES
    ]
    return {"status": sum(a == b for a, b in pairs) / max(1, len(pairs)), "status macro": sum(each) / len(each)}


def _responses(material: Material, gold: Gold, clusters: Clusters, numbers: Mapping[str, int]) -> float:
    """Share of the corpus's responses with a claim that are given it."""
    said = responses(material, clusters)
    wanted = [r for family in gold.families for r in family.responses if r.to is not None]
    right = 0
    for one in wanted:
        mate = next(
            (r for r in said if _same(material, gold, r.article, one.article) and _touch(r.span, one.span)), None
        )
        right += mate is not None and mate.to is not None and clusters.of[mate.to] == numbers.get(one.to or "", -1)
    return right / max(1, len(wanted))


def _same(material: Material, gold: Gold, article: str, marked: str) -> bool:
    if article == marked:
        return True
    one = next(a for family in gold.families for a in family.articles if a.id == marked)
    return material.articles[article].sha256 == one.sha256 and material.articles[article].outlet == one.outlet


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def errors(material: Material, gold: Gold) -> Iterator[str]:
    """What is wrong, a few lines each: the denial, what it denies in the corpus, what was found."""
    clusters, numbers = claims_of(material, gold, apart=True)
    found = {one.start: one for one in related(material, clusters) if one.kind == "denies"}
    truth = denied_by(gold)
    claims = {c.id: c for family in gold.families for c in family.claims}
    for start in sorted({*truth, *found}):
        one, wanted = found.get(start), truth.get(start, {})
        if one and {numbers.get(c): s for c, s in wanted.items()} == {clusters.of[one.to]: one.scope}:
            continue
        s = material.by_id[start]
        said = " ".join(material.articles[s.article].text[b:e] for b, e in s.content)
        lines = [f"\n{start} [{s.mode}] {said}"]
        lines += [f"  + {scope} {c}: {claims[c].wording}" for c, scope in wanted.items()]
        lines += [f"  - {one.scope} {one.score:.2f} {one.because['claim']}"] if one else ["  - nothing"]
        yield "\n".join(lines)


def show(material: Material, gold: Gold, limit: int) -> None:
    """Print up to ``limit`` errors, spread over the split."""
    held = list(errors(material, gold))
    for one in held[:: max(1, len(held) // max(1, limit))][:limit]:
        print(one)


def main() -> int:
    """Print the figures of gold statements."""
    from benchmarks.quality.corpus import families  # noqa: PLC0415
    from benchmarks.quality.linking import table, with_vectors  # noqa: PLC0415
    from benchmarks.quality.stories import gold_material  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test", "train"), default="dev")
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors; never of the test split")
    asked = parser.parse_args()
    one, gold = gold_material(tuple(families(asked.split)))
    one = with_vectors(one, asked.vectors)
    if asked.show and asked.split != "test":
        show(one, gold, asked.show)
    table({"gold": measure(one, gold)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
