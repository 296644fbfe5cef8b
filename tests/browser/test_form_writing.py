"""What a person writes in the form stays as it is written: beside an exchange, pasted, in another style, and over a reload."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from form_page import OPEN_ALL, beside, group, open_all, ready, text_of_file, unfold
from small_records import CASE, PLACE, SWAP, altered, exchanged, with_keys
from small_sites import build_site, write_tracker

NEW = "contribute/new/"
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
    "anna-freed.yml": exchanged("Anna Freed", by="RU", to="US"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
    "places/muster-prison.yml": PLACE,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("writing-site")
    return build_site(write_tracker(folder, CASES), folder / "built").folder


@pytest.fixture
def form(open_page: Open, site: Path) -> Page:
    """The form, empty."""
    page = ready(open_page(site, NEW))
    page.set_default_timeout(5000)
    return page


def test_what_the_writer_changed_follows_the_exchange_no_more(form: Page) -> None:
    form.get_by_label("An exchange or release, and people who were freed in it").check()
    tabs = form.locator(".ct-tabs")
    day, place = form.get_by_label("On which day was it?"), form.get_by_label("Where was it?")
    day.fill("2026-10-20")
    place.fill("Muster Bridge")
    person = tabs.get_by_role("button", name="Person", exact=True)
    person.click()
    release = group(form, "Release")
    expect(release.get_by_label("On which day was the person let go")).to_have_value("20 October 2026")
    release.get_by_label("On which day was the person let go").fill("2026-10-21")
    unfold(release)
    release.get_by_label("Where was that?").fill("")
    text_of_file(form, "date: 2026-10-21")
    form.reload()
    unfold(group(ready(form), "Release"))
    expect(release.get_by_label("Where was that?")).to_have_value("")
    tabs.get_by_role("button", name="Exchange", exact=True).click()
    day.fill("2026-10-23")
    place.fill("Elsewhere")
    person.click()
    expect(release.get_by_label("In which exchange, or release of several people?")).to_have_value("2026-10-23-elsewhere")
    expect(release.get_by_label("On which day was the person let go")).to_have_value("21 October 2026")
    unfold(release)
    expect(release.get_by_label("Where was that?")).to_have_value("")
    # Another exchange that was chosen by hand stays too.
    release.get_by_label("In which exchange, or release of several people?").select_option("2024-06-01-exampleton")
    tabs.get_by_role("button", name="Exchange", exact=True).click()
    day.fill("2026-10-24")
    person.click()
    expect(release.get_by_label("In which exchange, or release of several people?")).to_have_value("2024-06-01-exampleton")


def test_what_was_chosen_before_comes_back_when_there_is_no_exchange_any_more(form: Page) -> None:
    form.get_by_label("Status").select_option("imprisoned")
    form.get_by_label("An exchange or release, and people who were freed in it").check()
    person = form.locator(".ct-tabs").get_by_role("button", name="Person", exact=True)
    person.click()
    expect(form.get_by_label("Status")).to_have_value("exchanged")
    # What the file beside it is, an exchange or a release of several people, decides how the person came free.
    for kind, status, manner in (("release", "released", "negotiated"), ("", "exchanged", "exchange")):
        form.locator(".ct-tabs").get_by_role("button", name="Exchange", exact=True).click()
        form.get_by_label("Was it an exchange, or were people freed and nobody in return?").select_option(kind)
        person.click()
        expect(form.get_by_label("Status")).to_have_value(status)
        expect(form.locator(".ct-yaml")).to_contain_text(f"manner: {manner}")
    unfold(group(form, "Release"))
    form.get_by_label("On what legal ground?").select_option("pardon")
    form.get_by_label("Someone who is still held").check()
    expect(form.get_by_label("Status")).to_have_value("imprisoned")
    expect(form.locator(".ct-yaml")).not_to_contain_text("release")
    form.get_by_role("button", name="Put back Release").click()
    assert "release:\n  basis: pardon\n" in text_of_file(form, "basis: pardon")


def test_a_name_for_the_file_is_not_written_over_while_it_is_written(form: Page) -> None:
    form.get_by_label("What is the person’s name?").first.fill("Vera Example")
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
    source.get_by_label("What is its title?").fill("First")
    expect(form.locator(".ct-yaml")).to_contain_text("First")
    source.get_by_label("Who published it?").click()
    form.keyboard.type("The Paper")
    form.wait_for_timeout(300)
    person = group(form, "About the person")
    person.get_by_role("checkbox", name="First").scroll_into_view_if_needed()
    person.get_by_role("checkbox", name="First").click(delay=400)
    assert "sources: [the-paper]" in text_of_file(form, "[the-paper]")


def test_a_date_is_written_as_people_write_it(form: Page) -> None:
    custody = group(form, "Period of custody 1")
    box = custody.get_by_label("When did it begin?")
    for written, held, said in (
        ("13.3.2025", "2025-03-13", "That is: 13 March 2025"),
        ("about March 2025", "2025-03~", "That is: about March 2025"),
        ("3 to 5 January 2025", "2025-01-03/2025-01-05", "That is: between 3 and 5 January 2025"),
        ("март 2025", "2025-03", "That is: March 2025"),
    ):
        box.fill(written)
        expect(custody.locator(".ct-meaning").first).to_have_text(said)
        text_of_file(form, f"from: {held}\n")
        expect(box).to_have_value(written)
    box.press("Tab")
    expect(box).to_have_value("March 2025")
    # What can be two days is nobody's to choose but the writer's.
    box.fill("03/04/2025")
    expect(custody.locator(".ct-meaning").first).to_have_text("Which do you mean? 3 April 20254 March 2025")
    text_of_file(form, "from: 03/04/2025\n")
    custody.get_by_role("button", name="4 March 2025").click()
    expect(box).to_be_focused()
    text_of_file(form, "from: 2025-03-04\n")
    expect(beside(form, box)).to_be_hidden()


def test_a_source_is_shown_by_its_publisher_title_and_day(form: Page) -> None:
    source = group(form, "Source 1")
    sources = group(group(form, "About the person"), "Sources (needed)")
    source.get_by_label("When was it published?").fill("13 March 2025")
    expect(sources.get_by_role("checkbox", name="Source 1, 13 March 2025")).to_be_visible()
    source.get_by_label("What is its title?").fill("Held since March")
    source.get_by_label("Who published it?").fill("The Paper")
    expect(sources).to_contain_text("The Paper: Held since March, 13 March 2025")
    expect(sources).not_to_contain_text("the-paper")
    form.get_by_role("button", name="Check all of it").click()
    expect(form.get_by_role("link", name="Source 1, Web address", exact=True)).to_be_visible()


def test_a_file_that_is_written_anew_says_that_its_comments_are_left_out(open_page: Open, site: Path) -> None:
    page = ready(open_page(site, f"{NEW}?case=ruth-sample"))
    expect(page.locator(".ct-changes-of-draft .ct-warning")).to_have_count(0)
    open_all(page)
    page.get_by_role("button", name="Remove Period of custody 1").click()
    expect(page.locator(".ct-changes-of-draft .ct-warning")).to_have_text(
        "This file could not be changed line by line, so all of it is written anew: comments in it are left out."
    )
    assert "# not-known" not in text_of_file(page, "2024-06-01")
    page.get_by_role("button", name="Put back").click()
    expect(page.locator(".ct-changes-of-draft .ct-warning")).to_have_count(0)


def test_what_is_pasted_keeps_its_breaks_and_its_words_apart(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for end in ("\n", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"):
        form.evaluate("(text) => navigator.clipboard.writeText(text)", f"Vera{end}Example")
        controls = (form.get_by_label("What is the person’s name?").first, form.get_by_label("Summary"))
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
    group(form, "Source 1").get_by_label("What is its title?").fill("Report")
    form.get_by_role("button", name="Check all of it").click()
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
      const open = () => { %s };
      for (let round = 0; round < 2; round++) {
        open();
        for (const each of document.querySelectorAll('.ct-fields-in button')) if (each.isConnected && each.textContent.startsWith('Add')) each.click();
      }
      open();
      document.querySelectorAll('.ct-fields-in :is(input, select, textarea):not(#ct-paste, #ct-which, [type=date])').forEach((each, index) => {
        const options = each.tagName === 'SELECT' ? [...each.options].filter(({ value }) => value) : [];
        if (each.type === 'checkbox') return each.click();
        each.value = options.length ? options[index % options.length].value : `text ${index}`;
        each.dispatchEvent(new Event('input', { bubbles: true }));
        return each.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }""".replace("%s", OPEN_ALL)
    read = """() => [...document.querySelectorAll('.ct-fields-in :is(input, select, textarea):not(#ct-paste, #ct-which, [type=date])')]
      .map((each) => `${each.labels[0]?.textContent}: ${each.type === 'checkbox' ? each.checked : each.value}`).sort()"""
    for address in (f"{NEW}?case=anna-freed", f"{NEW}?swap=2024-06-01-exampleton"):
        page = ready(open_page(site, address))
        page.evaluate(fill)
        open_all(page)
        # By its place: to look through a thousand labels takes seconds.
        box = page.locator("xpath=//label[starts-with(., 'Short name of this')]/following-sibling::input").first
        text_of_file(page, f"{box.input_value()}:")
        written, text = page.evaluate(read), page.locator(".ct-yaml").text_content()
        assert len(written) > 100
        # The last word is in a field that is not left, and the page is left at once.
        before = box.input_value()
        box.fill("the-last-word")
        page.reload()
        open_all(ready(page))
        again = page.evaluate(read)
        assert sorted(each.replace("the-last-word", before) for each in again) == written
        assert page.locator(".ct-yaml").text_content() == text.replace(before, "the-last-word")


def test_a_prison_that_has_a_page_is_offered_by_each_of_its_names_and_stands_in_the_file_by_its_id(site: Path, open_page: Open) -> None:
    page = ready(open_page(site, f"{NEW}?case=ivan-sample"))
    open_all(page)
    prison = page.get_by_label("In which prison, colony or hospital?").first
    assert prison.evaluate("(input) => [...input.list.options].map((each) => [each.value, each.label])") == [
        ["muster-prison", "Muster prison"],
        ["muster-prison", "Muster jail"],
    ]
    prison.fill("muster-prison")
    assert "facility: muster-prison\n" in text_of_file(page, "facility:")
    expect(page.locator(".ct-preview")).to_contain_text("Muster prison")
