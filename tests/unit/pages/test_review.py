"""What the pages say of a record's last review: nothing is called checked whose sources were not opened."""

from __future__ import annotations

from datetime import date

import pytest

from casetracker.locale import words
from casetracker.pages.case.view import case_view
from casetracker.pages.context import Context, context_of
from casetracker.pages.home.view import home_view
from casetracker.pages.swap.view import swap_view
from casetracker.record.model import Case, Swap
from casetracker.settings import Contact, Settings
from small_cases import a_case, a_swap, a_tracker

CHECKED = "Last checked against its sources on 1 November 2026."
WRITTEN = "Compiled from excerpts of its sources on 1 November 2026; the sources were not opened again."
EXCERPTS = "review: excerpts\n"


def at(*records: Case | Swap, day: date = date(2026, 11, 24)) -> Context:
    return context_of(a_tracker(*records), words(), Settings(Contact("a@b.org", "c@d.org")), day)


def held(name: str = "Vera Example", more: str = "") -> Case:
    return a_case("from: 2024-01-10, form: remand", name=name, report="2026-11-01", more=more)


@pytest.mark.parametrize(("more", "said"), [("", CHECKED), ("review: full\n", CHECKED), (EXCERPTS, WRITTEN)])
def test_the_foot_of_a_case_and_of_a_swap_says_how_it_was_reviewed(more: str, said: str) -> None:
    case, swap = held(more=more), a_swap(more=more)
    assert case_view(case, at(case, swap)).reviewed == said
    assert swap_view(swap, at(case, swap)).reviewed == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "This page has not been checked against its sources since 1 November 2026."),
        (EXCERPTS, "This page was compiled from excerpts of its sources on 1 November 2026, and has not been checked since."),
    ],
)
def test_a_warning_on_an_old_review_says_what_kind_of_review_it_was(more: str, said: str) -> None:
    case = held(more=more)
    assert case_view(case, at(case, day=date(2027, 4, 30))).review_overdue == ""
    assert case_view(case, at(case, day=date(2027, 5, 1))).review_overdue == said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("", ""),
        ("e", "1 page was compiled from excerpts of its sources, which were not opened again."),
        ("fe", "1 of 2 pages was compiled from excerpts of its sources, which were not opened again."),
        ("fee", "2 of 3 pages were compiled from excerpts of their sources, which were not opened again."),
        ("eee", "All 3 pages were compiled from excerpts of their sources, which were not opened again."),
        ("fff", ""),
    ],
)
def test_the_home_page_says_of_how_many_records_the_sources_were_not_opened(how: str, said: str) -> None:
    more = {"f": "", "e": EXCERPTS}
    records: list[Case | Swap] = [held(f"Vera {'ABC'[place]}", more[each]) for place, each in enumerate(how[:-1])]
    if how:
        records.append(a_swap(more=more[how[-1]]))
    assert home_view(at(*records)).unopened == said


def test_who_is_not_listed_is_not_counted_in_that_line() -> None:
    assert home_view(at(held(), held("Anna Sample", f"listed: false\n{EXCERPTS}"))).unopened == ""
