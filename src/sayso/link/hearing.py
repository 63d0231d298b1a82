"""The voices of a claim with what each leans on, in plain ids: the tree from the origins to the outlets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.link.origins.origins import Origins
from sayso.model.linking import Reasons


@dataclass(frozen=True, slots=True)
class Heard:
    """One voice in one article: its statements of ``claim``, the origin it stands on, and the voice it retells.

    ``on`` is the first statement of that voice; None where it stands on its origin without another article between.
    """

    claim: str
    article: str
    statements: tuple[str, ...]
    origin: str
    on: str | None = None
    score: float = 0.0
    because: Reasons = field(default_factory=dict)


def heard(known: Origins, at: int, claim: str) -> Iterator[Heard]:
    """The voices that assert the cluster ``at``, those of each origin together, the first to speak first."""
    order = {leaning.voice.statements: leaning for leaning in known.leanings(at)}
    first = [voice[0] for voice in order]
    for knower in known.knowers(at):
        for leaning in knower.leanings:
            voice = leaning.voice
            on = first[leaning.on] if leaning.depends and leaning.on is not None else None
            yield Heard(
                claim, voice.article, voice.statements, knower.origin.id, on, round(leaning.score, 3), leaning.because
            )
