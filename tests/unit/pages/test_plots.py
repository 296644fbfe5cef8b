"""Scales and paths of drawings."""

from __future__ import annotations

from datetime import date

from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.opposite import rows
from casetracker.pages.statistics.plots import Opposed, band, percent, stacked, steps_of, time_ticks
from casetracker.pages.statistics.room import SLIM


def test_a_place_is_in_percent_to_a_hundredth() -> None:
    assert percent(1, 0, 3) == 33.33
    assert percent(5, 5, 5) == 0
    assert str(percent(1, 0, 2)) == "50"


def test_marks_of_an_axis_are_round_and_few() -> None:
    assert steps_of(37) == [0, 10, 20, 30, 40]
    assert steps_of(1) == [0, 1]
    assert steps_of(4) == [0, 1, 2, 3, 4]
    assert steps_of(5) == [0, 2, 4, 6]
    assert all(len(steps_of(top)) <= 5 and steps_of(top)[-1] >= top for top in range(1, 5000))


def test_years_are_marked_where_they_begin_and_words_stay_inside() -> None:
    ticks = time_ticks(date(2019, 12, 30), date(2022, 1, 1), 6)
    assert [(tick.label, tick.anchor) for tick in ticks] == [("2020", "start"), ("2021", "middle"), ("2022", "end")]
    assert [tick.label for tick in time_ticks(date(1999, 5, 1), date(2026, 1, 1), 6)] == ["2000", "2005", "2010", "2015", "2020", "2025"]


def test_layers_stand_on_each_other_as_steps() -> None:
    below, above = stacked([[1, 2, 2], [1, 1, 1]], [0, 50, 100], 100, 25)
    assert below == "M0 75H500V50H1000V100H0Z"
    assert above == "M0 50H500V25H1000V50H500V75H0Z"


def test_layers_hang_below_each_other_where_they_are_drawn_downwards() -> None:
    assert stacked([[1, 1], [2, 2]], [0, 100], 40, -10) == ["M0 50H1000V40H0Z", "M0 70H1000V50H0Z"]


def test_an_empty_layer_leaves_no_line() -> None:
    below, above = stacked([[2, 2, 2, 2], [0, 0, 0, 0]], [0, 30, 60, 100], 100, 50)
    assert below == "M0 0H1000V100H0Z"
    assert above == ""


def test_a_layer_is_drawn_from_where_it_has_a_height_to_where_that_ends() -> None:
    assert stacked([[0, 0, 1, 0, 0, 1, 0]], [0, 20, 40, 60, 80, 90, 100], 100, 100) == ["M400 0H600V100H400ZM900 0H1000V100H900Z"]


def test_a_band_runs_along_its_steps_and_back() -> None:
    lower, upper = [(0.0, 0.0), (50.0, 0.5)], [(0.0, 0.0), (25.0, 0.5)]
    assert band(lower, upper, 100, 100) == ("M0 100H250V50H1000H500V100H0Z")


def test_a_curve_of_many_steps_is_drawn_with_those_that_can_be_seen() -> None:
    steps = [(float(place), place / 10_000) for place in range(10_000)]
    path = band(steps, steps, 9999, 9999)
    assert len(path) < 12_000
    assert path.startswith("M0 100")
    assert "V0Z" not in path


def test_a_bar_too_short_to_be_seen_is_a_stroke_and_nobody_is_missing() -> None:
    row = Opposed("Exchange", (), "", ((4_000,), (12, 0)), titles=(("Vera Example",), ("Ivan Sample", "Anna Example")))
    figure = Figure("rows", "", "", "", (row,), (), Table((), ()), "")
    marks, _ = rows(figure, SLIM, 0)
    bars = {mark.title: float(str(mark.attributes["width"]).rstrip("%")) * SLIM.least / 100 for mark in marks if mark.tag == "rect"}
    assert {name: round(wide) for name, wide in bars.items()} == {"Vera Example": 283, "Ivan Sample": 2, "Anna Example": 2}
