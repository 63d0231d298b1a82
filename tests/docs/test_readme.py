"""What the documents show is run: code, commands, and the output they quote."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from sayso.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "benchmarks/README.md",
    "corpus/README.md",
]


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_the_code_in_the_readme_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Le Monde" in done.stdout


def test_the_readme_names_every_command() -> None:
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    rows = re.findall(r"^\| (`[^|]+)\|", README, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert named == commands


def test_the_options_in_the_readme_exist() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    parameters = [parameter for command in commands.values() for parameter in command.params]
    known = {option for one in parameters for option in (*one.opts, *one.secondary_opts)}
    known |= {"--install-completion"}
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", README)) - known == set()


def test_the_output_in_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    quoted = re.findall(r"^    \$ sayso ([^\n]+)\n((?:    [^\n]*\n|\n)+)", README, re.MULTILINE)
    assert quoted
    ledger = str(tmp_path / "paris.db")
    for arguments, output in quoted:
        command = [sys.executable, "-m", "sayso", *arguments.split(), "--ledger", ledger]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        said = " ".join(done.stdout.split())
        for part in output.split("…\n"):
            assert " ".join(part.split()) in said, f"sayso {arguments}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    document = ROOT / name
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{name}: {target}"
