"""An extractor against our own story families.

    python benchmarks/quality/corpus.py [--split dev|test|train] [--model rules|free|research]
    python benchmarks/quality/corpus.py --show 20 --language uk [--fault missed|extra|words|labels]

A line a language and one over all. content, source, cue: token F1 (tokens are words and single signs), statements
paired one to one in each article by their contents, parts of one act put together where the corpus does; precision
and recall are means over statements, one without a partner counting 0. form: F1 of a paired statement in the right
mode. Over paired statements the macro F1 of polarity, certainty, kind of the nearest hop and of the origin, count of
the origin, length of the chain (up to 3). Then F1 of responses. The line `own` is of statements that nobody is cited
for, where the corpus marks them. Floors hold for the test split; its errors are never shown.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # in place of this folder, where this file hides the package of the same name

from benchmarks.quality.pairing import Said, Text, paired, said, together
from benchmarks.quality.tally import FIGURES, Tally, labels
from corpus import model as gold_model
from corpus.families import ROOT as FAMILIES
from corpus.families import load_family
from corpus.problems import CorpusError
from sayso.extract import Extractor, load
from sayso.model import Article, Extraction, article_id
from sayso.text import digest

Pair = tuple[Said | None, Said | None]
FAULTS = ("missed", "extra", "words", "labels")


def families(split: str) -> Iterator[gold_model.Family]:
    """Those of the split that load; a line on stderr for each that does not."""
    for path in sorted((FAMILIES / split).glob("*.txt")):
        try:
            yield load_family(path)
        except CorpusError as error:
            print(f"left out: {str(error).splitlines()[0]}", file=sys.stderr)


def article_of(marked: gold_model.Article) -> Article:
    """The article as reading would give it: text, language, outlet and date, nothing that is marked."""
    return Article(
        id=article_id(marked.outlet, marked.url, marked.title, marked.text),
        outlet=marked.outlet,
        url=marked.url,
        title=marked.title,
        title_span=marked.title_span,
        language=marked.language,
        published=marked.published,
        captured=marked.published,
        text=marked.text,
        sha256=digest(marked.text),
    )


def pairs(text: Text, gold: list[gold_model.Statement], found: Extraction, *, own: bool) -> list[Pair]:
    """The statements of an article in pairs: either those that somebody is cited for, or the outlet's own."""
    right = [said(text, s) for s in gold if (s.mode == "own") == own]
    ours = [said(text, s) for s in found.statements if (s.mode == "own") == own]
    return [p for p in paired(right, together(right, ours)) if not (p[0] and p[0].implicit)]


def answered(gold: list[gold_model.Response], found: Extraction, tally: Tally) -> None:
    """Responses: the same kind, on words that overlap."""
    left = list(found.responses)
    for one in gold:
        mate = next((r for r in left if r.kind == one.kind and _touch(r.span, one.span)), None)
        if mate:
            left.remove(mate)
        tally.answers["both"] += mate is not None
    tally.answers.update({"gold": len(gold), "found": len(found.responses)})


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class Run:
    """The tallies of one run by language, and the faulty pairs."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self.cited: dict[str, Tally] = defaultdict(Tally)
        self.own: dict[str, Tally] = defaultdict(Tally)
        self.faults: list[tuple[str, str, Pair]] = []

    def add(self, family: gold_model.Family) -> None:
        """Every article of a family."""
        for marked in family.articles:
            self._article(family, marked)

    def _article(self, family: gold_model.Family, marked: gold_model.Article) -> None:
        found = self._extractor.extract(article_of(marked))
        text = Text(marked.text)
        gold = [s for s in family.statements if s.article == marked.id]
        answers = [r for r in family.responses if r.article == marked.id]
        for own, tallies in ((False, self.cited), (True, self.own)):
            for pair in pairs(text, gold, found, own=own):
                for language in (marked.language, "all"):
                    tallies[language].add(*pair)
                if not own:
                    self.faults += [(f"{marked.id} {marked.language}", f, pair) for f in faults(*pair)]
        for language in (marked.language, "all"):
            answered(answers, found, self.cited[language])


def faults(gold: Said | None, found: Said | None) -> Iterator[str]:
    """What is wrong with a pair, in the words of FAULTS."""
    if gold is None or found is None:
        yield "missed" if found is None else "extra"
        return
    if gold.parts != found.parts or gold.mode != found.mode:
        yield "words"
    if labels(gold) != labels(found):
        yield "labels"


def show(fault: tuple[str, str, Pair]) -> None:
    """One fault as a few lines: what the corpus has (+) and what was found (-)."""
    where, kind, pair = fault
    print(f"\n[{kind}] {where}")
    for sign, one in zip("+-", pair, strict=True):
        if one is not None:
            chain = " > ".join(f"{h.kind}:{h.name}/{h.count}" for h in one.chain) or "no chain"
            print(f"  {sign} {one.mode} {one.polarity} {one.certainty} [{one.words['source']} | {one.words['cue']}]")
            print(f"    {one.words['content']}\n    <- {chain}")


def line(name: str, tally: Tally) -> str:
    """One row of the table, in percent."""
    figures = tally.figures()
    cells = ["    -" if figures[f] is None else f"{100 * (figures[f] or 0):5.1f}" for f in FIGURES]
    counts = f"{tally.form['gold']:6d}{tally.form['found']:6d}"
    return f"{name:10s}" + "".join(f"{cell:>10s}" for cell in cells) + counts


def table(run: Run) -> None:
    """All rows, then the rows of what nobody is cited for."""
    print(f"{'':10s}" + "".join(f"{f:>10s}" for f in FIGURES) + "  gold found")
    for name, tallies in (("", run.cited), ("own ", run.own)):
        for language in (*sorted(tallies.keys() - {"all"}), "all"):
            print(line(name + language, tallies[language]))


def below(run: Run, floors: dict[str, Any]) -> list[str]:
    """The figures under their floors: numbers hold over all, tables for the language they are named by."""
    scopes = {"all": {k: v for k, v in floors.items() if not isinstance(v, dict)}}
    scopes |= {k: v for k, v in floors.items() if isinstance(v, dict)}
    out = []
    for language, asked in scopes.items():
        reached = run.cited[language].figures()
        out += [f"{language} {k}: {reached[k]} < {v}" for k, v in asked.items() if (reached[k] or 0.0) < v]
    return out


def options() -> argparse.Namespace:
    """What the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test", "train"), default="test")
    parser.add_argument("--model", default="rules")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors of the dev split")
    parser.add_argument("--language", help="only the errors in this language")
    parser.add_argument("--fault", choices=FAULTS, help="only errors of this kind")
    return parser.parse_args()


def main() -> int:
    """1 where a floor of the test split is not held."""
    asked = options()
    run = Run(load(asked.model))
    split = "dev" if asked.show else asked.split
    for family in families(split):
        run.add(family)
    wanted = [f for f in run.faults if asked.fault in (None, f[1]) and f[0].endswith(asked.language or "")]
    for fault in wanted[:: max(1, len(wanted) // max(1, asked.show))][: asked.show]:
        show(fault)
    table(run)
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    short = below(run, floors.get("corpus", {}).get(asked.model, {})) if split == "test" else []
    for one in short:
        print(f"below its floor: {one}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
