"""Every form of a date, the first and last day that it can mean, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from casetracker.record.dates import FAR, LONG_AGO, UNKNOWN, DateError, PartialDate, day, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-01-27", "2024-01-27", "2024-01-27"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2025-02-13/2025-02-14", "2025-02-13", "2025-02-14"),
        ("1991/1992", "1991-01-01", "1992-12-31"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("2024-06/2024", "2024-06-01", "2024-12-31"),
        ("2024-01-27/2024-02", "2024-01-27", "2024-02-29"),
        ("2024-01-27/2024-01-27", "2024-01-27", "2024-01-27"),
        ("../2025-06-06", "0001-01-01", "2025-06-06"),
        ("../2025-06", "0001-01-01", "2025-06-30"),
        ("2024-06/..", "2024-06-01", "9999-12-31"),
        ("2024-06-05/..", "2024-06-05", "9999-12-31"),
        ("2024~", "2023-01-01", "2025-12-31"),
        ("2024-01~", "2023-12-01", "2024-02-29"),
        ("2024-12~", "2024-11-01", "2025-01-31"),
        ("2024-03-01~", "2024-02-27", "2024-03-04"),
        ("2024-01-01~", "2023-12-29", "2024-01-04"),
        ("2024~/2025", "2023-01-01", "2025-12-31"),
        ("2024/2025~", "2024-01-01", "2026-12-31"),
        ("../2024-05~", "0001-01-01", "2024-06-30"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("0001-01-01~", "0001-01-01", "0001-01-04"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("9999-12~", "9999-11-01", "9999-12-31"),
        ("unknown", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_date_is_the_span_of_days_that_it_can_mean(text: str, earliest: str, latest: str) -> None:
    assert parse(text) == PartialDate(text, date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2024-1", "2024-1-5", "24", "02024", "2024-01-27T10:00", "2024-01-27 ", " 2024", "27.01.2024", "27 January 2024",
        "2024/", "/2024", "../..", "..", "2024..2025", "2024/2025/2026", "2024-01-27/unknown", "unknown/2024", "~2024", "2024~~", "2024?",
        "2024-01-27/28", "0000", "0000-01-01", "-2024", "Unknown", "2024–2025", "2024-01\n", "２０２４", "٢٠٢٤",
    ],
)  # fmt: skip
def test_another_form_is_no_date(text: str) -> None:
    with pytest.raises(DateError) as fault:
        parse(text)
    assert fault.value.rule == "date-form"


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-04-31", "2024-01-00", "2024-13-01~", "../2024-02-30"]
)
def test_a_day_or_month_that_the_calendar_does_not_have_is_impossible(text: str) -> None:
    with pytest.raises(DateError) as fault:
        parse(text)
    assert fault.value.rule == "date-none"


@pytest.mark.parametrize("text", ["2025/2024", "2024-02/2024-01", "2024-01-28/2024-01-27", "2025/2024-12", "2024-03/2024-02-28"])
def test_a_span_may_not_end_before_it_begins(text: str) -> None:
    with pytest.raises(DateError) as fault:
        parse(text)
    assert fault.value.rule == "date-reversed"


def test_a_fault_names_the_whole_text_and_not_its_half() -> None:
    with pytest.raises(DateError, match=r"^2024-01/2024-13$"):
        parse("2024-01/2024-13")


def test_an_exact_date_is_one_day() -> None:
    assert parse("2024-01-27").is_exact
    assert parse("2024-01-27/2024-01-27").is_exact
    assert not parse("2024-01").is_exact
    assert not parse("2024-01-27~").is_exact


def test_only_unknown_is_not_known() -> None:
    assert parse("unknown") is UNKNOWN
    assert not UNKNOWN.is_known
    assert parse("../2024").is_known
    assert parse("2024~").is_known


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024-01-27", "2024-01-28", True),
        ("2024-01-27", "2024-01-27", False),
        ("2024-01-28", "2024-01-27", False),
        ("2024-01", "2024-02", True),
        ("2024-01", "2024-01-31", False),
        ("2024", "2024-06", False),
        ("2024-06", "2024", False),
        ("2023", "2024", True),
        ("../2023", "2024", True),
        ("2023/..", "2024", False),
        ("2023", "2024~", False),
        ("2022", "2024~", True),
        ("unknown", "2024", False),
        ("2024", "unknown", False),
        ("unknown", "unknown", False),
    ],
)
def test_a_date_is_certainly_before_another_only_where_no_reading_says_otherwise(one: str, other: str, before: bool) -> None:
    assert parse(one).certainly_before(parse(other)) is before


def test_dates_sort_by_their_bounds() -> None:
    texts = ["2024-06-05", "unknown", "2024/..", "2024", "../2023", "2024-06", "2023-12-31", "2024-06-05~"]
    ordered = sorted(map(parse, texts), key=lambda each: (each.earliest, each.latest))
    assert [each.text for each in ordered] == [
        "../2023", "unknown", "2023-12-31", "2024", "2024/..", "2024-06", "2024-06-05~", "2024-06-05",
    ]  # fmt: skip


def test_a_date_is_shown_as_it_was_written() -> None:
    assert str(parse("../2025-06-06")) == "../2025-06-06"


def test_a_day_of_the_calendar_is_an_exact_date() -> None:
    assert day(date(2024, 1, 27)) == parse("2024-01-27")


def test_open_ends_reach_to_the_ends_of_the_calendar() -> None:
    assert LONG_AGO.isoformat() == "0001-01-01"
    assert FAR.isoformat() == "9999-12-31"
