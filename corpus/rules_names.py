"""Checks that names, places and years are marked wherever they stand, not only the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import ReadArticle

Fault = tuple[int, str, str]
_SHORTEST = 3
_YEAR = re.compile(r"(?<![\d.,’'№-])(?:19|20)\d\d(?![\d.,]?\d)")


def unmarked_names(read: ReadArticle) -> Iterator[Fault]:
    """(line, what, fix) for each mention of a marked name, or of a year, that carries no tag."""
    text = read.article.text
    taken = [(m.begin, m.end) for m in read.marked.marks if m.kind in "npto"]
    known = {n.name: n.kind for n in read.article.names if len(n.name) >= _SHORTEST}
    found = [(m, f"{known[w]} {w!r}") for w in known for m in re.finditer(rf"(?<!\w){re.escape(w)}(?!\w)", text)]
    found += [(m, f"year {m[0]}") for m in _YEAR.finditer(text)]
    for match, what in found:
        if not any(b < match.end() and match.start() < e for b, e in taken):
            line = read.marked.line_at(match.start())
            yield line, f"the {what} stands without a tag", "mark it here too; <o>..</o> where it is none"
