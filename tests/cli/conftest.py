"""One ledger of the Paris example for all tests of the commands, and a way to run a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARIS = ROOT / "examples" / "paris"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def sayso(*arguments: object, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would, in a process of its own, with the rules: they start at once."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith("SAYSO_")}
    env = bare | {"NO_COLOR": "1", "SAYSO_MODEL": "rules"} | environment
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=env, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def run() -> Run:
    return sayso


@pytest.fixture(scope="session")
def paris(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds examples/paris; not to be written."""
    ledger = tmp_path_factory.mktemp("paris") / "paris.db"
    done = sayso("read", PARIS, "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    return ledger


@pytest.fixture
def copy(paris: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, to be written."""
    return Path(shutil.copy(paris, tmp_path / "copy.db"))
