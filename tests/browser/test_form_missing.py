"""A form of which a part does not come says so within seconds, and names the other ways; so does one that is asked for what there is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import Open, Serve
from form_page import group, ready, text_of_file, unfold
from small_records import CASE, SWAP, with_keys
from small_sites import build_site, write_tracker

NEW = "contribute/new/"
WAYS = [
    "in the editor of the code host, with a blank file to fill in",
    "with the guide, which explains every line of such a file",
    "by a message to us, with your sources; we write the file",
]
LATE = "The form has not come yet: the connection is slow, or a part of it is missing."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("missing-site")
    files = {
        "vera-example.yml": with_keys(CASE, "formerly: [vera-exemplar]"),
        "swaps/2024-06-01-exampleton.yml": f"{SWAP}formerly: [2024-06]\n",
    }
    return build_site(write_tracker(folder, files), folder / "built").folder


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which it is no fault that something can't be loaded."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    yield page
    context.close()


def parts(page: Page, address: str) -> list[str]:
    """Return the names of all files that the form is made from."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    ready(page)
    base = address[: address.index("/", 9) + 1]
    wanted = ("assets/form", "assets/vendor/", "assets/index/", "contribute/", "api/")
    own = [each.removeprefix(base) for each in asked]
    return [each for each in own if each.startswith(wanted) and not each.startswith(NEW) and each.endswith((".js", ".json", ".yml"))]


def write_occupation(page: Page) -> None:
    person = group(page, "About the person")
    unfold(person)
    person.get_by_label("What did the person do for a living?").fill("Adviser")


def ways(page: Page) -> list[str]:
    """The other ways that are to be seen."""
    return page.locator("#ct-ways a:visible").all_inner_texts()


def test_whatever_fails_is_told_at_once(tab: Page, serve: Serve, site: Path) -> None:
    address = f"{serve(site)}{NEW}?case=vera-example"
    names = parts(tab, address)
    assert sorted(each for each in names if each.endswith(".js")) == ["assets/form-rest.js", "assets/form.js"]
    assert ways(tab) == []
    for name in names:
        tab.unroute_all()
        tab.route(f"**/{name}", lambda route: route.abort())
        tab.goto(address)
        if name == "assets/form.js":
            expect(tab.locator("#ct-ways")).to_be_visible(timeout=6000)
            expect(tab.locator("#ct-ways")).to_contain_text(LATE)
        else:
            said = tab.get_by_role("alert")
            expect(said).to_contain_text("The form could not be loaded. (")
            if not name.endswith(".js"):
                expect(said).to_contain_text(f"({name})")
        assert ways(tab) == WAYS, name
        assert tab.locator("#ct-form").inner_text() == "", name


@pytest.mark.parametrize("name", ["contribute/form.json", "contribute/records/vera-example.yml"])
@pytest.mark.parametrize(("status", "body"), [(500, "{}"), (200, "<html>"), (403, "")])
def test_an_answer_that_is_none_is_told(tab: Page, serve: Serve, site: Path, name: str, status: int, body: str) -> None:
    tab.route(f"**/{name}", lambda route: route.fulfill(status=status, body=body))
    tab.goto(f"{serve(site)}{NEW}?case=vera-example")
    expect(tab.get_by_role("alert")).to_contain_text("The form could not be loaded. (")
    assert ways(tab) == WAYS


@pytest.mark.parametrize("name", ["assets/form.js", "contribute/form.json"])
def test_what_hangs_is_told_within_seconds_and_the_form_comes_when_it_comes(tab: Page, serve: Serve, site: Path, name: str) -> None:
    held: list[Route] = []
    tab.route(f"**/{name}", lambda route: held.append(route))
    tab.goto(f"{serve(site)}{NEW}", wait_until="commit")
    expect(tab.locator("#ct-ways")).to_contain_text(LATE)
    # Who does not wait long does not see it.
    assert ways(tab) == []
    expect(tab.locator("#ct-ways")).to_be_visible(timeout=6000)
    assert ways(tab) == WAYS
    held[0].continue_()
    ready(tab)
    expect(tab.locator("#ct-ways")).to_be_hidden()


def test_without_movement_the_ways_are_there_at_once(browser: Browser, serve: Serve, site: Path) -> None:
    """Where a device asks for no movement, nothing waits for the end of one."""
    context = browser.new_context(reduced_motion="reduce", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(site)}{NEW}")
    assert ways(page) == WAYS
    expect(page.locator("#ct-ways noscript p")).to_be_visible()
    expect(page.get_by_text(LATE)).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("asked", "said", "to"),
    [
        ("case=nobody-here", "There is no case 'nobody-here' in this record, so there is nothing to correct. Below is an empty form for a new case. All cases", "cases/"),
        ("case=", "There is no case '' in this record, so there is nothing to correct. Below is an empty form for a new case. All cases", "cases/"),
        ("case=../../x", "There is no case '../../x' in this record, so there is nothing to correct. Below is an empty form for a new case. All cases", "cases/"),
        ("case=Vera-Example", "There is no case 'Vera-Example' in this record, so there is nothing to correct. Below is an empty form for a new case. All cases", "cases/"),
        ("swap=2024-06-01-x", "There is no exchange '2024-06-01-x' in this record, so there is nothing to correct. Below is an empty form for a new exchange. All exchanges", "swaps/"),
        ("case=%3Cimg%20src%3Dx%3E", "There is no case '<img src=x>' in this record, so there is nothing to correct. Below is an empty form for a new case. All cases", "cases/"),
    ],
)  # fmt: skip
def test_a_record_that_there_is_not_is_told_in_words(open_page: Open, site: Path, asked: str, said: str, to: str) -> None:
    page = ready(open_page(site, f"{NEW}?{asked}"))
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(said)
    assert alert.get_by_role("link").get_attribute("href") == f"../../{to}"
    kind = "swap" if asked.startswith("swap") else "case"
    expect(page.locator("#ct-file-shown")).to_have_text("swaps/date-place.yml" if kind == "swap" else "given-name-surname.yml")


@pytest.mark.parametrize(("asked", "now"), [("case=vera-exemplar", "vera-example"), ("swap=2024-06", "2024-06-01-exampleton")])
def test_an_earlier_id_opens_the_record_that_has_another_now(tab: Page, serve: Serve, site: Path, asked: str, now: str) -> None:
    tab.goto(f"{serve(site)}{NEW}?{asked}")
    old = asked.partition("=")[2]
    expect(ready(tab).get_by_role("alert")).to_have_text(f"This record once stood at '{old}'. It stands at '{now}' now, and below.")
    text_of_file(tab, f"formerly: [{old}]")


def test_a_draft_from_before_a_new_id_is_still_there(tab: Page, serve: Serve, site: Path) -> None:
    address = f"{serve(site)}{NEW}?case=vera-exemplar"
    tab.route("**/contribute/records/vera-exemplar.yml", lambda route: route.fulfill(body=CASE))
    tab.goto(address)
    write_occupation(ready(tab))
    text_of_file(tab, "Adviser")
    tab.unroute_all()
    tab.reload()
    text_of_file(ready(tab), "Adviser")
    expect(tab.get_by_role("alert")).to_have_text(
        "The published file vera-exemplar is not there any more: it was renamed or withdrawn since you began this draft."
    )


def test_a_draft_of_a_correction_outlives_the_file_that_it_corrects(tab: Page, serve: Serve, site: Path) -> None:
    tab.goto(f"{serve(site)}{NEW}?case=vera-example")
    write_occupation(ready(tab))
    text_of_file(tab, "Adviser")
    tab.route("**/contribute/records/*", lambda route: route.fulfill(status=404, body="no"))
    tab.reload()
    expect(ready(tab).get_by_role("alert")).to_have_text(
        "The published file vera-example is not there any more: it was renamed or withdrawn since you began this draft."
    )
    text_of_file(tab, "Adviser")


def test_a_check_that_fails_says_nothing_of_the_file_and_loses_nothing(tab: Page, serve: Serve, site: Path) -> None:
    def without_order(route: Route) -> None:
        model = route.fetch().json()
        del model["model"]["timeline"]
        route.fulfill(json=model)

    tab.route("**/contribute/form.json", without_order)
    tab.goto(f"{serve(site)}{NEW}?case=vera-example#send")
    said = tab.locator(".ct-tally")
    expect(said).to_contain_text("The check of this file failed (")
    expect(said).to_contain_text("), so nothing can be said about it. What you write is kept all the same.")
    write_occupation(ready(tab))
    tab.unroute_all()
    tab.reload()
    text_of_file(ready(tab), "occupation: Adviser")
    expect(said).not_to_contain_text("failed")
