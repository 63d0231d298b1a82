"""The commands, run as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PARIS, Run


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def statement_ids(run: Run, ledger: Path) -> list[str]:
    done = run("statements", "--ledger", ledger, "--format", "jsonl")
    return [row["id"] for row in records(done.stdout)]


def test_read_counts_articles_and_says_what_has_no_date(run: Run, tmp_path: Path) -> None:
    done = run("read", PARIS, "--ledger", tmp_path / "l.db")
    assert done.returncode == 0
    assert done.stdout.startswith("16 new articles, ")
    assert "2 without a publication date" in done.stdout


def test_reading_twice_changes_nothing(run: Run, copy: Path) -> None:
    before = run("export", "--ledger", copy).stdout
    done = run("read", PARIS, "--ledger", copy)
    assert "0 new articles, 0 statements; 16 known already" in done.stdout
    assert run("export", "--ledger", copy).stdout == before


def test_ledger_by_environment(run: Run, paris: Path) -> None:
    done = run("outlets", "--format", "csv", SAYSO_LEDGER=str(paris))
    names = {row["outlet"] for row in csv.DictReader(io.StringIO(done.stdout))}
    assert {"Nordufer-Kurier", "Radio Quai Nord", "Вечірній Срібнобрід"} <= names


def test_one_bad_file_is_refused_and_the_rest_goes_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Der Minister sagte, er habe nichts gewusst.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    done = run(
        "read", tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "none.txt", "--ledger", tmp_path / "l.db"
    )
    assert done.returncode == 1
    assert "1 new article" in done.stdout and "2 refused" in done.stdout
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2
    assert "bad.txt" in lines[0] and "none.txt" in lines[1]


def test_extract_prints_records_in_text_order_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    text = "Le Monde berichtet, dass der Gesandte kommt. „Ich komme“, sagte er."
    done = run(
        "extract", "-", "--language", "de", "--outlet", "Kurier", "--published", "2026-01-08", stdin=text.encode()
    )
    found = records(done.stdout)
    article = found[0]
    assert (article["record"], article["outlet"], article["published"]) == ("article", "Kurier", "2026-01-08")
    assert article["text"].split() == text.split()
    spans = [row["content"][0] for row in found if row["record"] == "statement"]
    assert spans == sorted(spans)
    assert not list(tmp_path.iterdir())


def test_extract_as_a_table_and_csv(run: Run) -> None:
    source = PARIS / "lagebild-ostwind.txt"
    assert "on whose word" in run("extract", source, "--format", "table").stdout
    rows = list(csv.DictReader(io.StringIO(run("extract", source, "--format", "csv").stdout)))
    assert any("Le Monde" in row["on_whose_word"] for row in rows)


def test_unknown_model_says_which_to_take(run: Run) -> None:
    done = run("extract", PARIS / "lagebild-ostwind.txt", "--model", "oracle")
    assert done.returncode == 1
    assert "oracle" in done.stderr and "--model rules" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [("--polarity", "denied", "polarity"), ("--certainty", "hedged", "certainty"), ("--language", "uk", "language")],
)
def test_statements_are_filtered(run: Run, paris: Path, option: str, value: str, field: str) -> None:
    done = run("statements", "--ledger", paris, "--format", "jsonl", option, value)
    found = records(done.stdout)
    assert found
    assert {row[field] for row in found} == {value}


def test_statements_by_words_and_limit(run: Run, paris: Path) -> None:
    done = run("statements", "--ledger", paris, "--match", "Botschaft", "--limit", 2, "--format", "jsonl")
    assert 1 <= len(records(done.stdout)) <= 2


def test_show_marks_the_words_in_place(run: Run, paris: Path) -> None:
    id_ = statement_ids(run, paris)[0]
    done = run("show", id_, "--ledger", paris)
    assert done.returncode == 0
    assert id_ in done.stdout and "[" in done.stdout
    assert run("show", id_[:10], "--ledger", paris).stdout == done.stdout


def test_show_an_article(run: Run, paris: Path) -> None:
    article = next(r for r in records(run("export", "--ledger", paris).stdout) if r["record"] == "article")
    done = run("show", article["id"], "--ledger", paris)
    assert (article["title"] or "")[:20] in done.stdout.replace("[", "").replace("{", "")


def test_show_what_is_not_there(run: Run, paris: Path) -> None:
    done = run("show", "s-0000", "--ledger", paris)
    assert done.returncode == 1
    assert "s-0000" in done.stderr and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_brief_in_every_form(run: Run, paris: Path, language: str, form: str) -> None:
    done = run("brief", "--ledger", paris, "--language", language, "--format", form)
    assert done.returncode == 0, done.stderr
    assert "Le Monde" in done.stdout
    if form == "json":
        assert json.loads(done.stdout)
    if form == "html":
        assert done.stdout.lower().lstrip().startswith("<!doctype html")


def test_brief_of_no_ledger_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    done = run("brief", "--ledger", tmp_path / "none.db")
    assert done.returncode == 1
    assert "sayso read" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_person_overrules_the_machine_and_takes_it_back(run: Run, copy: Path) -> None:
    id_ = statement_ids(run, copy)[0]
    made = run("judge", id_, "--set", "certainty=hedged", "--by", "Ada", "--why", "heard the tape", "--ledger", copy)
    assert made.returncode == 0, made.stderr

    def certainty() -> str:
        rows = records(run("statements", "--ledger", copy, "--format", "jsonl").stdout)
        return next(row["certainty"] for row in rows if row["id"] == id_)

    assert certainty() == "hedged"
    judgement = made.stdout.split(":")[0]
    assert run("judge", judgement, "--undo", "--by", "Ada", "--why", "wrong tape", "--ledger", copy).returncode == 0
    assert certainty() == "asserted"
    assert "verifies" in run("doctor", "--ledger", copy).stdout


def test_a_judgement_needs_who_and_why(run: Run, copy: Path) -> None:
    done = run("judge", "s-1", "--set", "certainty=hedged", "--ledger", copy)
    assert done.returncode == 2
    assert "--by" in done.stderr


def test_redacted_words_are_gone_from_the_file_and_the_ledger_verifies(run: Run, copy: Path) -> None:
    rows = records(run("export", "--ledger", copy).stdout)
    article = next(r for r in rows if r["record"] == "article" and r["outlet"] == "Trompete am Mittag")
    secret = "Bartenschlag"
    assert secret.encode() in copy.read_bytes()
    done = run("redact", article["id"], "--by", "Ada", "--why", "order 12/34", "--yes", "--ledger", copy)
    assert done.returncode == 0, done.stderr
    assert secret.encode() not in copy.read_bytes()
    assert run("doctor", "--ledger", copy).returncode == 0


def test_doctor_finds_a_changed_word(run: Run, copy: Path) -> None:
    assert run("doctor", "--ledger", copy).returncode == 0
    connection = sqlite3.connect(copy)
    changed = connection.execute(
        "update entries set words = cast(replace(cast(words as text), 'Botschaft', 'Sparkasse') as blob) "
        "where cast(words as text) like '%Botschaft%'"
    ).rowcount
    connection.commit()
    connection.close()
    assert changed
    done = run("doctor", "--ledger", copy)
    assert done.returncode == 3
    assert "problem" in done.stdout


def test_doctor_without_a_ledger(run: Run, tmp_path: Path) -> None:
    done = run("doctor", "--ledger", tmp_path / "none.db")
    assert done.returncode == 0
    assert "none yet" in done.stdout and "rules" in done.stdout
    assert "de, en, fr, ru, uk" in done.stdout


def test_help_is_enough_for_the_main_job(run: Run) -> None:
    said = run("--help").stdout
    for word in ("sayso read", "sayso brief", "sayso statements", "sayso show", "Exit codes", "SAYSO_LEDGER"):
        assert word in said


@pytest.mark.parametrize(
    "command", ["read", "extract", "statements", "show", "brief", "outlets", "judge", "redact", "export", "doctor"]
)
def test_every_command_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_a_wrong_option_is_a_usage_error(run: Run) -> None:
    assert run("read").returncode == 2
    assert run("brief", "--format", "papyrus").returncode == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = run("read", PARIS, "--ledger", tmp_path / "l.db")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_output_into_a_closed_pipe_is_no_error(paris: Path) -> None:
    status = os.system(f"python -m sayso export --ledger {paris} 2>/dev/null | head -n 1 > /dev/null")
    assert status == 0


def test_the_beginning_of_an_id_that_a_table_shows_is_enough(run: Run, copy: Path) -> None:
    id_ = statement_ids(run, copy)[0]
    made = run("judge", id_[:12], "--set", "certainty=hedged", "--by", "Ada", "--why", "tape", "--ledger", copy)
    assert made.returncode == 0 and id_ in made.stdout
    article = next(r["id"] for r in records(run("export", "--ledger", copy).stdout) if r["record"] == "article")
    shown = records(run("statements", "--article", article[:12], "--format", "jsonl", "--ledger", copy).stdout)
    assert {row["article"] for row in shown} == {article}
    assert "Gelesen: ein Artikel" in run("brief", "--article", article[:12], "--ledger", copy).stdout
    for command in ("brief", "statements"):
        done = run(command, "--article", "a-nope", "--ledger", copy)
        assert done.returncode == 1 and "a-nope: no such id" in done.stderr


def test_a_table_without_rows_says_so(run: Run, paris: Path) -> None:
    done = run("statements", "--match", "Nashorn", "--ledger", paris)
    assert done.returncode == 0
    assert "no statement fits" in done.stderr


def test_what_was_redacted_is_said_to_be(run: Run, copy: Path) -> None:
    article = next(r["id"] for r in records(run("export", "--ledger", copy).stdout) if r["record"] == "article")
    assert run("redact", article, "--by", "Ada", "--why", "order", "--yes", "--ledger", copy).returncode == 0
    done = run("show", article, "--ledger", copy)
    assert done.returncode == 1 and "its words were redacted" in done.stderr
