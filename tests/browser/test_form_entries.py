"""Entries of the form keep what was written in them, and citations keep their source, whatever it is called. The people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Open
from form_page import beside, cite, group, open_all, ready, text_of_file, unfold
from small_records import altered
from small_sites import build_site, write_tracker

NEW = "contribute/new/"
TWO = """\
name: Vera Example
person:
  citizenships: [RU]
  sources: [a]
detained_by: US
status: detained
last_report:
  date: 2024-05-01
  sources: [a]
custody:
  - from: 2024-05-01
    form: remand
    sources: [a, cna-who]
summary: |-
  Held since May.[^cna-who] The appeal is open.[^cna-who-2]
sources:
  a:
    title: A
    publisher: The Paper
    url: https://example.org/1
    kind: official
  cna-who:
    title: B
    publisher: CNA
    url: https://example.org/2
  cna-who-2:
    title: C
    publisher: CNA
    url: https://example.org/3
reviewed: 2026-11-01
"""
CASES = {"vera-example.yml": TWO}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form-site")
    return build_site(write_tracker(folder, CASES), folder / "built").folder


@pytest.fixture
def form(open_page: Open, site: Path) -> Page:
    """The form, empty."""
    page = ready(open_page(site, NEW))
    page.set_default_timeout(5000)
    return page


@pytest.fixture
def correction(open_page: Open, site: Path) -> Page:
    """The form with a case that has the sources `a`, `cna-who` and `cna-who-2`."""
    page = ready(open_page(site, f"{NEW}?case=vera-example"))
    page.set_default_timeout(5000)
    open_all(page)
    return page


def name_of(page: Page, number: int) -> Locator:
    return group(page, f"Source {number}").get_by_label("Short name of this source")


def give(page: Page, number: int, name: str) -> Locator:
    """Type another short name as a person does, key by key, and leave the field."""
    box = name_of(page, number)
    box.click()
    box.press("Control+a")
    page.keyboard.type(name) if name else page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    return box


def summary(page: Page) -> str:
    return page.get_by_label("Summary").input_value()


def test_another_short_name_takes_its_own_citations_along_and_no_others(correction: Page) -> None:
    give(correction, 2, "cna-report")
    text = text_of_file(correction, "cna-report:")
    assert summary(correction) == "Held since May.[^cna-report] The appeal is open.[^cna-who-2]"
    assert text == altered(TWO, ("[a, cna-who]", "[a, cna-report]"), ("[^cna-who]", "[^cna-report]"), ("  cna-who:", "  cna-report:"))


def test_a_name_on_its_way_through_anothers_name_moves_nothing(correction: Page) -> None:
    box = name_of(correction, 1)
    box.click()
    box.press("Control+a")
    for letter in "cna-who-2-x":
        correction.keyboard.type(letter)
        assert summary(correction) == "Held since May.[^cna-who] The appeal is open.[^cna-who-2]"
    correction.keyboard.press("Tab")
    text = text_of_file(correction, "cna-who-2-x:")
    assert text == altered(TWO, *[("sources: [a", "sources: [cna-who-2-x")] * 3, ("  a:", "  cna-who-2-x:"))


REFUSED = {
    "": "A source needs a short name: this one is still called 'cna-who'.",
    " ?! ": "A source needs a short name: this one is still called 'cna-who'.",
    "cna-who-2": "Another source is called 'cna-who-2': this one is still called 'cna-who'.",
    "CNA who 2": "Another source is called 'cna-who-2': this one is still called 'cna-who'.",
}


def test_an_empty_or_taken_short_name_is_refused_where_it_is_written(correction: Page) -> None:
    before = text_of_file(correction, "cna-who-2")
    for name, said in REFUSED.items():
        box = give(correction, 2, name)
        expect(beside(correction, box)).to_have_text(said)
        expect(correction.locator("#ct-form > [role=status]")).to_have_text(said)
        expect(box).to_have_value("cna-who")
        assert summary(correction) == "Held since May.[^cna-who] The appeal is open.[^cna-who-2]"
        assert text_of_file(correction, "cna-who-2") == before
    # What is said goes with the next name that can be had.
    box = give(correction, 2, "CNA 2024")
    expect(beside(correction, box)).to_be_hidden()
    text_of_file(correction, "cna-2024:")
    expect(box).to_have_value("cna-2024")


def test_the_name_of_a_removed_source_that_is_still_cited_goes_to_no_other(correction: Page) -> None:
    correction.get_by_role("button", name="Remove Source 2").click()
    text_of_file(correction, "[^cna-who]")
    expect(correction.locator(".ct-tally")).not_to_contain_text("Nothing is missing")
    open_all(correction)
    box = give(correction, 2, "cna-who")
    expect(beside(correction, box)).to_have_text(
        "A source that was removed is still cited as 'cna-who': this one is still called 'cna-who-2'."
    )
    # Nor does one that is added get it, under the same publisher and also after a reload.
    correction.reload()
    ready(correction)
    correction.get_by_role("button", name="Add another source").click()
    new = group(correction, "Source 3")
    new.get_by_label("What is its title?").fill("D")
    new.get_by_label("Who published it?").fill("CNA WHO")
    new.get_by_label("What is its web address?").fill("https://example.org/4")
    expect(name_of(correction, 3)).to_have_value("cna-who-3")
    assert summary(correction) == "Held since May.[^cna-who] The appeal is open.[^cna-who-2]"
    correction.get_by_role("button", name="Check all of it").click()
    expect(correction.locator(".ct-problem-list").first).to_contain_text(
        "No source here has the short name 'cna-who'. Cite one of the sources above"
    )
    # Once it is cited nowhere it is free.
    open_all(correction)
    group(correction, "Custody (needed)").get_by_label("CNA: B (there is no such source any more)").uncheck()
    correction.get_by_label("Summary").fill("Held since May.[^a] The appeal is open.[^cna-who-2]")
    give(correction, 3, "cna-who")
    expect(name_of(correction, 3)).to_have_value("cna-who")


def test_a_removed_source_comes_back_with_its_name_and_what_cites_it(correction: Page) -> None:
    before = text_of_file(correction, "cna-who-2")
    correction.get_by_role("button", name="Remove Source 2").click()
    expect(correction.locator(".ct-yaml")).not_to_contain_text("title: B")
    back = correction.get_by_role("button", name="Put back Source 2 (B · CNA)")
    assert back.evaluate("each => each === document.activeElement")
    correction.keyboard.press("Enter")
    assert text_of_file(correction, "title: B") == before
    expect(back).to_have_count(0)


def test_two_sources_without_a_publisher_stay_two(form: Page) -> None:
    for number, title in enumerate(("First", "Second"), 1):
        if number > 1:
            form.get_by_role("button", name="Add another source").click()
        group(form, f"Source {number}").get_by_label("What is its title?").fill(title)
    text_of_file(form, "Second")
    cite(group(form, "About the person"), "Second")
    text = text_of_file(form, "sources: [source-2]")
    assert text.endswith("sources:\n  source:\n    title: First\n  source-2:\n    title: Second\n")
    form.reload()
    ready(form)
    assert text_of_file(form, "Second") == text
    # They take their publishers' names, and what cites them follows.
    for number in (1, 2):
        group(form, f"Source {number}").get_by_label("Who published it?").fill("The Paper")
        expect(form.locator(".ct-yaml")).to_contain_text("publisher: The Paper")
    form.keyboard.press("Tab")
    text = text_of_file(form, "the-paper-2:")
    assert "sources: [the-paper-2]" in text
    assert "  the-paper:\n    title: First" in text


def test_two_names_in_one_language_stay_two(form: Page) -> None:
    names = group(form, "Name in other scripts")
    for number, name in enumerate(("Вера", "Вѣра"), 1):
        names.get_by_role("button", name="Add").click()
        group(names, f"Name in another script {number}").get_by_label("Name").fill(name)
    text_of_file(form, "Вѣра")
    text = text_of_file(form, "Вера")
    form.reload()
    ready(form)
    assert text_of_file(form, "Вѣра") == text
    first, second = (group(form, f"Name in another script {number}").get_by_label("Language") for number in (1, 2))
    first.select_option("ru")
    second.select_option("ru")
    expect(beside(form, second)).to_have_text(
        "A name in this language stands there already (Russian). Other spellings belong under other names."
    )
    expect(second).to_have_value("")
    form.get_by_role("button", name="Check all of it").click()
    expect(form.get_by_role("link", name="Name in other scripts", exact=True)).to_have_count(1)
    expect(beside(form, second)).to_contain_text("Choose the language of this name.")
    second.select_option("uk")
    assert "names:\n  ru: Вера\n  uk: Вѣра\n" in text_of_file(form, "uk:")


def test_a_language_in_which_there_is_a_summary_leads_to_it(form: Page) -> None:
    form.get_by_text("The summary in another language").click()
    add = form.locator("select[id$='-language']")
    add.select_option("ru")
    form.get_by_label("Summary (Russian)").fill("Она.")
    form.get_by_label("Summary (English)").click()
    add.select_option("ru")
    assert form.evaluate("document.activeElement.value") == "Она."
    expect(form.get_by_label("Summary (Russian)")).to_have_count(1)


LISTS = {
    "Other names and spellings": ("other name", "What is the other name or spelling? (needed)", "Vera E."),
    "Citizenships (needed)": ("another citizenship", "Citizenship 2", "FR"),
    "Custody (needed)": ("another period of custody", "In which town or region?", "Primerovsk"),
    "Charges": ("charge", "What is the person accused of? (needed)", "Espionage"),
    "Court decisions": ("court decision", "Which court decided?", "A court"),
    "What states and bodies call it": ("position of a state or body", "Which state or body says so? (needed)", "US"),
    "Hearings": ("hearing", "What is it for? (needed)", "Appeal"),
    "Events": ("event", "What happened, in one sentence? (needed)", "It rained."),
    "Disputed points": ("disputed point", "On what question do good sources disagree? (needed)", "When?"),
    "What is not known": ("open question", "Open question 1", "The day."),
    "Links": ("link", "What is the page? (needed)", "A page"),
}


def test_whatever_is_removed_and_held_something_can_be_put_back(form: Page) -> None:
    for name, (add, label, text) in LISTS.items():
        of = group(form, name)
        of.get_by_role("button", name=f"Add {add}").click()
        unfold(of)
        control = of.get_by_label(label, exact=True).last
        control.select_option(text) if control.evaluate("each => each.tagName") == "SELECT" else control.fill(text)
        before = text_of_file(form, text)
        of.get_by_role("button", name="Remove").last.click()
        expect(form.locator(".ct-yaml")).not_to_contain_text(text)
        back = of.get_by_role("button", name="Put back")
        assert back.evaluate("each => each === document.activeElement"), name
        back.click()
        assert text_of_file(form, text) == before, name
        expect(of.get_by_role("button", name="Put back")).to_have_count(0)


def test_a_group_that_is_removed_can_be_put_back(form: Page) -> None:
    form.get_by_role("button", name="Add release").click()
    unfold(group(form, "Release"))
    group(form, "Release").get_by_label("Where was that?").fill("Primerovsk")
    before = text_of_file(form, "Primerovsk")
    form.get_by_role("button", name="Remove release").click()
    expect(form.locator(".ct-yaml")).not_to_contain_text("Primerovsk")
    form.get_by_role("button", name="Put back Release").click()
    assert text_of_file(form, "Primerovsk") == before
    # One that is added anew begins empty.
    form.get_by_role("button", name="Remove release").click()
    form.get_by_role("button", name="Add release").click()
    unfold(group(form, "Release"))
    expect(group(form, "Release").get_by_label("Where was that?")).to_have_value("")
    # What held nothing goes without a word of putting it back.
    form.get_by_role("button", name="Remove release").click()
    expect(form.get_by_role("button", name="Put back")).to_have_count(0)


def test_a_person_who_is_removed_can_be_put_back(form: Page) -> None:
    form.get_by_label("An exchange or release, and people who were freed in it").check()
    tabs = form.locator(".ct-tabs")
    tabs.get_by_role("button", name="Person", exact=True).click()
    form.get_by_label("What is the person’s name?").first.fill("Vera Example")
    before = text_of_file(form, "Vera Example")
    tabs.get_by_role("button", name="Add a person").click()
    tabs.get_by_role("button", name="Vera Example", exact=True).click()
    tabs.get_by_role("button", name="Remove Vera Example").click()
    expect(form.locator(".ct-changes-of-draft > li")).to_have_count(2)
    back = tabs.get_by_role("button", name="Put back Vera Example")
    assert back.evaluate("each => each === document.activeElement")
    back.click()
    assert text_of_file(form, "Vera Example") == before
    expect(form.locator(".ct-changes-of-draft > li")).to_have_count(3)
