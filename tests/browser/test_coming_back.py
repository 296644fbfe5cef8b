"""What is new since the last visit, in a real browser: only for who asks, kept on the device alone, and gone by one button."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import BLANK, Open
from small_history import repository
from small_records import CASE, altered, exchanged
from small_sites import build_site, write_tracker

HELD = altered(CASE, ("from: 2024-05-01", "from: 2026-10-05"), ("date: 2024-05-01", "date: 2026-11-01"))
CASES = {"vera-example.yml": HELD, "ivan-freed.yml": altered(CASE, ("Vera Example", "Ivan Freed"))}
SWAP_2026 = """\
title: Exchange in Exampleton
date: 2026-11-02
parties: [RU, US]
sources_for: {sources: [a]}
summary: One was exchanged.[^a]
sources: {a: {title: Report, publisher: The Paper, url: https://example.org/1}}
reviewed: 2026-11-20
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 24 November 2026, whose record came in on 5 October and changed on 3 November."""
    folder = tmp_path_factory.mktemp("since") / "tracker"
    repo = repository(folder)
    write_tracker(folder, CASES)
    (folder / ".gitignore").write_text("docs\nmkdocs.yml\nsite\n.cache\n")
    repo.days = 277  # from 1 January to 5 October
    repo.commit({})
    repo.days = 306
    freed = (
        exchanged("Ivan Freed").replace("2024-06-01-exampleton", "2026-11-02-exampleton").replace("date: 2024-06-01", "date: 2026-11-02")
    )
    repo.commit({"ivan-freed.yml": freed, "swaps/2026-11-02-exampleton.yml": SWAP_2026})
    return build_site(folder / "mkdocs.yml", folder.parent / "site").folder


def panel(page: Page) -> list[str]:
    """Every line of what is new, as it is read."""
    section = page.locator(".ct-since")
    expect(section.locator("h2, p").first).to_be_visible()
    lines = section.locator("h2, h3, li, p:not(.ct-since-foot)").all()
    return [" ".join(line.inner_text().split()) for line in lines]


EXCHANGED = "2 November 2026 Exchange in Exampleton: Russia and United States The Paper"
SINCE_NOVEMBER = [
    "New since 1 November 2026",
    "Happened",
    EXCHANGED,
    "New in this record",
    "Exchange in Exampleton",
    "Changed in this record",
    "3 November 2026 Ivan Freed: status: Detained → Exchanged; last report removed; release added: Exchange, 2 November 2026; sources: 1 changed",
]


def test_an_address_shows_what_is_new_since_a_day_and_nothing_is_kept(look_at: Open, site: Path) -> None:
    for address in ("", "cases/", "changes/"):
        page = look_at(site, f"{address}?since=2026-11-01")
        assert panel(page) == SINCE_NOVEMBER, address
        assert page.evaluate("localStorage.length") == 0
    page.get_by_role("link", name="Exchange in Exampleton").first.click()
    assert page.url.endswith("/swaps/2026-11-02-exampleton/")


def test_what_the_list_is_asked_stands_beside_the_day_in_the_address(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?since=2026-11-01&text=nobody")
    page.get_by_role("searchbox", name="Name or other words").fill("vera")
    page.wait_for_url("**/cases/?since=2026-11-01&text=vera")
    page.get_by_role("button", name="Remove the filter Name or other words: vera").click()
    page.wait_for_url("**/cases/?since=2026-11-01")
    expect(page.locator("#ct-whole")).to_be_visible()
    assert panel(page) == SINCE_NOVEMBER
    page = look_at(site, "releases/?since=2026-11-01&manner=exchange")
    page.get_by_label("Year of release").select_option("2026")
    page.wait_for_url("**/releases/?since=2026-11-01&freed=2026&manner=exchange")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=2026-11-04", ["New since 4 November 2026", "Nothing in this record has happened or changed since then."]),
        ("since=2026-10-05&until=2026-10-05", [
            "New from 5 October 2026 to 5 October 2026", "Happened", "5 October 2026 Vera Example: Detained: remand The Paper",
            "New in this record", "Ivan Freed", "Vera Example",
        ]),
        ("since=2026-02-31", ["2026-02-31 is not a day. Write one as 2026-10-01"]),
        ("since=2026-10-05&until=soon", ["soon is not a day. Write one as 2026-10-01"]),
        ("since=2020-01-01&until=2020-12-31", [
            "New from 1 January 2020 to 31 December 2020",
            "The list begins on 1 November 2025; the page of changes and the timeline among the data go further back.",
            "Nothing in this record has happened or changed since then.",
        ]),
    ],
)  # fmt: skip
def test_what_an_address_asks_in_vain_or_of_some_days_is_said(look_at: Open, site: Path, query: str, said: list[str]) -> None:
    assert panel(look_at(site, f"?{query}")) == said


def test_nothing_is_loaded_or_kept_before_a_reader_asks_and_all_is_gone_by_one_button(open_page: Open, site: Path) -> None:
    page = open_page(site, BLANK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.clock.set_fixed_time("2026-10-20T09:00:00Z")
    home = page.url.removesuffix(BLANK)

    page.goto(home)
    offer = page.get_by_role("button", name="Show me what is new when I come back")
    expect(offer).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert not {"since.js", "since.json", "2026-11.json"} & set(asked)

    offer.click()
    expect(page.locator(".ct-since")).to_be_focused()
    assert panel(page) == [
        "From now on this page says what is new since your last visit. Only the days of your visits are kept, on this device alone."
    ]
    page.goto(f"{home}cases/ivan-freed/")
    page.get_by_role("button", name="Follow this case on this device").click()
    assert panel(page) == [
        "You follow this case: what is new in it stands here, and on the home page, at your next visit. That is kept on this device alone."
    ]
    assert page.evaluate("localStorage['__visits']") == '{"last":"2026-10-20","cases":["ivan-freed"]}'

    page.clock.set_fixed_time("2026-11-24T09:00:00Z")
    page.goto(home)
    changed = SINCE_NOVEMBER[-1]
    assert panel(page) == [
        "New since 20 October 2026",
        "Cases that you follow",
        changed,
        EXCHANGED,
        "New in this record",
        "Exchange in Exampleton",
    ]
    page.goto(f"{home}cases/ivan-freed/")  # on the same day it is still the same visit
    assert panel(page) == ["New since 20 October 2026", "Happened", EXCHANGED, "Changed in this record", changed]
    page.goto(f"{home}cases/vera-example/")
    expect(page.get_by_role("button", name="Follow this case on this device")).to_be_visible()
    assert page.evaluate("localStorage['__visits']") == '{"last":"2026-11-24","before":"2026-10-20","cases":["ivan-freed"]}'
    page.goto(f"{home}cases/ivan-freed/")
    page.get_by_role("button", name="Stop following this case").click()
    expect(page.get_by_role("button", name="Follow this case on this device")).to_be_visible()

    page.goto(f"{home}cases/")
    assert panel(page)[0] == "New since 20 October 2026"
    page.get_by_role("button", name="Forget my visits").click()
    expect(page.locator(".ct-since")).to_be_empty()
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing_says_so_and_a_file_that_does_not_come_is_told(open_page: Open, site: Path) -> None:
    page = open_page(site)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error(); }; }")
    page.get_by_role("button", name="Show me what is new when I come back").click()
    assert panel(page) == ["This browser keeps nothing for this site, so that your visit can't be remembered."]
    page.route("**/since.json", lambda route: route.fulfill(status=500))
    page.goto(f"{page.url}?since=2026-11-01")
    assert panel(page) == ["What is new could not be loaded. Load this page again to try once more."]
