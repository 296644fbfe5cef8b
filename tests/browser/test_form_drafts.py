"""Drafts of the form: kept entry by entry, one for each tab, never lost in silence and never in the way. The people are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import BLANK, Open, Serve
from form_page import delete_draft, ready, text_of_file
from small_records import CASE
from small_sites import build_site, write_tracker

NEW = "contribute/new/"
LOST = (
    "This browser does not keep what you write here: its storage is switched off or full. If you leave or reload this page, it is gone. "
    "Save it as one file, at the end of the form, before you do."
)
STALE = (
    "There is no room on this device for this draft, so it is kept in this tab alone and is gone when you close it. "
    "Save it as one file, at the end of the form, before you do."
)
UNREADABLE = (
    "A draft that is kept in this browser can't be read: it is damaged, or of another version of this form. It is still there. "
    "Download it to keep what is in it, or delete it."
)
KEEP = "Keep this draft on this device"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts-site")
    return build_site(write_tracker(folder, {"vera-example.yml": CASE}), folder / "built").folder


@pytest.fixture
def form(open_page: Open, site: Path) -> Page:
    page = ready(open_page(site, NEW))
    page.set_default_timeout(5000)
    return page


def write(page: Page, name: str) -> str:
    """Write a person's name, and return the file."""
    page.get_by_label("What is the person’s name?").first.fill(name)
    return text_of_file(page, f"name: {name}")


def another_tab(page: Page, address: str = "") -> Page:
    tab = page.context.new_page()
    tab.set_default_timeout(5000)
    tab.goto(address or page.url)
    return ready(tab)


def stored(page: Page, store: str = "localStorage") -> dict[str, str]:
    found: dict[str, str] = page.evaluate(f"Object.fromEntries(Object.entries({store}).filter(([key]) => key.includes('draft')))")
    return found


def wait_for_drafts(page: Page, *titles: str) -> None:
    """Wait until the device keeps drafts with these titles and no others: a tab hears of what another wrote a moment later."""
    wanted = json.dumps(sorted(titles))
    page.wait_for_function(
        "(wanted) => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('draft'))"
        ".map(([, draft]) => JSON.parse(draft).title).sort()) === JSON.stringify(JSON.parse(wanted))",
        arg=wanted,
    )


def alerts(page: Page) -> list[str]:
    return page.locator("#ct-form [role=alert] p:not(.ct-actions), #ct-form p[role=alert]").all_inner_texts()


def put(page: Page, key: str, text: str, store: str = "sessionStorage") -> None:
    """Open the form where a store holds this text and the tab holds nothing else."""
    address = page.url
    page.goto(f"{address[: address.index('/', 9)]}/{BLANK}")
    page.evaluate(f"([key, text]) => (sessionStorage.clear(), {store}.setItem(key, text))", [key, text])
    page.goto(address)
    ready(page)


# Two tabs.


def test_two_tabs_that_keep_their_drafts_keep_both(form: Page) -> None:
    other = another_tab(form)
    for page, name in ((form, "Vera Example"), (other, "Zoe Sample")):
        write(page, name)
        page.get_by_label(KEEP).check()
    wait_for_drafts(form, "Vera Example", "Zoe Sample")
    # A third tab opens the newest, and leads to the other.
    third = another_tab(form)
    assert "name: Zoe Sample" in text_of_file(third, "Zoe")
    with third.context.expect_page() as opened:
        third.get_by_role("link", name="Vera Example").click()
    assert "name: Vera Example" in text_of_file(ready(opened.value), "Vera")
    # And to an empty form.
    with third.context.expect_page() as opened:
        third.get_by_role("link", name="Begin another draft").click()
    expect(ready(opened.value).locator(".ct-yaml")).not_to_contain_text("name")


def test_two_tabs_with_one_kept_draft_part_when_both_write(form: Page) -> None:
    write(form, "Vera Example")
    form.get_by_label(KEEP).check()
    other = another_tab(form)
    assert "name: Vera Example" in text_of_file(other, "Vera")
    write(other, "Vera Second")
    assert alerts(other) == []
    write(form, "Vera Third")
    assert alerts(form) == [
        "This draft was changed in another tab too. What you write here is a draft of its own from now on; the other one is kept as well."
    ]
    wait_for_drafts(form, "Vera Second", "Vera Third")
    expect(form.get_by_role("link", name="Vera Second")).to_be_visible()
    # Both write on, each in its own, and after a reload each tab has its own again.
    write(other, "Vera Fourth")
    for page, name in ((form, "Vera Third"), (other, "Vera Fourth")):
        page.reload()
        assert f"name: {name}" in text_of_file(ready(page), name)
    assert len(stored(form)) == 2


def test_a_tab_in_which_nobody_writes_changes_no_kept_draft(form: Page) -> None:
    write(form, "Vera Example")
    form.get_by_label(KEEP).check()
    other = another_tab(form)
    before = stored(form)
    other.reload()
    ready(other).get_by_role("button", name="Check all of it").click()
    other.close()
    assert stored(form) == before
    write(form, "Vera Second")
    assert alerts(form) == []


def test_a_draft_that_another_tab_deleted_stays_in_this_one_alone(form: Page) -> None:
    write(form, "Vera Example")
    form.get_by_label(KEEP).check()
    other = another_tab(form)
    delete_draft(other)
    ready(other)
    assert stored(form) == {}
    write(form, "Vera Second")
    assert alerts(form) == ["This draft was deleted from the device in another tab. What stands here is in this tab alone."]
    expect(form.get_by_label(KEEP)).not_to_be_checked()
    assert stored(form) == {}
    form.reload()
    text_of_file(ready(form), "Vera Second")


def test_a_copy_of_a_tab_has_a_draft_of_its_own(form: Page) -> None:
    write(form, "Vera Example")
    session = stored(form, "sessionStorage")
    other = form.context.new_page()
    other.goto(form.url)
    other.evaluate("(all) => Object.entries(all).forEach(([key, text]) => sessionStorage.setItem(key, text))", session)
    other.reload()
    write(ready(other), "Zoe Sample")
    for page in (form, other):
        page.get_by_label(KEEP).check()
    wait_for_drafts(form, "Vera Example", "Zoe Sample")


def test_a_draft_that_is_not_there_any_more_is_told(open_page: Open, site: Path) -> None:
    page = ready(open_page(site, f"{NEW}?draft=abc"))
    assert alerts(page) == ["The draft that this address names is not on this device any more."]


# What asks.


def test_deleting_a_draft_asks_first(form: Page) -> None:
    write(form, "Vera Example")
    button = form.get_by_role("button", name="Delete draft")
    button.click()
    no = form.get_by_role("button", name="No, keep it")
    assert no.evaluate("each => each === document.activeElement")
    expect(form.get_by_role("group", name="Delete it for good, with all that is written in it?")).to_be_visible()
    no.click()
    assert button.evaluate("each => each === document.activeElement")
    text_of_file(form, "Vera Example")
    button.click()
    form.keyboard.press("Escape")
    expect(button).to_be_focused()
    delete_draft(form)
    expect(ready(form).locator(".ct-yaml")).not_to_contain_text("Vera")
    assert stored(form, "sessionStorage") == {}
    # Where nothing was written there is nothing to ask about.
    with form.expect_navigation():
        form.get_by_role("button", name="Delete draft").click()
    ready(form)


def test_no_longer_keeping_a_draft_takes_it_from_the_device_alone(form: Page) -> None:
    write(form, "Vera Example")
    form.get_by_label(KEEP).check()
    form.get_by_label(KEEP).uncheck()
    assert stored(form) == {}
    form.reload()
    text_of_file(ready(form), "Vera Example")
    expect(form.get_by_label(KEEP)).not_to_be_checked()


# What can't be read.


def a_draft(page: Page) -> Any:
    """Return a stored draft of this form."""
    write(page, "Vera Example")
    (text,) = stored(page, "sessionStorage").values()
    return json.loads(text)


OLDER = '{"mode":"case","shown":0,"docs":[{"kind":"case","data":{"name":"Vera"},"id":"","ownId":false,"original":null,"linked":false}]}'
UNSOUND = {
    "nothing": "", "no JSON": "{", "null": "null", "a list": "[]", "deep": "[" * 200000, "huge": "x" * 3_000_000, "older": OLDER,
    "another version": {"version": 99}, "no content": {"content": {}}, "no files": {"content": {"mode": "case", "shown": 0, "docs": []}},
}  # fmt: skip
"""Drafts that can't be read: a text, or what is another in one that can be. More of them are tried without a browser."""


def test_a_draft_that_cant_be_read_is_told_and_never_locks_the_form(form: Page) -> None:
    draft = a_draft(form)
    key = next(iter(stored(form, "sessionStorage")))
    for name, unsound in UNSOUND.items():
        text = unsound if isinstance(unsound, str) else json.dumps({**draft, **unsound})
        put(form, key, text)
        assert alerts(form) == [UNREADABLE], name
        expect(form.locator(".ct-tally")).to_contain_text("things are missing or wrong")
        assert form.evaluate("(key) => sessionStorage.getItem(key)", key) == text, name
    put(form, key, json.dumps(draft))
    assert alerts(form) == []
    text_of_file(form, "Vera Example")


@pytest.mark.parametrize("store", ["sessionStorage", "localStorage"])
def test_what_cant_be_read_can_be_downloaded_and_deleted_while_the_form_works(form: Page, store: str) -> None:
    # Under the key that an older form used.
    put(form, "casetracker-draft-new", OLDER, store)
    assert alerts(form) == [UNREADABLE]
    # What is written meanwhile is kept, and the old one still stands there.
    write(form, "Zoe Sample")
    form.reload()
    text_of_file(ready(form), "Zoe Sample")
    assert alerts(form) == [UNREADABLE]
    with form.expect_download() as download:
        form.get_by_role("button", name="Download that draft").click()
    assert download.value.suggested_filename == "draft.txt"
    assert Path(download.value.path()).read_text("utf-8") == OLDER
    form.get_by_role("button", name="Delete that draft").click()
    form.get_by_role("button", name="Yes, delete it").click()
    expect(form.locator("#ct-form > [role=status]")).to_have_text("The draft is deleted.")
    assert alerts(form) == []
    assert form.evaluate(f"{store}.getItem('casetracker-draft-new')") is None
    form.reload()
    text_of_file(ready(form), "Zoe Sample")
    assert alerts(form) == []


def test_a_damaged_copy_in_the_tab_does_not_hide_the_one_on_the_device(form: Page) -> None:
    write(form, "Vera Example")
    form.get_by_label(KEEP).check()
    put(form, next(iter(stored(form, "sessionStorage"))), "{")
    text_of_file(form, "Vera Example")
    assert alerts(form) == [UNREADABLE]


# Storage that is off or full.


@pytest.fixture
def tab(browser: Browser, serve: Serve, site: Path) -> Iterator[Page]:
    """A tab of which the test itself hears when it asks whether to leave."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(5000)
    yield page
    context.close()


OFF = """Object.defineProperty(window, %r, { get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = """const set = Storage.prototype.setItem; window.full = %s;
Storage.prototype.setItem = function (key, text) {
  if (window.full && (this === localStorage || window.full === true)) throw new DOMException("no room", "QuotaExceededError");
  return set.call(this, key, text);
};"""


def asks_on_leaving(page: Page) -> bool:
    """Whether a reload asks first; it is not made then."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("setTimeout(() => location.reload())")
    page.wait_for_timeout(700)
    return asked == ["beforeunload"]


@pytest.mark.parametrize(
    "script",
    [
        OFF % "sessionStorage",
        OFF % "sessionStorage" + OFF % "localStorage",
        "Object.defineProperty(window, 'sessionStorage', { value: null });",
        FULL % "true",
    ],
)
def test_storage_that_is_off_or_full_is_told_at_once_and_leaving_asks(tab: Page, serve: Serve, site: Path, script: str) -> None:
    tab.add_init_script(script)
    tab.goto(serve(site) + NEW)
    ready(tab)
    assert alerts(tab) == [LOST]
    write(tab, "Vera Example")
    assert alerts(tab) == [LOST]
    assert asks_on_leaving(tab)
    expect(tab.locator(".ct-yaml")).to_contain_text("Vera Example")


def test_a_store_that_fills_up_is_told_and_leaving_asks_until_there_is_room(tab: Page, serve: Serve, site: Path) -> None:
    tab.add_init_script(FULL % "false")
    tab.goto(serve(site) + NEW)
    ready(tab)
    write(tab, "Vera Example")
    assert alerts(tab) == []
    tab.evaluate("window.full = true")
    write(tab, "Vera Second")
    assert alerts(tab) == [LOST]
    assert asks_on_leaving(tab)
    tab.evaluate("window.full = false")
    write(tab, "Vera Third")
    assert alerts(tab) == []
    tab.reload()
    text_of_file(ready(tab), "Vera Third")


def test_a_draft_that_is_really_too_large_for_the_browser_is_told(tab: Page, serve: Serve, site: Path) -> None:
    tab.goto(serve(site) + NEW)
    ready(tab)
    write(tab, "Vera Example")
    tab.evaluate("sessionStorage.setItem('other', 'x'.repeat(5_100_000))")
    tab.get_by_label("Summary").evaluate("(area) => { area.value = 'y'.repeat(200000); area.dispatchEvent(new Event('input')); }")
    expect(tab.get_by_role("alert")).to_have_text(LOST)
    assert asks_on_leaving(tab)


@pytest.mark.parametrize("script", [OFF % "localStorage", FULL % "'device'"])
def test_a_device_that_keeps_nothing_is_told_when_it_should(tab: Page, serve: Serve, site: Path, script: str) -> None:
    tab.add_init_script(script)
    tab.goto(serve(site) + NEW)
    ready(tab)
    write(tab, "Vera Example")
    assert alerts(tab) == []
    tab.get_by_label(KEEP).check()
    assert alerts(tab) == [STALE]
    assert asks_on_leaving(tab)
    tab.get_by_label(KEEP).uncheck()
    assert alerts(tab) == []
    tab.reload()
    text_of_file(ready(tab), "Vera Example")


def test_leaving_asks_nothing_while_all_is_kept(tab: Page, serve: Serve, site: Path) -> None:
    tab.goto(serve(site) + NEW)
    ready(tab)
    write(tab, "Vera Example")
    assert not asks_on_leaving(tab)


def test_what_is_written_just_before_the_page_goes_is_kept(form: Page) -> None:
    form.get_by_label("What is the person’s name?").first.fill("Vera Example")
    form.reload()
    text_of_file(ready(form), "Vera Example")
    form.get_by_label("What is the person’s name?").first.fill("Vera Second")
    form.goto(form.url.replace("/contribute/new/", "/"))
    form.go_back()
    text_of_file(ready(form), "Vera Second")
