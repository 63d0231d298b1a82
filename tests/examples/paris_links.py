"""What linking reaches on ``examples/paris``, against its gold: ``python -m tests.examples.paris_links`` prints it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.extract import load
from sayso.ledger import Ledger
from sayso.link import Linked, link, material
from sayso.model import Article, Claim, Statement
from sayso.pipeline import read_into, reader_vectors
from sayso.text import Span, overlap

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "paris"
GOLD: dict[str, Any] = json.loads(Path(__file__).with_name("paris.json").read_text(encoding="utf-8"))
_COVERED = 0.5


@dataclass(frozen=True)
class Story:
    """The linked example, and which of its statements stand for which words of the gold."""

    articles: Mapping[str, Article]
    statements: Mapping[str, tuple[Statement, ...]]
    linked: Linked

    def mate(self, report: str, words: str) -> Statement | None:
        """The statement of a report that covers ``words`` best: at least half of them, and the shortest of equals."""
        span = find(self.articles[report].text, words)
        if span is None:
            return None
        ranked = sorted(self.statements[report], key=lambda s: (-overlap(s.content, (span,)), _length(s)))
        best = ranked[0] if ranked else None
        return best if best and overlap(best.content, (span,)) >= _COVERED * (span[1] - span[0]) else None

    def claim_of(self, statement: str) -> Claim | None:
        """The claim that a statement is of."""
        return next((c for c in self.linked.claims if statement in c.statements), None)

    def mates(self, key: str) -> list[Statement]:
        """The statements found for the carriers of a gold claim."""
        carried = ((r["key"], c["words"]) for r in GOLD["reports"] for c in r["carries"] if c["claim"] == key)
        found = {s.id: s for report, words in carried if (s := self.mate(report, words))}
        return list(found.values())

    def claim(self, key: str) -> Claim | None:
        """The claim in which most of the carriers of a gold claim are; the one that asserts it rather, of equals."""
        found = Counter(c.id for s in self.mates(key) if (c := self.claim_of(s.id)))
        best = max(found.items(), key=lambda item: (item[1], item[0]), default=None)
        return next((c for c in self.linked.claims if best and c.id == best[0]), None)


@cache
def story() -> Story:
    """The example, read, extracted and linked."""
    with Ledger.open(":memory:") as ledger:
        for _ in read_into(ledger, [str(FOLDER)], load("rules")):
            pass
        held = ledger.links.read()
    made_by, vectors = reader_vectors(), {}
    for one in held.articles if made_by else ():
        mine = [s for s in held.statements if s.article == one.id]
        vectors |= dict(zip([s.id for s in mine], made_by.of(one, [s.content for s in mine]), strict=True))
    linked = link(material(held.articles, held.statements, held.responses, vectors=vectors))
    titles = {report["title"]: report["key"] for report in GOLD["reports"]}
    keys = {article.id: _key(article, titles) for article in held.articles}
    said: dict[str, tuple[Statement, ...]] = {keys[a.id]: () for a in held.articles}
    for one in held.statements:
        said[keys[one.article]] += (one,)
    return Story({keys[a.id]: a for a in held.articles}, said, linked)


def find(text: str, words: str) -> Span | None:
    """Where ``words`` stand in ``text``, whatever white space is between them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else None


def claims_reached() -> dict[str, bool]:
    """Of each gold claim, whether all of its carriers are one claim that holds the carriers of no other."""
    told = story()
    home = {s.id: key for key in GOLD["claims"] for s in told.mates(key)}
    out = {}
    for key in GOLD["claims"]:
        mates = told.mates(key)
        ids = {c.id for s in mates if (c := told.claim_of(s.id))}
        claim = told.claim(key)
        strangers = {home[s] for s in claim.statements if s in home} - {key} if claim else {key}
        out[key] = bool(mates) and len(ids) == 1 and not strangers
    return out


def b_cubed() -> tuple[float, float, float]:
    """Precision, recall and F1 over the carriers that were found."""
    told = story()
    gold = {s.id: key for key in GOLD["claims"] for s in told.mates(key)}
    ours = {id_: c.id for id_ in gold if (c := told.claim_of(id_))}
    pairs = Counter((gold[i], ours[i]) for i in ours)
    by_gold, by_ours = Counter(gold[i] for i in ours), Counter(ours.values())
    precision = sum(n * n / by_ours[o] for (_, o), n in pairs.items()) / len(ours)
    recall = sum(n * n / by_gold[g] for (g, _), n in pairs.items()) / len(ours)
    return precision, recall, 2 * precision * recall / (precision + recall)


def origins_reached() -> dict[str, bool]:
    """Of each gold claim whose origins are counted and known, whether we count as many."""
    told = story()
    wanted = {key: c["independent_origins"] for key, c in GOLD["claims"].items() if c["independent_origins"]}
    return {key: (c := told.claim(key)) is not None and c.independent_origins == n for key, n in wanted.items()}


def denials_reached() -> dict[str, bool]:
    """Of each denial and the claim that it is about, whether it is found with its scope."""
    told = story()
    out = {}
    for one in GOLD["denials"]:
        statement, claim = told.mate(one["report"], one["words"]), told.claim(one["against"])
        scopes = {
            r.scope
            for r in told.linked.relations
            if statement and claim and r.kind == "denies" and r.start == statement.id and r.to == claim.id
        }
        out[f"{one['report']} {one['against']} {one['scope']}"] = scopes == {one["scope"]}
    return out


def drift_reached() -> dict[str, bool]:
    """Of each planted drift, whether it is found at its words (against whatever upstream)."""
    told = story()
    found = {(d.statement, d.kind) for d in told.linked.drift}
    out = {}
    for one in GOLD["drift"]:
        ids = {s.id for s in _at(told, one["report"], one["words"])}
        out[f"{one['kind']} {one['report']}: {one['words'][:40]}"] = any((id_, one["kind"]) in found for id_ in ids)
    return out


def false_drift() -> list[str]:
    """Drift of a kind that the gold plants nowhere in that report."""
    told = story()
    planted = {(one["report"], one["kind"]) for one in GOLD["drift"]}
    home = {s.id: key for key, some in told.statements.items() for s in some}
    return sorted(
        f"{d.kind} {home[d.statement]}" for d in told.linked.drift if (home[d.statement], d.kind) not in planted
    )


def _at(told: Story, report: str, words: str) -> Iterator[Statement]:
    """The statement that covers ``words``, or, where they name a source, those on its word."""
    mate = told.mate(report, words)
    if mate:
        yield mate
    span = find(told.articles[report].text, words)
    if span is None:
        return
    for one in told.statements[report]:
        around = (*one.frame, *one.source, *one.cue, *(hop.span for hop in one.chain))
        if overlap(around, (span,)):
            yield one


def _key(article: Article, titles: Mapping[str, str]) -> str:
    known = {report["outlet"]: report["key"] for report in GOLD["reports"] if report["outlet_in_file"]}
    return titles.get(article.title or "") or known.get(article.outlet or "") or _by_text(article)


def _by_text(article: Article) -> str:
    return next(
        report["key"]
        for report in GOLD["reports"]
        if all(find(article.text, carried["words"]) for carried in report["carries"])
    )


def _length(statement: Statement) -> int:
    return sum(end - begin for begin, end in statement.content)


def weights() -> str:
    """With what the example is linked here: ``vectors`` where weights are installed, else ``plain``."""
    return "plain" if reader_vectors() is None else "vectors"


def expected() -> dict[str, list[str]]:
    """Every key that is looked for, by kind; nothing is linked for it."""
    counted = [key for key, claim in GOLD["claims"].items() if claim["independent_origins"]]
    return {
        "claims": list(GOLD["claims"]),
        "origins": counted,
        "denials": [f"{one['report']} {one['against']} {one['scope']}" for one in GOLD["denials"]],
        "drift": [f"{one['kind']} {one['report']}: {one['words'][:40]}" for one in GOLD["drift"]],
    }


def write() -> None:
    """Keep what is reached now in `paris_reached.json`, for the weights that are installed."""
    path = Path(__file__).with_name("paris_reached.json")
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    found = reached()
    kept[weights()] = {kind: sorted(key for key, good in some.items() if good) for kind, some in found.items()} | {
        "b_cubed": round(b_cubed()[2], 3),
        "beside": sum(good for key, good in found["denials"].items() if key.endswith("beside")),
        "stories": len(story().linked.stories),
    }
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def report() -> str:
    """What is reached and what is not, one line an item."""
    lines = ["claims, B-cubed: precision {:.3f} recall {:.3f} F1 {:.3f}".format(*b_cubed())]
    for name, found in reached().items():
        lines.append(f"{name}: {sum(found.values())} of {len(found)}")
        lines += [f"  {'+' if good else '-'} {key}" for key, good in found.items()]
    return "\n".join([*lines, "drift planted nowhere:", *(f"  {one}" for one in false_drift())]) + "\n"


def reached() -> dict[str, dict[str, bool]]:
    """Every item by kind, and whether it is reached."""
    return {
        "claims": claims_reached(),
        "origins": origins_reached(),
        "denials": denials_reached(),
        "drift": drift_reached(),
    }


def main() -> None:
    """Print the report, or, with ``--write``, keep what is reached."""
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        sys.stdout.write(report())


if __name__ == "__main__":
    main()
