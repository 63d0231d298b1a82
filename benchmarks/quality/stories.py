"""The story families as linking reads them: gold or extracted statements, and beside them what the corpus says of them.

Whole splits are one ledger: the families of a split stand beside each other, as in real life.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.quality.corpus import article_of
from benchmarks.quality.pairing import Said, Text, paired, said
from corpus import model as marked
from sayso.extract import Extractor, load
from sayso.link.material import Material, Vector, Vectors, material
from sayso.model import Article, Hop, Name, Place, Response, Statement, Time


@dataclass(frozen=True)
class Gold:
    """What the corpus says, by ids of the families; ``mate`` gives the statement of the material for each gold one.

    With gold statements every statement is its own mate; with extracted ones those that nothing stands for have none.
    """

    families: tuple[marked.Family, ...]
    mate: Mapping[str, str]

    @property
    def statements(self) -> Iterable[marked.Statement]:
        """All statements that a writer marked."""
        return (s for family in self.families for s in family.statements if not s.implicit)


def gold_material(families: Iterable[marked.Family], vectors: Vectors | None = None) -> tuple[Material, Gold]:
    """The statements as they are marked; times, places and names too, as an extractor would resolve them."""
    held = tuple(families)
    resolver = load("rules")
    articles, statements, responses = [], [], []
    for family in held:
        for one in family.articles:
            articles.append(_article(one, resolver))
            told = [s for s in family.statements if s.article == one.id and not s.implicit]
            statements += [_statement(s, articles[-1]) for s in told]
        responses += [Response(r.id, r.article, r.span, r.by, r.kind, None) for r in family.responses]  # type: ignore[arg-type]
    mate = {s.id: s.id for s in statements}
    return _with_vectors(articles, statements, responses, vectors), Gold(held, mate)


def extracted_material(
    families: Iterable[marked.Family], extractor: Extractor, vectors: Vectors | None = None
) -> tuple[Material, Gold]:
    """The statements as ``extractor`` finds them, and which of them stand for which of the corpus."""
    held = tuple(families)
    articles: list[Article] = []
    statements: list[Statement] = []
    responses: list[Response] = []
    mate: dict[str, str] = {}
    for family in held:
        for one in family.articles:
            found = extractor.extract(article_of(one))
            articles.append(found.article)
            statements += found.statements
            responses += found.responses
            told = [s for s in family.statements if s.article == one.id and not s.implicit]
            mate |= _mates(one.text, told, list(found.statements))
    return _with_vectors(articles, statements, responses, vectors), Gold(held, mate)


def _with_vectors(
    articles: list[Article], statements: list[Statement], responses: list[Response], vectors: Vectors | None
) -> Material:
    held: dict[str, Vector] = {}
    if vectors is not None:
        for article in articles:
            mine = [s for s in statements if s.article == article.id]
            held |= dict(zip([s.id for s in mine], vectors.of(article, [s.content for s in mine]), strict=True))
    return material(articles, statements, responses, vectors=held)


def _mates(text: str, gold: list[marked.Statement], found: list[Statement]) -> dict[str, str]:
    """One to one by overlap of contents; the outlet's own statements and those it cites somebody for apart."""
    cut, out = Text(text), {}
    for own in (False, True):
        left = {s.id: said(cut, s) for s in gold if (s.mode == "own") == own}
        right = {s.id: said(cut, s) for s in found if (s.mode == "own") == own}
        back_left, back_right = _back(left), _back(right)
        for one, other in paired(list(left.values()), list(right.values())):
            if one is not None and other is not None:
                out[back_left[id(one)]] = back_right[id(other)]
    return out


def _back(known: Mapping[str, Said]) -> dict[int, str]:
    return {id(value): key for key, value in known.items()}


def _article(one: marked.Article, resolver: Extractor) -> Article:
    """The marked article; days of its times and coordinates of its places from the resolver where it finds the same."""
    plain = article_of(one)
    known = resolver.extract(plain).article
    spots = {p.span: p for p in known.places}
    days = {t.value: t for t in known.times}
    times = tuple(_time(t, days) for t in one.times)
    places = tuple(spots.get(p.span) or Place(p.span, p.name, metonym=p.metonym) for p in one.places)
    names = tuple(Name(n.span, n.name, n.kind, n.id or n.name) for n in one.names)  # type: ignore[arg-type]
    return Article(
        id=one.id, outlet=one.outlet, url=one.url, title=one.title, title_span=one.title_span, language=one.language,
        published=one.published, captured=one.published, text=one.text, sha256=one.sha256, times=times, places=places,
        names=names,
    )  # fmt: skip


def _time(time: marked.Time, days: Mapping[str, Time]) -> Time:
    known = days.get(time.value)
    begin, end = (known.begin, known.end) if known else (_day(time.value), _day(time.value))
    return Time(time.span, time.type, time.value, time.mod, begin, end, time.role)  # type: ignore[arg-type]


def _day(value: str) -> str | None:
    head = value[:10]
    return head if len(head) == 10 and head[4] == head[7] == "-" and head.replace("-", "").isdigit() else None


def _statement(s: marked.Statement, article: Article) -> Statement:
    def inside(span: tuple[int, int]) -> bool:
        return any(b <= span[0] and span[1] <= e for b, e in s.content)

    return Statement(
        id=s.id, article=s.article, act=s.act, content=s.content, mode=s.mode, source=s.source, cue=s.cue,  # type: ignore[arg-type]
        addressee=s.addressee, frame=s.frame, inside=s.inside, medium=s.medium, polarity=s.polarity,  # type: ignore[arg-type]
        certainty=s.certainty, hedges=s.hedges, chain=tuple(Hop(h.name, h.kind, h.count, h.span) for h in s.chain),  # type: ignore[arg-type]
        times=tuple(t for t in article.times if inside(t.span)), model="hand@1",
        places=tuple(p for p in article.places if inside(p.span)),
        names=tuple(n for n in article.names if inside(n.span)),
    )  # fmt: skip
