# ruff: noqa: E501 -- a table of cases reads best one a line
"""Each fault that a writer can make is found, with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import check, check_file, main
from corpus.families import load_family
from corpus.problems import CorpusError

from .conftest import MODELS, Spoil

VILLA, CELLS, WAREHOUSE = "de-diplomacy-villa-01", "en-companies-cells-01", "uk-disasters-warehouse-01"

FAULTS = [
    (VILLA, "<p>Selm</p>, que", "<z>Selm</z>, que", "unknown tag <z>"),
    (VILLA, "<p>Selm</p>, que", "<p>Selm, que", "<p> is never closed"),
    (VILLA, "<p>Selm</p>, que", "Selm</p>, que", "</p> closes nothing"),
    (VILLA, "<p>Selm</p>, que", "<p>Selm </p>, que", "white space at its edge"),
    (VILLA, "Neither has a flag", "Neither < has a flag", "stray angle bracket"),
    (VILLA, "3: indirect speech chain=2 claim=E\n", "", "<f3> in a1 has no attribute line"),
    (VILLA, "3: indirect speech chain=2 claim=E\n", "3: indirect speech chain=2 claim=E\n19: own\n", "statement 19 (own) has no content"),
    (VILLA, "3: indirect speech chain=2", "3: indirekt speech chain=2", "unknown word 'indirekt'"),
    (VILLA, "3: indirect speech chain=2", "3: indirect speech thought chain=2", "two values for medium"),
    (VILLA, "3: indirect speech chain=2", "3: indirect speech", "has no chain"),
    (VILLA, "3: indirect speech chain=2", "3: indirect speech chain=77", "no statement 77"),
    (VILLA, "3: indirect speech chain=2", "3: indirect speech chain=human:\"il\"", "unknown kind of source 'human'"),
    (VILLA, "3: indirect speech chain=2", "3: free_indirect chain=2", "has a cue or frame"),
    (VILLA, "3: indirect speech chain=2", "3: own chain=2", "has a source, cue, frame or chain"),
    (VILLA, "3: indirect speech chain=2", "3: reported chain=2", "reported speech has none"),
    (VILLA, "<f3><s3>Cet interlocuteur</s3> <q3>assure</q3></f3>", "<s3>Cet interlocuteur</s3> <q3>assure</q3>", "has a cue and no frame"),
    (VILLA, "<f3><s3>Cet interlocuteur</s3> <q3>assure</q3></f3>", "<f3><s3>Cet interlocuteur</s3> assure</f3>", "has no cue"),
    (VILLA, "outlet:\"Le Quai\"/one > unnamed:\"einen", "outlet:\"Le Quay\"/one > unnamed:\"einen", "chain words 'Le Quay' are not in"),
    (VILLA, "outlet:\"Le Quai\"/one > unnamed:\"einen", "outlet:\"Nordblatt\"/one > unnamed:\"einen", "the publishing outlet in its chain"),
    (VILLA, "claim=B\n5: reported", "claim=Q\n5: reported", "claim Q is not declared"),
    (VILLA, "<c4>« On a parlé des navires, presque uniquement des navires »</c4>", "« <c4>On a parlé des navires</c4> »", "quotation marks"),
    (VILLA, "7: direct in=6", "7: direct nocue chain=6", "write in=6"),
    (VILLA, "7: direct in=6", "7: direct in=2", "does not lie in the content"),
    (VILLA, "claim=D denies=A/beside\n2", "claim=D\n2", "denied statement a4.1 has no relation"),
    (VILLA, "claim=D denies=A/beside\n2", "claim=A denies=A/beside\n2", "has scope beside and stands in claim A"),
    (VILLA, "claim=D denies=A/beside\n2", "claim=D denies=A/oblique\n2", "denies with scope oblique"),
    (VILLA, "claim=D denies=A/beside\n2", "claim=D denies=Z/beside\n2", "relation names unknown Z"),
    (VILLA, "origins=2 status=disputed", "origins=2", "claim A is asserted though"),
    (VILLA, "claim A: a1.2 origins=2 status", "claim A: a1.2 status", "has no origins="),
    (VILLA, "claim B: a2.4", "claim Z: a2.4\nclaim B: a2.4", "claim Z has no statement"),
    (VILLA, "1: own claim=A drift=hedge_lost@a1.1,attribution_lost@a1.2", "1: own claim=A drift=hedge_lost@a1.1", "shows attribution_lost"),
    (VILLA, "drift=sources_multiplied@a1.4", "drift=sources_doubled@a1.4", "unknown drift 'sources_doubled'"),
    (VILLA, "drift=sources_multiplied@a1.4", "drift=place_changed@a1.4", "both stand in one claim"),
    (VILLA, "drift=sources_multiplied@a1.4", "drift=sources_multiplied@a4.1", "does not retell the other"),
    (VILLA, "drift=sources_multiplied@a1.4", "drift=sources_multiplied@a1.9", "drift names unknown a1.9"),
    (VILLA, "v=2031-W10>", "v=2031-13-10>", "is no TIMEX3 DATE"),
    (VILLA, "retells: a2\n", "retells: a6\n", "published later"),
    (VILLA, "published: 2031-03-12T09:10+01:00", "published: 2031-03-12", "is no time with zone"),
    (VILLA, "languages: fr, de, en", "languages: fr, de", "languages: fr, de but the articles are in"),
    (VILLA, "id: de-diplomacy-villa-01", "id: villa", "is not the file's name"),
    (VILLA, "declined by=\"le ministère teskien des Affaires étrangères\"", "declined by=\"le roi\"", "by= words are not in the article"),
    (CELLS, "state: delayed", "state: delivered", "its last confirmed milestone delayed"),
    (CELLS, "instrument: memorandum", "instrument: handshake", "unknown instrument"),
    (CELLS, "  made_on: 2031-02-10\n", "", "pledge P1 lacks made_on"),
    (CELLS, "deadline: 2033-12-31", "deadline: end of 2033", "is no date"),
    (CELLS, "action: a1 \"to build a cell", "action: a1 \"to build a car", "is not in a1"),
    (CELLS, "milestone contracted 2031-09-17 a4.2", "milestone contracted 2031-09-17 a4.22", "names unknown a4.22"),
    (WAREHOUSE, "4: direct writing nocue noquotes", "4: direct writing nocue", "quotation marks"),
    (CELLS, "<p>Tessow</p> gets", "Tessow gets", "the place 'Tessow' stands without a tag"),
    (WAREHOUSE, "<t v=1974>1974 года</t>", "1974 года", "the year 1974 stands without a tag"),
    (CELLS, "1: own claim=D drift=attribution_lost@a4.2", "1: own claim=D", "shows attribution_lost against a4.2"),
    (WAREHOUSE, "<h3>начебто</h3>", "начебто", "is hedged without hedge words"),
]  # fmt: skip


@pytest.mark.parametrize("path", sorted(MODELS.glob("*-01.txt")), ids=lambda p: p.stem)
def test_families_are_clean(path: Path) -> None:
    assert [str(p) for p in check_file(path)[1]] == []


@pytest.mark.parametrize(("name", "old", "new", "message"), FAULTS, ids=[f[3][:40] for f in FAULTS])
def test_fault_is_found(spoil: Spoil, name: str, old: str, new: str, message: str) -> None:
    _, problems = check_file(spoil(old, new, name))
    hit = [p for p in problems if message in f"{p.what}; {p.fix}"]
    assert hit, [str(p) for p in problems]
    assert hit[0].fix and hit[0].line >= 1


def test_line_is_that_of_the_fault(spoil: Spoil) -> None:
    path = spoil("<p>Selm</p>, que", "<z>Selm</z>, que")
    line = next(i for i, t in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if "<z>" in t)
    assert {p.line for p in check_file(path)[1]} == {line}


def test_load_refuses_what_cannot_be_read(spoil: Spoil) -> None:
    with pytest.raises(CorpusError, match=r"villa-01\.txt:\d+: unknown tag <z>"):
        load_family(spoil("<p>Selm</p>, que", "<z>Selm</z>, que"))


def test_a_sentence_of_another_family_is_refused(tmp_path: Path) -> None:
    sentence = "Piling rigs for the northern quay are booked from November onwards."
    paths = []
    for name in (VILLA, CELLS):
        text = (MODELS / f"{name}.txt").read_text(encoding="utf-8")
        copy = tmp_path / "train" / f"{name}-copy.txt"
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(
            text.replace(f"id: {name}", f"id: {name}-copy").replace("\n---\n", f"\n\n{sentence}\n---\n", 1),
            encoding="utf-8",
        )
        paths.append(copy)
    found = [p for p in check(paths)[1] if "Piling rigs for" in p.what]
    assert {Path(p.path).name for p in found} == {p.name for p in paths}
    assert all("shares more than half" in p.what for p in found)


def test_few_articles(spoil: Spoil) -> None:
    path = spoil("id:", "id:")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("=== a4")] + text[text.index("=== family") :], encoding="utf-8")
    assert any("only 3 articles" in p.what for p in check_file(path)[1])


def test_command_prints_and_returns(capsys: pytest.CaptureFixture[str], spoil: Spoil) -> None:
    assert main([str(MODELS / f"{VILLA}.txt")]) == 0
    out = capsys.readouterr().out
    assert "de: 1 families, 3 articles" in out and "1 families, 0 faults" in out
    assert main([str(spoil("<p>Selm</p>, que", "<z>Selm</z>, que")), "--quiet"]) == 1


@pytest.mark.parametrize(
    "junk", ["", "=== a1\n", "===\n", "id: x\n=== a1\n---\n1: direct\n=== family\nclaim\npledge P1: a1.1\n", "\x00<c1>"]
)
def test_junk_is_faults_and_no_crash(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "junk.txt"
    path.write_text(junk, encoding="utf-8")
    assert check_file(path)[1]
