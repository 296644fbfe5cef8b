"""The chronology of exchanges as a picture, of invented people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.engine import Renderer
from casetracker.pages.every import Maker
from casetracker.pages.output import BuildInfo
from casetracker.pages.statistics.room import length
from casetracker.pages.swap.chronology import MARGIN, SMALLER, YEAR, Chronology, chronology
from casetracker.pages.swap.freed import freed_in_words
from casetracker.pages.swap.opposite import opposite_sides
from casetracker.pages.swap.view import swap_log_view, swap_view
from casetracker.record.dates import parse
from casetracker.record.load import load
from casetracker.record.references import Tracker
from casetracker.settings import Contact, Settings
from sample_record import sample_tracker
from small_cases import a_swap, a_tracker, freed
from small_records import CASE, SWAP, TODAY, altered, exchanged

CONTACT = Contact("private@tracker.test.org", "wrong@tracker.test.org")
RECORD = {
    "held.yml": altered(
        CASE, ("Vera Example", "Olga Held"), ("detained_by: US", "detained_by: RU"), ("date: 2024-05-01", "date: 2025-02-01")
    ),
    "elsewhere.yml": altered(CASE, ("Vera Example", "Ivan Elsewhere"), ("detained_by: US", "detained_by: CY")),
    "a-one.yml": exchanged("A One"),
    "b-two.yml": altered(exchanged("B Two"), ("from: 2024-05-01", "from: 2024-03")),
    "c-three.yml": exchanged("C <i>Three</i>", by="RU", to="US"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


def at(tracker: Tracker) -> Context:
    return context_of(tracker, words(), Settings(CONTACT), TODAY)


@pytest.fixture
def small(written: Any) -> Context:
    loaded = load(written(RECORD), TODAY)
    assert not loaded.errors
    return at(loaded.tracker)


def picture(of: Context) -> Chronology:
    found = chronology(of)
    assert found
    return found


def x(day: date) -> float:
    return round(MARGIN + (day - date(2024, 1, 1)).days * YEAR / 365.25, 1)


def test_those_freed_by_one_side_lie_above_and_those_freed_by_the_other_below(small: Context) -> None:
    found = picture(small)
    places = {life.name: life.y < found.zero for life in found.lives}
    assert places == {"A One": True, "B Two": True, "C <i>Three</i>": False, "Olga Held": False}
    assert (found.above, found.below) == ("Above: freed by the United States", "Below: freed by Russia")


def test_a_line_ends_in_its_exchange_and_the_stem_reaches_it(small: Context) -> None:
    found = picture(small)
    mark = found.marks[0]
    freed = [life for life in found.lives if life.key != "held"]
    assert [life.end for life in freed] == [x(date(2024, 6, 1))] * 3 == [mark.x] * 3
    assert mark.top == min(life.y for life in freed)
    assert mark.bottom == max(life.y for life in freed)


def test_who_is_held_has_a_line_to_the_last_report_and_not_beyond(small: Context) -> None:
    held = next(life for life in picture(small).lives if life.key == "held")
    assert held.end == x(date(2025, 2, 1))
    assert held.title == "Olga Held, held by Russia, 1 May 2024 to the last report, on 1 February 2025"


def test_an_uncertain_beginning_is_drawn_apart(small: Context) -> None:
    vague = next(life for life in picture(small).lives if life.name == "B Two")
    assert (vague.maybe, vague.start) == (x(date(2024, 3, 1)), x(date(2024, 3, 31)))


def test_what_is_not_drawn_is_said(small: Context) -> None:
    assert picture(small).notes[-1] == "1 person last reported held is not drawn."


def test_older_exchanges_than_there_is_room_for_keep_their_marks(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.pages.swap.chronology.MOST", 4)
    old = "2020-06-01-exampleton"
    started = ("from: 2024-05-01", "from: 2019-05-01")
    before = {
        f"swaps/{old}.yml": altered(SWAP, ("date: 2024-06-01", "date: 2020-06-01")),
        "d-four.yml": altered(exchanged("D Four", swap=old, day="2020-06-01"), started),
        "e-five.yml": altered(exchanged("E Five", by="RU", to="US", swap=old, day="2020-06-01"), started),
    }
    found = picture(at(load(written(RECORD | before), TODAY).tracker))
    assert [(mark.swap_id, mark.bare) for mark in found.marks] == [(old, True), ("2024-06-01-exampleton", False)]
    assert found.years[0].label == "2020"
    assert "D Four" not in [life.name for life in found.lives]
    assert found.notes[-1].startswith(
        "2 people of the earliest exchanges have no lines: hollow circles on the axis stand for these exchanges."
    )
    assert found.says == "3 people in 1 exchange, in 2024."


def test_the_years_are_those_of_exchanges_and_not_of_detentions() -> None:
    later = replace(a_swap(id="2026-08-01-exampleton"), date=parse("2026-08-01"))
    people = freed("Ann", "US", "RU"), freed("Ben", "RU", "US"), freed("Cid", "US", "RU", later.id)
    assert freed_in_words([a_swap(), later], at(a_tracker(a_swap(), later, *people))) == "3 people in 2 exchanges, from 2024 to 2026."


def test_no_two_lines_or_names_share_a_place() -> None:
    lives = picture(at(sample_tracker())).lives
    for one, other in combinations(lives, 2):
        if one.y == other.y:
            left, right = sorted((one, other), key=lambda life: life.end)
            begin = right.text - length(right.name) * SMALLER if right.anchor == "end" else right.maybe
            assert left.end <= begin, (left.name, right.name)


def test_every_line_is_a_link_with_a_name_and_the_table_says_the_same(small: Context) -> None:
    html = Renderer.of(small.words).render(
        "swaps.html", "swaps/", view=swap_log_view(small), take=Maker.of(small, BuildInfo("Test tracker")).take
    )
    drawing, rest = html.split('<svg class="ct-plot ct-chronology"')[1].split("</svg>", 1)
    assert drawing.count('<a href="../cases/') == 4
    assert "<title>C &lt;i&gt;Three&lt;/i&gt;, held by Russia, 1 May 2024 to 1 June 2024</title>" in drawing
    assert '<a href="2024-06-01-exampleton/"><title>Exchange in Exampleton, 1 June 2024</title>' in drawing
    table = rest.split("</table>")[0]
    assert table.count("<tr>") == 5
    assert "last report on 1 February 2025" in table
    assert "style=" not in html


def test_without_exchanges_there_is_no_picture(written: Any) -> None:
    assert chronology(at(load(written({"held.yml": RECORD["held.yml"]}), TODAY).tracker)) is None


def test_a_swap_page_sets_the_days_of_both_sides_face_to_face(small: Context) -> None:
    swap = small.tracker.swaps["2024-06-01-exampleton"]
    first, second = swap_view(swap, small).opposite_sides
    assert (first.released_by, first.number, first.total) == ("the United States", "2 people", "93–123 days held in all")
    assert [(each.row.case.name, each.fewest, each.most) for each in first.groups[0].people] == [
        ("B Two", 67.39, 100),
        ("A One", 33.7, 33.7),
    ]
    assert (second.released_by, second.total, second.name, first.name) == ("Russia", "", "C <i>Three</i>", "")


def test_a_side_of_several_states_is_told_state_by_state() -> None:
    of = at(sample_tracker())
    many = max(of.tracker.swaps.values(), key=lambda swap: len(swap.parties))
    for side in swap_view(many, of).opposite_sides:
        assert len(side.groups) == 1 or all(group.state for group in side.groups)
    assert opposite_sides([], of) == ()
