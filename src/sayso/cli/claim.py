"""`sayso claim`: one claim as a tree, from its origins to the outlets, with what denies it and how it drifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from sayso.cli.common import LedgerOption, look_into
from sayso.cli.linked import STATUS_STYLES, origin_words, short
from sayso.cli.output import console, print_json
from sayso.model import to_record

if TYPE_CHECKING:
    from sayso.brief import Branch, Told, Tree
    from sayso.model import Drift

_SCOPES = {
    "answers": "Denied",
    "narrower": "A part of it denied",
    "wider": "Denied, and more with it",
    "beside": "Denied beside the point: something else is denied, and this is left standing",
    None: "Denied, of unknown scope",
}
_KINDS = {"corrects": "Corrected", "qualifies": "Qualified"}
_STYLES = {"answers": "red", "wider": "red", "narrower": "yellow", "corrects": "magenta"}
_LONGEST = 220


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or that of one of its statements.")],
    json: Annotated[bool, typer.Option("--json", help="Its record, relations and drift as JSON lines.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Draw a claim: from its origins to the outlets that carry it, what denies it, and how it drifted on its way."""
    from sayso.pipeline import claim_tree

    with look_into(ledger) as store:
        if json:
            _records(store.links, id)
            return
        found = claim_tree(store, id)
    console().print(drawn(found))


def drawn(found: Tree) -> Any:
    """The tree as rich draws it."""
    from rich.tree import Tree as Drawing

    one = found.claim
    out = Drawing(_head(found), guide_style="dim")
    for root in found.roots:
        name = origin_words(root.origin) if root.origin else "origin not known"
        below = out.add(Text(f"Origin: {name}", style="bold cyan"))
        for branch in root.branches:
            _grow(below, branch, one.language)
    for answer in found.answers:
        what = _SCOPES[answer.relation.scope] if answer.relation.kind == "denies" else _KINDS[answer.relation.kind]
        style = _STYLES.get(answer.relation.scope or answer.relation.kind, "")
        below = out.add(Text(what, style=style or "bold"))
        below.add(_line(answer.told))
        if answer.also:
            outlets = dict.fromkeys(_outlet(told) for told in answer.also if told.outlet != answer.told.outlet)
            if outlets:
                below.add(Text(f"likewise in {', '.join(outlets)}", style="dim"))
    return out


def _head(found: Tree) -> Text:
    one = found.claim
    languages = sorted({branch.told.article.language for root in found.roots for branch in _all(root.branches)})
    count = one.independent_origins
    facts = [
        one.status,
        "no origin known" if not one.origins else f"{count} independent origin{'s' * (count != 1)}",
        f"{one.outlets} outlet{'s' * (one.outlets != 1)} in {', '.join(languages) or one.language}",
        f"first said {one.first_said[:10]}" if one.first_said else "never dated",
    ]
    out = Text(f"“{one.wording}”", style="bold")
    out.append(f"\n{short(one.id)} · ", style="dim")
    out.append(facts[0], style=STATUS_STYLES.get(one.status, "green"))
    out.append(" · " + " · ".join(facts[1:]), style="dim")
    return out


def _grow(below: Any, branch: Branch, language: str) -> None:
    node = below.add(_line(branch.told, copied=branch.copied_from is not None))
    for drift in branch.drift:
        node.add(_drifted(drift))
    for retelling in branch.branches:
        _grow(node, retelling, language)


def _line(told: Told, *, copied: bool = False) -> Text:
    words = " ".join(told.words.split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
    out = Text(_outlet(told), style="bold")
    out.append(f" ({told.article.language}, {told.day or 'no date'})", style="dim")
    if copied:
        out.append(" a copy", style="magenta")
    certainty = told.statement.certainty
    if certainty != "asserted":
        out.append(f" {certainty}", style="yellow")
    cited = " > ".join(hop.name for hop in told.chain)
    if cited:
        out.append(f" citing {cited}", style="cyan")
    out.append(f": “{words}” ")
    out.append(short(told.id), style="dim")
    return out


def _outlet(told: Told) -> str:
    """Who publishes it; the title where no outlet is known."""
    return told.article.outlet or (f"“{told.article.title}”" if told.article.title else "(outlet unknown)")


def _drifted(drift: Drift) -> Text:
    told, source = drift.because.get("told"), drift.because.get("source")
    out = Text(drift.kind.replace("_", " "), style="yellow")
    if told or source:
        out.append(f": {source or '–'} → {told or '–'}", style="dim")
    return out


def _all(branches: Any) -> Any:
    for branch in branches:
        yield branch
        yield from _all(branch.branches)


def _records(links: Any, id_: str) -> None:
    one = links.claim(id_)
    print_json(to_record(one))
    for record in links.relations(ids=[one.id, *one.statements]):
        print_json(to_record(record))
    for record in links.drift(ids=one.statements):
        print_json(to_record(record))
