"""What the reader says of a token, and in which order: shared by training and run time."""

from __future__ import annotations

ROLES = ("content", "source", "cue", "frame", "addressee", "hedges")
NAMES = ("person", "organisation", "office", "outlet", "place")
NAME_TAGS = ("O", *(f"{step}-{kind}" for kind in NAMES for step in "BI"))
_KINDS = ("none", "outlet", "person", "organisation", "office", "document", "collective", "unnamed")
_COUNTS = ("none", "one", "several", "unknown")
ATTRIBUTES = {
    "mode": ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect", "own"),
    "medium": ("none", "speech", "thought", "writing", "speech_writing", "speech_thought", "thought_writing"),
    "polarity": ("affirmed", "denied"),
    "certainty": ("asserted", "hedged", "speculated"),
    "kind": _KINDS,
    "count": _COUNTS,
    "origin_kind": _KINDS,
    "origin_count": _COUNTS,
    "length": ("0", "1", "2", "3"),
    "nesting": ("outside", "inside"),
}
WIDTH = sum(len(values) for values in ATTRIBUTES.values())
VECTOR = 128
