"""TIMEX3 values: the type a value implies, and whether it is well formed."""

from __future__ import annotations

import re

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DATE = (
    rf"{_DAY}(?:WE)?|\d{{4}}-(?:0[1-9]|1[0-2])|\d{{4}}-W[0-5]\d(?:-WE|-[1-7])?|\d{{4}}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)|"
    rf"\d{{2,4}}|\d{{3}}X|BC\d+|PRESENT_REF|PAST_REF|FUTURE_REF"
)
_CLOCK = r"T(?:(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-]\d\d:?\d\d)?|MO|MI|AF|EV|NI|DT)"
_SET_DAY = r"(?:XXXX|\d{4})(?:-(?:XX|\d\d)(?:-(?:XX|\d\d))?|-WXX(?:-[1-7]|-WE)?|-(?:SP|SU|FA|WI|Q[1-4X]))?"
_DURATION = (
    r"P(?=[\dXT])(?:(?:\d+(?:\.\d+)?|X+)(?:Y|M|W|D|DE|CE|WE|Q))*(?:T(?:(?:\d+(?:\.\d+)?|X+)(?:H|M|S|MO|NI|EV))+)?"
)
_PATTERNS = {
    "DATE": re.compile(_DATE),
    "TIME": re.compile(rf"(?:{_DAY}|XXXX-XX-XX)?{_CLOCK}"),
    "DURATION": re.compile(_DURATION),
    "SET": re.compile(rf"{_DURATION}|{_SET_DAY}(?:{_CLOCK})?"),
}


def implied_type(value: str) -> str:
    """DURATION for `P...`, SET for a value with X in the year, TIME with a `T`, else DATE."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    if value.startswith("XXXX"):
        return "SET"
    return "TIME" if re.search(r"(?:^|\d)T", value) else "DATE"


def well_formed(value: str, kind: str) -> bool:
    pattern = _PATTERNS.get(kind)
    return pattern is not None and pattern.fullmatch(value) is not None


def is_date(value: str) -> bool:
    """ISO date or the EDTF that pledges use: year, month, season (`2031-24`), interval, uncertain mark."""
    part = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
    return re.fullmatch(rf"(?:{part}|\.\.)?(?:/(?:{part}|\.\.)?)?", value) is not None and value not in (
        "",
        "/",
    )
