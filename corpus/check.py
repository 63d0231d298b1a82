"""`python -m corpus.check [PATHS]`: every fault of every family, then counts a language.

Without paths the whole corpus is checked. With paths, the families named are checked, and their sentences are still
compared with the rest of the corpus. `--second` checks second markings; `--quiet` leaves the counts out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.families import ROOT, Reading, read_family
from corpus.overlap import shared_sentences
from corpus.problems import Problem, Problems
from corpus.rules_drift import drift_faults
from corpus.rules_family import family_faults
from corpus.rules_names import unmarked_names
from corpus.rules_statement import statement_faults
from corpus.stats import report


def check_file(path: Path, *, second: bool = False) -> tuple[Reading | None, list[Problem]]:
    """The family as far as it can be read, and all that is wrong in it."""
    problems = Problems(path)
    try:
        reading = read_family(path, problems)
    except (OSError, UnicodeDecodeError) as error:
        problems.add(1, f"cannot be read: {error}", "give the path of a UTF-8 family file")
        return None, problems.found
    for read in reading.articles:
        for fault in (*statement_faults(read), *unmarked_names(read)):
            problems.add(*fault)
    for fault in family_faults(reading, second=second):
        problems.add(*fault)
    if not second:
        for fault in drift_faults(reading):
            problems.add(*fault)
    return reading, sorted(set(problems.found), key=lambda p: p.line)


def check(paths: list[Path], *, second: bool = False) -> tuple[list[Reading], list[Problem]]:
    """All of `paths`, and the 5-gram comparison against every family of the corpus."""
    readings, found = [], []
    for path in paths:
        reading, problems = check_file(path, second=second)
        found += problems
        readings += [reading] if reading else []
    if second:
        return readings, found
    asked = {str(p) for p in paths}
    named = {p.resolve() for p in paths}
    rest = [p for p in sorted(ROOT.glob("*/*.txt")) if p.resolve() not in named]
    others = [read_family(p, Problems(p)) for p in rest]
    for where, line, sentence, other in shared_sentences([*readings, *others]):
        if where in asked:
            found.append(
                Problem(
                    where,
                    line,
                    f"{sentence[:60]!r} shares more than half of its word 5-grams with {other}",
                    "write the sentence anew",
                )
            )
    return readings, found + _same_ids(readings)


def _same_ids(readings: list[Reading]) -> list[Problem]:
    seen: dict[str, str] = {}
    out = []
    for r in readings:
        if r.family.id in seen:
            out.append(
                Problem(
                    r.family.path,
                    1,
                    f"id {r.family.id} is also that of {seen[r.family.id]}",
                    "give each family its own",
                )
            )
        seen[r.family.id] = r.family.path
    return out


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.check", description="Check story families.")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--second", action="store_true", help="the files are second markings: no family block needed")
    parser.add_argument("--quiet", action="store_true", help="faults only, no counts")
    options = parser.parse_args(argv)
    paths = [f for p in options.paths for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    readings, found = check(paths or sorted(ROOT.glob("*/*.txt")), second=options.second)
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    if not options.quiet:
        sys.stdout.write(report([r.family for r in readings]))
    sys.stdout.write(f"{len(readings)} families, {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
