"""What a rule finds before it is judged: the words of a statement, and the act that brought it forth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.statement import Certainty, Medium, Mode
from sayso.text import Spans

Chances = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a trained reader thinks of a draft: the logarithm of the chance of each value of each attribute.

    ``kind`` and ``count`` are those of the nearest hop, ``length`` is the number of hops, 3 for three and more;
    ``further`` are words that may name a hop beside the source.
    """

    polarity: Chances
    certainty: Chances
    hedges: Spans
    kind: Chances
    count: Chances
    origin_kind: Chances
    origin_count: Chances
    length: Chances
    further: Spans = ()


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
