"""What a rule finds before it is judged: the words of a statement, and the act that brought it forth."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.statement import Certainty, Count, HopKind, Medium, Mode, Polarity
from sayso.text import Spans


@dataclass(frozen=True, slots=True)
class Judged:
    """What a trained reader judges of a draft, in place of the rules: kinds and counts of nearest hop and origin."""

    polarity: Polarity
    certainty: Certainty
    hedges: Spans
    kinds: tuple[HopKind | None, HopKind | None]
    counts: tuple[Count | None, Count | None]
    length: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. ``content`` is never empty. ``denies`` and ``certainty`` are those of the cue.

    ``rule`` names the rule that found it, ``score`` how far that rule is to be trusted. ``source`` may be empty and
    ``borrowed`` True where it was taken from an earlier statement. ``asks`` where the cue makes a request.
    """

    content: Spans
    mode: Mode
    rule: str
    score: float
    medium: Medium | None = "speech_writing"
    source: Spans = ()
    cue: Spans = ()
    addressee: Spans = ()
    frame: Spans = ()
    denies: bool = False
    certainty: Certainty = "asserted"
    parenthetic: bool = False
    borrowed: bool = False
    asks: bool = False
    judged: Judged | None = None

    @property
    def begin(self) -> int:
        """Where it begins: frame or content, whichever is first."""
        return min(span[0] for span in (*self.content, *self.frame))

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(span[1] for span in (*self.content, *self.frame))
