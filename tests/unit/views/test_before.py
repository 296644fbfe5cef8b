"""What a preview carries from one build to the next: never anything of a case, a swap or a setting that has changed."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from weakref import ref

import pytest

from casetracker.derive import as_of
from casetracker.known import Known
from casetracker.link import Tracker
from casetracker.load import load
from casetracker.output import Site
from casetracker.pipeline import shown, site
from casetracker.views import Before
from golden_record import EDITION, SETTINGS
from small_records import CASE, SWAP, TODAY, altered, exchanged, with_keys

FILES = {
    "vera-example.yml": exchanged("Vera Example"),
    "boris-sample.yml": exchanged("Boris Sample", by="RU", to="US"),
    "anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample")),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}
GONE = "withdrawn: {date: 2026-11-02, reason: error}\n"
SAVES: dict[str, dict[str, str]] = {
    "a name": {"anna-sample.yml": altered(CASE, ("Vera Example", "Anna Otherwise"))},
    "the day of an arrest, and by whom": {
        "anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample"), ("from: 2024-05-01", "from: 2023-05-01"), ("by: US", "by: GB"))
    },
    "the swap of two cases is withdrawn": {"swaps/2024-06-01-exampleton.yml": GONE},
    "the swap is there again, under another title": {"swaps/2024-06-01-exampleton.yml": altered(SWAP, ("Exchange", "Trade"))},
    "a second case of a person": {"anna-sample.yml": with_keys(altered(CASE, ("Vera Example", "Anna Sample")), "same: [vera-example]")},
    "a related case is withdrawn": {"vera-example.yml": GONE},
}
"""What is saved → the files as they are then. Each is saved on top of the one before."""


def tracker_in(folder: Path, files: dict[str, str], known: Known) -> Tracker:
    """Save the files, each with a time of its own, and return the record."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(text)
    loaded = load(folder, TODAY, known=known)
    assert not loaded.errors
    return loaded.tracker


def made(whole: Site) -> Iterator[tuple[str, object]]:
    """What depends on the record: pages with their heads and what a search finds, and files."""
    for page in whole.pages:
        if page.address.startswith(("cases/", "swaps/", "statistics/")) or not page.address:
            yield page.address, (page.title, page.description, page.search, page.noindex, page.head(), page.body())
    for file in whole.files:
        if file.address.startswith(("data/", "cases/", "api/v1/cases", "api/v1/statistics")) and not file.address.endswith(".zip"):
            yield file.address, file.content()


@pytest.mark.parametrize("day", [TODAY, date(2024, 5, 20)])
def test_what_is_carried_on_is_what_is_made_afresh(tmp_path: Path, day: date) -> None:
    known, before, edition = Known(time.time_ns), Before(), replace(EDITION, today=TODAY)
    dict(made(site(tracker_in(tmp_path, FILES, known), SETTINGS, day, edition, before=before)))
    for saved, files in SAVES.items():
        tracker = tracker_in(tmp_path, files, known)
        carried = dict(made(site(tracker, SETTINGS, day, edition, before=before)))
        assert carried == dict(made(site(tracker, SETTINGS, day, edition))), saved
    elsewhere = replace(edition, base="https://elsewhere.example.org/", title="Another tracker")
    settings = replace(SETTINGS, stale_days=SETTINGS.stale_days + 5000)
    for its, other in ((SETTINGS, elsewhere), (settings, elsewhere)):
        carried = dict(made(site(tracker, its, day, other, before=before)))
        assert carried == dict(made(site(tracker, its, day, other))), "settings, or the site's address and title"


def test_what_is_made_of_a_case_is_carried_on_while_its_file_is_the_same(tmp_path: Path) -> None:
    known, before, edition = Known(time.time_ns), Before(), replace(EDITION, today=TODAY)
    first = shown(tracker_in(tmp_path, FILES, known), SETTINGS, TODAY, edition, before=before)
    rows = {name: first.row(case) for name, case in first.tracker.cases.items()}
    then = shown(tracker_in(tmp_path, SAVES["a name"], known), SETTINGS, TODAY, edition, before=before)
    assert {name for name, case in then.tracker.cases.items() if then.row(case) is rows[name]} == {"boris-sample", "vera-example"}
    later = shown(then.tracker, SETTINGS, date(2026, 11, 25), edition, before=before)
    assert not any(later.row(case) is rows[name] for name, case in later.tracker.cases.items())


def test_a_case_as_it_stood_is_the_same_for_the_same_file_and_goes_with_it(tmp_path: Path) -> None:
    known, day = Known(time.time_ns), date(2024, 5, 20)
    first = as_of(tracker_in(tmp_path, FILES, known), day)
    then = as_of(tracker_in(tmp_path, SAVES["a name"], known), day)
    assert {name for name, case in then.cases.items() if case is first.cases[name]} == {"boris-sample", "vera-example"}
    assert then.cases["anna-sample"].name == "Anna Otherwise"
    gone = ref(first.cases["anna-sample"])
    del first
    gc.collect()
    assert gone() is None, "what was kept of a case keeps it alive"
