"""Times: roles, missing publication dates, values at the calendar's edges."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import LanguageDataError
from sayso.extract.entities import mark
from sayso.extract.entity_tables import expand, parse
from sayso.extract.times.values import bounds, shift
from tests.extract_entities.helpers import article, marked


def _values(text: str, language: str = "de", published: str | None = None) -> list[str]:
    return [time.value for time in marked(text, language, published).times]


def test_a_time_beside_a_cue_verb_is_when_it_was_said() -> None:
    times = marked("Sie sagte am Montag, das Treffen habe am Samstag begonnen.", "de", "2026-01-09").times
    assert [time.role for time in times] == ["said", "happened"]


def test_the_callers_cue_clauses_decide_the_role() -> None:
    text = "Am Samstag trafen sie sich, so die Sprecherin am Montag."
    begin = text.index("so die")
    times = mark(article(text, "de", "2026-01-09"), said=[(begin, len(text))]).times
    assert [time.role for time in times] == ["happened", "said"]


def test_without_a_publication_date_the_nearest_full_date_gives_the_year() -> None:
    assert _values("Am 3. Mai 2019 fiel die Mauer, am 5. Mai kam Hilfe.") == ["2019-05-03", "2019-05-05"]


def test_without_any_full_date_the_year_stays_open() -> None:
    assert _values("Am 5. Mai kam Hilfe, gestern mehr.") == ["XXXX-05-05", "XXXX-XX-XX"]


def test_an_open_time_has_no_days() -> None:
    times = marked("Am 5. Mai kam Hilfe.", "de").times
    assert [(time.begin, time.end) for time in times] == [(None, None)]


def test_a_date_around_new_year_takes_the_nearest_year() -> None:
    assert _values("Am 28. Dezember begann es.", "de", "2026-01-03") == ["2025-12-28"]


def test_the_future_tense_moves_a_weekday_on() -> None:
    assert _values("Am Montag wird gewählt.", "de", "2026-01-09") == ["2026-01-12"]
    assert _values("Am Montag wurde gewählt.", "de", "2026-01-09") == ["2026-01-05"]


def test_numeric_dates_are_found_in_a_language_without_a_file() -> None:
    assert _values("zzz 06.01.2026 qqq 2026-01-07", "xx") == ["2026-01-06", "2026-01-07"]


def test_a_day_that_does_not_exist_is_not_marked() -> None:
    assert _values("Am 31.02.2026 nichts.") == []


@pytest.mark.parametrize("text", ["2000 Menschen kamen.", "Die 55-jährige Fahrerin schwieg.", "Bald und kürzlich."])
def test_numbers_ages_and_vague_words_are_not_times(text: str) -> None:
    assert _values(text, "de", "2026-01-09") == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W01-WE", "2026-01-03", "2026-01-04"),
        ("2025-WI", "2025-12-01", "2026-02-28"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2026-01-06TNI", "2026-01-06", "2026-01-06"),
        ("P3D", None, None),
        ("XXXX-WXX-1", None, None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    assert bounds(value) == (first, last)


def test_a_month_after_the_31st_ends_with_the_month() -> None:
    assert shift(date(2026, 1, 31), "M", 1) == date(2026, 2, 28)
    assert shift(date(9999, 12, 31), "D", 1) is None


def test_forms_are_expanded() -> None:
    assert list(expand("mai(|s)")) == ["mai", "mais"]
    assert list(expand("(a|b)x(1|2)")) == ["ax1", "ax2", "bx1", "bx2"]


def test_a_broken_language_file_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"zz\.toml"):
        parse("[times", "zz.toml")


def test_an_anchored_day_whose_event_is_unknown_explains_the_day_before_it() -> None:
    assert _values("Am 7. Januar 2026 sah man sie, einen Tag nach dem Treffen.") == ["2026-01-07", "2026-01-07"]


def test_a_weekday_and_its_date_are_one_time() -> None:
    assert _values("Am Mittwoch, dem 7. Januar 2026, sah man sie.") == ["2026-01-07"]
