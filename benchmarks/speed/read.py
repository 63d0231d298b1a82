"""Articles a second, and peak memory, of `sayso read` over 1,000 articles of our own corpus.

    python benchmarks/speed/read.py [--articles N]

The corpus' articles go into a JSONL file; where there are fewer than N, they are told again by other outlets. The
command runs as a user runs it, in a process of its own; a second run shows what reading the same again costs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from corpus.export import family_records
from corpus.families import load_families


def articles() -> Iterator[dict[str, object]]:
    """JSONL lines without end: the corpus' articles, then the same from other outlets."""
    records = [r for family in load_families() for r in family_records(family) if r["record"] == "article"]
    for turn in itertools.count():
        for record in records:
            body = record["text"][record["title_span"][1] :].lstrip("\n")
            line = {key: record[key] for key in ("title", "published", "language", "url")} | {"text": body}
            yield line | {"outlet": f"{record['outlet']} {turn}" if turn else record["outlet"]}


def timed(command: list[str]) -> tuple[float, float, str]:
    """Seconds, peak MB of the process, and what it printed."""
    started = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.monotonic() - started, peak, done.stdout.strip()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        source, ledger = Path(folder, "articles.jsonl"), Path(folder, "ledger.db")
        lines = (json.dumps(line, ensure_ascii=False) for line in itertools.islice(articles(), count))
        source.write_text("\n".join(lines), encoding="utf-8")
        command = [str(Path(sys.executable).with_name("sayso")), "read", str(source), "--ledger", str(ledger)]
        for label in ("first read", "again"):
            seconds, peak, said = timed(command)
            print(f"{label}: {count / seconds:7.1f} articles a second, {seconds:6.1f} s, peak {peak:4.0f} MB ({said})")
        print(f"ledger: {ledger.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
