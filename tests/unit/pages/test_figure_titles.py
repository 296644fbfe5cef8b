"""The title of a figure says what is seen in it, and is true of any record: of one person, of equals, of none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.statistics.view import statistics_view
from casetracker.record.dates import parse
from casetracker.record.model import Case
from casetracker.record.references import Tracker
from casetracker.settings import Contact, Settings
from small_cases import TODAY, a_case, a_swap, a_tracker, freed

SPY = "charges: [{offence: Espionage, category: espionage, sources: [a]}]"
BRIBE = "charges: [{offence: Taking bribes, category: corruption, sources: [a]}]"
ODD = "charges: [{offence: Something else, category: other, sources: [a]}]"


def titles(tracker: Tracker) -> dict[str, str]:
    context: Context = context_of(tracker, words(), Settings(Contact("a@example.org", "b@example.org")), TODAY)
    return {each.id: each.title for each in statistics_view(context).figures}


def held(name: str, since: str = "2024-01-10", more: str = "", report: str = "2024-06-05") -> Case:
    return a_case(f"from: {since}, form: remand", name=name, id=name.lower(), report=report, more=more)


ONE = (held("Ann", more=SPY),)
TWO = (held("Ann", more=SPY), held("Ben", since="2024-03-20", more=BRIBE))
EXCHANGED = (a_swap(), freed("Ann", "US", "RU", more=ODD), freed("Ben", "RU", "US", more=ODD))


@pytest.mark.parametrize(
    ("tracker", "expected"),
    [
        pytest.param(a_tracker, {}, id="empty"),
        pytest.param(
            lambda: a_tracker(*ONE),
            {
                "held": "The most held at one time: 1 person",
                "outcomes": "1 person: 1 last reported held",
                "lengths": "90 to 179 days (1 detention)",
                "offences": "The most frequent charge: espionage, 1 person",
            },
            id="one person",
        ),
        pytest.param(
            lambda: a_tracker(a_case("from: 2024-05-10, form: remand", status="released", release="date: 2024-05-20, manner: court-order")),
            {
                "held": "The most held at one time: 1 person, in May 2024",
                "outcomes": "1 person: 1 released otherwise",
                "lengths": "Under 90 days (1 detention)",
            },
            id="nobody held on the first of any month",
        ),
        pytest.param(
            lambda: a_tracker(*TWO),
            {
                "held": "The most held at one time: 2 people",
                "outcomes": "2 people: 2 last reported held",
                "lengths": "The shortest: under 90 days (1 detention); the longest: 90 to 179 days (1 detention)",
                "offences": "The most frequent charges: espionage and corruption, 1 person each",
            },
            id="equals",
        ),
        pytest.param(
            lambda: a_tracker(*EXCHANGED, held("Cid", since="2024-07-20", report="2024-11-05")),
            {
                "held": "The most held at one time: 3 people, in July 2024",
                "outcomes": "3 people: 2 exchanged, 1 last reported held",
                "lengths": "The shortest: 90 to 179 days (1 detention); the longest: 180 to 364 days (2 detentions)",
                "offences": "What they are charged with",
                "exchanges": "Freed in 2024: 2 people in 1 exchange",
                "waits": "204 days held before the exchange",
            },
            id="an exchange, and a charge that is only collected under others",
        ),
    ],
)
def test_a_title_says_what_is_seen(tracker: Callable[[], Tracker], expected: dict[str, str]) -> None:
    assert titles(tracker()) == expected


def test_the_year_in_which_the_most_were_freed_is_named_and_none_of_two_that_freed_as_many() -> None:
    later = replace(a_swap(id="2026-08-01-exampleton"), date=parse("2026-08-01"))
    more = [freed("Cid", "US", "RU", "2026-08-01-exampleton"), freed("Dan", "RU", "US", "2026-08-01-exampleton")]
    assert titles(a_tracker(*EXCHANGED, later, *more))["exchanges"] == "2 exchanges, 2024 to 2026"
    assert titles(a_tracker(*EXCHANGED, later, more[0]))["exchanges"] == "The most freed in a year: 2 people in 2024, in 1 exchange"


def test_of_bars_as_long_as_each_other_none_is_called_the_longest() -> None:
    context = context_of(a_tracker(*TWO), words(), Settings(Contact("a@example.org", "b@example.org")), TODAY)
    says = {each.id: each.says for each in statistics_view(context).figures}
    assert says["outcomes"] == "The longest bar is of 2: Detained."
    assert says["lengths"] == "The longest bars are of 1 each: under 90 days and 90 to 179 days."
