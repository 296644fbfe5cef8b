"""What a tracker's settings make of the form: parties and former states, where it sends, and what it may reach."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import Serve
from casetracker.cli import main
from casetracker.start.files import ENDPOINT
from form_page import group, loaded, ready, text_of_file
from node import run_module
from small_records import CASE
from small_sites import BuiltSite, build_site, write_tracker

PARTIES = {"river-front": {"name": "the River Front"}}
POSTED = "https://contribute.test.org/in"
GITLAB = {"repo_url": "https://git.test.org/group/tracker", "edit_uri": "-/edit/main/docs/"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A tracker of a GitLab of its own, with a party and an address for contributions without an account."""
    folder = tmp_path_factory.mktemp("settings")
    settings = {"parties": PARTIES, "contribute": {"endpoint": POSTED}}
    return build_site(write_tracker(folder, {"vera-example.yml": CASE}, settings=settings, **GITLAB), folder / "built")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that may ask another host."""
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def test_the_form_alone_may_reach_the_address_to_which_it_posts(site: BuiltSite) -> None:
    allowed = "connect-src 'self' https://contribute.test.org;"
    named = [each for each in site.addresses if allowed in site.raw(each)]
    assert named == ["contribute/new/"]
    assert all("connect-src 'self';" in site.raw(each) for each in site.addresses if each not in named)
    assert allowed in site.raw("_headers")
    assert "The contribution form can send what you wrote to contribute.test.org, if you press" in site.page("about/privacy/").text
    assert "{{" not in site.page("about/privacy/").text


def test_a_contribution_is_sent_without_an_account(site: BuiltSite, tab: Page, serve: Serve, written, monkeypatch) -> None:
    tab.set_default_timeout(5000)
    sent: list[str] = []
    outcomes = ["abort", "429", "500", "201"]

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or "")
        assert "referer" not in route.request.headers
        outcome = outcomes.pop(0)
        if outcome == "abort":
            return route.abort()
        body = json.dumps({"url": "https://git.test.org/group/tracker/-/issues/7"})
        return route.fulfill(status=int(outcome), body=body, headers={"Access-Control-Allow-Origin": "*"})

    tab.route(f"{POSTED}**", answer)
    tab.goto(f"{serve(site.folder)}contribute/new/?case=vera-example#doubts")
    loaded(tab).get_by_role("button", name="Add open question").click()
    tab.get_by_label("Open question 1").fill("In which prison?")
    tab.get_by_role("link", name="Check and send").first.click()
    way = tab.locator(".ct-send").first
    expect(way).to_contain_text("This sends it to contribute.test.org, which at once puts it where everybody can read it.")
    said = way.get_by_role("status")
    way.get_by_role("button", name="Send it").click()
    expect(said).to_contain_text("No answer came, so it may not have arrived. What you wrote is still here; send it again")
    way.get_by_role("button", name="Send it again").click()
    expect(said).to_contain_text("Too much was sent there just now")
    way.get_by_role("button", name="Send it again").click()
    expect(said).to_contain_text("It was not taken. What you wrote is still here")
    way.get_by_role("button", name="Send it again").click()
    expect(said).to_contain_text("It is sent. Whoever keeps this record reads it")
    expect(said.get_by_role("link")).to_have_attribute("href", "https://git.test.org/group/tracker/-/issues/7")
    expect(way.get_by_role("button")).to_have_count(0)
    # What is sent stays known: nobody sends the same twice.
    tab.reload()
    expect(loaded(tab).locator(".ct-send").first).to_contain_text("It is sent.")
    assert len(set(sent)) == 1
    given = json.loads(sent[0])
    assert given["title"] == "Vera Example"
    settings = {"ORIGIN": "https://tracker.test.org", "API": "http://127.0.0.1:1", "PROJECT": "o/r"}
    body = """
    const headers = { Origin: given.settings.ORIGIN };
    return (await m.handle(new Request("https://contribute.test.org/", { method: "POST", headers, body: given.body }), given.settings)).status;
    """
    # The function of the generator takes it, and only then asks its host, which is none here.
    assert run_module(str(ENDPOINT), body, {"settings": settings, "body": sent[0]}) == 502
    folder = written({"vera-example.yml": CASE})
    monkeypatch.chdir(folder.parent)
    Path("contribution.txt").write_text(given["text"])
    assert main(["from-issue", "contribution.txt"]) == 0
    assert main(["check", "--strict", "--no-cache", "cases/vera-example.yml"]) == 0
    assert "In which prison?" in (folder / "vera-example.yml").read_text()


def test_a_gitlab_of_ones_own_is_told_by_its_pages(site: BuiltSite, open_page) -> None:
    page = loaded(open_page(site.folder, "contribute/new/?case=vera-example#doubts"))
    page.get_by_role("button", name="Add open question").click()
    page.get_by_label("Open question 1").fill("In which prison?")
    page.get_by_role("link", name="Check and send").first.click()
    way = page.locator(".ct-send").nth(1)
    expect(way.get_by_role("listitem")).to_have_text(
        [
            "A page of git.test.org opens. Sign in there, or make an account if you have none; that costs nothing.",
            "The box “Description” holds what you wrote: leave it as it is.",
            "Press “Create issue”. Whoever keeps this record reads it, and answers on that page.",
        ]
    )
    opened = way.get_by_role("link", name="Open the page at git.test.org").get_attribute("href") or ""
    assert opened.startswith(
        "https://git.test.org/group/tracker/-/issues/new?issue%5Btitle%5D=Vera+Example&issue%5Bdescription%5D=%23%23%23%20File"
    )


def test_a_party_and_a_word_in_place_of_a_citizenship_are_chosen_from_lists(site: BuiltSite, open_page) -> None:
    page = ready(open_page(site.folder, "contribute/new/?case=vera-example"))
    page.get_by_label("Who holds the person, or held them last?").fill("River Front")
    citizenship = group(page, "About the person").get_by_label("Citizenship 1")
    assert citizenship.evaluate("(box) => [...box.list.options].slice(0, 2).map((each) => each.value)") == ["Stateless", "Not known"]
    citizenship.fill("Stateless")
    text = text_of_file(page, "[stateless]")
    assert "detained_by: river-front\n" in text
    assert "citizenships: [stateless]" in text
    expect(page.locator(".ct-preview .ct-facts")).to_contain_text("River Front")
    expect(page.locator(".ct-preview .ct-facts")).to_contain_text("Stateless")
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    page.get_by_label("Who holds the person, or held them last?").fill("Soviet Union")
    said = "'SU' (Soviet Union) was no state any more at the beginning of custody (2024-05-01): it ended on 1991-12-26"
    expect(page.get_by_text(said).first).to_be_visible()
