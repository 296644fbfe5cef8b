"""Work in several processes: everything is done once, whatever fails is told, and no process lasts."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from casetracker.record.parallel import ALONE, PARTS, WorkerError, each, parallel_map


def note(folder: Path, number: int) -> None:
    with (folder / str(os.getpid())).open("a") as file:
        file.write(f"{number}\n")


def noted(folder: Path) -> dict[str, list[int]]:
    return {path.name: [int(line) for line in path.read_text().split()] for path in folder.iterdir()}


@pytest.mark.parametrize("number", [2, ALONE, ALONE + 1, 500, PARTS + 7, 5 * PARTS])
def test_each_does_everything_once_in_many_short_processes(tmp_path: Path, number: int) -> None:
    each(range(number), lambda item: note(tmp_path, item), 2)
    done = noted(tmp_path)
    assert Counter(item for items in done.values() for item in items) == Counter(range(number))
    assert str(os.getpid()) not in done
    assert len(done) >= min(number, 2)
    if number >= 500:
        assert len(done) > 8
        assert max(map(len, done.values())) <= number / 8


def test_each_in_one_process_is_this_one(tmp_path: Path) -> None:
    each(range(9), lambda item: note(tmp_path, item), 1)
    assert noted(tmp_path) == {str(os.getpid()): list(range(9))}


def test_each_tells_what_failed_and_begins_nothing_more(tmp_path: Path) -> None:
    def work(item: int) -> None:
        note(tmp_path, item)
        if item == 3:
            raise ValueError("the third thing")

    with pytest.raises(WorkerError, match="ValueError: the third thing"):
        each(range(5000), work, 2)
    assert sum(map(len, noted(tmp_path).values())) < 2500


def test_each_tells_of_a_process_that_was_ended() -> None:
    with pytest.raises(WorkerError, match="a worker ended without a result"):
        each(range(40), lambda item: os._exit(1) if item == 7 else None, 2)


@pytest.mark.parametrize("number", [2, ALONE + 1, 5 * PARTS])
def test_split_returns_the_results_in_order(number: int) -> None:
    assert parallel_map(range(number), lambda item: item * 2, 2) == [item * 2 for item in range(number)]
