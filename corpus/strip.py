"""`python -m corpus.strip FILE`: a family without markup, attribute lines and family block, to be marked again."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_TAG = re.compile(r"</?[a-z]+[\d,]*(?: +[^<>]*)?>")
_HIDDEN = re.compile(r"(retells|role|event): ")


def strip(text: str) -> str:
    """Headers and raw text stay; what a marker decides goes. `retells` and `role` are hidden as 'none' and 'origin'."""
    out: list[str] = []
    dropping = body = False
    for line in text.split("\n"):
        if line.startswith("==="):
            dropping, body = line.startswith("=== family"), False
            if not dropping:
                out.append(line)
        elif line.rstrip() == "---":
            out += ["---", ""]
            dropping = True
        elif not dropping:
            body = body or not line.strip()
            out.append(_line(line, body))
    return "\n".join(out).rstrip() + "\n"


def _line(line: str, body: bool) -> str:
    if not body and (hidden := _HIDDEN.match(line)):
        return {"retells": "retells: none", "role": "role: origin", "event": "event: hidden"}[hidden[1]]
    return _TAG.sub("", line)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m corpus.strip FILE")
    sys.stdout.write(strip(Path(sys.argv[1]).read_text(encoding="utf-8")))
