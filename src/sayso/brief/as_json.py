"""A brief as JSON: sections, sentences, citations, each with article, spans and the exact words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sayso.brief.model import Brief, Sentence
from sayso.brief.showing import mark_numbers


def as_json(brief: Brief) -> str:
    """``brief`` as one JSON object, in UTF-8 text; lone surrogates are escaped."""
    record = {
        "record": "brief", "language": brief.language, "title": brief.title, "story": brief.story,
        "sections": [
            {"key": part.key, "heading": part.heading, "note": part.note,
             "sentences": [_sentence(brief, sentence) for sentence in part.sentences]}
            for part in brief.sections
        ],
        "reading": asdict(brief.reading), "closing": list(brief.closing),
        "refused": [str(error) for error in brief.refused],
    }  # fmt: skip
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text) + "\n"


def _sentence(brief: Brief, sentence: Sentence) -> dict[str, Any]:
    numbers = mark_numbers(brief, sentence)
    return {
        "kind": sentence.kind, "text": sentence.text, "statements": [c.statement for c in sentence.citations],
        "citations": [{"number": n, **asdict(c)} for n, c in zip(numbers, sentence.citations, strict=True)],
        "because": {key: round(value, 3) for key, value in sentence.because.items()},
    }  # fmt: skip
