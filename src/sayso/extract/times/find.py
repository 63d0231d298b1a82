"""Finding and resolving the time expressions of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sayso.extract.entity_tables import Tokens, tables, tokenize, word_set
from sayso.extract.times.context import Context, Match
from sayso.extract.times.lexicon import Lexicon, lexicon
from sayso.extract.times.makers import MAKERS, Made
from sayso.model.article import Time, TimeRole
from sayso.text import Span

_SAID_REACH = 4
_CLAUSE_ENDS = frozenset('.!?;:,\n„“”«»"')


def find_times(
    text: str, language: str, published: str | None, *, said: Iterable[Span] = (), tokens: Tokens | None = None
) -> tuple[Time, ...]:
    """The times of ``text``, in order, resolved against ``published`` (ISO day or moment, None where missing).

    ``said`` are the spans of cue clauses where they are known: a time inside one has the role "said"; elsewhere the
    nearest cue verb decides. Where ``published`` is missing, dates of the text are resolved against each other.
    """
    words = tokens or tokenize(text, language)
    lexis = lexicon(language)
    matches = _chosen(_matches(words, lexis))
    context = Context(words, _tenses(words, language), _day(published))
    context.anchors = _anchors(matches, context)
    made = _resolved(matches, context)
    cues = word_set(tables(language), "saying", "said")
    clauses = tuple(said)
    return tuple(_time(match, one, words, _role(match, one, words, (clauses, cues))) for match, one in made)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def _tenses(words: Tokens, language: str) -> Sequence[int]:
    table = tables(language).get("times", {}).get("options", {})
    future, past = word_set(table, "future"), word_set(table, "past")
    return [1 if word in future else -1 if word in past else 0 for word in words.lowers]


def _matches(words: Tokens, lexis: Lexicon) -> list[Match]:
    coded = lexis.encode(words)
    present = frozenset(coded)
    found = []
    for rule in lexis.rules:
        if any(present.isdisjoint(needed) for needed in rule.needs):
            continue
        for hit in rule.regex.finditer(coded):
            first, after = hit.start("B"), hit.start("E")
            if first < after and (not rule.options.get("tight") or _tight(words, first, after)):
                at = {name: hit.start(name) for name, sign in hit.groupdict().items() if sign}
                found.append(Match(rule, first, after, _values(at, words, lexis), at))
    return found


def _tight(words: Tokens, first: int, after: int) -> bool:
    return all(words.joined(i) for i in range(first, after - 1))


def _values(at: dict[str, int], words: Tokens, lexis: Lexicon) -> dict[str, int | str]:
    kinds = {name: name.rstrip("0123456789") for name in at}
    return {name: lexis.value(words.words[i], words.lowers[i], kinds[name]) for name, i in at.items()}


def _chosen(matches: list[Match]) -> list[Match]:
    """Of matches that overlap, the one that begins first, then the longest, then the first rule's."""
    out: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.first, -one.after)):
        if not out or match.first >= out[-1].after:
            out.append(match)
    return out


def _anchors(matches: list[Match], context: Context) -> list[tuple[int, date]]:
    full = [one for one in matches if one.rule.make == "calendar" and "day" in one.values and _has_year(one)]
    made = [(one.first, MAKERS["calendar"](one, context)) for one in full]
    return [(first, one.day) for first, one in made if one and one.day]


def _has_year(match: Match) -> bool:
    return not {"year", "modern", "two"}.isdisjoint(match.values)


def _resolved(matches: list[Match], context: Context) -> list[tuple[Match, Made]]:
    out: dict[int, tuple[Match, Made]] = {}
    for match in matches:
        made = None if match.rule.make == "anchored" else MAKERS[match.rule.make](match, context)
        if made is None:
            continue
        out[match.first] = (match, made)
        if made.day and made.type in {"DATE", "TIME"}:
            context.last, context.last_at = made.day, match.first
            if match.rule.make in {"calendar", "weekday", "deictic"}:
                context.days.append((match.first, made.day))
    for match in matches:
        if match.rule.make == "anchored":
            late = MAKERS["anchored"](match, context)
            if late:
                out[match.first] = (match, late)
    return [out[first] for first in sorted(out)]


def _role(match: Match, made: Made, words: Tokens, said: tuple[Sequence[Span], frozenset[str]]) -> TimeRole:
    clauses, cues = said
    begin, end = words.span(match.first, match.after)
    if any(low <= begin and end <= high for low, high in clauses):
        return "said"
    if made.type not in {"DATE", "TIME"} or made.begin is None:
        return "other"
    if not clauses and _beside_cue(match, words, cues):
        return "said"
    return "happened"


def _beside_cue(match: Match, words: Tokens, cues: frozenset[str]) -> bool:
    for step, start in ((-1, match.first - 1), (1, match.after)):
        for reach in range(_SAID_REACH):
            at = start + step * reach
            if not 0 <= at < len(words.words) or words.words[at] in _CLAUSE_ENDS:
                break
            if words.lowers[at] in cues:
                return True
    return False


def _time(match: Match, made: Made, words: Tokens, role: TimeRole) -> Time:
    span = words.span(match.first, match.after)
    return Time(span, made.type, made.value, made.mod, made.begin, made.end, role)
