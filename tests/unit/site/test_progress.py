"""How far long work is, on a terminal and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from casetracker.record.parallel import each, parallel_map
from casetracker.site import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[io.StringIO], io.StringIO]:
    monkeypatch.setattr(progress, "EVERY", -1)

    def use(stream: io.StringIO) -> io.StringIO:
        monkeypatch.setattr("sys.stderr", stream)
        return stream

    return use


def test_a_terminal_shows_how_far_the_work_is_and_the_line_goes_with_it(terminal: Callable[[io.StringIO], io.StringIO]) -> None:
    said = terminal(Terminal())
    with progress.progress("Reading files:", 2000) as show:
        assert parallel_map(range(4), lambda item: item, 1, show) == [0, 1, 2, 3]
    lines = [line.rstrip() for line in said.getvalue().split("\r")]
    assert lines == ["", *(f"Reading files: {number} of 2,000" for number in ("0", "500", "1,000", "1,500")), "", ""]
    assert {len(line) for line in said.getvalue().split("\r")[1:-1]} == {progress.WIDTH}, "each line hides the one before"
    each(range(4), lambda item: None, 1)
    assert said.getvalue().endswith("\r"), "work that nobody announced is not shown"


def test_nothing_is_said_where_nobody_looks(terminal: Callable[[io.StringIO], io.StringIO]) -> None:
    said = terminal(io.StringIO())
    with progress.progress("Reading files:", 4) as show:
        parallel_map(range(4), lambda item: item, 2, show)
    assert said.getvalue() == ""
