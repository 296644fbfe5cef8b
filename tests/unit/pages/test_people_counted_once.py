"""Every page counts people by one rule: who was exchanged twice is one person, and who is not named is told apart."""

from __future__ import annotations

from dataclasses import replace

from casetracker.data.api.derived import SWAP
from casetracker.data.shown import ShownSwap
from casetracker.data.tables.of_records import SWAPS as TABLE
from casetracker.facts import sides
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.home.view import home_view
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.view import statistics_view
from casetracker.pages.swap.view import swap_log_view, swap_view
from casetracker.record.model import Case, Record, Withdrawn
from casetracker.record.references import Tracker
from golden_record import BUILD_INFO, SETTINGS
from small_cases import TODAY, a_swap, a_tracker, freed, withdrawn

FIRST, AGAIN = "2024-08-01-first", "2024-08-01-again"
SWAPS = (a_swap(id=FIRST), a_swap(id=AGAIN))


def twice() -> tuple[Case, Case]:
    """One person's two detentions, each of which ended in an exchange."""
    first = replace(freed("Vera Twice", "US", "RU", FIRST), id="vera-one", same=("vera-two",))
    return first, replace(freed("Vera Twice", "US", "RU", AGAIN), id="vera-two", same=("vera-one",))


def at(*records: Record | Withdrawn) -> Context:
    return context_of(a_tracker(*SWAPS, *records), words(), SETTINGS, TODAY)


def exchanged(of: Context) -> tuple[str, str]:
    """What the home page and the log of exchanges say of the people exchanged."""
    home = next(figure for figure in home_view(of).figures if figure.target == "cases/status/exchanged/")
    return f"{home.number} {home.what}", swap_log_view(of).numbers[0].partition(", ")[2]


def figure(of: Context, id: str) -> Figure:
    return next(each for each in statistics_view(of).figures if each.id == id)


def test_one_person_exchanged_twice_is_one_on_the_home_page_and_in_the_log() -> None:
    assert exchanged(at(*twice())) == ("1 person exchanged", "1 person in 2 releases")
    assert exchanged(at(*twice(), freed("Ivan Once", "RU", "US", FIRST))) == ("2 people exchanged", "2 people in 3 releases")
    assert exchanged(at(freed("Ivan Once", "RU", "US", FIRST))) == ("1 person exchanged", "1 person")


def test_who_is_not_named_in_lists_is_told_apart_and_not_counted_once_more() -> None:
    hidden = freed("Nina Hidden", "RU", "US", FIRST, more="listed: false")
    gone = replace(withdrawn("gone"), swap=FIRST, detained_by="RU")
    once = freed("Ivan Once", "RU", "US", FIRST)
    assert exchanged(at(once, hidden)) == ("1 person exchanged", "1 person, and 1 more who is not named here")
    assert exchanged(at(once, hidden, gone)) == ("1 person exchanged", "1 person, and 2 more who are not named here")
    first, again = twice()
    assert exchanged(at(first, replace(again, listed=False))) == ("1 person exchanged", "1 person")


def test_the_picture_and_the_statistics_count_the_same_people() -> None:
    of = at(*twice(), freed("Ivan Once", "RU", "US", FIRST))
    picture = swap_log_view(of).picture
    assert picture is not None
    assert picture.says == "2 people in 2 exchanges, in 2024."
    assert figure(of, "exchanges").says == "Freed by the United States: 1, Freed by Russia: 1."
    assert [bar.notes for bar in figure(of, "waits").drawn] == [("1 person",), ("1 person",)]


def test_two_records_of_one_person_in_one_swap_are_one_person_on_every_side_of_it() -> None:
    first, again = twice()
    of = at(first, replace(again, release=first.release))
    swap = of.tracker.swaps[FIRST]
    view = swap_view(swap, of)
    assert [side.number for side in sides(swap, of.tracker)] == [1]
    assert (view.number, view.sides[0].number, view.opposite_sides[0].number, view.opposite_sides[0].groups[0].number) == (
        "1 person exchanged", "1 person", "1 person", "1 person",
    )  # fmt: skip
    derived = SWAP(ShownSwap(swap, of, BUILD_INFO))
    assert (derived["people"], derived["sides"][0]["people"]) == (1, 1)
    table = {row[0]: row for row in TABLE.rows(of, BUILD_INFO)}
    assert 1 in table[FIRST]
    assert 2 not in table[FIRST]


def test_a_tracker_without_exchanges_counts_nobody() -> None:
    assert swap_log_view(context_of(Tracker({}), words(), SETTINGS, TODAY)).numbers == ("0 exchanges, 0 people",)
