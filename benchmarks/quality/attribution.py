"""Who says what, against public corpora: German WIKINEWS and PolNeAR (English).

    python benchmarks/quality/attribution.py --data DIR [--model NAME] [--limit N] [--only wikinews|polnear]

``DIR`` holds ``attribution/de-wikinews.dev.jsonl.gz`` and ``attribution/en-polnear.dev.spans.jsonl.gz``. Published
peers, both on the test parts: the rule-based QUiTE on WIKINEWS, Messages 47.9, Roles 35.5, Joint 39.1, Form 43.9;
Gender Gap Tracker's rules over spaCy on PolNeAR, content at IoU 0.5: P 68.3, R 33.9, which is F1 45.3, at 6 documents
a second. The scorers stand beside this file. Documents a second are of CPU time on this machine.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

import score_attribution

from benchmarks.floors import held
from sayso.extract import load
from sayso.model import Article, article_id, to_record
from sayso.text import digest

_F1 = re.compile(r"^(?P<name>\w+).*?F1\s+(?P<value>[\d.]+)", re.MULTILINE)


@dataclass(frozen=True)
class Corpus:
    """A corpus: its file under DIR, its language, the keys of name and text, and the scorer."""

    file: str
    language: str
    text: str
    scorer: str


CORPORA = {
    "wikinews": Corpus("attribution/de-wikinews.dev.jsonl.gz", "de", "originalText", "wikinews"),
    "polnear": Corpus("attribution/en-polnear.dev.spans.jsonl.gz", "en", "text", "spans"),
}


def documents(path: Path, limit: int | None) -> Iterator[str]:
    """The first lines of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield line


def predict(corpus: Corpus, model: str, lines: list[str], out: Path) -> float:
    """Write the records of every document to ``out``; gives the documents a second of CPU time."""
    extractor = load(model)
    records: list[str] = []
    began = time.process_time()
    for line in lines:
        extraction = extractor.extract(_article(json.loads(line)[corpus.text], corpus.language))
        records.append(json.dumps(to_record(extraction.article)))
        records += [json.dumps(to_record(statement)) for statement in extraction.statements]
    took = time.process_time() - began
    out.write_text("\n".join(records) + "\n", encoding="utf-8")
    return len(lines) / took if took else 0.0


def _article(text: str, language: str) -> Article:
    return Article(
        id=article_id(None, None, None, text),
        outlet=None,
        url=None,
        title=None,
        title_span=None,
        language=language,
        published=None,
        captured="2026-01-01T00:00:00Z",
        text=text,
        sha256=digest(text),
    )


def measure(name: str, model: str, data: Path, limit: int | None) -> bool:
    """Print the figures of one corpus; whether its floor is held (never asked of a part of the corpus)."""
    corpus = CORPORA[name]
    lines = list(documents(data / corpus.file, limit))
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("".join(lines), encoding="utf-8")
        pace = predict(corpus, model, lines, predicted)
        printed = io.StringIO()
        with redirect_stdout(printed):
            getattr(score_attribution, corpus.scorer)(str(gold), str(predicted))
    figures = {m["name"]: float(m["value"]) for m in _F1.finditer(printed.getvalue())}
    print(f"{name}, {model}: {len(lines)} documents, {pace:.0f} a second\n{printed.getvalue()}")
    return limit is not None or held(figures, "attribution", model, name)


def main() -> int:
    """1 where a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--model", default="rules")
    parser.add_argument("--only", choices=sorted(CORPORA), nargs="*", default=list(CORPORA))
    options = parser.parse_args()
    held = [measure(name, options.model, options.data, options.limit) for name in options.only]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
