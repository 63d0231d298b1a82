"""What is wrong in a family file: where, what, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One fault. `line` counts from 1; `fix` says what to write instead."""

    path: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.fix}"


class CorpusError(ValueError):
    """A family file that cannot be used; `problems` holds every fault found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems


@dataclass
class Problems:
    """Collects faults, so that a writer sees all of them in one run."""

    path: Path
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, what: str, fix: str) -> None:
        self.found.append(Problem(str(self.path), line, what, fix))
