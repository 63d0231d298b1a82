"""What the golden examples expect, and whether an extraction gives it.

An example names words, not offsets: content, source, cue and hedges are verbatim, and ``#2`` after a string picks
its second occurrence. Content and source must cover the same letters and digits as the statement found, so that
white space and punctuation at an edge decide nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.model import Article, Extraction, Statement, article_id
from sayso.text import Span, digest, words

HERE = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in HERE.glob("??.toml")))
REPORTS = tuple(sorted(path.stem.removeprefix("report-") for path in HERE.glob("report-??.toml")))
_ARTICLE = re.compile(r":(?:(?:der|die|das|dem|den|the|le|la|les|des) |l['’])", re.IGNORECASE)
_PICK = re.compile(r"^(?P<words>.*?)(?:#(?P<nth>\d+))?$", re.DOTALL)


@dataclass(frozen=True)
class Expected:
    """One statement that must be found; what is None is not looked at. ``source`` lists all that may stand there."""

    content: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    within: str | None = None
    prefix: bool = False
    source: tuple[str, ...] | None = None
    cue: tuple[str, ...] = ()
    addressee: str | None = None
    mode: str | None = None
    medium: str | None = None
    polarity: str = "affirmed"
    certainty: str = "asserted"
    hedges: tuple[str, ...] = ()
    chain: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    inside: int | None = None


@dataclass(frozen=True)
class Example:
    """A text and what must be found in it; with ``only`` nothing else may be attributed to anybody."""

    name: str
    text: str
    language: str
    title: str | None = None
    published: str | None = "2026-03-05"
    outlet: str | None = None
    only: bool = True
    known_failure: str | None = None
    statements: tuple[Expected, ...] = ()
    responses: tuple[dict[str, str], ...] = field(default=())


def examples(language: str) -> list[Example]:
    """The examples of one language, in the order of its file."""
    entries = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["example"]
    return [_example(entry, language) for entry in entries]


def report(language: str) -> tuple[Example, list[dict[str, Any]]]:
    """The report with the eight phenomena, and one raw entry for each statement that it must give."""
    text = (HERE / f"report-{language}.txt").read_text(encoding="utf-8")
    raw = tomllib.loads((HERE / f"report-{language}.toml").read_text(encoding="utf-8"))["statement"]
    return Example("report", text, language, only=False), raw


def expected(entry: dict[str, Any]) -> Expected:
    """One ``[[example.statement]]`` table as a record; unknown keys are refused."""
    known = dict(entry)
    for key in ("content", "contains", "cue", "hedges", "names", "times", "chain", "source"):
        if key in known:
            known[key] = (known[key],) if isinstance(known[key], str) else tuple(known[key])
    return Expected(**known)


def article(example: Example) -> Article:
    """The example as an article; the title, where there is one, is its first paragraph."""
    text = f"{example.title}\n\n{example.text}" if example.title else example.text
    return Article(
        id=article_id(example.outlet, None, example.title, text), outlet=example.outlet, url=None,
        title=example.title, title_span=(0, len(example.title)) if example.title else None,
        language=example.language, published=example.published, captured="2026-03-06T00:00:00Z",
        text=text, sha256=digest(text),
    )  # fmt: skip


def problems(example: Example, found: Extraction) -> list[str]:
    """What is missing, differs or is too much; empty where the extraction gives what the example expects."""
    text = found.article.text
    out: list[str] = []
    taken: list[Statement | None] = []
    for want in example.statements:
        best = _pick(text, want, [s for s in found.statements if s not in taken])
        taken.append(best)
        if best is None:
            out.append(f"missing: {want.mode} {want.content or want.contains}")
            continue
        out += differences(text, want, best)
        if want.inside is not None and best.inside != getattr(taken[want.inside], "id", None):
            out.append(f"inside: not in statement {want.inside}: {want.content}")
    if example.only:
        out += [f"too much: {describe(text, s)}" for s in found.statements if s.mode != "own" and s not in taken]
    return out + _responses(example, found)


def differences(text: str, want: Expected, got: Statement) -> list[str]:
    """Where ``got`` is not what ``want`` says; its content has been compared before."""
    pairs: list[tuple[str, object, object]] = [
        ("mode", want.mode, got.mode),
        ("medium", want.medium, got.medium),
        ("polarity", want.polarity, got.polarity),
        ("certainty", want.certainty, got.certainty),
        ("chain", _chain(want.chain), _chain(f"{hop.kind}:{hop.name}:{hop.count}" for hop in got.chain)),
    ]
    out = [f"{name}: {b!r} is not {a!r}" for name, a, b in pairs if a is not None and a != b]
    if want.source is not None and not any(_same(text, (s,) if s else (), got.source) for s in want.source):
        out.append(f"source: {words(text, got.source)!r} is not {' or '.join(want.source)!r}")
    if want.addressee is not None and not _same(text, (want.addressee,), got.addressee):
        out.append(f"addressee: {words(text, got.addressee)!r} is not {want.addressee!r}")
    cue = words(text, got.cue)
    out += [f"cue: {w!r} is not in {cue!r}" for part in want.cue for w in part.split() if w not in cue]
    out += [f"hedge: {h!r} not found" for h in want.hedges if h not in words(text, got.hedges)]
    out += [f"name: {n!r} not found" for n in want.names if not any(n in name.name for name in got.names)]
    out += [f"time: {t!r} not found" for t in want.times if t not in {time.value for time in got.times}]
    return out


def _chain(hops: Iterable[str] | None) -> tuple[str, ...] | None:
    """Hops without quotation marks and articles at the edge of a name, which decide nothing."""
    return None if hops is None else tuple(_ARTICLE.sub(":", re.sub('[«»„“”"]', "", hop)) for hop in hops)


def describe(text: str, got: Statement) -> str:
    """One statement in a line, for a failure that can be read."""
    return f"{got.mode} {words(text, got.source)!r} {words(text, got.cue)!r}: {words(text, got.content)!r}"


def locate(text: str, parts: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans of ``parts``, each after the one before it; raises ValueError where the text lacks one."""
    spans: list[Span] = []
    for part in parts:
        match = _PICK.match(part)
        wanted, nth = (match["words"], int(match["nth"] or 1)) if match else (part, 1)
        edge = (r"(?<!\w)" if wanted[:1].isalnum() else "", r"(?!\w)" if wanted[-1:].isalnum() else "")
        hits = list(re.finditer(edge[0] + re.escape(wanted) + edge[1], text))
        hits = [hit for hit in hits if not spans or hit.start() >= spans[-1][1]]
        if len(hits) < nth:
            raise ValueError(f"the example's text does not have {part!r}")
        spans.append(hits[nth - 1].span())
    return tuple(spans)


def _example(entry: dict[str, Any], language: str) -> Example:
    known = dict(entry)
    statements = tuple(expected(each) for each in known.pop("statement", []))
    return Example(language=language, statements=statements, responses=tuple(known.pop("response", [])), **known)


def _pick(text: str, want: Expected, candidates: list[Statement]) -> Statement | None:
    fitting = [s for s in candidates if _content_fits(text, want, s)]
    return min(fitting, key=lambda s: len(differences(text, want, s)), default=None)


def _content_fits(text: str, want: Expected, got: Statement) -> bool:
    if want.content and not want.prefix:
        return _same(text, want.content, got.content)
    inside = _letters(text, locate(text, want.content or want.contains)) <= _letters(text, got.content)
    if want.within is None:
        return inside
    return inside and _letters(text, got.content) <= _letters(text, locate(text, (want.within,)))


def _same(text: str, parts: tuple[str, ...], spans: tuple[Span, ...]) -> bool:
    return _letters(text, locate(text, parts)) == _letters(text, spans)


def _letters(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {i for begin, end in spans for i in range(begin, end) if text[i].isalnum()}


def _responses(example: Example, found: Extraction) -> list[str]:
    wanted = sorted((each["kind"], each["by"]) for each in example.responses)
    got = sorted((each.kind, each.by.strip(" ,")) for each in found.responses)
    same = len(wanted) == len(got) and all(
        w[0] == g[0] and _names(w[1], g[1]) for w, g in zip(wanted, got, strict=True)
    )
    return [] if same else [f"responses: {got} are not {wanted}"]


def _names(wanted: str, got: str) -> bool:
    """Whether two namings of one are the same: the name alone, or with the office before it."""
    return bool(got) and (got in wanted or wanted in got)
