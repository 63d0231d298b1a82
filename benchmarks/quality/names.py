"""Names against public corpora, for report: persons, places and organisations in five languages.

    python benchmarks/quality/names.py --data DIR [--limit 1000] [--model free] [--folder DIR]

``DIR`` holds ``names/ner-de-germeval.dev``, ``names/ner-{de,en,fr,ru}-wikineural.val`` and ``names/ner-uk.train``
(JSON lines, gzipped). The first ``--limit`` sentences with words are read, each as a text of its own, so that nothing
is joined over sentences; exact span and kind. Our offices and outlets count as organisations. No floor: precision
counts for more than F1 in a sourcing chain.

With --model the names that a trained reader marks, beside the rules'. The first blocks of GermEval dev have trained it,
so both are measured on what comes after them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sayso.extract.entities import mark
from sayso.extract.layer.document import analyse
from sayso.extract.loader import language as language_of
from sayso.extract.reader.decode import names_of
from sayso.extract.reader.extractor import sentence_spans, token_ranges
from sayso.extract.reader.network import Network
from sayso.extract.reader.weights import find
from sayso.extract.reader.windows import windows
from sayso.model.article import Article

SETS = {
    "ner-de-germeval.dev": "de",
    "ner-de-wikineural.val": "de",
    "ner-en-wikineural.val": "en",
    "ner-fr-wikineural.val": "fr",
    "ner-ru-wikineural.val": "ru",
    "ner-uk.train": "uk",
}
# Blocks that a reader has learnt from.
TRAINED = {"ner-de-germeval.dev": 400}
_KINDS = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG"}
_OURS = {"person": "PER", "place": "LOC", "organisation": "ORG", "office": "ORG", "outlet": "ORG"}
_NO_SPACE_BEFORE = frozenset(".,;:!?)»”“…%")
Entity = tuple[int, int, str]
Finder = Callable[[str, str], set[Entity]]


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The words with their tags of each sentence that has any."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            rows = [row for row in json.loads(line)["rows"] if row[0] != "#"]
            if rows and len(rows[0]) == 1:
                words = [tuple(row[0].rsplit(" ", 1)) for row in rows]
            else:
                words = [(row[1], row[2]) for row in rows]
            if words:
                yield [(word[0], word[1]) for word in words if len(word) == 2]


def lay(words: list[tuple[str, str]]) -> tuple[str, set[Entity]]:
    """The sentence as text, and its entities as spans."""
    text, out, open_at = "", set[Entity](), -1
    kind = ""
    end = 0
    for word, tag in [*words, ("", "O")]:
        glue = not text or word in _NO_SPACE_BEFORE or text.endswith(("(", "«", "„", "'", "’")) or word == "-"
        begin = len(text) + (0 if glue else 1)
        if open_at >= 0 and not tag.startswith("I-"):
            if kind:
                out.add((open_at, end, kind))
            open_at = -1
        if tag.startswith("B-"):
            open_at, kind = begin, _KINDS.get(tag[2:], "")
        if word:
            text += ("" if glue else " ") + word
            end = len(text)
    return text, out


def found(text: str, language: str) -> set[Entity]:
    """What sayso finds."""
    article = Article("a", None, None, None, None, language, None, "2026-01-01", text, "")
    return {(*name.span, _OURS[name.kind]) for name in mark(article).names}


def reader(model: str, folder: Path | None) -> Finder:
    """What the reader ``model`` marks as names, by its own head alone."""
    network = Network(find(model, folder))

    def marked(text: str, language: str) -> set[Entity]:
        article = Article("a", None, None, None, None, language, None, "2026-01-01", text, "")
        ids, offsets = network.tokens(text)
        plan = windows(token_ranges(sentence_spans(analyse(article, language_of(language))), offsets))
        scored = network.scores([ids[w.begin : w.end] for w in plan])
        names = [n for w, s in zip(plan, scored, strict=True) for n in names_of(s, w, offsets[w.begin : w.end])]
        return {(*span, _OURS[kind]) for span, kind in names}

    return marked


def score(
    path: Path, language: str, limit: int, *, finder: Finder = found, after: int = 0
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in per cent, by kind and over all."""
    hits, golds, ours = Counter[str](), Counter[str](), Counter[str]()
    for words in islice(sentences(path), after, after + limit):
        text, gold = lay(words)
        mine = finder(text, language)
        for counter, entities in ((hits, gold & mine), (golds, gold), (ours, mine)):
            counter.update(kind for _, _, kind in entities)
            counter.update("all" for _ in entities)
    return {kind: _figures(hits[kind], golds[kind], ours[kind]) for kind in ("PER", "LOC", "ORG", "all")}


def _figures(hit: int, gold: int, mine: int) -> tuple[float, float, float]:
    precision, recall = 100 * hit / max(1, mine), 100 * hit / max(1, gold)
    return precision, recall, 200 * hit / max(1, gold + mine)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--model", help="a trained reader to measure beside the rules")
    parser.add_argument("--folder", type=Path, help="weights elsewhere than where they are installed")
    options = parser.parse_args()
    finders: dict[str, Finder] = {"rules": found}
    if options.model:
        finders[options.model] = reader(options.model, options.folder)
    print(f"{'set':32}" + "".join(f"{kind:>6}  P     R    F1" for kind in ("PER", "LOC", "ORG", "all")))
    for name, language in SETS.items():
        path, after = options.data / "names" / f"{name}.jsonl.gz", TRAINED.get(name, 0) if options.model else 0
        for label, finder in finders.items():
            figures = score(path, language, options.limit, finder=finder, after=after)
            row = "".join("   " + " ".join(f"{value:5.1f}" for value in row) for row in figures.values())
            print(f"{name:24}{label:8}{row}", flush=True)


if __name__ == "__main__":
    main()
