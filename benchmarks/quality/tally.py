"""Figures of a corpus run: token F1 of parts, F1 of modes, macro F1 of what is judged of paired statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from benchmarks.quality.pairing import PARTS, Said

Labels = tuple[str, str]
JUDGED = ("polarity", "certainty", "first", "origin", "count", "length")
FIGURES = (*PARTS, "form", *JUDGED, "responses")
_NONE = "none"


def labels(one: Said) -> dict[str, str]:
    """What is judged of a statement: kind of the nearest hop and of the origin, count of the origin, hops up to 3."""
    return {
        "polarity": one.polarity,
        "certainty": one.certainty,
        "first": one.chain[0].kind if one.chain else _NONE,
        "origin": one.chain[-1].kind if one.chain else _NONE,
        "count": one.chain[-1].count if one.chain else _NONE,
        "length": str(min(len(one.chain), 3)),
    }


@dataclass
class Tally:
    """Adds up pairs; `figures` gives each figure between 0 and 1, or none where nothing was there to measure."""

    precision: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    recall: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    judged: dict[str, Counter[Labels]] = field(default_factory=lambda: defaultdict(Counter))
    form: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Said | None, found: Said | None) -> None:
        """A pair, or one side of it that has no partner."""
        for part in PARTS:
            g = gold.parts[part] if gold else frozenset()
            f = found.parts[part] if found else frozenset()
            if part == "source" and gold and gold.chain and not g:
                continue  # told freely: the corpus marks no words, the chain says who
            if f:
                self.precision[part].append(len(g & f) / len(f))
            if g:
                self.recall[part].append(len(g & f) / len(g))
        self.form.update({"gold": gold is not None, "found": found is not None})
        if gold and found:
            self.form["both"] += gold.mode == found.mode
            there = labels(found)
            for what, label in labels(gold).items():
                self.judged[what][label, there[what]] += 1

    def figures(self) -> dict[str, float | None]:
        """By the names of FIGURES."""
        out: dict[str, float | None] = {part: self._part(part) for part in PARTS}
        out["form"] = _f1(self.form)
        out |= {what: _macro(self.judged[what]) for what in JUDGED}
        out["responses"] = _f1(self.answers)
        return out

    def _part(self, part: str) -> float | None:
        p, r = self.precision[part], self.recall[part]
        if not p or not r:
            return None
        return _harmonic(sum(p) / len(p), sum(r) / len(r))


def _f1(counts: Counter[str]) -> float | None:
    whole = counts["gold"] + counts["found"]
    return 2 * counts["both"] / whole if whole else None


def _harmonic(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _macro(pairs: Counter[Labels]) -> float | None:
    """The mean F1 of the labels that the corpus gives; that there is no source is no class of its own."""
    classes = sorted({gold for gold, _ in pairs} - {_NONE})
    if not classes:
        return None
    scores = []
    for one in classes:
        gold = sum(n for (g, _), n in pairs.items() if g == one)
        found = sum(n for (_, f), n in pairs.items() if f == one)
        scores.append(2 * pairs[one, one] / (gold + found))
    return sum(scores) / len(scores)
