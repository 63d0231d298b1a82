"""The floors: one file, and one way to hold figures against it."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.toml")


def floors(*section: str) -> Mapping[str, float]:
    """The floors of a section such as ("attribution", "rules", "wikinews"); empty where it has none."""
    table: Any = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for name in section:
        table = table.get(name, {})
    return {key: value for key, value in table.items() if not isinstance(value, dict)}


def held(figures: Mapping[str, float], *section: str) -> bool:
    """Whether no figure lies below its floor; says on standard error which do."""
    failed = {key: floor for key, floor in floors(*section).items() if figures.get(key, 0.0) < floor}
    for key, floor in failed.items():
        print(f"{'.'.join(section)}: {key} {figures.get(key, 0.0):.3f} is below its floor {floor}", file=sys.stderr)
    return not failed
