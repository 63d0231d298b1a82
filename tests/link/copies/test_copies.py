from __future__ import annotations

import time

from sayso.link.copies import copies
from sayso.link.copies.fingerprint import GUARANTEED, Words, fingerprints
from sayso.link.material import Material, material
from sayso.model import Article
from sayso.text import digest

TEXT = """Fire in the old granary

Shortly before midnight a fire broke out in the old granary at the harbour of Wesede. Forty firefighters fought the
flames until the early morning, and two of them were taken to hospital with smoke poisoning. The mayor said that the
building, which had stood empty for eleven years, could not be saved. Police are looking for a grey delivery van that
a neighbour had noticed near the gate on the evening before. The damage is put at more than three million crowns."""
OTHER = """A quiet week for growers

Apple growers along the northern bank expect a smaller crop than last year, though the fruit is said to be sweeter.
Three nights of frost in April took most of the early blossom, and hail in June did the rest in the upper orchards."""


def article(ident: str, text: str, published: str | None, outlet: str = "Paper") -> Article:
    return Article(
        id=ident, outlet=f"{outlet} {ident}", url=None, title=None, title_span=None, language="en", published=published,
        captured="2033-01-01", text=text, sha256=digest(text),
    )  # fmt: skip


def held(*articles: Article) -> Material:
    return material(articles, [])


def test_the_earlier_of_two_equal_texts_is_the_original() -> None:
    (one,) = copies(held(article("b", TEXT, "2033-01-02"), article("c", TEXT, "2033-01-01")))
    assert (one.article, one.original, one.share, one.names_source) == ("b", "c", 1.0, False)


def test_passages_stand_side_by_side() -> None:
    taken = TEXT.split("\n\n")[1]
    (one,) = copies(held(article("a", TEXT, "2033-01-01"), article("b", f"{OTHER}\n\n{taken}", "2033-01-02")))
    (pair,) = one.passages
    text = f"{OTHER}\n\n{taken}"
    assert text[slice(*pair.copy)] == TEXT[slice(*pair.original)]
    assert pair.alike == 1.0
    assert 0.4 < one.share < 0.9


def test_a_changed_word_here_and_there_does_not_hide_a_copy() -> None:
    changed = TEXT.replace("midnight", "twelve").replace("mayor", "burgomaster").replace("grey", "white")
    (one,) = copies(held(article("a", TEXT, "2033-01-01"), article("b", changed, "2033-01-02")))
    assert one.original == "a"
    assert 0.8 < one.share < 1.0


def test_sentences_in_another_order_with_other_words_between_are_found() -> None:
    moved = (
        "Until the early morning forty firefighters had fought the flames; smoke poisoning took two to hospital. "
        "The building could not be saved, the mayor said, which for eleven years had stood empty."
    )
    (one,) = copies(held(article("a", TEXT, "2033-01-01"), article("b", moved, "2033-01-02")))
    assert one.original == "a"
    assert all(pair.alike < 1 for pair in one.passages)


def test_texts_on_other_matters_share_nothing() -> None:
    assert copies(held(article("a", TEXT, "2033-01-01"), article("b", OTHER, "2033-01-02"))) == ()


def test_a_credit_names_the_source_and_tells_the_direction_where_dates_do_not() -> None:
    credited = TEXT.replace("Shortly", "Wesede (Agency a) - Shortly")
    plain = article("a", TEXT, "2033-01-01", outlet="Agency")
    for date in ("2033-01-01", None):
        (one,) = copies(held(article("B", credited, date), plain))
        assert (one.article, one.original, one.names_source, one.score) == ("B", "a", True, 1.0)


def test_without_date_or_credit_the_direction_is_not_known() -> None:
    (one,) = copies(held(article("a", TEXT, None), article("b", TEXT, None)))
    assert one.score < 1


def test_a_shared_run_of_the_guaranteed_length_leaves_a_fingerprint() -> None:
    words = TEXT.split()
    for at in range(0, len(words) - GUARANTEED, 7):
        run = " ".join(words[at : at + GUARANTEED])
        found = fingerprints(Words(f"zero one two three four five {run} six seven eight nine"))
        assert found & fingerprints(Words(TEXT))


def test_ten_thousand_equal_articles_take_seconds() -> None:
    many = held(*(article(f"{at:05d}", TEXT, "2033-01-01") for at in range(10_000)))
    started = time.process_time()
    found = copies(many)
    assert {one.original for one in found} == {"00000"}
    assert len(found) == 9_999
    assert time.process_time() - started < 20


def test_empty_and_wordless_texts_are_no_copies() -> None:
    assert copies(held(article("a", "", None), article("b", "", None), article("c", "…", None))) == ()
