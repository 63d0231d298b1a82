"""Small ledgers for the tests of claims: one sentence a statement of the outlet's own."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.material import Material, material
from sayso.model import Article, Name, Statement

Told = tuple[str, str, Sequence[str]]
"""An outlet, a language, and what it says; a sentence that begins with "not: " is denied."""
BEARERS = ("Sturmvogel", "Hellhaven", "Imke Rohde", "Grunwesel", "Штурмфогель", "Хелльхафен")


def article(number: int, told: Told) -> tuple[Article, list[Statement]]:
    """An article with its statements, their ids ``a<number>.<which>``."""
    outlet, language, sentences = told
    lines = [one.removeprefix("not: ") for one in sentences]
    text = "\n".join(lines)
    names = tuple(Name((at, at + len(name)), name, "person", name) for name in BEARERS if (at := text.find(name)) >= 0)
    id_ = f"a{number}"
    made = Article(
        id_, outlet, None, None, None, language, f"2031-03-{number % 27 + 1:02d}", "2031-04-01", text, id_, names=names
    )
    statements, begin = [], 0
    for which, line in enumerate(lines):
        span = (begin, begin + len(line))
        inside = tuple(n for n in names if span[0] <= n.span[0] and n.span[1] <= span[1])
        polarity = "denied" if sentences[which].startswith("not: ") else "affirmed"
        statements.append(
            Statement(f"{id_}.{which}", id_, f"{id_}.{which}", (span,), "own", polarity=polarity, names=inside)  # type: ignore[arg-type]
        )
        begin += len(line) + 1
    return made, statements


def ledger(*told: Told) -> Material:
    """The material of several articles."""
    made = [article(number, one) for number, one in enumerate(told)]
    return material([a for a, _ in made], [s for _, statements in made for s in statements])
