"""The sets that the reader learns from, each brought to one shape. Which weights may use which is said in `recipe`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.export import family_records
from corpus.families import load_family
from corpus.sentences import split_sentences
from sayso.extract.reader.labels import ROLES
from sayso.text import Span
from training.data import Gold, Mark, chain_attributes, lines

_MODES = {
    "Direct": "direct", "Indirect": "indirect", "Reported": "reported", "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
}  # fmt: skip
_MEDIA = {
    "Speech": "speech", "Thought": "thought", "Writing": "writing", "SW": "speech_writing", "ST": "speech_thought",
    "TW": "thought_writing",
}  # fmt: skip
_PARTS = {"content": "quote", "source": "speaker", "cue": "cue", "frame": "frame", "addressee": "addressee"}
_FRAMELESS = ("reported", "free_indirect", "indirect_free_indirect")


def wikinews(path: Path) -> Iterator[Gold]:
    """German WIKINEWS: quotation, speaker, cue, frame, addressee; type and medium (research only)."""
    for document in lines(path):
        sentences = [(s["charBegin"], s["charEnd"]) for s in document["sentences"]]
        marks = [_wikinews_mark(a) for a in document["annotations"] if a["quote"]["spans"]]
        yield Gold(document["originalText"], sentences, marks)


def _wikinews_mark(annotation: dict[str, Any]) -> Mark:
    mode = _MODES.get(annotation["type"], "indirect")
    spans: dict[str, list[Span] | None] = {
        role: [(s["charBegin"], s["charEnd"]) for s in (annotation.get(part) or {}).get("spans", [])]
        for role, part in _PARTS.items()
    }
    if mode in _FRAMELESS:
        spans["frame"] = []
        if mode != "reported":
            spans["cue"] = []
        elif not spans["cue"]:
            spans["cue"] = None
    spans["hedges"] = None
    attributes = {"mode": mode, "nesting": "inside" if annotation.get("isNested") else "outside"}
    if annotation.get("medium") in _MEDIA:
        attributes["medium"] = _MEDIA[annotation["medium"]]
    return Mark(spans, attributes)


_GERMEVAL = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def germeval(path: Path) -> Iterator[Gold]:
    """GermEval 2014, outer names only: persons, organisations, places; no statements are marked in it."""
    for block in lines(path):
        rows = [row for row in block["rows"] if row and row[0] != "#"]
        text, names = _joined([row[1] for row in rows], [row[2] for row in rows])
        if text:
            yield Gold(text, [(0, len(text))], (), names=names, complete=False)


def _joined(tokens: list[str], tags: list[str]) -> tuple[str, list[tuple[Span, str]]]:
    """The tokens with one space between, and the names that the B- and I- tags mark."""
    text, names = "", []
    begin, kind = 0, ""
    for token, tag in zip([*tokens, ""], [*tags, "O"], strict=True):
        if kind and not tag.startswith("I-"):
            names.append(((begin, len(text)), kind))
            kind = ""
        text = f"{text} " if text else ""
        if tag.startswith("B-") and tag[2:] in _GERMEVAL:
            begin, kind = len(text), _GERMEVAL[tag[2:]]
        text += token
    return text.rstrip(), names


def families(folder: Path) -> Iterator[Gold]:
    """Our own corpus: everything that leaves the program is marked in it."""
    for path in sorted(folder.glob("*.txt")):
        records = list(family_records(load_family(path)))
        for article in records:
            if article["record"] == "article":
                marked = [r for r in records if r["record"] == "statement" and r["article"] == article["id"]]
                yield _family_gold(article, marked, path.stem)


def _family_gold(article: dict[str, Any], statements: list[dict[str, Any]], group: str) -> Gold:
    names = [(tuple(n["span"]), n["kind"]) for n in article["names"]]
    names += [(tuple(p["span"]), "place") for p in article["places"]]
    marks = [_family_mark(s, group) for s in statements if s["content"]]
    return Gold(article["text"], split_sentences(article["text"]), marks, names=names, group=group)


def _family_mark(statement: dict[str, Any], group: str) -> Mark:
    spans = {role: [(b, e) for b, e in statement[role]] for role in ROLES}
    attributes = {name: statement[name] or "none" for name in ("mode", "medium", "polarity", "certainty")}
    attributes |= chain_attributes(statement["chain"])
    attributes["nesting"] = "inside" if statement["inside"] else "outside"
    return Mark(spans, attributes, claim=f"{group}/{statement['claim']}" if statement["claim"] else "")


__all__ = ["families", "germeval", "wikinews"]
