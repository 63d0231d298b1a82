"""Runs every benchmark: `python -m benchmarks [--data DIR] [--only NAME ...]`; 1 where a figure is below its floor.

Public sets are looked for under DIR; benchmarks/README.md says where each comes from. A benchmark whose set is not
there is said to be left out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

# What to run, and the file or folder under DIR that it cannot do without.
BENCHMARKS = {
    "pages": ("quality/pages.py", "pages"),
    "attribution": ("quality/attribution.py", "attribution"),
    "corpus": ("quality/corpus.py", None),
    "seed": ("quality/seed.py", "stories"),
    "times": ("quality/times.py", "time"),
    "names": ("quality/names.py", "names"),
    "actors": ("quality/actors.py", "stories"),
    "vectors": ("quality/vectors.py", None),
    "read": ("speed/read.py", None),
    "reader": ("speed/reader.py", "attribution"),
}


def main() -> int:
    """Run what was asked for, in order; the exit code is 1 if any failed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--only", nargs="*", choices=sorted(BENCHMARKS), default=list(BENCHMARKS))
    options = parser.parse_args()
    failed = [name for name in options.only if not _passes(name, options.data)]
    if failed:
        print(f"below a floor, or failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _passes(name: str, data: Path) -> bool:
    script, needs = BENCHMARKS[name]
    if needs and not (data / needs).exists():
        print(f"== {name}: left out, there is no {data / needs}; see benchmarks/README.md", flush=True)
        return True
    print(f"== {name}", flush=True)
    arguments = ["--data", str(data)] if needs else []
    return subprocess.run([sys.executable, str(HERE / script), *arguments], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
