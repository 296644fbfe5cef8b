"""What the site says of a release of several people, of an exchange of several days, and of what was given beside people.

The records are valid examples, in which everybody is invented. Each page is read as a reader does: its text, without markup.
"""

from __future__ import annotations

import csv
import json
import re
from functools import lru_cache
from html import unescape
from typing import Any

import pytest

from casetracker.cli.places import scope_of
from casetracker.facts import sides, totals
from casetracker.facts.as_of import as_of
from casetracker.facts.exchange import two_sides
from casetracker.facts.statistics import exchange_years
from casetracker.pages.card.view import swap_card
from casetracker.pages.heads import head
from casetracker.record.dates import parse
from casetracker.record.references import Tracker
from casetracker.site.content import pages
from exported import BUILD_INFO, TODAY, at, files_of, tracker_of
from small_records import DATA

RELEASE, BRIDGE, DAYS = "2025-06-21-primeria", "1986-02-11-muster-bridge", "2020-03-02-muster-crossing"
MONEY, BODIES = "2023-09-18-exampleton", "2008-07-16-muster-crossing"
FOLDERS = {
    RELEASE: "release-of-several",
    BRIDGE: "four-states-at-a-bridge",
    DAYS: "several-days",
    MONEY: "people-for-money",
    BODIES: "bodies-of-the-dead",
}


@lru_cache(maxsize=9)
def tracker(swap: str) -> Tracker:
    folder = DATA / "valid" / FOLDERS[swap] / "cases"
    return tracker_of(folder, scope=scope_of(folder))


@lru_cache(maxsize=9)
def texts(swap: str) -> dict[str, str]:
    """Every page of an example by its address, as text."""
    folder = DATA / "valid" / FOLDERS[swap] / "cases"
    context = at(tracker(swap), parties=scope_of(folder).parties)
    shown = {
        page.address: page.body()
        for page in pages(context, BUILD_INFO)
        if page.address in ("", "swaps/", f"swaps/{swap}/", "statistics/") or page.address.startswith(("cases/", "states/"))
    }
    return {address: re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body))) for address, body in shown.items()}


@lru_cache(maxsize=9)
def files(swap: str) -> dict[str, bytes]:
    folder = DATA / "valid" / FOLDERS[swap] / "cases"
    return files_of(tracker(swap), parties=scope_of(folder).parties)


def data(swap: str, address: str) -> Any:
    return json.loads(files(swap)[address])


def row(swap: str) -> dict[str, str]:
    return next(csv.DictReader(files(swap)["data/swaps.csv"].decode("utf-8-sig").splitlines()))


# A release of several people.


def test_a_release_says_whom_a_state_released_and_for_what_and_never_that_they_were_exchanged() -> None:
    own = texts(RELEASE)[f"swaps/{RELEASE}/"]
    for said in (
        "Release of 14 people by Belarus",
        "2 of those released have records here",
        "Who was released Freed by Belarus 2 people, handed over to Lithuania",
        "Given for their release United States : The lifting of sanctions on an airline disputed",
        "They were freed together by agreement. Only people of this record are counted. Not counted: 12 Citizens of six states (from Belarus to Lithuania)",
    ):
        assert said in own
    without_trail = own.replace("Exchanges and releases", "", 1)  # the part of the site
    assert re.findall(r"(?i)exchange\w*|\bsides?\b|swapped|in return", without_trail) == []


def test_a_release_stands_in_the_log_and_counts_as_no_exchange() -> None:
    log = texts(RELEASE)["swaps/"]
    assert (
        "Exchanges and releases 1 release by agreement, 2 of those released have records here Only people of this record are counted."
        in log
    )
    assert "2025 1 release by agreement Release of 14 people by Belarus 21 June 2025 · 2 of those released have records here" in log
    assert "Given for their release by the United States: The lifting of sanctions on an airline (disputed)" in log
    assert "2 people in 1 release by agreement, in 2025." in log
    assert "0 people" not in log
    assert "Belarus 2 0 0 0 United States 0 0 0 0" in texts(RELEASE)["states/"]
    assert "Exchanges and releases 21 June 2025 Release of 14 people by Belarus party" in texts(RELEASE)["states/us/"]
    freed = tracker(RELEASE)
    assert (totals(freed, TODAY).swaps, totals(freed, TODAY).releases) == (0, 1)
    assert totals(freed, TODAY).by_status["exchanged"] == 0
    assert exchange_years(freed, two_sides(freed)) == []
    assert "Exchanges by year" not in texts(RELEASE)["statistics/"]
    assert "2 people released otherwise" in texts(RELEASE)[""]
    assert "Release of 14 people by Belarus : " in texts(RELEASE)[""]
    assert "The last exchange" not in texts(RELEASE)[""]


def test_who_was_released_with_others_names_them_and_the_index_finds_them_together() -> None:
    own = texts(RELEASE)["cases/ales-primerov/"]
    assert "Release Negotiated release , 21 June 2025" in own
    assert "Release of 14 people by Belarus Freed by Belarus 2 people" in own
    assert "Freed in Freed in Release of 14 people by Belarus 2" in texts(RELEASE)["cases/"]


def test_a_release_is_a_release_in_the_data() -> None:
    shown = data(RELEASE, f"api/v1/swaps/{RELEASE}.json")["swap"]
    assert (shown["kind"], shown["derived"]["people"], [each["released_by"] for each in shown["derived"]["sides"]]) == (
        "release",
        2,
        [["BY"]],
    )
    assert shown["terms"] == [{"by": "US", "gives": "The lifting of sanctions on an airline", "claim": "disputed", "sources": ["wire"]}]
    assert data(RELEASE, "api/v1/cases/ales-primerov.json")["case"]["derived"]["swap"]["id"] == RELEASE
    counts = data(RELEASE, "api/v1/statistics.json")["totals"]
    assert (counts["swaps"], counts["releases"]) == (0, 1)
    found = row(RELEASE)
    assert [found[key] for key in ("kind", "people", "terms", "terms_disputed")] == [
        "release",
        "2",
        "",
        "US: The lifting of sanctions on an airline",
    ]
    feed = files(RELEASE)["feeds/swaps.xml"].decode()
    assert "Given for their release by the United States: The lifting of sanctions on an airline (disputed)" in feed


def test_the_card_of_a_release_says_so() -> None:
    card = swap_card(tracker(RELEASE).swaps[RELEASE], "Site", at(tracker(RELEASE)))
    assert (card.status, card.key, card.lines) == (
        "Release by agreement",
        "released",
        ("21 June 2025", "Belarus freed 2 people with records here"),
    )


def test_a_release_beside_exchanges_changes_none_of_their_numbers() -> None:
    both = Tracker(
        {kind: {**tracker(BRIDGE).records[kind], **tracker(RELEASE).records[kind]} for kind in ("case", "swap")},
        freed={**tracker(BRIDGE).freed, **tracker(RELEASE).freed},
    )
    alone = tracker(BRIDGE)
    assert two_sides(both) == two_sides(alone)
    assert exchange_years(both, two_sides(both)) == exchange_years(alone, two_sides(alone))
    assert totals(both, TODAY).swaps == 1
    assert two_sides(both, releases=True).states == (("BY", "SU", "CS", "DD"), ("DE", "US"))


# An exchange of several states.


def test_three_states_stand_across_from_two_at_the_bridge() -> None:
    swap = tracker(BRIDGE).swaps[BRIDGE]
    assert [(side.released_by, side.received_by, side.number) for side in sides(swap, tracker(BRIDGE))] == [
        (("SU", "CS", "DD"), ("DE", "US"), 3),
        (("DE", "US"), ("DD", "CS"), 2),
    ]
    own = texts(BRIDGE)[f"swaps/{BRIDGE}/"]
    assert "5 people exchanged." in own
    assert "Agreed on by the Soviet Union , East Germany , Czechoslovakia , the United States , Germany" in own


# An exchange of several days.


def test_an_exchange_of_several_days_says_from_when_to_when() -> None:
    assert "2 to 4 March 2020 · Muster crossing" in texts(DAYS)[f"swaps/{DAYS}/"]
    assert "2 to 4 March 2020 · Muster crossing · 3 people exchanged" in texts(DAYS)["swaps/"]
    assert "Exchange at Muster crossing 2 to 4 March 2020" in texts(DAYS)["cases/daud-mithal/"]
    assert [row(DAYS)[key] for key in ("date", "until", "until_latest")] == ["2020-03-02", "2020-03-04", "2020-03-04"]
    assert data(DAYS, f"api/v1/swaps/{DAYS}.json")["swap"]["until"] == "2020-03-04"
    assert "2 to 4 March 2020 Exchange at Muster crossing party" in texts(DAYS)["states/ae/"]
    assert "2 to 4 March 2020, Muster crossing" in files(DAYS)["feeds/swaps.xml"].decode()


def test_the_event_of_several_days_ends_on_the_last_of_them() -> None:
    page = next(page for page in pages(at(tracker(DAYS)), BUILD_INFO) if page.address == f"swaps/{DAYS}/")
    assert '"startDate":"2020-03-02"' in (found := head(page, at(tracker(DAYS)), BUILD_INFO).replace(": ", ":"))
    assert '"endDate":"2020-03-04"' in found


def test_on_an_earlier_day_an_exchange_has_begun_and_nobody_knows_when_it_ends() -> None:
    then = as_of(tracker(DAYS), parse("2020-03-03").latest)
    assert then.swaps[DAYS].until is None
    assert [case.id for case in then.freed[DAYS]] == ["daud-mithal", "mira-namuna"]
    assert as_of(tracker(DAYS), parse("2020-03-04").latest).swaps[DAYS].until == parse("2020-03-04")


# What was given beside people.


@pytest.mark.parametrize(
    ("swap", "box", "lines"),
    [
        (
            MONEY,
            "Also given United States : Access to 6 million dollars that had been frozen disputed",
            ["Also given by the United States: Access to 6 million dollars that had been frozen (disputed)"],
        ),
        (
            BODIES,
            "Also given Israel : The bodies of about 190 people acknowledged 1 Lebanon : The bodies of two soldiers acknowledged",
            ["Also given by Israel: The bodies of about 190 people", "Also given by Lebanon: The bodies of two soldiers"],
        ),
    ],
)
def test_money_and_bodies_stand_beside_the_people_who_were_freed(swap: str, box: str, lines: list[str]) -> None:
    assert box in texts(swap)[f"swaps/{swap}/"]
    for line in lines:
        assert line in texts(swap)["swaps/"]
        assert line in texts(swap)[f"cases/{tracker(swap).freed[swap][0].id}/"]


def test_the_table_has_what_is_disputed_apart() -> None:
    keys = ("terms", "terms_disputed")
    assert [row(MONEY)[key] for key in keys] == ["", "US: Access to 6 million dollars that had been frozen"]
    assert [row(BODIES)[key] for key in keys] == ["IL: The bodies of about 190 people; LB: The bodies of two soldiers", ""]
