"""Articles and extractions to put into ledgers, made of a few words of our own."""

from __future__ import annotations

from dataclasses import replace

from sayso.ledger import Ledger, Part, Run
from sayso.model import (
    Article,
    Claim,
    Drift,
    Extraction,
    Hop,
    Name,
    Origin,
    Relation,
    Response,
    Statement,
    Story,
    Time,
    act_id,
    article_id,
    response_id,
    statement_id,
)
from sayso.text import Span, digest

TEXT = (
    "Gesandter in Paris gesehen\n\nEin Gesandter sei am 7. Januar in einer Straße gesehen worden, "
    "berichtet der Abendbote unter Berufung auf eine Person. Der Palast bestritt den Besuch. "
    "Das Ministerium wollte sich nicht äußern."
)


def run(number: int = 1, model: str = "rules@1") -> Run:
    return Run(f"run-{number}", model, "2026-01-08T08:00:00+00:00", "0.1", {"language": "de"})


def span(text: str, words: str) -> Span:
    begin = text.index(words)
    return begin, begin + len(words)


def article(text: str = TEXT, **over: object) -> Article:
    title = text.split("\n", maxsplit=1)[0]
    given = {"outlet": "Morgenblatt", "url": None, "title": title, "language": "de", **over}
    id_ = article_id(given["outlet"], given["url"], title, text)
    fields = {"published": "2026-01-08T07:00:00+01:00", "captured": "2026-01-08T09:00:00+00:00", **given}
    return Article(id=id_, title_span=(0, len(title)), text=text, sha256=digest(text), **fields)


def statement(of: Article, content: Span, **over: object) -> Statement:
    source, cue, mode = over.pop("source", ()), over.pop("cue", ()), over.pop("mode", "indirect")
    id_ = statement_id(of.id, (content,), source, cue, mode)
    act = act_id(of.id, cue, source, (content,))
    return Statement(id_, of.id, act, (content,), mode, source, cue, model="rules@1", **over)


def extraction(of: Article | None = None) -> Extraction:
    of = of or article()
    text = of.text
    time = Time(span(text, "am 7. Januar"), "DATE", "2026-01-07", begin="2026-01-07", end="2026-01-07", role="happened")
    hop = Hop("Abendbote", "outlet", "one", span(text, "Abendbote"))
    person = Hop("eine Person", "unnamed", "one", span(text, "eine Person"))
    palace = span(text, "Der Palast")
    seen = statement(
        of, span(text, "Ein Gesandter sei am 7. Januar in einer Straße gesehen worden"),
        source=(span(text, "der Abendbote"),), cue=(span(text, "berichtet"),), chain=(hop, person),
        certainty="hedged", hedges=(span(text, "sei"),), times=(time,),
    )  # fmt: skip
    denied = statement(
        of, span(text, "den Besuch"), source=(palace,), cue=(span(text, "bestritt"),), mode="reported",
        polarity="denied", medium="speech", chain=(Hop("Der Palast", "office", "one", palace),), score=0.5,
    )  # fmt: skip
    declined = span(text, "Das Ministerium wollte sich nicht äußern")
    response = Response(response_id(of.id, declined, "declined"), of.id, declined, "Das Ministerium", "declined")
    marked = Article(**{f: getattr(of, f) for f in of.__dataclass_fields__} | {
        "times": (time,), "names": (Name(palace, "Palast", "office", "n1"),),
    })  # fmt: skip
    return Extraction(marked, (seen, denied), (response,))


def tale(number: int, sentences: int = 3, **over: object) -> Extraction:
    """An article of numbered sentences, each of them a statement of the outlet's own."""
    text = f"Bericht {number}\n\n" + " ".join(f"Satz {n} des Berichts {number} sagt etwas." for n in range(sentences))
    of = article(text, **over)
    spans = (span(text, f"Satz {n} des Berichts {number} sagt etwas.") for n in range(sentences))
    return Extraction(of, tuple(statement(of, s, mode="own") for s in spans))


def claim_id(statement_: Statement) -> str:
    return "c-" + statement_.id.removeprefix("s-")


def claim(*of: Statement, wording: str = "Etwas", **over: object) -> Claim:
    given = {"origins": (Origin("o-1", "eine Person", "unnamed", ("Abendbote",)),), "outlets": len(of), **over}
    return Claim(claim_id(of[0]), wording, "de", tuple(s.id for s in of), independent_origins=1, **given)


def link(ledger: Ledger, *ids: str, version: str = "link@1", **over: object) -> None:
    """Link the articles ``ids`` (or all) as one part, each statement a claim of its own; vectors and keys too."""
    seen = ledger.links.read(ids or None)
    first = seen.articles[0].id
    claims = tuple(claim(s, story="e-1", first_said="2026-01-08") for s in seen.statements)
    other = seen.statements[-1].id
    relation = Relation(seen.statements[0].id, claims[-1].id, "denies", "beside", 0.5, {"words": 0.25, "same": True})
    given = {
        "claims": (replace(claims[0], aliases=(f"c-x{first[2:6]}",)), *claims[1:]),
        "relations": (relation,), "drift": (Drift(seen.statements[0].id, other, "hedge_lost", {"lost": "soll"}),),
        "stories": (Story("e-1", tuple(a.id for a in seen.articles), "Titel"),), "others": {"copy": ({"share": 0.5},)},
    } | over  # fmt: skip
    part = Part(first, [a.id for a in seen.articles], **given)
    made = {a.id: {s.id: bytes(4) for s in seen.statements if s.article == a.id} for a in seen.articles}
    ledger.links.keep_vectors(made, "free@1")
    ledger.links.write([part], seen, {a.id: ["k1", a.id] for a in seen.articles}, version=version)
