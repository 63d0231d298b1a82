"""One frozen settings object, built at the edge and handed in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is, which model reads, and where fetched pages are cached."""

    ledger: str = "sayso.db"
    model: str = "free"
    cache: Path = Path.home() / ".cache" / "sayso"


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``SAYSO_LEDGER``, ``SAYSO_MODEL`` and ``SAYSO_CACHE``; defaults for what is not set."""
    env = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        ledger=env.get("SAYSO_LEDGER") or default.ledger,
        model=env.get("SAYSO_MODEL") or default.model,
        cache=Path(env["SAYSO_CACHE"]) if env.get("SAYSO_CACHE") else default.cache,
    )
