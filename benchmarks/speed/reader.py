"""Documents a second and peak memory: the rules, the readers, and textacy on English, side by side in one run.

    python benchmarks/speed/reader.py --data DIR [--documents 150] [--models rules free] [--folder DIR]

German WIKINEWS (13 sentences a document), everything on, each engine in a process of its own on at most two cores. Load
is up to the first document read. Beside the seconds on the clock stand those of the processor, which other work on the
machine disturbs less. textacy reads PolNeAR, being English alone, and so does the same model a second time; it is left
out where it, or a spaCy model for it, is not installed. No figure is a floor.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # in place of this folder, whose files hide others

from sayso.extract import load, models
from sayso.extract.reader import weights
from sayso.model import Article

SETS = {"de": "de-wikinews.dev", "en": "en-polnear.dev.spans"}
SPACY = "en_core_web_sm"
PEER = "textacy"


def texts(data: Path, language: str, most: int) -> list[str]:
    """The documents of a set."""
    path = data / "attribution" / f"{SETS[language]}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(most), strict=False)]
    return [row.get("originalText") or row["text"] for row in rows]


def engine(name: str, language: str) -> Callable[[str], Any]:
    """What reads one text."""
    if name == PEER:
        spacy, extract = importlib.import_module("spacy"), importlib.import_module("textacy.extract")
        pipeline = spacy.load(SPACY)
        return lambda text: list(extract.direct_quotations(pipeline(text)))
    extractor = load(name)
    return lambda text: extractor.extract(
        Article("a", None, None, None, None, language, "2026-01-01", "2026-01-01", text, "")
    )


def measure(name: str, language: str, documents: Sequence[str]) -> dict[str, float]:
    """Load, seconds a document by clock and processor, peak memory, in this process."""
    began = time.perf_counter()
    read = engine(name, language)
    read(documents[0])
    loaded, busy = time.perf_counter(), _processor()
    for text in documents:
        read(text)
    seconds, worked = time.perf_counter() - loaded, _processor() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = len(documents)
    return {"load": loaded - began, "clock": count / seconds, "processor": count / worked, "peak": peak}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def apart(name: str, language: str, asked: argparse.Namespace) -> None:
    """Measure in a process of its own, and print one row."""
    command = [sys.executable, __file__, "--data", str(asked.data), "--documents", str(asked.documents)]
    command += ["--alone", name, language, *(["--folder", str(asked.folder)] if asked.folder else [])]
    environment = dict(os.environ) | {"SAYSO_THREADS": os.environ.get("SAYSO_THREADS", "2")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    row = json.loads(done.stdout)
    print(
        f"{name:10}{language:4}{row['clock']:10.1f}{row['processor']:12.1f}{row['load']:8.2f}{row['peak']:9.0f}",
        flush=True,
    )


def peer() -> str | None:
    """Why textacy is left out; None where it can run."""
    for needed in (PEER, SPACY):
        if importlib.util.find_spec(needed) is None:
            return f"{PEER} left out: {needed} is not installed"
    return None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--models", nargs="+")
    parser.add_argument("--folder", type=Path, help="weights elsewhere than where they are installed")
    parser.add_argument("--alone", nargs=2, metavar=("ENGINE", "LANGUAGE"), help="measure one in this process")
    asked = parser.parse_args()
    if asked.folder:
        weights.FOLDER = asked.folder
    if asked.alone:
        name, language = asked.alone
        print(json.dumps(measure(name, language, texts(asked.data, language, asked.documents))))
        return
    print(f"{'':14}{'a second':>10}{'a cpu s':>12}{'load s':>8}{'peak MB':>9}")
    why = peer()
    for language in SETS:
        for name in asked.models or models():
            apart(name, language, asked)
    print(why) if why else apart(PEER, "en", asked)


if __name__ == "__main__":
    main()
