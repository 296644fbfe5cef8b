"""Scales and paths of drawings."""

from __future__ import annotations

from datetime import date

from casetracker.views.plots import band, percent, stacked, steps_of, time_ticks


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


def test_layers_stand_on_each_other() -> None:
    below, above = stacked([[1, 1], [1, 3]], [0, 100], 4)
    assert below == "M0 75L1000 75L1000 100L0 100Z"
    assert above == "M0 50L1000 0L1000 75L0 75Z"


def test_an_empty_layer_leaves_no_line() -> None:
    below, above = stacked([[2, 2, 2, 2], [0, 0, 0, 0]], [0, 30, 60, 100], 2)
    assert below == "M0 0L1000 0L1000 100L0 100Z"
    assert above == ""


def test_a_layer_is_drawn_where_it_has_a_height() -> None:
    assert stacked([[0, 0, 1, 0, 0, 0]], [0, 20, 40, 60, 80, 100], 1) == ["M200 100L400 0L600 100L600 100L200 100Z"]


def test_a_band_runs_along_its_steps_and_back() -> None:
    lower, upper = [(0.0, 0.0), (50.0, 0.5)], [(0.0, 0.0), (25.0, 0.5)]
    assert band(lower, upper, 100, 100) == ("M0 100L250 100L250 50L1000 50L1000 50L500 50L500 100L0 100Z")
