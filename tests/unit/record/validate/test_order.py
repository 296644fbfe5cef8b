"""The order of dates: only a certain contradiction of spans is an error."""

from __future__ import annotations

import pytest

from small_records import CASE, FREED, SWAP, altered, messages, rules, with_keys

PERIOD = "  - {from: 2024-05-01, form: remand, sources: [a]}\n"


def custody(*periods: str) -> str:
    """Return a case with these periods, written `from` or `from to`; a last report suits them all."""
    rows = ""
    for period in periods:
        start, _, end = period.partition(" ")
        rows += f"  - {{from: {start}, {f'to: {end}, ' if end else ''}form: remand, sources: [a]}}\n"
    return altered(CASE, (PERIOD, rows), ("date: 2024-05-01", "date: 2026-11-01"))


@pytest.mark.parametrize(
    "periods",
    [
        ["2024", "2024"],
        ["2024-05-01", "2024-05-01"],
        ["2024-05-01 2024-05-02", "2024-05-02"],
        ["2024-05-01 2024-05", "2024-05-15"],
        ["2024-05-01 unknown", "2024-06"],
        ["2024-05-01 2024-07", "unknown", "2024-07"],
        ["2024-05", "2024-05-01"],
        ["2024-05-10~", "2024-05-08"],
        ["../2024-05-10", "2020"],
        ["2024-05-01", "unknown", "unknown"],
        ["2024-05-01 2024-05-01", "2024-05-01"],
    ],
)
def test_periods_that_can_follow_each_other_do(periods: list[str]) -> None:
    assert set(rules(custody(*periods))) <= {"entry-id", "custody-between"}


@pytest.mark.parametrize(
    ("periods", "field"),
    [
        (["2024-05-02", "2024-05-01"], "custody[1].from"),
        (["2024-05", "2024-04-30"], "custody[1].from"),
        (["2024-05-01 2024-05-09", "2024-05-08"], "custody[1].from"),
        (["2024-05-01 2024-04-30", "2024-05-02"], "custody[0].to"),
        (["2024-05-01", "unknown", "2024-04"], "custody[2].from"),
        (["2024-05-01 ../2024-12", "2024-04"], "custody[1].from"),
        (["2024-05-01", "2023/2025", "2024-04"], "custody[2].from"),
        (["2024-05-01 2024", "2024-04"], "custody[1].from"),
        (["2024-05-10~", "2024-05-06"], "custody[1].from"),
    ],
)
def test_periods_that_cannot_are_told_where_the_later_begins(periods: list[str], field: str) -> None:
    (message,) = messages(custody(*periods))
    assert message.startswith(f"{field}: the ")
    assert " is before " in message


def test_the_first_period_must_have_a_known_beginning_and_others_need_not() -> None:
    assert rules(custody("unknown", "2024")) == ["custody-first"]


@pytest.mark.parametrize(
    ("day", "broken"), [("2024-05-01", []), ("2024-05", []), ("2024", []), ("../2024-04", ["date-order"]), ("2024-04-30", ["date-order"])]
)
def test_a_release_may_fall_on_the_day_of_arrest_and_not_before(day: str, broken: list[str]) -> None:
    assert rules(altered(FREED, ("date: 2024-06-01", f"date: {day}"))) == broken


def test_a_release_before_several_periods_is_told_once_by_the_last() -> None:
    rows = PERIOD + "  - {from: 2024-05-20, to: 2024-05-25, form: remand, sources: [a]}\n"
    text = altered(FREED, (PERIOD, rows), ("date: 2024-06-01", "date: 2023-06-01"))
    assert messages(text) == ["release.date: the release (2023-06-01) is before the end of custody (2024-05-25)"]


@pytest.mark.parametrize(
    "keys",
    [
        "events: [{date: 2026-11-25, event: Something, sources: [a]}]",
        "events: [{date: 2026-12, event: Something, sources: [a]}]",
        "events: [{date: 2027/.., event: Something, sources: [a]}]",
        "charges: [{offence: Fraud, category: theft-fraud, date: 2027, sources: [a]}]",
        "rulings: [{kind: remand, date: 2027, sources: [a]}]",
        "designations: [{by: RU, as: hostage, date: 2027, sources: [a]}]",
        "designations: [{by: RU, as: hostage, until: 2027, sources: [a]}]",
    ],
)
def test_nothing_happens_after_today(keys: str) -> None:
    assert rules(with_keys(CASE, keys)) == ["date-future"]


@pytest.mark.parametrize(
    "pair",
    [
        ("reviewed: 2026-11-01", "reviewed: 2026-11-25"),
        ("last_report: {date: 2024-05-01", "last_report: {date: 2027"),
        ("kind: official", "kind: official, date: 2027"),
        ("kind: official", "kind: official, accessed: 2026-11-25"),
        ("from: 2024-05-01", "from: 2024-05-01, to: 2027"),
    ],
)
def test_nor_was_anything_written_or_reported_after_today(pair: tuple[str, str]) -> None:
    assert "date-future" in rules(altered(CASE, pair))


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11", "2026", "2026-11-26~", "../2030", "2026-11-24/2026-12-24"])
def test_a_span_that_may_have_begun_by_today_is_allowed(day: str) -> None:
    assert rules(with_keys(CASE, f"events: [{{date: {day}, event: Something, sources: [a]}}]")) == []


def test_a_hearing_may_lie_ahead() -> None:
    assert rules(with_keys(CASE, "hearings: [{date: 2027-01-15, purpose: Appeal, sources: [a]}]")) == []


@pytest.mark.parametrize(
    "pair",
    [
        ("date: 2024-06-01", "date: 2026-11-25"),
        ("summary:", "statements: [{by: A minister, date: 2027, says: Something., sources: [a]}]\nsummary:"),
        ("summary:", "events: [{date: 2027, event: Something., sources: [a]}]\nsummary:"),
    ],
)
def test_nothing_in_a_swap_happens_after_today(pair: tuple[str, str]) -> None:
    assert rules(altered(SWAP, pair), "swap") == ["date-future"]


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        ("charges: [{offence: Fraud, category: theft-fraud, date: 1970, sources: [a]}]", ["charges[0].date"]),
        ("charges: [{offence: Fraud, category: theft-fraud, date: 1990, sources: [a]}]", []),
        ("rulings: [{kind: other, in_absentia: true, date: 1970, sources: [a]}]", ["rulings[0].date"]),
        ("events: [{date: 1970, event: A law was passed., sources: [a]}]", []),
    ],
)
def test_birth_is_before_all_that_happens_to_the_person(keys: str, fields: list[str]) -> None:
    text = altered(with_keys(CASE, keys), ("sources: [a]}", "born: 1990, sources: [a]}"))
    assert [message.split(":")[0] for message in messages(text)] == fields


@pytest.mark.parametrize(
    ("ruling", "odd"),
    [
        ("kind: conviction, sentence: 1 year, date: 2024-04-30", True),
        ("kind: conviction, sentence: 1 year, date: 2024-04-30, in_absentia: true", False),
        ("kind: conviction, sentence: 1 year, date: 2024-05-01", False),
        ("kind: conviction, sentence: 1 year, date: 2024", False),
    ],
)
def test_a_ruling_before_all_custody_is_odd_unless_in_absentia(ruling: str, odd: bool) -> None:
    text = altered(with_keys(CASE, f"rulings: [{{{ruling}, sources: [a]}}]"), ("status: detained", "status: imprisoned"))
    assert rules(text) == (["order-odd"] if odd else [])


def test_an_indictment_before_the_arrest_is_not_odd() -> None:
    assert rules(with_keys(CASE, "charges: [{offence: Fraud, category: theft-fraud, date: 2019, sources: [a]}]")) == []


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2024-05-01 2024-05-03", "2024-05-03"], True),
        (["2024-05-01", "2024-05-03"], False),
        (["2024-05-01 2024-05-02", "2024-05-03"], False),
        (["2024-05 2024-06", "2024-06"], False),  # on another day of that month
        (["2024-05-01 unknown", "unknown"], False),
    ],
)
def test_an_end_on_the_day_on_which_the_next_period_begins_is_asked_about(periods: list[str], told: bool) -> None:
    assert rules(custody(*periods)) == (["custody-between"] if told else [])
