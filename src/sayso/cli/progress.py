"""A progress line for work that takes longer than a second, on standard error and only on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE_S = 1.0


def progress(items: Iterable[T], *, label: str) -> Iterator[T]:
    """``items`` unchanged; after a second a moving line says how many have gone by, and since when."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    count = TextColumn("{task.description} {task.completed:.0f}")
    columns = (SpinnerColumn(), count, TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(label, total=None)
    started = time.monotonic()
    try:
        for item in items:
            if not bar.live.is_started and time.monotonic() - started > _PATIENCE_S:
                bar.start()
            bar.advance(task)
            yield item
    finally:
        bar.stop()
