"""What goes wrong, through the real program: one clear line, the rest goes in, nothing half-written stays."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import PARIS, Run

SAID = "Der Minister {} sagte, er habe nichts gewusst."
# even root may not read everything once these are taken away
UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
needs_setpriv = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may read everything, and there is no setpriv"
)
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


def many(path: Path, count: int) -> Path:
    lines = (json.dumps({"text": SAID.format(number), "outlet": "Kurier", "language": "de"}) for number in range(count))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def started(*arguments: object) -> subprocess.Popen[str]:
    # a shell's background job ignores Ctrl-C, and whoever runs the tests may be one
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import sayso.cli; sayso.cli.main()"
    command = [sys.executable, "-c", heed, *map(str, arguments)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_entries(ledger: Path, least: int) -> None:
    for _ in range(600):
        time.sleep(0.05)
        if ledger.exists():
            try:
                with sqlite3.connect(ledger) as connection:
                    if connection.execute("select count(*) from entries").fetchone()[0] >= least:
                        return
            except sqlite3.OperationalError:
                continue
    pytest.fail("nothing was written in half a minute")


def test_each_bad_input_has_its_line_and_the_good_ones_go_in(run: Run, tmp_path: Path) -> None:
    good = SAID.format("selbst")
    bad = {
        "binary.txt": bytes(range(256)) * 9,
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(99),
        "empty.txt": b"",
        "blank.md": b" \n\n ",
        "cut.html": b"<html><head><title>A",
        "cut.txt": "Die Größe sei groß".encode()[:-1],
        "broken.txt": "Ääö größer üüß, ".encode() * 3 + b"\xff" + "größer".encode(),
        "words.xml": b"these are words and no feed",
        "other.xml": b"<catalog><book>x</book></catalog>",
        "nested.xml": b"<rss><channel><item>" + b"<b>" * 9000,
        "big.html": b"<html><body>" + b"<div>" * 10_000_000,
        "mail.eml": b"no headers",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "a-good.txt").write_text(good, encoding="utf-8")
    (tmp_path / "z-latin.txt").write_bytes((good + " Die Größe müsse geprüft werden.").encode("cp1252"))
    ledger = tmp_path / ".ledger.db"
    done = run("read", tmp_path, tmp_path / "nowhere.txt", tmp_path / "*.rtf", "--ledger", ledger)
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == len(bad) + 2, done.stderr
    for name in [*bad, "nowhere.txt", "*.rtf"]:
        (line,) = [line for line in lines if f"/{name}: " in line]
        assert line.startswith("sayso: ") and "; " in line
    assert done.stdout.startswith("2 new articles, ")
    assert "verifies" in run("doctor", "--ledger", ledger).stdout


def test_one_bad_line_of_many(run: Run, tmp_path: Path) -> None:
    path = many(tmp_path / "many.jsonl", 40)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:20], "{bad", *lines[20:]]), encoding="utf-8")
    done = run("read", path, "--ledger", tmp_path / "l.db")
    assert done.returncode == 1
    assert "40 new articles" in done.stdout and "1 refused" in done.stdout
    (line,) = done.stderr.splitlines()
    assert "many.jsonl, line 21: not JSON" in line


@pytest.mark.parametrize(("option", "value"), [("--published", "gestern"), ("--language", "German")])
def test_an_option_that_says_nothing_is_a_usage_error(run: Run, tmp_path: Path, option: str, value: str) -> None:
    done = run("read", PARIS, option, value, "--ledger", tmp_path / "l.db")
    assert done.returncode == 2
    assert value in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "l.db").exists()


def test_a_ledger_of_a_newer_version_is_left_alone(run: Run, copy: Path) -> None:
    with sqlite3.connect(copy) as connection:
        connection.execute("update ledger_version set version_num = 'v9999'")
    connection.close()
    before = copy.read_bytes()
    for command in (["read", PARIS], ["doctor"]):
        done = run(*command, "--ledger", copy)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert "copy.db: a later version of sayso wrote it" in line and "upgrade sayso" in line
    assert copy.read_bytes() == before


@needs_setpriv
def test_what_may_not_be_read_or_written(tmp_path: Path, copy: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "closed").mkdir(parents=True)
    for name in ("good.txt", "shut.txt"):
        (texts / name).write_text(SAID.format(name), encoding="utf-8")
    (texts / "shut.txt").chmod(0)
    (texts / "closed").chmod(0)
    locked = tmp_path / "locked"
    locked.mkdir()
    shutil.copy(copy, locked / "l.db")
    (locked / "l.db").chmod(0o444)
    locked.chmod(0o555)

    def weak(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [*UNPRIVILEGED, sys.executable, "-m", "sayso", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = weak("read", texts, "--language", "de", "--ledger", tmp_path / "new.db")
    assert done.returncode == 1 and done.stdout.startswith("1 new article, ")
    assert [line.split(": ")[2].split(";")[0] for line in done.stderr.splitlines()] == ["no permission to read it"] * 2
    for ledger in (locked / "l.db", locked / "other.db"):
        done = weak("read", texts / "good.txt", "--ledger", ledger)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
        assert "may" in done.stderr
    assert "Le Monde" in weak("brief", "--ledger", locked / "l.db").stdout
    assert "verifies" in weak("doctor", "--ledger", locked / "l.db").stdout
    copy.chmod(0)
    done = weak("brief", "--ledger", copy)
    assert done.returncode == 1 and "no permission to read it" in done.stderr
    (texts / "closed").chmod(0o700)
    locked.chmod(0o700)


@needs_full
@pytest.mark.parametrize("command", [["brief"], ["statements"], ["statements", "--format", "csv"]])
def test_output_onto_a_full_disk(paris: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sayso", *command, "--ledger", str(paris)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "standard output: No space left" in line


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 1.2 MB; only root can make one."""
    disk = tmp_path / "small"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk can be mounted here")
    return disk


def test_a_full_disk_keeps_what_went_in(run: Run, small_disk: Path, tmp_path: Path) -> None:
    texts, ledger = many(tmp_path / "many.jsonl", 40), small_disk / "l.db"
    try:
        done = run("read", texts, "--ledger", ledger)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert "l.db: no room on the disk; make room" in line
        assert "verifies" in run("doctor", "--ledger", ledger).stdout
        subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
        done = run("read", texts, "--ledger", ledger)
        assert done.returncode == 0 and "known already" in done.stdout
        assert "verifies" in run("doctor", "--ledger", ledger).stdout
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_stopped_in_the_middle_and_read_again(run: Run, tmp_path: Path, end: signal.Signals) -> None:
    texts, ledger = many(tmp_path / "many.jsonl", 200), tmp_path / "l.db"
    process = started("read", texts, "--ledger", ledger)
    wait_for_entries(ledger, 20)
    process.send_signal(end)
    output, errors = process.communicate()
    if end is signal.SIGINT:
        assert process.returncode == 130
        assert errors == "sayso: stopped; what went in before is whole, run it again to go on\n"
    assert output == ""
    assert "verifies" in run("doctor", "--ledger", ledger).stdout
    done = run("read", texts, "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    new, known = (int(part.split()[0]) for part in done.stdout.split("; ")[:2])
    assert known >= 9 and new + known == 200
    assert "verifies" in run("doctor", "--ledger", ledger).stdout


def test_two_readers_of_one_ledger(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    both = [started("read", many(tmp_path / f"{n}.jsonl", n), "--ledger", ledger) for n in (40, 30)]
    assert [process.communicate()[1] for process in both] == ["", ""]
    assert [process.returncode for process in both] == [0, 0]
    held = run("outlets", "--ledger", ledger, "--format", "jsonl")
    assert json.loads(held.stdout)["articles"] == 40
    assert "verifies" in run("doctor", "--ledger", ledger).stdout


def test_a_terminal_that_cannot_show_a_name(run: Run, paris: Path) -> None:
    done = run("outlets", "--ledger", paris, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Вечірній" in done.stdout
