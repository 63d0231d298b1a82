from __future__ import annotations

from pathlib import Path

import pytest

from corpus.agreement import agreement, kappa
from corpus.check import check_file
from corpus.export import family_records
from corpus.families import load_family, words_of
from corpus.sentences import split_sentences
from corpus.strip import strip
from corpus.times import implied_type, is_date, well_formed

from .conftest import MODEL, MODELS, Spoil


def test_three_hops_and_their_words() -> None:
    family = load_family(MODEL)
    statement = next(s for s in family.statements if s.id.endswith("/a3.2"))
    text = next(a.text for a in family.articles if a.id == statement.article)
    assert [(h.kind, h.count) for h in statement.chain] == [("outlet", "one"), ("outlet", "one"), ("unnamed", "one")]
    assert [text[h.span[0] : h.span[1]] for h in statement.chain] == [
        "Nordblatt",
        "Le Quai",
        "a diplomat it does not name",
    ]
    assert words_of(statement, text).startswith("Ilko Brandev, the man Karv sends")


def test_text_is_clean_and_begins_with_the_title() -> None:
    for path in MODELS.glob("*.txt"):
        for a in load_family(path).articles:
            assert a.text.startswith(a.title + "\n\n") and a.text[slice(*a.title_span)] == a.title
            assert "<" not in a.text and a.text == a.text.strip()


def test_a_nested_part_borrows_from_its_outer_statement() -> None:
    by_id = {s.id.partition("/")[2]: s for s in load_family(MODEL).statements}
    inner, outer = by_id["a3.7"], by_id["a3.6"]
    assert inner.inside == outer.id and inner.act == outer.act
    assert (inner.source, inner.cue, inner.frame, inner.chain) == (outer.source, outer.cue, outer.frame, outer.chain)


def test_discontinuous_spans_and_quotations_over_paragraphs() -> None:
    by_id = {s.id.partition("/")[2]: s for s in load_family(MODEL).statements}
    assert len(by_id["a4.1"].cue) == 2
    assert len(by_id["a5.4"].content) == 2


def test_unmarked_sentences_become_implicit_statements() -> None:
    family = load_family(MODEL)
    text = {a.id: a.text for a in family.articles}
    implicit = [words_of(s, text[s.article]) for s in family.statements if s.implicit]
    assert "Der Caterer" not in " ".join(implicit)
    assert "Kerzen, Fisch und ein Tisch für zwei Todfeinde." in implicit
    assert not any(w.endswith("?") or "Erklärung zu Presseberichten" in w for w in implicit)


def test_records_have_the_fields_that_leave_the_program() -> None:
    records = list(family_records(load_family(MODELS / "en-companies-cells-01.txt")))
    kinds = {r["record"] for r in records}
    assert kinds == {"article", "statement", "response", "claim", "relation", "drift", "pledge"}
    texts = {r["id"]: r["text"] for r in records if r["record"] == "article"}
    for r in (r for r in records if r["record"] == "statement"):
        for field in ("content", "source", "cue", "frame", "addressee", "hedges"):
            assert all(0 <= b < e <= len(texts[r["article"]]) for b, e in r[field])
    pledge = next(r for r in records if r["record"] == "pledge")
    assert pledge["amount"] == {"value": 640000000.0, "unit": "EUR", "said": "640 million euros"}
    assert [m["state"] for m in pledge["milestones"]] == ["agreed", "contracted", "delayed", "under_way"]


def test_same_claim_gives_repeats_where_nothing_else_is_said() -> None:
    family = load_family(MODELS / "uk-disasters-warehouse-01.txt")
    relations = {(r.start.partition("/")[2], r.kind) for r in family.relations}
    assert {("a3.4", "repeats"), ("a6.3", "corroborates")} <= relations
    assert ("a6.3", "repeats") not in relations


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.txt")), ids=lambda p: p.stem)
def test_strip_leaves_the_raw_text(path: Path, tmp_path: Path) -> None:
    bare = tmp_path / path.name
    bare.write_text(strip(path.read_text(encoding="utf-8")), encoding="utf-8")
    first, second = load_family(path), load_family(bare)
    assert [a.text for a in first.articles] == [a.text for a in second.articles]
    assert all(s.implicit for s in second.statements) and not second.claims
    assert not any(a.retells or a.times or a.names for a in second.articles)
    left = [p.what for p in check_file(bare, second=True)[1]]
    assert all("year" in what for what in left)  # the marker's work; nothing else is asked of a bare file


def test_agreement_with_itself_is_full_and_falls_with_a_change(spoil: Spoil) -> None:
    first = load_family(MODEL)
    overlap, pairs = agreement(first, first)
    assert all(shared == a == b for shared, a, b in overlap.values())
    assert all(kappa(p) == 1.0 for p in pairs.values())
    changed = load_family(spoil("3: indirect speech chain=2", "3: indirect writing chain=2"))
    assert kappa(agreement(first, changed)[1]["medium"]) < 1.0


def test_agreement_refuses_another_text(spoil: Spoil) -> None:
    with pytest.raises(ValueError, match="differs from the first marking"):
        agreement(load_family(MODEL), load_family(spoil("Neither has a flag", "None has a flag")))


def test_kappa_by_hand() -> None:
    assert kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 7. Januar kam er. Er ging.", 2),
        ("„Nein.“ Das war alles.", 2),
        ("Dr. Tamm sprach z.B. von 1.200 Stellen.", 1),
        ("«Ні!» — сказав він. Потім вийшов.", 2),
        ("Eine Zeile\nnoch eine", 2),
        ("« Oui. » Il sourit. Puis rien.", 3),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2031-03-04", "DATE"), ("2031-W10", "DATE"), ("2031-03-04TNI", "TIME"), ("P3D", "DURATION"), ("PT2H", "DURATION"),
     ("XXXX-WXX-2", "SET"), ("PRESENT_REF", "DATE"), ("2031-SP", "DATE"),
     ("2031-03-04T18:20", "TIME"), ("PAST_REF", "DATE")],
)  # fmt: skip
def test_time_values(value: str, kind: str) -> None:
    assert implied_type(value) == kind and well_formed(value, kind)
    assert not well_formed(value + "!", kind)


def test_dates_of_pledges() -> None:
    assert all(map(is_date, ("2031", "2031-24", "2031-03-04", "2031-03/2031-05", "2031-06~")))
    assert not any(map(is_date, ("", "/", "soon", "2031-25", "2031-3-4")))
