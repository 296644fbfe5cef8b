"""Who helped to bring an exchange about, with what is disputed, and that nobody is reported. Everybody is invented."""

from __future__ import annotations

import csv

import pytest

from casetracker.site.content import pages
from exported import at, files_of, tracker_of
from golden_record import BUILD_INFO
from small_records import SWAP, exchanged, with_keys
from written_records import Written

TABLE = [
    # The mediators of a file, what the log says, and the three cells of the table.
    ([], "Mediators: none reported", ("none-reported", "", "")),
    (["by: AE"], "Mediators: the United Arab Emirates", ("reported", "AE", "")),
    (["by: AE, claim: acknowledged"], "Mediators: the United Arab Emirates", ("reported", "AE", "")),
    (["by: AE, claim: disputed"], "Mediators: the United Arab Emirates (disputed)", ("disputed", "", "AE")),
    (
        ["by: AE, claim: disputed", "by: SA", "by: The Board"],
        "Mediators: the United Arab Emirates (disputed), Saudi Arabia and The Board",
        ("reported", "SA; The Board", "AE"),
    ),
    (
        ["by: AE, claim: disputed", "by: SA, claim: disputed"],
        "Mediators: the United Arab Emirates (disputed) and Saudi Arabia (disputed)",
        ("disputed", "", "AE; SA"),
    ),
]


@pytest.mark.parametrize(("mediators", "line", "cells"), TABLE, ids=[line for _, line, _ in TABLE])
def test_a_mediator_is_named_as_the_swaps_own_page_has_it(
    written: Written, mediators: list[str], line: str, cells: tuple[str, str, str]
) -> None:
    keys = "mediators:\n" + "".join(f"  - {{{each}, sources: [a]}}\n" for each in mediators) if mediators else ""
    swap = with_keys(SWAP, f"unknowns: [Who proposed it.]\n{keys}")
    tracker = tracker_of(written({"vera-example.yml": exchanged("Vera Example"), "swaps/2024-06-01-exampleton.yml": swap}))
    shown = {page.address: page.body() for page in pages(at(tracker), BUILD_INFO) if page.address.startswith("swaps/")}
    assert f" · {line}</p>" in shown["swaps/"]
    own = shown["swaps/2024-06-01-exampleton/"]
    assert ("<li>Mediators: none reported</li>" in own) is (not mediators)
    assert own.count("<small>mediator, disputed</small>") == len([each for each in mediators if "disputed" in each])
    row = next(csv.DictReader(files_of(tracker)["data/swaps.csv"].decode("utf-8-sig").splitlines()))
    assert (row["mediation"], row["mediators"], row["mediators_disputed"]) == cells
