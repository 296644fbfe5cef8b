"""Calendars as other people's clients see them: stable UIDs, the court's hour, moved and cancelled hearings, no doubles."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from casetracker.data.calendar import files as calendars
from casetracker.history import History
from casetracker.pages.engine import Renderer
from casetracker.pages.feeds.view import feeds_view
from casetracker.record.load import load
from exported import BUILD_INFO, at, tracker_of
from small_history import Repository, repository
from small_records import CASE, TODAY, altered, with_keys
from written_records import Written

SUMMER = "{date: 2026-07-10, time: '09:30', zone: America/New_York, court: 'Court; of, the \\ South', purpose: Trial, sources: [a]}"
WINTER = "{date: 2026-12-10, time: '09:30', zone: America/New_York, purpose: Appeal, sources: [a]}"
DAY = "{date: 2026-12-20, purpose: Verdict, sources: [a]}"
SPAN = "{date: 2027-01-11/2027-01-13, purpose: Some days, sources: [a]}"
YEAR = "{date: 2027, purpose: Too vague, sources: [a]}"
OLD = "{date: 2025-01-10, purpose: Long ago, sources: [a]}"
LONG = "Вера " * 30


def hearings(*given: str) -> str:
    return with_keys(CASE, "hearings:\n" + "".join(f"  - {each}\n" for each in given))


def calendar(repo: Repository, address: str = "calendar.ics", base: str = BUILD_INFO.base) -> bytes:
    loaded = load(repo.folder / "cases", TODAY)
    assert not loaded.errors, loaded.errors
    context = at(loaded.tracker, history=repo.history())
    return next(file.content() for file in calendars(context, BUILD_INFO) if file.address == address)


def events(content: bytes) -> dict[str, Any]:
    """Return every event by its UID; no UID may stand twice."""
    parsed = icalendar.Calendar.from_ical(content)
    assert not parsed.errors
    found = parsed.walk("VEVENT")
    assert not [fault for each in found for fault in each.errors]
    by_uid = {str(each["UID"]): each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


class Client:
    """A client that subscribes: it holds what it got last, and takes an event it knows only where that is not older."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def fetch(self, content: bytes) -> None:
        new = events(content)
        for uid, event in new.items():
            if uid in self.held:
                assert event["SEQUENCE"] >= self.held[uid]["SEQUENCE"]
                assert event["DTSTAMP"].dt >= self.held[uid]["DTSTAMP"].dt
                if event["SUMMARY"] != self.held[uid]["SUMMARY"] or event["DTSTART"].dt != self.held[uid]["DTSTART"].dt:
                    assert event["SEQUENCE"] > self.held[uid]["SEQUENCE"]
        self.held = new


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "repository")
    made.commit({"vera-example.yml": hearings(SUMMER, WINTER, DAY, SPAN, YEAR, OLD)})
    return made


def test_hours_are_those_of_the_court_in_summer_and_winter(repo: Repository) -> None:
    found = {str(each["SUMMARY"]): each for each in events(calendar(repo)).values()}
    assert found["Vera Example: Trial"]["DTSTART"].dt == datetime(2026, 7, 10, 13, 30, tzinfo=UTC)
    assert found["Vera Example: Appeal"]["DTSTART"].dt == datetime(2026, 12, 10, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    assert found["Vera Example: Verdict"]["DTSTART"].dt == date(2026, 12, 20)
    assert "DTEND" not in found["Vera Example: Verdict"]
    assert (found["Vera Example: Some days"]["DTSTART"].dt, found["Vera Example: Some days"]["DTEND"].dt) == (
        date(2027, 1, 11),
        date(2027, 1, 14),
    )
    assert sorted(found) == [f"Vera Example: {what}" for what in ("Appeal", "Some days", "Trial", "Verdict")]


def test_texts_come_through_escaping_and_folding(repo: Repository) -> None:
    repo.commit({"vera-example.yml": altered(hearings(SUMMER), ("purpose: Trial", f"purpose: '{LONG.strip()}'"))})
    content = calendar(repo)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    (event,) = events(content).values()
    assert str(event["LOCATION"]) == "Court; of, the \\ South"
    assert str(event["SUMMARY"]) == f"Vera Example: {LONG.strip()}"
    assert str(event["URL"]) == "https://example.org/tracker/cases/vera-example/#2026-07-10-hearing"


def test_a_subscribed_client_sees_each_hearing_once_whatever_is_edited(repo: Repository) -> None:
    client = Client()
    client.fetch(calendar(repo))
    before = set(client.held)
    later = altered(WINTER, ("09:30", "11:00"))
    repo.commit({"vera-example.yml": hearings(SUMMER, later, altered(DAY, ("Verdict", "Judgment")))})
    client.fetch(calendar(repo))
    assert set(client.held) < before
    assert len(client.held) == 3
    off = [altered(each, ("sources:", f"state: {state}, sources:")) for each, state in ((later, "moved"), (DAY, "cancelled"))]
    new = "{date: 2026-12-17, purpose: Appeal, state: planned, sources: [a]}"
    repo.commit({"vera-example.yml": hearings(SUMMER, *off, new)})
    client.fetch(calendar(repo))
    told = {str(each["SUMMARY"]): str(each["STATUS"]) for each in client.held.values()}
    assert told == {
        "Vera Example: Trial": "CONFIRMED",
        "Moved: Vera Example: Appeal": "CANCELLED",
        "Cancelled: Vera Example: Verdict": "CANCELLED",
        "Vera Example: Appeal": "CONFIRMED",
    }
    repo.commit(
        {
            "vera-example.yml": None,
            "vera-other.yml": with_keys(
                altered(hearings(SUMMER), ("Vera Example", "Vera Other")), "aliases: [Vera Example]\nformerly: [vera-example]"
            ),
        }
    )
    uid = next(uid for uid, each in client.held.items() if "Trial" in each["SUMMARY"])
    assert set(events(calendar(repo))) == {uid}


def test_stamps_are_those_of_the_last_change(repo: Repository) -> None:
    repo.commit({"vera-example.yml": hearings(SUMMER, altered(WINTER, ("09:30", "11:00")))})
    found = {str(each["SUMMARY"]): each for each in events(calendar(repo)).values()}
    trial, appeal = found["Vera Example: Trial"], found["Vera Example: Appeal"]
    assert (trial["SEQUENCE"], trial["DTSTAMP"].dt, trial["CREATED"].dt) == (
        0,
        datetime(2026, 1, 1, 9, tzinfo=UTC),
        datetime(2026, 1, 1, 9, tzinfo=UTC),
    )
    assert (appeal["SEQUENCE"], appeal["LAST-MODIFIED"].dt) == (1, datetime(2026, 1, 2, 9, tzinfo=UTC))


def test_without_a_history_the_stamp_is_the_day_of_the_last_check(repo: Repository) -> None:
    loaded = load(repo.folder / "cases", TODAY)
    content = next(file.content() for file in calendars(at(loaded.tracker, history=History()), BUILD_INFO))
    assert {(each["SEQUENCE"], each["DTSTAMP"].dt) for each in events(content).values()} == {(0, datetime(2026, 11, 1, tzinfo=UTC))}


def test_each_detaining_state_has_its_own_and_the_unlisted_are_in_none(repo: Repository) -> None:
    repo.commit({"ivan-sample.yml": altered(hearings(DAY), ("Vera Example", "Ivan Sample"), ("detained_by: US", "detained_by: RU"))})
    repo.commit({"hidden-person.yml": with_keys(altered(hearings(DAY), ("Vera Example", "Hidden Person")), "listed: false")})
    assert len(events(calendar(repo))) == 5
    assert [str(each["SUMMARY"]) for each in events(calendar(repo, "calendar/ru.ics")).values()] == ["Ivan Sample: Verdict"]
    assert len(events(calendar(repo, "calendar/us.ics"))) == 4


def test_a_calendar_that_would_be_empty_is_not_made_and_the_page_of_feeds_says_so(written: Written) -> None:
    long_ago = with_keys(CASE, "hearings: [{date: 2025-01-05, purpose: Verdict, sources: [a]}]")
    context = at(tracker_of(written({"vera-example.yml": CASE, "olga-sample.yml": long_ago})))
    assert list(calendars(context, BUILD_INFO)) == []
    page = Renderer.of(context.words).render("feeds.html", "feeds/", view=feeds_view(context), absolute=True)
    assert "The record holds no hearing of the last year or ahead, so there is no calendar. As soon as it does, one stands here." in page
    assert "No hearing lies ahead in this record. As soon as one does, a feed of hearings stands here too." in page
    assert ".ics" not in page
