"""The list of releases: what a line says, and by what it is found."""

from __future__ import annotations

import pytest

from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.release.view import ReleasesView, releases_views
from casetracker.record.model import Record
from golden_record import SETTINGS
from small_cases import TODAY, a_case, a_swap, a_tracker, freed


def at(*records: Record) -> Context:
    return context_of(a_tracker(*records), words(), SETTINGS, TODAY)


def view(*records: Record) -> ReleasesView:
    return releases_views(at(*records))["releases/"]()


def released(name: str, release: str) -> Record:
    return a_case("from: 2020-01-10, form: remand", name=name, status="released", release=release)


def test_a_line_says_from_whom_to_whom_in_return_for_whom_and_by_which_act() -> None:
    terms = "terms: [{by: RU, gives: A sum of money, claim: disputed, sources: [a]}, {by: US, gives: Its own, sources: [a]}]"
    ours = [freed(f"Ours {letter}", "US", "RU") for letter in "ABCDEF"]
    theirs = freed("Theirs A", "RU", "US")
    rows = {row.case.name: row for year in view(*ours, theirs, a_swap(more=terms)).years for row in year.rows}
    row = rows["Theirs A"]
    assert (row.released_by, row.released_to) == (("Russia", "states/ru/"), ("United States", "states/us/"))
    assert (row.manner, row.swap_id) == ("Exchange", "2024-08-01-exampleton")
    assert ([case.name for case in row.in_return], row.more) == (["Ours A", "Ours B", "Ours C"], "and 3 more")
    assert row.terms == ("United States: Its own",)
    assert rows["Ours A"].terms == ("Russia: A sum of money (disputed)",)
    assert ([case.name for case in rows["Ours A"].in_return], rows["Ours A"].more) == (["Theirs A"], "")


def test_the_legal_act_stands_with_its_day_and_nothing_where_none_is_reported() -> None:
    acts = {
        "Par Doned": ("basis: pardon, basis_date: 2024-04-30", "Pardon, 30 April 2024"),
        "Not Reported": ("basis: none-reported", ""),
        "Not Said": ("", ""),
    }
    people = [released(name, f"date: 2024-05-01, manner: unilateral{', ' if act else ''}{act}") for name, (act, _) in acts.items()]
    shown = {row.case.name: row.basis for year in view(*people).years for row in year.rows}
    assert shown == {name: said for name, (_, said) in acts.items()}


def test_years_head_the_list_and_filters_hold_what_finds_a_line() -> None:
    swap = (freed("Ex Changed", "US", "RU"), a_swap())
    bailed = released("Let Go", "date: 2021-12/2022-01, manner: bail")
    held = a_case("from: 2020-01-10, form: remand", name="Still Held", by="PL", report="2026-10-01")
    shown = view(*swap, bailed, held)
    assert [(year.year, year.number, [row.case.name for row in year.rows]) for year in shown.years] == [
        ("2024", "1 person", ["Ex Changed"]),
        ("2022", "1 person", ["Let Go"]),
    ]
    assert shown.count == "2 people came free, as of 24 November 2026"
    assert {each.key: [option.value for option in each.options] for each in shown.filters} == {
        "freed": ["2024", "2022", "2021"], "by": ["US"], "citizen": ["RU"], "manner": ["exchange", "bail"],
    }  # fmt: skip
    assert shown.years[1].rows[0].found_by == {"freed": "2021,2022", "by": "US", "citizen": "RU", "manner": "bail"}


@pytest.mark.parametrize(("number", "pages"), [(300, 1), (301, 2)])
def test_a_long_list_has_pages_and_leaves_filters_to_the_index(number: int, pages: int) -> None:
    names = [f"Let {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]
    views = [make() for make in releases_views(at(*(released(name, "date: 2024-05-01, manner: bail") for name in names))).values()]
    assert [row.case.name for each in views for year in each.years for row in year.rows] == names
    assert [each.address for each in views] == ["releases/", "releases/2/"][:pages]
    assert bool(views[0].filters) is (pages == 1)
    assert {year.number for each in views for year in each.years} == {f"{number} people"}, "a year's number is that of all its pages"
