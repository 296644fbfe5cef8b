"""Dates as people write them: what only one day can be is written, all else is asked, and no day is made up."""

from __future__ import annotations

import pytest

from casetracker.data.form import model
from casetracker.locale import words
from casetracker.record.guesses import Written, dates_meant, meant_in_words, written
from node import run_module
from small_records import CASE, altered, check

CERTAIN = {
    # Days, by figures.
    "13.03.2025": "2025-03-13", "03.04.2025": "2025-04-03", "2025-3-13": "2025-03-13", "27.1.2024": "2024-01-27", "13/03/2025": "2025-03-13", "12/31/2025": "2025-12-31",
    "2025/03/13": "2025-03-13", "2025.03.13": "2025-03-13", "2025 03 13": "2025-03-13", "13 03 2025": "2025-03-13", "20250313": "2025-03-13",
    "13032025": "2025-03-13", "03.03.2025": "2025-03-03", "2025-13-03": "2025-03-13", "2025-03-13/": "2025-03-13",
    # Other dashes, quotation marks, spaces.
    "2025–03–13": "2025-03-13", "2025‑03‑13": "2025-03-13", "2025−03−13": "2025-03-13", "“2025-03-13”": "2025-03-13",
    "13\u00a0March\u00a02025": "2025-03-13", "２０２５-03-13": "2025-03-13",
    # Days, by names.
    "13 March 2025": "2025-03-13", "March 13, 2025": "2025-03-13", "Mar. 13, 2025": "2025-03-13", "13-Mar-2025": "2025-03-13",
    "13th of March, 2025": "2025-03-13", "March 13th 2025": "2025-03-13", "the 5th of May 2024": "2024-05-05", "on 5 May 2024": "2024-05-05",
    "Thursday, 13 March 2025": "2025-03-13", "Thu 13 Mar 2025": "2025-03-13", "2025 March 13": "2025-03-13", "2025-Mar-13": "2025-03-13",
    "13 марта 2025": "2025-03-13", "13 марта 2025 г.": "2025-03-13", "13 марта 2025 года": "2025-03-13", "1 мая 2024": "2024-05-01",
    "13 marta 2025": "2025-03-13", "13. März 2025": "2025-03-13", "в четверг": None,
    "13 mars 2025": "2025-03-13", "1er août 2024": "2024-08-01", "13 de marzo de 2025": "2025-03-13", "le 13 mars 2025": "2025-03-13",
    "11 de novembro de 2025": "2025-11-11", "3 maggio 2025": "2025-05-03",
    "2025年3月13日": "2025-03-13", "2025年3月": "2025-03", "2025年": "2025",
    # A time of day.
    "2025-03-13T10:00:00Z": "2025-03-13", "2025-03-13T10:00:00.123+03:00": "2025-03-13", "2025-03-13 10:15": "2025-03-13",
    "13.03.2025 10:15 MSK": "2025-03-13",
    # Months and years.
    "March 2025": "2025-03", "Mar 2025": "2025-03", "март 2025": "2025-03", "в марте 2025": "2025-03", "03.2025": "2025-03",
    "3/2025": "2025-03", "2025/03": "2025-03", "2025-3": "2025-03", "2025 г.": "2025", "in 2020": "2020", "the year 2020": "2020",
    # About a day, by a day.
    "about 2020": "2020~", "c. 2020": "2020~", "ca. March 2020": "2020-03~", "~2020": "2020~", "около 2020": "2020~",
    "about 13.03.2025": "2025-03-13~", "13.03.2025~": "2025-03-13~", "by 6 June 2025": "../2025-06-06",
    "no later than 5 May 2024": "../2024-05-05",
    # Spans.
    "2024–2025": "2024/2025", "2024-2025": "2024/2025", "between 2024 and 2025": "2024/2025", "from 2024 to 2025": "2024/2025",
    "13–15 March 2025": "2025-03-13/2025-03-15", "March 13-15, 2025": "2025-03-13/2025-03-15", "13-15.03.2025": "2025-03-13/2025-03-15",
    "27 January – 3 February 2024": "2024-01-27/2024-02-03", "March–May 2025": "2025-03/2025-05", "2024-01–2024-03": "2024-01/2024-03",
    "13.03.2025 – 15.03.2025": "2025-03-13/2025-03-15", "2024-01/2024-3": "2024-01/2024-03", "2020s": "2020/2029", "1990-е": "1990/1999",
    "2025-03-13..14": "2025-03-13/2025-03-14", "2025-03-13…2025-03-15": "2025-03-13/2025-03-15", "2025-03-13 – 14": "2025-03-13/2025-03-14",
    "2024..2025": "2024/2025",
    # The same in Russian.
    "с 3 по 5 января 2025": "2025-01-03/2025-01-05", "с 27 января 2024 года по 10 апреля 2025 года": "2024-01-27/2025-04-10",
    "с января по март 2024 года": "2024-01/2024-03", "между 3 и 5 января 2025": "2025-01-03/2025-01-05", "3-го января 2025": "2025-01-03",
    "не позднее 5 мая 2024": "../2024-05-05", "примерно в марте 2024 г.": "2024-03~", "ок. 2024": "2024~", "в 2020-х годах": "2020/2029",
    # Not known.
    "Unknown": "unknown", "n/a": "unknown", "not known": "unknown", "неизвестно": "unknown",
    "дата неизвестна": "unknown", "нет данных": "unknown",
}  # fmt: skip
ASKED = {
    "03/04/2025": ("2025-04-03", "2025-03-04"), "3-4-2025": ("2025-04-03", "2025-03-04"),
    "Q1 2024": ("2024-01/2024-03",), "2024-Q4": ("2024-10/2024-12",), "1st quarter of 2024": ("2024-01/2024-03",),
    "13.03.25": ("2025-03-13",), "13/03/25": ("2025-03-13", "2013-03-25"), "25 March 99": ("1999-03-25",),
    "01/02/03": ("2003-02-01", "2003-01-02", "2001-02-03"), "2011/12": ("2011-12", "2011/2012"),
    "2011–12": ("2011-12", "2011/2012"), "2020-21": ("2020/2021", "2020-03/2020-05"), "1990/91": ("1990/1991",), "2020?": ("2020~",),
    "spring 2020": ("2020-03/2020-05",), "весной 2020": ("2020-03/2020-05",), "winter 2020": ("2019-12/2020-02", "2020-12/2021-02"),
    "early 2020": ("2020",), "mid-2020": ("2020",), "late March 2025": ("2025-03",), "end of March 2025": ("2025-03",),
    "в начале 2020": ("2020",), "before 2025": ("../2025",), "до 2020": ("../2020",), "since May 2024": ("2024-05", "2024-05/.."),
    "с 13 марта 2024 года": ("2024-03-13", "2024-03-13/.."), "не ранее 2019": ("2019", "2019/.."),
    "после 2020": ("2020", "2020/.."), "about 03/04/2025": ("2025-04-03~", "2025-03-04~"),
}  # fmt: skip
NO_SUCH_DAY = ["31.02.2025", "30 February 2025", "2025-04-31", "04/31/2025", "2025-00-10", "29 Feb 2023"]
NOT_UNDERSTOOD = [
    "", "today", "yesterday", "ongoing", "May", "24 May", "May 24", "hello", "2025-W11", "2025-072", "12", "20 25", "../13.03.2025",
    "13.03.2025/..", "5 Smarch 2025", "2025 2024", "1303 2025", "13.03.2025 or 14.03.2025", "9" * 200_000, "13 March 2025 in Moscow", "Y", "1e9",
    "2025-03-13 15", "2025-03-13-14", "Q5 2024", "Q 2024", "3月13日", "13..14", "2025-03-13..",
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), CERTAIN.items())
def test_what_can_mean_one_thing_is_written(text: str, date: str | None) -> None:
    assert written(text) == (Written((date,), True) if date else None)


@pytest.mark.parametrize(("text", "dates"), ASKED.items())
def test_what_can_mean_several_is_asked(text: str, dates: tuple[str, ...]) -> None:
    assert written(text) == Written(dates, False)


@pytest.mark.parametrize("text", NO_SUCH_DAY)
def test_there_may_be_no_such_day(text: str) -> None:
    assert written(text) == Written()


@pytest.mark.parametrize("text", NOT_UNDERSTOOD, ids=lambda text: text[:20])
def test_nothing_is_guessed_of_other_words(text: str) -> None:
    found = written(text)
    assert found is None or not found.dates


def test_the_form_reads_dates_as_the_check_does() -> None:
    texts = [*CERTAIN, *ASKED, *NO_SUCH_DAY, *NOT_UNDERSTOOD]
    body = """
    return given.texts.map((text) => ["any", "year", "full"].map((form) => {
      const found = m.datesMeant(text, form, given.tables);
      return [found, m.meantInWords(found)];
    }));
    """
    found = run_module("form/date_guesses.js", body, {"texts": texts, "tables": model(words())["dates"]})
    for text, answers in zip(texts, found, strict=True):
        for form, (meant, said) in zip(("any", "year", "full"), answers, strict=True):
            wanted = dates_meant(text, form)
            assert (meant, said) == (wanted and {"dates": list(wanted.dates), "certain": wanted.certain}, meant_in_words(wanted)), (
                text,
                form,
            )


def message_of(key: str, value: str) -> str:
    """Return the message about a date in one of the fields of a case."""
    fields = {
        "from": ("from: 2024-05-01", f'from: "{value}"'),
        "to": ("form: remand", f'form: remand, to: "{value}"'),
        "born": ("citizenships: [RU]", f'citizenships: [RU], born: "{value}"'),
        "reviewed": ("reviewed: 2026-11-01", f'reviewed: "{value}"'),
    }
    (problem,) = check(altered(CASE, fields[key])).problems
    return problem.message


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("from", "13.03.2025", "'13.03.2025' is not a date: write 2025-03-13"),
        ("from", "03/04/2025", "'03/04/2025' is not a date (did you mean 2025-04-03 or 2025-03-04?)"),
        ("from", "spring 2020", "'spring 2020' is not a date (did you mean 2020-03/2020-05?)"),
        ("from", "01/02/03", "'01/02/03' is not a date (did you mean 2003-02-01, 2003-01-02 or 2001-02-03?)"),
        ("from", "last week", "'last week' is not a date"),
        ("from", "31.02.2025", "there is no such day or month: 31.02.2025"),
        ("from", "2025-13-03", "there is no such day or month: 2025-13-03: write 2025-03-13"),
        ("from", "2020-21", "there is no such day or month: 2020-21 (did you mean 2020/2021 or 2020-03/2020-05?)"),
        ("from", "n/a", "'n/a' is not a date: write unknown"),
        ("born", "13.03.1990", "'13.03.1990' is not a year or a span of years: write 1990"),
        ("born", "1990-03-13", "'1990-03-13' is not a year or a span of years: write 1990"),
        ("born", "c. 1990", "'c. 1990' is not a year or a span of years: write 1990~"),
        ("born", "01/02/1990", "'01/02/1990' is not a year or a span of years (did you mean 1990?)"),
        ("born", "1990-1991", "'1990-1991' is not a year or a span of years: write 1990/1991"),
        ("born", "unknown", "'unknown' can't stand here"),
        ("born", "n/a", "'n/a' is not a year or a span of years"),
        ("reviewed", "13.03.2025", "'13.03.2025' is not a date: write 2025-03-13"),
        ("reviewed", "March 2025", "'March 2025' is not a date"),
        ("reviewed", "2025-03", "'2025-03' is not a full date"),
    ],
)
def test_a_message_says_what_to_write_or_asks(key: str, value: str, message: str) -> None:
    assert message_of(key, value) == message
