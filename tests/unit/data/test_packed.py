"""What is packed for the browser is opened there as it was, and every date is worded and written as elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

from casetracker.data.status_index.packed import chosen, lists, numbers, texts
from casetracker.data.status_index.patterns import first_day, pattern
from casetracker.locale import words
from casetracker.record.dates import parse
from node import run_module

COLUMNS = [[], [0], [7, 7, 7], [-1, 0, 89, 90], [8099, 8100, -3], [20_000, 9_000_000, 0], list(range(-200, 9000, 7))]
LISTS = [[], [[]], [[1], [], [2, 3]], [[5, 5], [5]], [[90], [-4, 8100, 0]]]
TEXTS = [[], [""], ["a", "", "a", 'Ö "\\#']]
EPOCH = date(1970, 1, 1)
DATES = [
    "2024-05-01", "2024-05-31", "2024-12-31", "2024-05", "2024", "2024-05-01~", "2024-05~", "2024~", "2024-05-30/2024-05-31",
    "2024-05-31/2024-06-01", "2024-12-31/2025-01-01", "2024-05-02/2024-05-09", "2024-04-30/2024-05-09", "2024-05/2024-06", "2023/2024",
    "2019/2024", "../2024-05-02", "2024-05/..", "2024-05-05/2024-06", "2024-03-01~/2024-03-09", "unknown", "0999-05-01", "9999-12-31",
]  # fmt: skip


def test_columns_are_opened_as_they_were_packed() -> None:
    given = {
        "numbers": [[numbers(each), len(each)] for each in COLUMNS],
        "lists": [[lists(each), len(each)] for each in LISTS],
        "chosen": [[chosen(each), len(each)] for each in TEXTS],
        "texts": [[texts(each)] for each in TEXTS],
    }
    body = "return Object.fromEntries(Object.entries(given).map(([kind, all]) => [kind, all.map((each) => m[kind](...each))]));"
    assert run_module("index/packed.js", body, given) == {"numbers": COLUMNS, "lists": LISTS, "chosen": TEXTS, "texts": TEXTS}


def test_numbers_take_no_more_digits_than_they_need() -> None:
    assert numbers([5, 5]) == (0, 5, "")
    assert numbers([1, 90]) == (1, 1, "#}")
    assert numbers([0, 8100])[0] == 3


def test_the_script_writes_and_words_every_kind_of_date_as_we_do() -> None:
    spoken = words("en")
    dates = [parse(text) for text in [*DATES, *(f"{date(2023, 1, 20) + timedelta(27 * step)}" for step in range(14))]]
    ones = [{"from": (first_day(each) - EPOCH).days, "pattern": pattern(each, spoken)} for each in dates]
    body = """
      const said = s.sayings({ language: "en", words: {} });
      return given.map((one) => [m.written(one), m.worded(one, said)]);"""
    told = run_module("index/dates.js", body, ones, s="index/said.js")
    assert told == [[each.text, spoken.date(each, "heading")] for each in dates]


def test_the_common_dates_share_a_handful_of_patterns() -> None:
    days = [date(2023, 1, 1) + timedelta(step) for step in range(0, 700, 3)]
    texts = [f"{day}" for day in days] + [f"{day}~" for day in days] + [f"{day}/{day + timedelta(1)}" for day in days]
    assert len({pattern(parse(text), words("en")) for text in texts}) == 4
