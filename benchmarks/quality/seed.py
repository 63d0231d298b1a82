"""The report that the product grew from: eight things that must be seen in it.

    python benchmarks/quality/seed.py --data DIR [--model rules|free|research]

``DIR`` holds ``stories/seed-de.txt``. Prints each phenomenon with yes or no; 1 where one is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sayso.extract import load
from sayso.model import Article, Extraction, Statement, article_id
from sayso.text import digest, words

Check = Callable[[Statement, str], bool]
MONDE = ("outlet", "Le Monde")


def chain(statement: Statement) -> list[tuple[str, str]]:
    """Kind and name of each hop; count instead of the name for the unnamed."""
    return [(h.kind, h.count if h.kind == "unnamed" else h.name) for h in statement.chain]


CHECKS: dict[str, Check] = {
    "the sighting, by Le Monde from one unnamed person": lambda s, said: (
        "gesehen worden" in said and s.certainty == "asserted" and chain(s) == [MONDE, ("unnamed", "one")]
    ),
    "the embassy, hedged, by the same chain": lambda s, said: (
        "US-Botschaft empfangen" in said and s.certainty == "hedged" and chain(s) == [MONDE, ("unnamed", "one")]
    ),
    "the quotation signed by Le Monde": lambda s, said: (
        s.mode == "direct" and "wurde am 7. Januar" in said and chain(s) == [MONDE, ("unnamed", "one")]
    ),
    "the denial by the palace, of the visit to the residence": lambda s, said: (
        s.polarity == "denied" and "die Residenz" in said and [k for k, _ in chain(s)] == ["office"]
    ),
    "the signing on 6 January by three": lambda s, said: (
        "Absichtserklärung" in said
        and any((t.begin or "")[5:] == "01-06" or "01-06" in t.value for t in s.times)
        and sum(n.kind == "person" for n in s.names) == 3
    ),
    "analysts and diplomats, a collective": lambda s, said: (
        "Solche Episoden" in said and [k for k, _ in chain(s)] == ["collective"]
    ),
    "the three explanations, speculated": lambda s, said: (
        s.certainty == "speculated" and "Versuch" in said and "Signal" in said and "Kommunikationskanäle" in said
    ),
    "the report of a meeting, no longer hedged": lambda s, said: (
        s.mode == "reported" and "Meldung über eine Begegnung" in said and s.certainty == "asserted" and not s.hedges
    ),
}


def seen(extraction: Extraction) -> dict[str, bool]:
    """Each phenomenon, and whether some statement shows it."""
    text = extraction.article.text
    return {
        name: any(check(s, words(text, s.content)) for s in extraction.statements) for name, check in CHECKS.items()
    }


def main() -> int:
    """1 where something is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default="free")
    asked = parser.parse_args()
    text = (asked.data / "stories" / "seed-de.txt").read_text(encoding="utf-8")
    article = Article(
        article_id(None, None, None, text),
        None,
        None,
        None,
        None,
        "de",
        None,
        "2026-01-20T00:00:00Z",
        text,
        digest(text),
    )
    results = seen(load(asked.model).extract(article))
    for name, good in results.items():
        print(f"{'yes' if good else 'NO '}  {name}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
