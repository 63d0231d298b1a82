"""Calendar arithmetic on TIMEX3 values: what days a value covers, and values of days, weeks, months and years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

Bounds = tuple[str | None, str | None]

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_UNIT_DAYS = {"D": 1, "W": 7}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def _months(year: int, first: int, last: int) -> Bounds:
    """From the first day of month ``first`` of ``year`` to the last day of month ``last``, which may pass 12."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not 1 <= year <= 9999 or not 1 <= end_year <= 9999:
        return None, None
    last_day = calendar.monthrange(end_year, end_month)[1]
    return date(year, first, 1).isoformat(), date(end_year, end_month, last_day).isoformat()


def _week(year: int, week: int, first: int, last: int) -> Bounds:
    try:
        begin, end = date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)
    except ValueError:
        return None, None
    return begin.isoformat(), end.isoformat()


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), lambda m: (m[1], m[1])),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda m: _week(int(m[1]), int(m[2]), 6, 7)),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda m: _week(int(m[1]), int(m[2]), 1, 7)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: _months(int(m[1]), int(m[2]) * 3 - 2, int(m[2]) * 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda m: _months(int(m[1]), int(m[2]) * 6 - 5, int(m[2]) * 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: _months(int(m[1]), *_SEASONS[m[2]])),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), lambda m: _months(int(m[1]), int(m[2]), int(m[2]))),
    (re.compile(r"(\d{4})"), lambda m: _months(int(m[1]), 1, 12)),
    (re.compile(r"(\d{3})"), lambda m: _months(int(m[1]) * 10, 1, 120)),
    (re.compile(r"(\d{2})"), lambda m: _months(int(m[1]) * 100, 1, 1200)),
)


def bounds(value: str) -> Bounds:
    """The first and last day (ISO) that a TIMEX3 ``value`` covers, or Nones where the calendar has no place for it."""
    for form, read in _FORMS:
        match = form.fullmatch(value)
        if match:
            return read(match)
    return None, None


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where there is no such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(start: date, unit: str, count: int) -> date | None:
    """``start`` moved by ``count`` units (D, W, M, Q, Y, DE, CE); None past the calendar's ends."""
    try:
        if unit in _UNIT_DAYS:
            return start + timedelta(days=count * _UNIT_DAYS[unit])
        months = start.year * 12 + start.month - 1 + count * _UNIT_MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, KeyError, IndexError):
        return None


def period(start: date, unit: str) -> str:
    """The value of the day, week, ... or century (unit as in ``shift``, or WE) that holds ``start``."""
    week = start.isocalendar()
    return {
        "D": start.isoformat(),
        "W": f"{week.year}-W{week.week:02}",
        "WE": f"{week.year}-W{week.week:02}-WE",
        "M": f"{start.year:04}-{start.month:02}",
        "Q": f"{start.year:04}-Q{(start.month + 2) // 3}",
        "Y": f"{start.year:04}",
        "DE": f"{start.year // 10:03}",
        "CE": f"{start.year // 100:02}",
    }[unit]


def weekday(base: date, number: int, direction: int) -> date:
    """The weekday ``number`` (Monday 1) next to ``base``: on or before (-1), on or after (1), in its week (0)."""
    away = number - base.isoweekday()
    if direction < 0:
        away = away - 7 if away > 0 else away
    elif direction > 0:
        away = away + 7 if away < 0 else away
    return base + timedelta(days=away)


def nearest_year(base: date, month: int, number: int) -> date | None:
    """The day ``number`` of ``month`` in the year that brings it nearest to ``base``; None where there is no such."""
    found = [day(base.year + step, month, number) for step in (-1, 0, 1)]
    return min((one for one in found if one), key=lambda one: abs((one - base).days), default=None)
