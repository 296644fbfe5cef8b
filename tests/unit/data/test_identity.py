"""Who has subscribed, linked or copied finds each entry again: its names in all outputs survive neighbours and wording."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.settings import settings
from casetracker.site.content import site
from exported import BUILD_INFO, CONTACT, TODAY, files_of, tracker_of
from small_records import CASE, altered, with_keys

FIRST = {
    "hearings": "{date: 2026-12-05, purpose: Appeal, sources: [a]}",
    "charges": "{date: 2024-05-02, offence: Fraud, category: theft-fraud, sources: [a]}",
    "rulings": "{date: 2024-05-03, kind: remand, court: The Court, sources: [a]}",
    "designations": "{date: 2024-05-04, by: FR, as: hostage, sources: [a]}",
    "events": "{date: 2024-05-05, event: She wrote., sources: [a]}",
}
AGAIN = {
    "hearings": "{date: 2026-12-05, purpose: Second matter, time: '09:30', zone: Europe/Moscow, sources: [a]}",
    "charges": "{date: 2024-05-02, offence: Theft, category: theft-fraud, sources: [a]}",
    "rulings": "{date: 2024-05-03, kind: remand, sentence: Two months, sources: [a]}",
    "designations": "{date: 2024-05-04, by: GB, as: hostage, sources: [a]}",
    "events": "{date: 2024-05-05, event: She wrote again., sources: [a]}",
}
REWORDED = {
    "hearings": "{date: 2026-12-05, purpose: 'Appeal, part one', state: moved, court: Another, sources: [a]}",
    "charges": "{date: 2024-05-02, offence: Fraud on a large scale, category: theft-fraud, outcome: dropped, sources: [a]}",
    "rulings": "{date: 2024-05-03, kind: remand, court: The Other Court, sources: [a]}",
    "designations": "{date: 2024-05-04, by: DE, as: hostage, until: 2024-06, sources: [a]}",
    "events": "{date: 2024-05-05, event: She wrote a letter., sources: [a]}",
}


def names(written: Callable[..., Path], *lists: dict[str, str]) -> dict[str, list[str]]:
    """Return the names by which every output knows the entries of a case that has these, list by list, in the order of the file."""
    given = "\n".join(f"{key}: [{', '.join(each[key] for each in lists)}]" for key in FIRST)
    tracker = tracker_of(written({"vera-example.yml": altered(with_keys(CASE, given), ("date: 2024-05-01", "date: 2026-11-01"))}))
    files = files_of(tracker)
    page = next(each for each in site(tracker, settings(CONTACT), TODAY, BUILD_INFO).pages if each.address == "cases/vera-example/").body()
    case = json.loads(files["api/v1/cases/vera-example.json"])["case"]
    tables = ("custody", "charges", "rulings", "designations", "timeline")
    return {
        "calendar": re.findall(r"^UID:(\S+)", files["calendar.ics"].decode(), re.MULTILINE),
        "feed of hearings": re.findall(r"<entry>\n<id>([^<]+)", files["feeds/hearings.xml"].decode()),
        "anchors": re.findall(r'<li id="(\d[^"]*)"', page),
        "api": [each["id"] for each in case["derived"]["timeline"]],
        **{table: re.findall(r"^﻿?(vera-example/[^,]+),", files[f"data/{table}.csv"].decode(), re.MULTILINE) for table in tables},
    }


def test_a_second_entry_of_a_day_or_other_words_change_the_name_of_the_first_nowhere(written: Callable[..., Path]) -> None:
    alone = names(written, FIRST)
    assert {place: len(found) for place, found in alone.items()} == {
        "calendar": 1, "feed of hearings": 1, "anchors": 6, "api": 6, "custody": 1, "charges": 1, "rulings": 1, "designations": 1, "timeline": 6,
    }  # fmt: skip
    assert names(written, REWORDED) == alone
    for lists in ((FIRST, AGAIN), (REWORDED, AGAIN), (FIRST, AGAIN, AGAIN)):
        found = names(written, *lists)
        for place, those in alone.items():
            assert set(those) <= set(found[place]), place
            assert len(set(found[place])) == len(found[place]), place
    assert names(written, FIRST, AGAIN) == names(written, REWORDED, AGAIN) == names(written, FIRST, FIRST)


@pytest.mark.parametrize("order", [0, 1])
def test_entries_with_ids_keep_their_names_in_any_order_and_alone(written: Callable[..., Path], order: int) -> None:
    marked = {key: item.replace(", sources", ", id: b, sources") for key, item in AGAIN.items()}
    pair = names(written, *((FIRST, marked) if order else (marked, FIRST)))
    assert {place: sorted(found) for place, found in pair.items()} == {
        place: sorted(found) for place, found in names(written, FIRST, AGAIN).items()
    }
    for place, found in names(written, marked).items():
        assert set(found) <= set(pair[place]), place
