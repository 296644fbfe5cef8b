"""Who is held, on the home page: all of them, since when, and nobody said to be held beyond the last report."""

from __future__ import annotations

import json
from dataclasses import replace

from casetracker.data.status_index import content
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.home.happened import happened_last
from casetracker.pages.home.view import MOST_HELD, HomeView, home_view
from casetracker.pages.index.view import index_views
from casetracker.record.dates import parse
from casetracker.record.model import Case, Record
from casetracker.settings import Contact, Settings
from node import run_module
from small_cases import TODAY, a_case, a_swap, a_tracker, freed

FRESH, OLD = "2026-10-01", "2025-01-05"


def at(*records: Record) -> Context:
    return context_of(a_tracker(*records), words(), Settings(Contact("a@b.test", "c@b.test")), TODAY)


def held(name: str, start: str = "2024-01-10", report: str = FRESH, by: str = "RU", more: str = "") -> Case:
    return a_case(f"from: {start}, form: remand", name=name, by=by, report=report, more=more)


def said(view: HomeView) -> tuple[str, str, str]:
    """What the page says of those held: in its first figure, in the line below the figures, and above the table."""
    return f"{view.figures[0].number} {view.figures[0].what}", view.held, view.held_title


def test_where_no_report_is_fresh_nobody_is_said_to_be_held() -> None:
    assert said(home_view(at(held("A A", report=OLD), held("B B", report=OLD)))) == (
        "2 people last reported held",
        "2 people were last reported held, none within 180 days",
        "Last reported held",
    )
    assert said(home_view(at(held("A A", report=OLD)))) == (
        "1 person last reported held",
        "1 person was last reported held, not within 180 days",
        "Last reported held",
    )


def test_where_some_reports_are_fresh_the_others_are_told_apart() -> None:
    assert said(home_view(at(held("A A"), held("B B", report=OLD)))) == (
        "2 people reported held",
        "2 people reported held, 1 of them not reported on for over 180 days",
        "Reported held",
    )
    assert said(home_view(at(held("A A")))) == ("1 person reported held", "1 person reported held", "Reported held")


def test_who_is_not_known_to_be_held_is_no_more_counted_as_stale_than_as_held() -> None:
    unknown = a_case("from: 2024-01-10, form: remand", name="Not Known", status="unknown", report=OLD)
    again = [held("Vera Twice", report=OLD, more="same: [vera-again]"), replace(held("Vera Twice", report=OLD), id="vera-again")]
    of = at(held("A A"), unknown, *again)
    words = "2 people reported held, 1 of them not reported on for over 180 days"
    assert said(home_view(of))[1] == words
    assert index_views(of)["cases/"]().held == words


def test_a_report_of_180_days_ago_is_fresh_and_one_of_the_day_before_is_not() -> None:
    assert said(home_view(at(held("A A", report="2026-05-28"), held("B B", report="2026-05-27"))))[1] == (
        "2 people reported held, 1 of them not reported on for over 180 days"
    )


def test_everybody_held_is_shown_in_the_order_in_which_they_were_detained() -> None:
    # The one detained last was reported on last, and so has been counted the longest.
    view = home_view(at(held("Last Detained", "2023-06-01"), held("First Detained", "2022", OLD), held("Second One", "2023-05-01", OLD)))
    assert [each.row.case.name for each in view.held_rows] == ["First Detained", "Second One", "Last Detained"]
    assert view.held_rows[0].row.days.fewest < view.held_rows[2].row.days.fewest
    assert view.left_off == ""


def test_those_for_whom_there_is_no_room_are_counted() -> None:
    some = [held(f"Person {letter}", f"2024-01-{10 + place}") for place, letter in enumerate("ABCDEFGHIJKLM")]
    assert home_view(at(*some[:MOST_HELD])).left_off == ""
    view = home_view(at(*some))
    assert len(view.held_rows) == 12
    assert view.left_off == "The first 12 of 13 people, in the order in which they were detained."


def test_each_holder_has_the_number_that_its_link_gives() -> None:
    first = held("Vera Twice", "2020-01-10", by="RU", more="same: [vera-again]")
    again = a_case("from: 2024-01-10, form: remand", name="Vera Twice", id="vera-again", by="RU", report=FRESH)
    abroad = a_case("from: 2024-01-10, form: extradition, by: PL, for: US", name="Held Abroad", report=FRESH)
    free = a_case("from: 2024-01-10, form: remand", name="Let Go", status="released", release="date: 2024-06-01, manner: bail", by="DE")
    view = home_view(at(first, again, abroad, free))
    assert [(part.label, part.number, part.target) for part in view.held_by] == [
        ("Russia", "1", "cases/?status=held&by=RU"),
        ("United States", "1", "cases/?status=held&by=US"),
    ]
    assert view.figures[0].target == "cases/?status=held"


def test_those_held_stand_in_the_same_order_in_the_index() -> None:
    people = held("Last Detained", "2023-06-01"), held("First Detained", "2022", OLD), held("Second One", "2023-05-01", OLD)
    of = at(*people)
    in_order = ["First Detained", "Second One", "Last Detained"]
    for view in (make() for make in index_views(of).values()):
        assert [row.case.name for group in view.groups for row in group.rows] == in_order, view.address
    body = 'const record = m.open(given); return s.select(record, q.asked("")).rows.map((row) => row.one.name);'
    assert run_module("index/record.js", body, json.loads(content(of)), s="index/select.js", q="index/question.js") == in_order


def test_a_group_of_the_index_says_of_those_held_in_it_how_old_the_reports_are() -> None:
    def rules(*records: Record) -> list[list[str]]:
        return [[group.meaning for group in view.groups] for view in (make() for make in index_views(at(*records)).values())]

    meaning = "Held in custody and not convicted, as far as the sources report."
    assert rules(held("A A")) == [[meaning]] * 2
    assert rules(held("A A", report=OLD)) == [[f"{meaning} 1 person was last reported held, not within 180 days."]] * 2
    assert (
        rules(held("A A"), held("B B", report=OLD))
        == [[f"{meaning} 2 people reported held, 1 of them not reported on for over 180 days."]] * 2
    )


def test_the_last_exchange_leads_and_stands_once_and_a_release_by_agreement_is_none() -> None:
    older, newer = a_swap(), replace(a_swap(), id="2025-01-02-exampleton", date=parse("2025-01-02"))
    given = replace(older, id="2026-01-02-given", manner="release", date=parse("2026-01-02"))
    freed_then = [freed(f"Freed {letter}", "US", "RU", swap=newer.id) for letter in "ABCDE"]
    back = [freed(f"Back {letter}", "RU", "US", swap=newer.id) for letter in "ABC"]
    view = home_view(at(older, newer, given, *freed_then, *back))
    assert view.last
    assert (view.last.when, view.last.swap.swap.id, view.last.named, view.last.publishers) == (
        "The last exchange, 2 January 2025", newer.id, True, "The Paper",
    )  # fmt: skip
    assert [each.target for each in view.happened if each.target.startswith("swaps/")] == [f"swaps/{given.id}/", f"swaps/{older.id}/"]
    assert view.picture
    assert view.picture.id == "exchanges"
    many = home_view(at(newer, *freed_then, *back, freed("Back D", "RU", "US", swap=newer.id)))
    assert many.last
    assert not many.last.named
    alone = home_view(at(given))
    assert (alone.last, alone.picture) == (None, None)
    assert [each.target for each in alone.happened] == [f"swaps/{given.id}/"]


def happened(*records: Record, most: int = 8) -> list[tuple[str, str, str, str, str]]:
    return [(each.date, each.title, each.target, each.what, each.publishers) for each in happened_last(at(*records), most)]


def test_what_happened_last_stands_first_with_who_reports_it_and_an_exchange_once() -> None:
    tried = a_case(
        "from: 2024-01-10, form: remand",
        name="Vera Tried",
        status="imprisoned",
        by="RU",
        report=FRESH,
        rulings=("kind: remand, date: 2024-01-11", "kind: conviction, date: 2024-09-02, sentence: 3 years"),
        more="hearings: [{date: 2026-12-24, purpose: Appeal, sources: [a]}]",
    )
    freed_together = (freed("Anna Freed", "US", "RU"), freed("Boris Freed", "US", "RU"), a_swap())
    assert happened(tried, *freed_together, most=3) == [
        ("2 September 2024", "Vera Tried", "cases/vera-tried/#2024-09-02-conviction", "Convicted", "The Paper"),
        ("1 August 2024", "Exchange in Exampleton", "swaps/2024-08-01-exampleton/", "Russia and United States", "The Paper"),
        ("11 January 2024", "Vera Tried", "cases/vera-tried/#2024-01-11-remand", "Remanded in custody", "The Paper"),
    ]


def test_what_is_not_told_to_a_month_or_of_whom_lists_do_not_tell_is_not_among_the_last() -> None:
    year = held("Only Year", "2024")
    month = held("A Month", "2024-03")
    hidden = held("Nina Hidden", "2026-05-01", more="listed: false")
    by_then = held("By Then", "../2024-06-06")
    assert [(date, title) for date, title, *_ in happened(year, month, hidden, by_then)] == [("March 2024", "A Month")]


def test_no_more_than_two_things_of_one_case_stand_there() -> None:
    events = ", ".join(f"{{date: 2024-05-0{day}, event: Something of day {day}., sources: [a]}}" for day in range(1, 6))
    names = [title for _, title, *_ in happened(held("Many Things", more=f"events: [{events}]"), held("One Thing", "2023-01-01"))]
    assert names == ["Many Things", "Many Things", "One Thing"]


def test_who_is_held_stands_with_the_last_report_and_who_published_it() -> None:
    (shown,) = home_view(at(held("A A", report="2025-01"))).held_rows
    assert (shown.report, shown.publishers, shown.row.status.note) == (
        "January 2025", "The Paper", "last reported held in January 2025; not known since",
    )  # fmt: skip


def test_a_large_exchange_leaves_room_for_what_happened_before_it() -> None:
    tried = a_case(
        "from: 2024-01-10, form: remand",
        name="Vera Tried",
        status="imprisoned",
        report=FRESH,
        rulings=("kind: conviction, date: 2024-07-30, sentence: 3 years",),
    )
    people = [freed(f"Freed {letter}", "US", "RU") for letter in "ABCDEFGHIJ"]
    assert [(date, title) for date, title, *_ in happened(tried, *people, a_swap(), most=2)] == [
        ("1 August 2024", "Exchange in Exampleton"), ("30 July 2024", "Vera Tried"),
    ]  # fmt: skip
