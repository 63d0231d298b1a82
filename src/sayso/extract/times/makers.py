"""The makers: each turns a rule's match into a type, a value, a modifier and the days it covers.

A rule of a language file names its maker under ``make``. Options of the rule that a maker reads are in its docstring.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sayso.extract.times.context import Context, Match
from sayso.extract.times.values import bounds, day, nearest_year, period, shift, weekday
from sayso.model.article import TimeType

UNKNOWN_DAY = "XXXX-XX-XX"
_CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}


@dataclass(frozen=True, slots=True)
class Made:
    """A resolved expression; ``day`` is the day it speaks of, where it speaks of one."""

    type: TimeType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    day: date | None = None


def _date(value: str, mod: str | None = None) -> Made:
    begin, end = bounds(value)
    return Made("DATE", value, mod, begin, end, date.fromisoformat(begin) if begin and begin == end else None)


def _on(when: date | None, part: str | None = None, mod: str | None = None) -> Made:
    """A day, or a part of it (MO, AF, EV, NI, ...)."""
    stem = when.isoformat() if when else UNKNOWN_DAY
    if part is None:
        return _date(stem, mod)
    first = stem if when else None
    return Made("TIME", f"{stem}T{part}", mod, first, first, when)


def _part(match: Match) -> str | None:
    """The part of day that matched in whatever class, or that the rule's option ``part`` names."""
    for name in ("part", "partlow", "lone", "oftenpart"):
        if name in match.values:
            return match.word(name)
    named = match.rule.options.get("part")
    return None if named is None else str(named)


def calendar_date(match: Match, context: Context) -> Made | None:
    """Day, month, year, in any combination with a month or a year; ``mod`` and ``part`` of day where they matched."""
    year, month = match.number("year"), match.number("month") or match.number("mon")
    number, mod, part = match.number("day"), match.word("mod"), match.word("part")
    if year is None and "modern" in match.values:
        year = match.number("modern")
    if match.number("two") is not None:
        two = match.number("two") or 0
        year = two + (2000 if two < 50 else 1900)
    season = match.word("season")
    if month is None:
        return _year_part(match, context, year, season)
    if number is None:
        return _month(match, context, (year, month))
    if year is not None:
        when = day(year, month, number)
        return _on(when, part, mod) if when else None
    base = context.base(match.first)
    when = nearest_year(base, month, number) if base else None
    if when is None:
        return Made("DATE", f"XXXX-{month:02}-{number:02}", mod) if day(2000, month, number) else None
    return _on(when, part, mod)


def _month(match: Match, context: Context, said: tuple[int | None, int]) -> Made:
    year, month = said
    mod = match.word("mod")
    base = context.base(match.first)
    if year is None and match.number("rel") is not None and base:
        year = base.year + (match.number("rel") or 0)
    if year is None:
        near = nearest_year(base, month, 15) if base else None
        return _date(period(near, "M") if near else f"XXXX-{month:02}", mod)
    return _date(f"{year:04}-{month:02}", mod)


def _year_part(match: Match, context: Context, year: int | None, season: str | None) -> Made | None:
    mod, part = match.word("mod"), match.word("ordinal")
    base = context.base(match.first)
    if year is None and base is not None:
        year = base.year + (match.number("rel") or 0)
        if season and "rel" not in match.values and bounds(f"{year:04}-{season}")[0] is not None:
            begin = date.fromisoformat(bounds(f"{year:04}-{season}")[0] or "")
            year -= 1 if begin > base and context.tense(match.first) <= 0 else 0
    stem = "XXXX" if year is None else f"{year:04}"
    if season:
        return _date(f"{stem}-{season}", mod)
    if match.rule.options.get("unit") in {"Q", "H"} and part:
        return _date(f"{stem}-{match.rule.options['unit']}{part}", mod)
    return _date(stem, mod) if year is not None else None


def week_day(match: Match, context: Context) -> Made | None:
    """A weekday, alone, with a part of day, or with a relative word before it (last, next)."""
    joined, part = match.word("weekdaypart"), _part(match)
    number = int(joined[0]) if joined else match.number("weekday")
    part = joined[1:] if joined else part
    base = context.base(match.first)
    if number is None or not 1 <= number <= 7:
        return None
    if base is None:
        return _on(None, part)
    rel = match.number("rel")
    if rel:
        when = weekday(base, number, rel)
        when = shift(when, "W", rel) or when if when == base else when
    else:
        when = weekday(base, number, context.tense(match.first) or -1)
    return _on(when, part)


def deictic(match: Match, context: Context) -> Made | None:
    """Days counted from the day of publication (yesterday); a part of day where it matched."""
    count, part = match.number("deictic"), _part(match)
    if "days" in match.rule.options:
        count = int(match.rule.options["days"])
    if count is None:
        fused = match.word("deicticpart") or "0MO"
        count, part = int(fused[:-2]), fused[-2:]
    when = shift(context.published, "D", count) if context.published else None
    return _on(when, part)


def day_part(match: Match, context: Context) -> Made:
    """A part of day alone, of the day spoken of last in the same sentence, else of the day of publication."""
    near = context.last if context.last_at >= 0 and context.same_sentence(context.last_at, match.first) else None
    return _on(near or context.published or context.spoken(match.first), _part(match) or "MO")


def night(match: Match, context: Context) -> Made:
    """A night between two days: the date of its morning, with TNI. Option ``shift`` moves from the day named."""
    made = week_day(match, context) if "weekday" in match.values else None
    if "month" in match.values:
        made = calendar_date(match, context)
    when = made.day if made else context.published
    return _on(shift(when, "D", match.rule.options.get("shift", 0)) if when else None, "NI")


def relative(match: Match, context: Context) -> Made | None:
    """A unit before, at or after the present one: last week, this year. Unit D counts from the day spoken of last."""
    unit, rel = (
        match.word("unit") or match.word("period") or str(match.rule.options.get("unit", "Y")),
        match.number("rel"),
    )
    if match.number("num") is not None or match.word("num") is not None:
        return duration(match, context)
    if unit in _CLOCK_UNITS:
        return None
    if rel is None:
        rel = int(match.rule.options.get("rel", 0))
    base = context.spoken(match.first) if match.rule.options.get("spoken") else context.base(match.first)
    if base is None:
        return Made("DATE", {"D": UNKNOWN_DAY, "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), match.word("mod"))
    step = "W" if unit == "WE" else unit
    when = shift(base, step, rel)
    if unit == "WE" and rel == 0 and context.tense(match.first) < 0:
        when = weekday(base, 7, -1)
    return _date(period(when, unit), match.word("mod")) if when else None


def _duration_value(match: Match) -> tuple[str, str | None, int | None]:
    unit = match.word("unit") or match.word("plural") or "D"
    count = match.number("num")
    amount = str(count) if count is not None else "X"
    half = match.number("half")
    if half and count is not None:
        amount = f"{count}.5"
    value = f"PT{amount}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{amount}{unit}"
    return value, unit, count


def duration(match: Match, context: Context) -> Made:
    """A number or quantity of units. Option ``ago``: -1 counts back, 1 on from the base; then it covers that day.

    Option ``as = "DATE"`` gives the day, month or year reached instead of the length (three days ago).
    Option ``spoken`` counts from the day that the text spoke of last (two days later).
    """
    value, unit, count = _duration_value(match)
    ago, options = int(match.rule.options.get("ago", 0)), match.rule.options
    base = context.spoken(match.first) if options.get("spoken") else context.base(match.first)
    when = shift(base, unit, ago * count) if ago and base and unit and count is not None else None
    if options.get("as") == "DATE":
        if when is None or unit is None:
            return Made("DATE", {-1: "PAST_REF", 1: "FUTURE_REF"}.get(ago, UNKNOWN_DAY))
        return _date(period(when, unit))
    if when is None or unit is None:
        return Made("DURATION", value, match.word("approx"))
    begin, end = bounds(period(when, unit))
    return Made("DURATION", value, match.word("approx"), begin, end, when if unit == "D" else None)


def recurring(match: Match, _: Context) -> Made | None:
    """What comes again: every Monday, monthly, each year."""
    number, unit = match.number("weekday") or match.number("weekdays"), match.word("unit") or match.word("often")
    if "unit" in match.rule.options:
        return Made("SET", f"P1{match.rule.options['unit']}")
    if number is not None:
        return Made("SET", f"XXXX-WXX-{number}" + (f"T{match.word('part')}" if "part" in match.values else ""))
    part = _part(match)
    if part:
        return Made("SET", f"{UNKNOWN_DAY}T{part}")
    if unit is None:
        return None
    count = match.number("num") or 1
    return Made("SET", f"PT{count}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{count}{unit}")


def clock(match: Match, context: Context) -> Made | None:
    """A time of day; of the day named before it in the same sentence, else of the day of publication."""
    hour, minute, half = (
        match.number("hour"),
        match.number("minute"),
        match.word("halfday") or match.rule.options.get("half"),
    )
    if hour is None or hour > 24:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    near = context.last if context.last_at >= 0 and context.same_sentence(context.last_at, match.first) else None
    when = near or context.published or context.spoken(match.first)
    stem = when.isoformat() if when else UNKNOWN_DAY
    first = stem if when else None
    return Made("TIME", f"{stem}T{hour:02}:{minute or 0:02}", None, first, first, when)


def reference(match: Match, context: Context) -> Made:
    """A word for the present without a date (at present); option ``value`` names it."""
    value = str(match.rule.options.get("value", "PRESENT_REF"))
    here = context.published.isoformat() if context.published and value == "PRESENT_REF" else None
    return Made("DATE", value, None, here, here)


def same(match: Match, context: Context) -> Made | None:
    """The unit that holds the day spoken of last (on the same day); option ``shift`` counts units on from it."""
    unit = match.word("unit") or match.word("period") or str(match.rule.options.get("unit", "D"))
    last = context.spoken(match.first)
    step = int(match.rule.options.get("shift", 0))
    if unit in _CLOCK_UNITS or unit == "WE":
        return None
    when = shift(last, unit, step) if last else None
    if when is None:
        return Made("DATE", UNKNOWN_DAY)
    part = _part(match)
    return _on(when, part) if part else _date(period(when, unit))


def decade(match: Match, _: Context) -> Made | None:
    """The 1990s."""
    year = match.number("year")
    return _date(f"{year // 10}") if year is not None and year % 10 == 0 else None


def century(match: Match, _: Context) -> Made | None:
    """The 20th century."""
    number = match.number("day") or match.number("num") or match.number("ordinal")
    return _date(f"{number - 1:02}") if number and 2 <= number <= 30 else None


def anchored(match: Match, context: Context) -> Made:
    """So many units before or after an event (the day after the meeting), whose day the text itself gives.

    Where it does not, the expression explains the day named before it in its sentence.
    """
    unit, direction = match.word("unit") or "D", match.number("side") or int(match.rule.options.get("side", 1))
    count = match.number("num") or 1
    event = match.at.get("event", match.at.get("cap"))
    when = context.event_day(event) if event is not None else None
    reached = shift(when, unit, direction * count) if when and unit not in _CLOCK_UNITS and unit != "WE" else None
    if reached is None and unit == "D":
        reached = context.beside(match.first)
    return _date(period(reached, unit)) if reached else Made("DATE", UNKNOWN_DAY)


MAKERS: dict[str, Callable[[Match, Context], Made | None]] = {
    "calendar": calendar_date,
    "weekday": week_day,
    "deictic": deictic,
    "part": day_part,
    "night": night,
    "relative": relative,
    "duration": duration,
    "set": recurring,
    "clock": clock,
    "reference": reference,
    "same": same,
    "decade": decade,
    "century": century,
    "anchored": anchored,
}
