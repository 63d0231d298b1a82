"""How well saved pages are read, beside trafilatura as a user would call it.

    python benchmarks/quality/pages.py --data DIR [--sample N] [--show body|title|date|author] [--json]

DIR holds ``pages/publishers.jsonl.gz``: pages and what their publishers' own parsers expect of them. A page may have
several expectations, made for several versions of it; the one whose words the markup holds is taken, whatever the
readers make of the page.

- body: F1 over the multisets of words (``\\w+``, lower case) of what is expected (summary, headlines, paragraphs) and
  of what was read without its title; the mean over pages, a page that is refused counting 0;
- title: the same words, whatever their case, quotation marks and white space; ``title_exact`` the same characters;
  ``title_f1`` the F1 over words, since pages carry several titles and which one is expected differs by publisher;
- date: the same day as written; ``instant`` the same point in time, where the expectation has a zone;
- author: the same set of names, whatever their case.

Exit code 1 where a figure is below its floor in ``benchmarks/floors.toml`` (only on the whole set).
"""

from __future__ import annotations

import argparse
import ast
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.floors import held
from sayso.errors import InputError
from sayso.read.draft import finish
from sayso.read.options import Limits, ReadOptions
from sayso.read.page import page_draft

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a page."""

    body: str
    title: str
    date: str
    authors: tuple[str, ...]


def words(text: str) -> Counter[str]:
    """The multiset of a text's words."""
    return Counter(_WORD.findall(text.lower()))


def f1(left: str, right: str) -> float:
    """F1 over the words of two texts."""
    a, b = words(left), words(right)
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def expected_body(expected: dict[str, Any]) -> str:
    """Summary, headlines and paragraphs of an expectation."""
    body = expected["body"]
    parts = list(body.get("summary") or [])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def expectation(row: dict[str, Any]) -> dict[str, Any]:
    """The expectation whose words the page's markup holds best."""
    versions: dict[str, dict[str, Any]] = (
        row["expected"] if isinstance(row["expected"], dict) else ast.literal_eval(row["expected"])
    )
    if len(versions) == 1:
        return dict(next(iter(versions.values())))
    page = words(row["html"])

    def held(version: dict[str, Any]) -> float:
        wanted = words(expected_body(version) + " " + version["title"])
        return (wanted & page).total() / max(1, wanted.total())

    return max(versions.values(), key=held)


def sayso(html: str) -> Read | None:
    """The page as sayso reads it."""
    try:
        article = finish(page_draft(html, "page", None, Limits()), ReadOptions(captured="2026-01-01"), "page")
    except InputError:
        return None
    body = article.text[article.title_span[1] :] if article.title_span else article.text
    return Read(body, article.title or "", article.published or "", article.authors)


def trafilatura(html: str) -> Read | None:
    """The page as trafilatura reads it with its defaults and metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(html, with_metadata=True)
    if found is None or isinstance(found, dict):
        return None
    names = tuple(a.strip() for a in (found.author or "").split(";") if a.strip())
    return Read(found.text or "", found.title or "", found.date or "", names)


def score(read: Read | None, expected: dict[str, Any]) -> dict[str, float]:
    """One page's figures, each between 0 and 1."""
    if read is None:
        return dict.fromkeys(("body", "title", "title_exact", "title_f1", "date", "instant", "author"), 0.0)
    title = " ".join(expected["title"].split())
    when = expected["publishing_date"]
    return {
        "body": f1(read.body, expected_body(expected)),
        "title": float(_WORD.findall(read.title.lower()) == _WORD.findall(title.lower())),
        "title_exact": float(" ".join(read.title.split()) == title),
        "title_f1": f1(read.title, title),
        "date": float(read.date[:10] == when[:10]),
        "instant": float(_same_instant(read.date, when)),
        "author": float({a.lower() for a in read.authors} == {a.lower() for a in expected.get("authors") or []}),
    }


def _same_instant(found: str, wanted: str) -> bool:
    try:
        left, right = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    except ValueError:
        return False
    if left.tzinfo is None or right.tzinfo is None:
        return left.replace(tzinfo=None) == right.replace(tzinfo=None)
    return abs((left - right).total_seconds()) < 1


def measure(reader: Callable[[str], Read | None], rows: list[dict[str, Any]], show: str | None) -> dict[str, float]:
    """Means over pages, and pages a second of processor time."""
    totals: Counter[str] = Counter()
    seconds = 0.0
    for row in rows:
        expected = expectation(row)
        start = time.process_time()
        read = reader(row["html"])
        seconds += time.process_time() - start
        figures = score(read, expected)
        totals.update(figures)
        if show and figures[show] < 0.9:
            print(f"{figures[show]:.2f} {row['page']}: {_shown(read, show)} | {_wanted(expected, show)}")
    return {**{k: v / len(rows) for k, v in totals.items()}, "pages_a_second": len(rows) / seconds}


def _shown(read: Read | None, show: str) -> object:
    return (
        {"body": len(read.body), "title": read.title, "date": read.date, "author": read.authors}[show] if read else None
    )


def _wanted(expected: dict[str, Any], show: str) -> object:
    names = {"title": "title", "date": "publishing_date", "author": "authors"}
    return len(expected_body(expected)) if show == "body" else expected.get(names[show])


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """The pages under ``data``."""
    with gzip.open(data / "pages" / "publishers.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> int:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=1, help="every N-th page only")
    parser.add_argument("--show", choices=["body", "title", "date", "author"])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pages = list(rows(args.data))[:: args.sample]
    sayso(pages[0]["html"]), trafilatura(pages[0]["html"])  # both have loaded what they load once
    result = {"sayso": measure(sayso, pages, args.show), "trafilatura": measure(trafilatura, pages, None)}
    if args.json:
        print(json.dumps({"pages": len(pages), **result}))
    else:
        for name in result["sayso"]:
            print(f"{name:15} sayso {result['sayso'][name]:7.3f}   trafilatura {result['trafilatura'][name]:7.3f}")
    return int(args.sample == 1 and not held(result["sayso"], "pages"))


if __name__ == "__main__":
    sys.exit(main())
