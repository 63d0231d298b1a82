"""From a view to a brief: join, group, weigh, choose, phrase, check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from sayso.brief.choosing import background, in_time_order, occurred, sections, threads
from sayso.brief.closing import closing, reading
from sayso.brief.evidence import Evidence
from sayso.brief.frames import answer, assertion, dated, denial, quotation, with_denial, with_others
from sayso.brief.grouping import WordGrouping
from sayso.brief.model import SECTIONS, Brief, Section, SectionKey, Sentence
from sayso.brief.quoting import citation
from sayso.brief.scoring import Scored, scored
from sayso.brief.sources import tokens
from sayso.brief.told import Told
from sayso.brief.view import Grouping, View
from sayso.brief.wording import Wording, wording
from sayso.errors import EvidenceError
from sayso.model import Article, Response, Statement
from sayso.text import Span, normal_spans, overlap

LIMIT = 8
_DENIALS_BESIDE = 2
_MOSTLY = 0.8
Phrase = Callable[[Scored], Sentence]


@dataclass
class _Desk:
    """What is at hand while one brief is written: the words, the evidence, what was shown and what was refused."""

    wording: Wording
    evidence: Evidence
    limit: int
    refused: list[EvidenceError] = field(default_factory=list)
    _shown: set[str] = field(default_factory=set)
    _spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def show(self, tellings: Sequence[Told]) -> None:
        """Remember that ``tellings`` have had their sentence; the first of them is the one whose words were shown."""
        self._shown.update(told.id for told in tellings)
        self._spans[tellings[0].article.id] += tellings[0].statement.content

    def refuse(self, item: Scored, error: EvidenceError) -> None:
        """Write down why a sentence over ``item`` was refused; it is not tried a second time."""
        self.refused.append(error)
        self._shown.update(told.id for told in item.group.tellings)

    def has_shown(self, item: Scored) -> bool:
        """Whether the group, or most of the words that would stand for it, has been shown."""
        lead = item.lead
        if any(told.id in self._shown for told in item.group.tellings):
            return True
        length = sum(end - begin for begin, end in lead.statement.content)
        return overlap(lead.statement.content, normal_spans(self._spans[lead.article.id])) > _MOSTLY * length


def compose(
    view: View, *, language: str = "de", story: str | None = None, articles: Collection[str] | None = None,
    grouping: Grouping | None = None, limit: int = LIMIT,
) -> Brief:  # fmt: skip
    """The brief over what ``view`` holds, in ``language``, at most ``limit`` sentences a section.

    ``story`` keeps the articles that hold each of its words; ``articles`` keeps those with these ids. A sentence whose
    evidence does not check is left out and counted in ``Brief.refused``. Raises UsageError for a language without a
    wording or a limit below 1.
    """
    words = wording(language)
    held = {a.id: a for a in view.articles() if _wanted(a, story, articles)}
    statements = [s for s in view.statements() if s.article in held]
    tellings = [Told(s, held[s.article]) for s in statements if s.content]
    newest = max((t.day for t in tellings if t.day), default=None)
    groups = [scored(group, newest, language) for group in (grouping or WordGrouping())(tellings)]
    desk = _Desk(words, Evidence(held), max(1, limit))
    answers = [_heard(r, held[r.article]) for r in view.responses() if r.article in held]
    made = _write(desk, groups, answers)
    read = reading(list(held.values()), len(statements))
    return Brief(
        language=language, title=story or str(words.raw("title")), sections=made, reading=read, story=story,
        closing=closing(read, len(desk.refused), words), refused=tuple(desk.refused),
    )  # fmt: skip


def _wanted(article: Article, story: str | None, ids: Collection[str] | None) -> bool:
    if ids is not None and article.id not in ids:
        return False
    return story is None or set(tokens(story)) <= set(tokens(article.text))


def _heard(response: Response, article: Article) -> tuple[Response, Told]:
    stand_in = Statement(response.id, article.id, response.id, (response.span,), "own")
    return response, Told(stand_in, article)


def _write(desk: _Desk, groups: list[Scored], answers: list[tuple[Response, Told]]) -> tuple[Section, ...]:
    chosen = sections(groups)
    before = {item.lead.id for item in background(chosen["happened"])}
    happened = [item for item in chosen["happened"] if item.lead.id not in before]
    written: dict[SectionKey, list[Sentence]] = {"happened": _happened(desk, happened)}
    written["quotes"] = _each(desk, chosen["quotes"], lambda item: quotation(item.lead, desk.wording))
    earlier = [item for item in chosen["happened"] if not desk.has_shown(item) and occurred(item.lead)]
    written["context"] = _each(desk, in_time_order(earlier[: desk.limit]), lambda item: _dated(desk, item))
    left = [item for item in chosen["happened"] if not desk.has_shown(item) and not occurred(item.lead)]
    doubtful = sorted([*chosen["details"], *_doubtful(left)], key=lambda item: -item.score)
    written["details"] = _each(desk, doubtful, lambda item: assertion(item.lead, desk.wording, "doubtful"))
    written["details"] += _answers(desk, answers)
    written["next"] = _each(
        desk,
        sorted(chosen["next"], key=lambda item: item.lead.asks),
        lambda item: assertion(item.lead, desk.wording, "ahead"),
    )
    return tuple(_section(key, written[key], desk.wording) for key in SECTIONS)


def _doubtful(items: list[Scored]) -> list[Scored]:
    return [item for item in items if item.lead.statement.certainty != "asserted"]


def _section(key: SectionKey, sentences: Sequence[Sentence], words: Wording) -> Section:
    note = "" if sentences else str(words.raw(f"empty.{key}"))
    return Section(key, str(words.raw(f"headings.{key}")), tuple(sentences), note)


def _happened(desk: _Desk, items: list[Scored]) -> list[Sentence]:
    """The leading groups, each followed by the denials that stand beside it; other denials come in their turn."""
    homes = {told.id: item for item in items for told in item.group.tellings}
    beside = {one.told.id for item in items for one in item.group.denials}
    leading: list[Scored] = []
    held_back: list[Scored] = []
    for item in items:
        (held_back if any(told.id in beside for told in item.group.tellings) else leading).append(item)
    out: list[Sentence] = []
    for item in [*threads(leading[: desk.limit]), *leading[desk.limit :], *held_back]:
        room = desk.limit - len(out)
        if room < 1:
            break
        sentence = _fresh(desk, item, lambda one: assertion(one.lead, desk.wording, "claim"))
        out += [sentence] if sentence else []
        for one in item.group.denials[: min(_DENIALS_BESIDE, room - 1)] if sentence else ():
            denied = _fresh(desk, homes.get(one.told.id, item), lambda it: _denied(desk, it))
            out += [with_denial(denied, one, desk.wording)] if denied else []
    return out


def _denied(desk: _Desk, item: Scored) -> Sentence:
    return denial(item.lead, desk.wording, "denial", beside=True)


def _dated(desk: _Desk, item: Scored) -> Sentence:
    value = occurred(item.lead)
    first = min((t for t in item.lead.times if t.begin == value), key=lambda t: t.span)
    end = first.end or first.begin
    period = desk.wording.period(first.begin or "", end or "")
    whole = len(first.value) in (4, 7) and (first.begin or "").startswith(first.value)
    return dated(item.lead, desk.wording, desk.wording.date(first.value) if whole else period)


def _each(desk: _Desk, items: Sequence[Scored], phrase: Phrase) -> list[Sentence]:
    out: list[Sentence] = []
    for item in items:
        if len(out) >= desk.limit:
            break
        sentence = _fresh(desk, item, phrase)
        out += [sentence] if sentence else []
    return out


def _fresh(desk: _Desk, item: Scored, phrase: Phrase) -> Sentence | None:
    return None if desk.has_shown(item) else _sound(desk, item, phrase)


def _answers(desk: _Desk, answers: list[tuple[Response, Told]]) -> list[Sentence]:
    out: list[Sentence] = []
    for response, told in answers[: desk.limit]:
        sentence = answer(response, told, desk.wording)
        errors = desk.evidence.check(sentence)
        desk.refused += errors[:1]
        out += [] if errors else [sentence]
    return out


def _sound(desk: _Desk, item: Scored, phrase: Phrase) -> Sentence | None:
    """The sentence over those tellings of the group whose evidence checks; what was refused is written down."""
    errors = {told.id: desk.evidence.check_citation(citation(told)) for told in item.group.tellings}
    left = tuple(told for told in item.group.tellings if errors[told.id] is None)
    if len(left) < len(errors):
        desk.refuse(item, next(error for error in errors.values() if error))
    if not left:
        return None
    sentence = _carried(desk, replace(item, group=replace(item.group, tellings=left)), phrase)
    if wrong := desk.evidence.check(sentence):
        desk.refuse(item, wrong[0])
        return None
    desk.show(left)
    return sentence


def _carried(desk: _Desk, item: Scored, phrase: Phrase) -> Sentence:
    sentence = replace(phrase(item), because=dict(item.because))
    return with_others(sentence, item.group, desk.wording)
