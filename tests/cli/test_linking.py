"""Claims, origins, drift and judgements on pairs, as a user asks for them."""

from __future__ import annotations

import json

import pytest

FORMATS = ["table", "jsonl", "csv"]


def lines(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def claims(run, paris):
    return lines(run("claims", "--single", "--format", "jsonl", "--ledger", paris))


def test_reading_links_what_came_in(run, paris, tmp_path):
    done = run("link", paris)
    assert done.stdout == "nothing new to link\n"
    fresh = tmp_path / "fresh.db"
    done = run("read", "-", "--no-link", "--language", "de", "--ledger", fresh, stdin=b"Titel\n\nEs regnet.")
    assert "linked" not in done.stdout
    done = run("link", "--ledger", fresh)
    assert done.stdout.startswith("1 article linked: ")
    assert run("link", fresh, "--all").stdout.startswith("0 articles linked among 1: ")
    assert run("doctor", "--ledger", fresh).returncode == 0


def test_a_ledger_given_twice_is_refused(run, paris):
    done = run("link", paris, "--ledger", paris)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["claims", "drift", "origins"])
def test_tables_come_in_every_format(run, paris, command, form):
    done = run(command, "--format", form, "--limit", 3, "--ledger", paris)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_statement_is_of_one_claim(run, paris, claims):
    statements = lines(run("statements", "--own", "--format", "jsonl", "--ledger", paris))
    assert sorted(s for claim in claims for s in claim["statements"]) == sorted(s["id"] for s in statements)
    exported = lines(run("export", "--ledger", paris))
    assert {r["id"] for r in exported if r["record"] == "claim"} == {claim["id"] for claim in claims}


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (["--outlets", 3], lambda c: c["outlets"] >= 3),
        (["--languages", 2], lambda c: len(c["languages"]) >= 2),
        (["--status", "asserted"], lambda c: c["status"] == "asserted"),
        (["--match", "DMITRIEV", "--single"], lambda c: "dmitriev" in c["wording"].casefold()),
        (["--origins", 1], lambda c: c["independent_origins"] == 1),
    ],
)
def test_claims_are_filtered(run, paris, claims, options, holds):
    found = lines(run("claims", *options, "--format", "jsonl", "--ledger", paris))
    kept = [
        c["id"] for c in claims if holds(c) and ("--single" in options or "--status" in options or c["outlets"] > 1)
    ]
    assert [c["id"] for c in found] == kept
    assert kept


def test_the_claims_of_one_story(run, paris, claims):
    story = claims[0]["story"]
    found = lines(run("claims", "--single", "--story", story[:8], "--format", "jsonl", "--ledger", paris))
    assert [c["id"] for c in found] == [c["id"] for c in claims if c["story"] == story]


def test_a_claim_is_drawn_from_its_origin_to_the_outlets(run, paris, claims):
    most = claims[0]
    done = run("claim", most["id"][:10], "--ledger", paris)
    assert done.returncode == 0, done.stderr
    assert most["wording"].split()[0] in done.stdout
    assert f"{most['outlets']} outlets" in done.stdout
    assert "Origin: " in done.stdout
    assert run("claim", most["statements"][1], "--ledger", paris).stdout == done.stdout


def test_a_claim_as_records(run, paris, claims):
    records = lines(run("claim", claims[0]["id"], "--json", "--ledger", paris))
    assert records[0]["id"] == claims[0]["id"]
    assert {r["record"] for r in records} <= {"claim", "relation", "drift"}


def test_why_two_are_one_is_explained(run, paris, claims):
    one, other = claims[0]["statements"][:2]
    rows = lines(run("explain", one, other, "--format", "jsonl", "--ledger", paris))
    assert {"feature", "value", "weight", "contribution"} <= rows[0].keys()
    assert any(row["contribution"] for row in rows)
    done = run("explain", one[:10], claims[1]["id"], "--ledger", paris)
    assert one in done.stdout
    assert claims[1]["statements"][0] in done.stdout


def test_a_person_merges_and_splits(run, copy, claims):
    one, other = claims[0]["id"], claims[1]["id"]
    who = ("--by", "Ada", "--why", "read both", "--ledger", copy)
    done = run("merge", one, other, *who)
    assert done.returncode == 0, done.stderr
    assert "now one claim" in done.stdout
    assert run("link", "--all", "--ledger", copy).returncode == 0
    merged = lines(run("claim", one, "--json", "--ledger", copy))[0]
    assert {claims[0]["statements"][0], claims[1]["statements"][0]} <= {*merged["statements"]}
    assert lines(run("claim", other, "--json", "--ledger", copy))[0] == merged
    done = run("split", claims[0]["statements"][0], claims[0]["statements"][1], *who)
    assert "now two claims" in done.stdout
    assert run("doctor", "--ledger", copy).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["claim", "c-nothing"], 1), (["claims", "--story", "e-x"], 1), (["merge", "c-a", "c-b"], 2),
        (["merge", "c-a", "c-b", "--by", "A", "--why", "B"], 1), (["explain", "s-nothing", "s-other"], 1),
        (["drift", "c-nothing"], 1), (["origins", "s-x"], 1),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line(run, copy, arguments, code):
    done = run(*arguments, "--ledger", copy)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (code, 1, "")


def test_a_statement_and_an_article_cannot_be_paired(run, copy, claims):
    article = lines(run("export", "--ledger", copy))[0]["id"]
    done = run("merge", claims[0]["id"], article, "--by", "A", "--why", "B", "--ledger", copy)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
