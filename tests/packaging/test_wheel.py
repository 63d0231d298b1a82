"""What `pip install` brings: the weights that the checkout holds, with their cards, in a wheel of bearable size."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST = 90 * 2**20


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_it_is_under_90_mb(wheel: zipfile.ZipFile) -> None:
    assert Path(str(wheel.filename)).stat().st_size < MOST


def test_every_file_of_models_is_in_it_unchanged(wheel: zipfile.ZipFile) -> None:
    lie = sorted(path for path in (ROOT / "models").iterdir() if path.is_file())
    assert lie
    for path in lie:
        assert wheel.read(f"sayso/models/{path.name}") == path.read_bytes()


def test_its_checksums_hold(wheel: zipfile.ZipFile) -> None:
    listed = ROOT / "models" / "checksums.json"
    for name, expected in json.loads(listed.read_text() if listed.exists() else "{}").items():
        assert hashlib.sha256(wheel.read(f"sayso/models/{name}")).hexdigest() == expected


def test_every_network_has_a_card_that_names_its_licence() -> None:
    for name in {"free", "research", "contents"} | {path.stem for path in (ROOT / "models").glob("*.onnx")}:
        assert "licence of the weights |" in (ROOT / "models" / f"{name}.md").read_text(encoding="utf-8")


def test_what_runs_the_weights_is_installed_with_it_and_torch_is_not() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {entry.split(">")[0] for entry in project["dependencies"]}
    assert {"numpy", "onnxruntime", "tokenizers"} <= named
    assert "torch" not in (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
