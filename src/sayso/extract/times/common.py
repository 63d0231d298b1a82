"""Rules that hold in every language, one without a file included: dates written in numbers alone."""

from __future__ import annotations

from typing import Any

COMMON_RULES: tuple[dict[str, Any], ...] = (
    {"pattern": "year - mon - day", "make": "calendar", "tight": True},
    {"pattern": "day . mon . year", "make": "calendar"},
    {"pattern": "day / mon / year", "make": "calendar", "tight": True},
    {"pattern": "hour : minute : minute2", "make": "clock", "tight": True},
)
