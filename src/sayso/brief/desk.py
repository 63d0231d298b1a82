"""The desk at which one brief is written: nothing leaves it twice, and nothing without sound evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from sayso.brief.evidence import Evidence
from sayso.brief.frames import with_others
from sayso.brief.model import Sentence
from sayso.brief.quoting import citation
from sayso.brief.retelling import retells
from sayso.brief.scoring import Scored
from sayso.brief.told import Told
from sayso.brief.wording import Wording
from sayso.errors import EvidenceError
from sayso.text import Span, normal_spans, overlap

_MOSTLY = 0.8
Phrase = Callable[[Scored], Sentence]


@dataclass
class Desk:
    """The words, the evidence, what was shown and what was refused while one brief is written."""

    wording: Wording
    evidence: Evidence
    limit: int
    refused: list[EvidenceError] = field(default_factory=list)
    _shown: set[str] = field(default_factory=set)
    _told: list[Told] = field(default_factory=list)
    _spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def has_shown(self, item: Scored) -> bool:
        """Whether the group, or most of the words that would stand for it, has been shown or refused."""
        return any(told.id in self._shown for told in item.group.tellings) or self.has_quoted(item.lead)

    def has_quoted(self, told: Told) -> bool:
        """Whether most of the words of ``told`` have been shown."""
        length = sum(end - begin for begin, end in told.statement.content)
        return overlap(told.statement.content, normal_spans(self._spans[told.article.id])) > _MOSTLY * length

    def has_told(self, told: Told) -> bool:
        """Whether a claim that has been shown is so near that ``told`` would only say it again."""
        return any(retells(told, one) for one in self._told)

    def has_denied(self, told: Told) -> bool:
        """Whether a denial that has been shown says what ``told`` says."""
        return told.statement.polarity == "denied" and self.has_told(told)

    def each(self, items: Iterable[Scored], phrase: Phrase) -> list[Sentence]:
        """One sentence for each of ``items`` that has had none, up to the limit of a section."""
        out: list[Sentence] = []
        for item in items:
            if len(out) >= self.limit:
                break
            sentence = self.fresh(item, phrase)
            out += [sentence] if sentence else []
        return out

    def fresh(self, item: Scored, phrase: Phrase) -> Sentence | None:
        """The sentence for ``item``, or None where it has been shown or its evidence does not hold."""
        return None if self.has_shown(item) else self.sound(item, phrase)

    def sound(self, item: Scored, phrase: Phrase) -> Sentence | None:
        """The sentence over those tellings of the group whose evidence checks; what was refused is written down."""
        errors = {told.id: self.evidence.check_citation(citation(told)) for told in item.group.tellings}
        left = tuple(told for told in item.group.tellings if errors[told.id] is None)
        if len(left) < len(errors):
            self._refuse(item.group.tellings, next(error for error in errors.values() if error))
        if not left:
            return None
        item = replace(item, group=replace(item.group, tellings=left))
        sentence = with_others(replace(phrase(item), because=dict(item.because)), item.group, self.wording)
        if wrong := self.evidence.check(sentence):
            self._refuse(left, wrong[0])
            return None
        self._show(left)
        return sentence

    def _show(self, tellings: Sequence[Told]) -> None:
        self._shown.update(told.id for told in tellings)
        self._told += tellings
        self._spans[tellings[0].article.id] += tellings[0].statement.content

    def _refuse(self, tellings: Sequence[Told], error: EvidenceError) -> None:
        self.refused.append(error)
        self._shown.update(told.id for told in tellings)
