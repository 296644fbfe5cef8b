"""Entries of the form keep what was written in them, and citations keep their source, whatever it is called. The people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Open
from form_page import cite, group, ready, text_of_file, unfold
from small_records import CASE, SWAP, altered, exchanged, with_keys
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
DATED = with_keys(
    altered(CASE, ("Vera Example", "Ivan Sample"), ("form: remand", "form: sentence"), ("status: detained", "status: imprisoned")),
    """
rulings:
  - {kind: conviction, date: 2024-05-01, sentence: a year, sources: [a]}
  - {kind: upheld, date: 2024-05, sources: [a]}
charges:
  - {offence: Espionage, category: espionage, date: 2024-05-01, sources: [a]}
hearings:
  - {date: 2024-05-01, purpose: Trial, sources: [a]}
events:
  - {date: ../2024-05-03, event: It rained., sources: [a]}
  - {date: 2024-04-30/2024-05-01, event: It snowed., sources: [a]}
""",
)
RESISTING = altered(
    CASE,
    ("Vera Example", "Ruth Sample"),
    (
        "  - {from: 2024-05-01, form: remand, sources: [a]}\n",
        """\
  -
    # not-known before
    from: 2024-05-01
    form: remand
    sources: [a]
  - from: 2024-06-01
    form: remand
    sources: [a]
""",
    ),
)
CASES = {
    "ruth-sample.yml": RESISTING,
    "ivan-sample.yml": DATED,
    "vera-example.yml": TWO,
    "anna-freed.yml": exchanged("Anna Freed", by="RU", to="US"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


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


def open_all(page: Page) -> None:
    page.evaluate("for (const fold of document.querySelectorAll('#ct-form details')) fold.open = true")


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


def beside(page: Page, control: Locator) -> Locator:
    """What is said beside a control."""
    return page.locator(f"#{control.get_attribute('id')}-error")


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
    box = give(correction, 2, "cna-who")
    expect(beside(correction, box)).to_have_text(
        "A source that was removed is still cited as 'cna-who': this one is still called 'cna-who-2'."
    )
    # Nor does one that is added get it, under the same publisher and also after a reload.
    correction.reload()
    ready(correction)
    correction.get_by_role("button", name="Add another source").click()
    new = group(correction, "Source 3")
    new.get_by_label("Title").fill("D")
    new.get_by_label("Publisher").fill("CNA WHO")
    new.get_by_label("Web address").fill("https://example.org/4")
    expect(name_of(correction, 3)).to_have_value("cna-who-3")
    assert summary(correction) == "Held since May.[^cna-who] The appeal is open.[^cna-who-2]"
    correction.get_by_role("button", name="Check the file").click()
    expect(correction.locator(".ct-problem-list").first).to_contain_text(
        "No source of this file has the id 'cna-who'. Cite one of the sources above"
    )
    # Once it is cited nowhere it is free.
    open_all(correction)
    group(correction, "Custody (needed)").get_by_label("cna-who (there is no such source any more)").uncheck()
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
        group(form, f"Source {number}").get_by_label("Title").fill(title)
    text_of_file(form, "Second")
    cite(group(form, "Person (needed)"), "source-2")
    text = text_of_file(form, "sources: [source-2]")
    assert text.endswith("sources:\n  source:\n    title: First\n  source-2:\n    title: Second\n")
    form.reload()
    ready(form)
    assert text_of_file(form, "Second") == text
    # They take their publishers' names, and what cites them follows.
    for number in (1, 2):
        group(form, f"Source {number}").get_by_label("Publisher").fill("The Paper")
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
    form.get_by_role("button", name="Check the file").click()
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
    "Other names and spellings": ("other name", "Name (needed)", "Vera E."),
    "Citizenships (needed)": ("another citizenship", "Citizenship 2", "FR"),
    "Custody (needed)": ("another period of custody", "Place", "Primerovsk"),
    "Charges": ("charge", "Offence (needed)", "Espionage"),
    "Rulings": ("ruling", "Court", "A court"),
    "Designations": ("designation", "State or body (needed)", "US"),
    "Hearings": ("hearing", "Purpose (needed)", "Appeal"),
    "Events": ("event", "Event (needed)", "It rained."),
    "Disputed points": ("disputed point", "Point (needed)", "When?"),
    "What is not known": ("gap", "Gap 1", "The day."),
    "Links": ("link", "Title (needed)", "A page"),
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
    group(form, "Release").get_by_label("Place").fill("Primerovsk")
    before = text_of_file(form, "Primerovsk")
    form.get_by_role("button", name="Remove release").click()
    expect(form.locator(".ct-yaml")).not_to_contain_text("Primerovsk")
    form.get_by_role("button", name="Put back Release").click()
    assert text_of_file(form, "Primerovsk") == before
    # One that is added anew begins empty.
    form.get_by_role("button", name="Remove release").click()
    form.get_by_role("button", name="Add release").click()
    expect(group(form, "Release").get_by_label("Place")).to_have_value("")
    # What held nothing goes without a word of putting it back.
    form.get_by_role("button", name="Remove release").click()
    expect(form.get_by_role("button", name="Put back")).to_have_count(0)


def test_a_person_who_is_removed_can_be_put_back(form: Page) -> None:
    form.get_by_label("An exchange and people who were freed in it").check()
    tabs = form.locator(".ct-tabs")
    tabs.get_by_role("button", name="Person", exact=True).click()
    form.get_by_label("Name (needed)", exact=True).first.fill("Vera Example")
    before = text_of_file(form, "Vera Example")
    tabs.get_by_role("button", name="Add a person").click()
    tabs.get_by_role("button", name="Vera Example", exact=True).click()
    tabs.get_by_role("button", name="Remove Vera Example").click()
    expect(form.locator(".ct-send")).to_have_count(2)
    back = tabs.get_by_role("button", name="Put back Vera Example")
    assert back.evaluate("each => each === document.activeElement")
    back.click()
    assert text_of_file(form, "Vera Example") == before
    expect(form.locator(".ct-send")).to_have_count(3)


def test_what_the_writer_changed_follows_the_exchange_no_more(form: Page) -> None:
    form.get_by_label("An exchange and people who were freed in it").check()
    tabs = form.locator(".ct-tabs")
    day, place = form.get_by_label("Date (needed)", exact=True), form.get_by_label("Place", exact=True).first
    day.fill("2026-10-20")
    place.fill("Muster Bridge")
    person = tabs.get_by_role("button", name="Person", exact=True)
    person.click()
    release = group(form, "Release")
    expect(release.get_by_label("Date (needed)")).to_have_value("2026-10-20")
    release.get_by_label("Date (needed)").fill("2026-10-21")
    unfold(release)
    release.get_by_label("Place").fill("")
    text_of_file(form, "date: 2026-10-21")
    form.reload()
    ready(form)
    expect(release.get_by_label("Place")).to_have_value("")
    tabs.get_by_role("button", name="Exchange", exact=True).click()
    day.fill("2026-10-23")
    place.fill("Elsewhere")
    person.click()
    expect(release.get_by_label("Exchange", exact=True)).to_have_value("2026-10-23-elsewhere")
    expect(release.get_by_label("Date (needed)")).to_have_value("2026-10-21")
    expect(release.get_by_label("Place")).to_have_value("")
    # Another exchange that was chosen by hand stays too.
    release.get_by_label("Exchange", exact=True).select_option("2024-06-01-exampleton")
    tabs.get_by_role("button", name="Exchange", exact=True).click()
    day.fill("2026-10-24")
    person.click()
    expect(release.get_by_label("Exchange", exact=True)).to_have_value("2024-06-01-exampleton")


def test_what_was_chosen_before_comes_back_when_there_is_no_exchange_any_more(form: Page) -> None:
    form.get_by_label("Status").select_option("imprisoned")
    form.get_by_label("An exchange and people who were freed in it").check()
    form.locator(".ct-tabs").get_by_role("button", name="Person", exact=True).click()
    expect(form.get_by_label("Status")).to_have_value("exchanged")
    unfold(group(form, "Release"))
    form.get_by_label("Legal basis", exact=True).select_option("pardon")
    form.get_by_label("A person: one case").check()
    expect(form.get_by_label("Status")).to_have_value("imprisoned")
    assert "release:\n  basis: pardon\n" in text_of_file(form, "basis: pardon")


def test_a_name_for_the_file_is_not_written_over_while_it_is_written(form: Page) -> None:
    form.get_by_label("Name (needed)", exact=True).first.fill("Vera Example")
    text_of_file(form, "Vera")
    form.locator(".ct-file summary").click()
    box = form.get_by_label("File name in cases/, without .yml")
    expect(box).to_have_value("vera-example")
    box.press("Control+a")
    form.keyboard.press("Delete")
    form.wait_for_timeout(400)
    expect(box).to_have_value("")
    form.keyboard.type("vera-b")
    expect(form.locator("#ct-file-shown")).to_have_text("vera-b.yml")


def test_a_click_while_a_name_changes_is_not_lost(form: Page) -> None:
    """The field that is left gives the source another name: what is pressed at that moment must stay where it is."""
    source = group(form, "Source 1")
    source.get_by_label("Title").fill("First")
    expect(form.locator(".ct-yaml")).to_contain_text("First")
    source.get_by_label("Publisher").click()
    form.keyboard.type("The Paper")
    form.wait_for_timeout(300)
    person = group(form, "Person (needed)")
    person.get_by_role("checkbox", name="source").scroll_into_view_if_needed()
    person.get_by_role("checkbox", name="source").click(delay=400)
    assert "sources: [the-paper]" in text_of_file(form, "[the-paper]")


def test_a_file_that_is_written_anew_says_that_its_comments_are_left_out(open_page: Open, site: Path) -> None:
    page = ready(open_page(site, f"{NEW}?case=ruth-sample"))
    expect(page.locator(".ct-send .ct-warning")).to_have_count(0)
    open_all(page)
    page.get_by_role("button", name="Remove Period of custody 1").click()
    expect(page.locator(".ct-send .ct-warning")).to_have_text(
        "This file could not be changed line by line, so all of it is written anew: comments in it are left out."
    )
    assert "# not-known" not in text_of_file(page, "2024-06-01")
    page.get_by_role("button", name="Put back").click()
    expect(page.locator(".ct-send .ct-warning")).to_have_count(0)


def test_what_is_pasted_keeps_its_breaks_and_its_words_apart(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for end in ("\n", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"):
        form.evaluate("(text) => navigator.clipboard.writeText(text)", f"Vera{end}Example")
        controls = (form.get_by_label("Name (needed)", exact=True).first, form.get_by_label("Summary"))
        for control in controls:
            control.fill("")
        expect(form.locator(".ct-yaml")).not_to_contain_text("Example")
        for control in controls:
            control.click()
            form.keyboard.press("Control+v")
        text = text_of_file(form, "summary")
        assert "name: Vera Example\n" in text, ascii(end)
        assert "summary: |-\n  Vera\n  Example\n" in text, ascii(end)


def test_a_mark_that_cites_nothing_is_told(form: Page) -> None:
    area = form.get_by_label("Summary")
    area.fill("She was arrested.[^]")
    expect(beside(form, area)).to_contain_text("'[^]' cites no source: write the id of a source between '^' and ']'")
    area.fill("She was arrested.[^nobody]")
    group(form, "Source 1").get_by_label("Title").fill("Report")
    form.get_by_role("button", name="Check the file").click()
    expect(form.locator(".ct-tally")).not_to_contain_text("Nothing is missing")


def test_the_timeline_of_the_preview_has_the_order_of_the_page(open_page: Open, site: Path) -> None:
    page = ready(open_page(site, f"{NEW}?case=ivan-sample"))
    days = "(list) => [...list.querySelectorAll(':scope > li')].map((item) => item.firstElementChild.textContent)"
    shown = page.locator(".ct-preview .ct-time").evaluate(days)
    page.goto(page.url.replace("contribute/new/?case=ivan-sample", "cases/ivan-sample/"))
    assert page.locator(".ct-time").evaluate(days) == shown
    assert len(shown) == 7


def test_every_field_comes_back_as_it_was_after_a_reload(open_page: Open, site: Path) -> None:
    fill = """() => {
      const open = () => document.querySelectorAll('#ct-form details').forEach((each) => (each.open = true));
      for (let round = 0; round < 2; round++) {
        open();
        for (const each of document.querySelectorAll('.ct-fields-in button')) if (each.isConnected && each.textContent.startsWith('Add')) each.click();
      }
      open();
      document.querySelectorAll('.ct-fields-in :is(input, select, textarea):not(#ct-file-name)').forEach((each, index) => {
        const options = each.tagName === 'SELECT' ? [...each.options].filter(({ value }) => value) : [];
        if (each.type === 'checkbox') return each.click();
        each.value = options.length ? options[index % options.length].value : `text ${index}`;
        each.dispatchEvent(new Event('input', { bubbles: true }));
        return each.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }"""
    read = """() => [...document.querySelectorAll('.ct-fields-in :is(input, select, textarea)')]
      .map((each) => `${each.labels[0]?.textContent}: ${each.type === 'checkbox' ? each.checked : each.value}`).sort()"""
    for address in (f"{NEW}?case=anna-freed", f"{NEW}?swap=2024-06-01-exampleton"):
        page = ready(open_page(site, address))
        page.evaluate(fill)
        # By its place: to look through a thousand labels takes seconds.
        box = page.locator("xpath=//label[starts-with(., 'Short name')]/following-sibling::input").first
        text_of_file(page, f"{box.input_value()}:")
        written, text = page.evaluate(read), page.locator(".ct-yaml").inner_text()
        assert len(written) > 100
        # The last word is in a field that is not left, and the page is left at once.
        before = box.input_value()
        box.fill("the-last-word")
        page.reload()
        ready(page)
        again = page.evaluate(read)
        assert sorted(each.replace("the-last-word", before) for each in again) == written
        assert page.locator(".ct-yaml").inner_text() == text.replace(before, "the-last-word")
