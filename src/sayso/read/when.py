"""Times as inputs write them, made ISO 8601 with the zone that they give and no other."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SPACED_ZONE = re.compile(r"(\d)\s+([+-]\d{2}:?\d{2}|Z)\Z")
_LONG_FRACTION = re.compile(r"(\.\d{6})\d+")
_EPOCH = re.compile(r"\d{10}(\d{3})?\Z")


def iso_time(words: str | None) -> str | None:
    """``words`` as ISO 8601: a date where it gives no time, a time without zone where it gives none; None if no time.

    Understands ISO 8601, the dates of mails and feeds (RFC 5322) and seconds or milliseconds since 1970.
    """
    if not words or not words.strip():
        return None
    words = _LONG_FRACTION.sub(r"\1", _SPACED_ZONE.sub(r"\1\2", words.strip()))
    return _from_iso(words) or _from_mail(words) or _from_epoch(words)


def _from_iso(words: str) -> str | None:
    try:
        if _DAY.match(words):
            return date.fromisoformat(words).isoformat()
        if not words[:4].isdigit() or words[4:5] != "-":
            return None
        return datetime.fromisoformat(words).isoformat()
    except (ValueError, OverflowError):
        return None


def _from_mail(words: str) -> str | None:
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # RFC 5322 writes a zone that is not known as -0000, which comes back without one
    return found.isoformat()


def _from_epoch(words: str) -> str | None:
    if not _EPOCH.match(words):
        return None
    seconds = int(words) / (1000 if len(words) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0).isoformat()
