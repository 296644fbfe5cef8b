"""Every kind of date behind every preposition: the table was read aloud, row by row."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from casetracker.data.form import form_words
from casetracker.locale import words
from casetracker.locale.dates import Before
from casetracker.record.dates import DateError, parse
from node import run_module

TABLE = {
    "2024-01-27": {
        "": "27 January 2024",
        "heading": "27 January 2024",
        "on": "on 27 January 2024",
        "from": "from 27 January 2024",
        "since": "since 27 January 2024",
        "to": "to 27 January 2024",
        "until": "until 27 January 2024",
        "of": "of 27 January 2024",
    },
    "2024-01": {
        "": "January 2024",
        "heading": "January 2024",
        "on": "in January 2024",
        "from": "from January 2024",
        "since": "since January 2024",
        "to": "to January 2024",
        "until": "until January 2024",
        "of": "of January 2024",
    },
    "2024": {
        "": "2024",
        "heading": "2024",
        "on": "in 2024",
        "from": "from 2024",
        "since": "since 2024",
        "to": "to 2024",
        "until": "until 2024",
        "of": "of 2024",
    },
    "1990/1999": {
        "": "between 1990 and 1999",
        "heading": "a day between 1990 and 1999",
        "on": "between 1990 and 1999",
        "from": "from a day between 1990 and 1999",
        "since": "since a day between 1990 and 1999",
        "to": "to a day between 1990 and 1999",
        "until": "until a day between 1990 and 1999",
        "of": "of a day between 1990 and 1999",
    },
    "1991/1992": {
        "": "1991 or 1992",
        "heading": "1991 or 1992",
        "on": "in 1991 or 1992",
        "from": "from 1991 or 1992",
        "since": "since 1991 or 1992",
        "to": "to 1991 or 1992",
        "until": "until 1991 or 1992",
        "of": "of 1991 or 1992",
    },
    "2015-04-30/2015-06-03": {
        "": "between 30 April 2015 and 3 June 2015",
        "heading": "a day between 30 April 2015 and 3 June 2015",
        "on": "between 30 April 2015 and 3 June 2015",
        "from": "from a day between 30 April 2015 and 3 June 2015",
        "since": "since a day between 30 April 2015 and 3 June 2015",
        "to": "to a day between 30 April 2015 and 3 June 2015",
        "until": "until a day between 30 April 2015 and 3 June 2015",
        "of": "of a day between 30 April 2015 and 3 June 2015",
    },
    "2025-02-13/2025-02-15": {
        "": "between 13 and 15 February 2025",
        "heading": "a day between 13 and 15 February 2025",
        "on": "between 13 and 15 February 2025",
        "from": "from a day between 13 and 15 February 2025",
        "since": "since a day between 13 and 15 February 2025",
        "to": "to a day between 13 and 15 February 2025",
        "until": "until a day between 13 and 15 February 2025",
        "of": "of a day between 13 and 15 February 2025",
    },
    "2025-02-13/2025-02-14": {
        "": "13 or 14 February 2025",
        "heading": "13 or 14 February 2025",
        "on": "on 13 or 14 February 2025",
        "from": "from 13 or 14 February 2025",
        "since": "since 13 or 14 February 2025",
        "to": "to 13 or 14 February 2025",
        "until": "until 13 or 14 February 2025",
        "of": "of 13 or 14 February 2025",
    },
    "2024-12/2025-01": {
        "": "December 2024 or January 2025",
        "heading": "December 2024 or January 2025",
        "on": "in December 2024 or January 2025",
        "from": "from December 2024 or January 2025",
        "since": "since December 2024 or January 2025",
        "to": "to December 2024 or January 2025",
        "until": "until December 2024 or January 2025",
        "of": "of December 2024 or January 2025",
    },
    "../2010-12-01": {
        "": "1 December 2010 or before",
        "heading": "1 December 2010 or before",
        "on": "on or before 1 December 2010",
        "from": "from 1 December 2010 or before",
        "since": "since 1 December 2010 or before",
        "to": "to 1 December 2010 or before",
        "until": "until 1 December 2010 or before",
        "of": "of 1 December 2010 or before",
    },
    "../2019": {
        "": "2019 or before",
        "heading": "2019 or before",
        "on": "in or before 2019",
        "from": "from 2019 or before",
        "since": "since 2019 or before",
        "to": "to 2019 or before",
        "until": "until 2019 or before",
        "of": "of 2019 or before",
    },
    "2024-06-05/..": {
        "": "5 June 2024 or later",
        "heading": "5 June 2024 or later",
        "on": "on or after 5 June 2024",
        "from": "from 5 June 2024 or later",
        "since": "since 5 June 2024 or later",
        "to": "to 5 June 2024 or later",
        "until": "until 5 June 2024 or later",
        "of": "of 5 June 2024 or later",
    },
    "2024-06/..": {
        "": "June 2024 or later",
        "heading": "June 2024 or later",
        "on": "in or after June 2024",
        "from": "from June 2024 or later",
        "since": "since June 2024 or later",
        "to": "to June 2024 or later",
        "until": "until June 2024 or later",
        "of": "of June 2024 or later",
    },
    "../9999": {
        "": "9999 or before",
        "heading": "9999 or before",
        "on": "in or before 9999",
        "from": "from 9999 or before",
        "since": "since 9999 or before",
        "to": "to 9999 or before",
        "until": "until 9999 or before",
        "of": "of 9999 or before",
    },
    "2024-01-27~": {
        "": "about 27 January 2024",
        "heading": "about 27 January 2024",
        "on": "about 27 January 2024",
        "from": "from about 27 January 2024",
        "since": "since about 27 January 2024",
        "to": "to about 27 January 2024",
        "until": "until about 27 January 2024",
        "of": "of about 27 January 2024",
    },
    "2024~": {
        "": "about 2024",
        "heading": "about 2024",
        "on": "about 2024",
        "from": "from about 2024",
        "since": "since about 2024",
        "to": "to about 2024",
        "until": "until about 2024",
        "of": "of about 2024",
    },
    "2024-05~/2025": {
        "": "between about May 2024 and 2025",
        "heading": "a day between about May 2024 and 2025",
        "on": "between about May 2024 and 2025",
        "from": "from a day between about May 2024 and 2025",
        "since": "since a day between about May 2024 and 2025",
        "to": "to a day between about May 2024 and 2025",
        "until": "until a day between about May 2024 and 2025",
        "of": "of a day between about May 2024 and 2025",
    },
    "../2024-05~": {
        "": "about May 2024 or before",
        "heading": "about May 2024 or before",
        "on": "in or before about May 2024",
        "from": "from about May 2024 or before",
        "since": "since about May 2024 or before",
        "to": "to about May 2024 or before",
        "until": "until about May 2024 or before",
        "of": "of about May 2024 or before",
    },
    "2024-05-03~/..": {
        "": "about 3 May 2024 or later",
        "heading": "about 3 May 2024 or later",
        "on": "on or after about 3 May 2024",
        "from": "from about 3 May 2024 or later",
        "since": "since about 3 May 2024 or later",
        "to": "to about 3 May 2024 or later",
        "until": "until about 3 May 2024 or later",
        "of": "of about 3 May 2024 or later",
    },
    "unknown": {
        "": "on an unknown day",
        "heading": "an unknown day",
        "on": "on an unknown day",
        "from": "from an unknown day",
        "since": "since an unknown day",
        "to": "to an unknown day",
        "until": "until an unknown day",
        "of": "of an unknown day",
    },
}


@pytest.mark.parametrize("written", TABLE)
def test_a_date_reads_well_behind_each_preposition(written: str) -> None:
    assert {before: words().date(parse(written), before) for before in get_args(Before)} == TABLE[written]


ENDS = [
    "..", "0001", "0999", "1000", "1991", "2024", "2025", "2024~", "2024-02", "2024-03", "2024-12", "2025-01", "2024-05~", "2023-12-31", "2024-01-01",
    "2024-02-28", "2024-02-29", "2024-03-01", "2024-01-27~", "9999", "9999-12-31", "9999~",
]  # fmt: skip


def is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_form_says_a_date_as_the_pages_do(language: str) -> None:
    spoken = words(language)
    dates = [*TABLE, *ENDS[1:], *(text for text in map("/".join, product(ENDS, ENDS)) if is_date(text))]
    assert len(dates) > 200
    values = {
        "dates": dates,
        "language": language,
        "words": {key: spoken._(text) for key, text in form_words()["script"].items() if key.startswith("date_")},
    }
    found = run_module("form/dates.js", "return given.dates.map((text) => m.dateWords(text, given.words, given.language));", values)
    assert dict(zip(dates, found, strict=True)) == {each: spoken.date(parse(each)) for each in dates}


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-01-27", "2024-08-01", "27 January 2024 to 1 August 2024"),
        ("2024-01", "2024", "January 2024 to 2024"),
        ("2025-02-13/2025-02-14", "2025-02-15", "13 or 14 February 2025 to 15 February 2025"),
        ("2024~", "../2025-06-06", "about 2024 to 6 June 2025 or before"),
        ("../2010-12-01", "2012-12-08", "from 1 December 2010 or before to 8 December 2012"),
        (
            "2024-05-01/2024-06-03",
            "2024-07/2024-09",
            "from a day between 1 May 2024 and 3 June 2024 to a day between July 2024 and September 2024",
        ),
        ("2024-06/..", "2025~", "from June 2024 or later to about 2025"),
        ("unknown", "unknown", "from an unknown day to an unknown day"),
    ],
)
def test_two_dates_are_a_span_that_reads_well(start: str, end: str, shown: str) -> None:
    assert words().span(parse(start), parse(end)) == shown
