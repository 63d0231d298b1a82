"""`python -m corpus.agreement`: how far two independent markings of the same text agree.

Token F1 for spans (the first marking against the second; the measure is symmetric), Cohen's kappa for the attributes
of statements that both found (contents that overlap by half of their tokens).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from corpus.families import ROOT, load_family
from corpus.model import Article, Family, Span, Spans, Statement

SECOND = Path(__file__).parent / "second"
_SPANS = ("content", "source", "cue", "frame", "addressee", "hedges")
_TOKEN = re.compile(r"\w+|[^\w\s]")
Pairs = dict[str, list[tuple[str, str]]]
Overlap = dict[str, tuple[int, int, int]]


def agreement(first: Family, second: Family) -> tuple[Overlap, Pairs]:
    """{span kind: (shared, first, second) tokens}, {attribute: value pairs}. ValueError where the texts differ."""
    overlap: Overlap = {}
    pairs: Pairs = defaultdict(list)
    for a, b in zip(first.articles, second.articles, strict=True):
        if a.text != b.text:
            raise ValueError(
                f"{second.path}: the text of {b.id} differs from the first marking; "
                "strip the first file anew and mark that"
            )
        tokens = [m.span() for m in _TOKEN.finditer(a.text)]
        ours, theirs = _explicit(first, a.id), _explicit(second, b.id)
        for kind in _SPANS:
            _add(
                overlap,
                kind,
                _marked(tokens, (getattr(s, kind) for s in ours)),
                _marked(tokens, (getattr(s, kind) for s in theirs)),
            )
        _entities(overlap, tokens, a, b)
        for s, t in _matched(ours, theirs, tokens):
            for name, value in _attributes(s).items():
                pairs[name].append((value, _attributes(t)[name]))
    return overlap, pairs


def _explicit(family: Family, article: str) -> list[Statement]:
    return [s for s in family.statements if s.article == article and not s.implicit and s.mode != "own"]


def _marked(tokens: list[Span], spans: Iterable[Spans]) -> set[int]:
    flat = [s for part in spans for s in part]
    return {i for i, (b, e) in enumerate(tokens) if any(x <= b and e <= y for x, y in flat)}


def _add(overlap: Overlap, kind: str, ours: set[int], theirs: set[int]) -> None:
    shared, first, second = overlap.get(kind, (0, 0, 0))
    overlap[kind] = shared + len(ours & theirs), first + len(ours), second + len(theirs)


def _entities(overlap: Overlap, tokens: list[Span], a: Article, b: Article) -> None:
    for kind in ("times", "places", "names"):
        ours, theirs = (_marked(tokens, ((x.span,) for x in getattr(art, kind))) for art in (a, b))
        _add(overlap, kind, ours, theirs)


def _matched(ours: list[Statement], theirs: list[Statement], tokens: list[Span]) -> list[tuple[Statement, Statement]]:
    out, left = [], list(theirs)
    for s in ours:
        mine = _marked(tokens, [s.content])
        best = max(left, key=lambda t: _share(mine, _marked(tokens, [t.content])), default=None)
        if best is not None and _share(mine, _marked(tokens, [best.content])) >= 0.5:
            out.append((s, best))
            left.remove(best)
    return out


def _share(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _attributes(s: Statement) -> dict[str, str]:
    last = s.chain[-1] if s.chain else None
    return {
        "mode": s.mode,
        "medium": str(s.medium),
        "polarity": s.polarity,
        "certainty": s.certainty,
        "kind of origin": last.kind if last else "none",
        "count of origin": last.count if last else "none",
        "length of chain": str(len(s.chain)),
    }


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa; 1.0 where both gave one and the same value throughout."""
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[v] * theirs[v] for v in ours) / n**2
    return 1.0 if chance == 1.0 else (seen - chance) / (1 - chance)


def main() -> int:
    overlap: Overlap = {}
    pairs: Pairs = defaultdict(list)
    files = sorted(SECOND.glob("*.txt"))
    for path in files:
        found = next(ROOT.glob(f"*/{path.name}"), None)
        if found is None:
            raise SystemExit(f"{path}: no family of this name; name the second marking like the first")
        spans, values = agreement(load_family(found), load_family(path))
        for kind, (x, y, z) in spans.items():
            a, b, c = overlap.get(kind, (0, 0, 0))
            overlap[kind] = a + x, b + y, c + z
        for name, more in values.items():
            pairs[name] += more
    sys.stdout.write(f"{len(files)} families marked twice\n\n| span | token F1 | tokens |\n|---|---|---|\n")
    for kind, (shared, first, second) in overlap.items():
        sys.stdout.write(f"| {kind} | {2 * shared / max(first + second, 1):.3f} | {first} / {second} |\n")
    sys.stdout.write("\n| attribute | kappa | agree | statements |\n|---|---|---|---|\n")
    for name, both in pairs.items():
        sys.stdout.write(
            f"| {name} | {kappa(both):.3f} | {sum(a == b for a, b in both) / len(both):.3f} | {len(both)} |\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
