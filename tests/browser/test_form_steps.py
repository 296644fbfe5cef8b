"""The steps of the form: one on the screen, each with what is missing in it, and the first question, which decides what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from form_page import add_source, beside, fill_case, group, loaded, open_all, ready, text_of_file
from small_sites import BuiltSite

NEW = "contribute/new/"
STEPS = ["Sources", "Who", "What happened", "Charges and rulings", "How it ended", "Summary and doubts", "Check and send"]


@pytest.fixture
def form(open_page: Open, sample_site: BuiltSite) -> Callable[[str], Page]:
    def start(step: str = "") -> Page:
        page = loaded(open_page(sample_site.folder, f"{NEW}{step}"))
        page.set_default_timeout(5000)
        return page

    return start


def heading(page: Page) -> str:
    """The heading that has the focus."""
    said: str = page.evaluate("document.activeElement.matches('h2') ? document.activeElement.textContent : ''")
    return said


def missing(page: Page) -> list[str]:
    """What the list of steps says of each."""
    return page.locator(".ct-steps ol small").all_inner_texts()


def test_one_step_is_on_the_screen_and_the_address_keeps_which(form: Callable[..., Page]) -> None:
    page = form()
    assert page.locator(".ct-steps ol span").all_inner_texts() == STEPS
    shown = page.locator("#ct-form section:visible h2")
    expect(shown).to_have_text(["What do you rely on?"])
    page.get_by_role("link", name="Next: Who").click()
    expect(shown).to_have_text(["Who is it?"])
    assert heading(page) == "Who is it?"
    assert page.url.endswith("#who")
    page.get_by_label("What is the person’s name?").fill("Nora Probe")
    page.reload()
    expect(loaded(page).get_by_label("What is the person’s name?")).to_have_value("Nora Probe")
    page.get_by_role("link", name="How it ended").click()
    page.get_by_role("link", name="Back: Charges and rulings").click()
    expect(shown).to_have_text(["What is the person accused of, and what did courts decide?"])
    page.go_back()
    expect(shown).to_have_text(["How did it end, or when was the last report?"])
    expect(page.locator(".ct-steps [aria-current=step]")).to_contain_text("How it ended")
    page.get_by_role("link", name="All steps on one page").click()
    expect(shown).to_have_count(7)
    # What is no step leaves the screen as it is.
    page.evaluate("location.hash = 'top'")
    expect(shown).to_have_count(7)


def test_the_list_says_what_is_missing_in_each_step_and_leads_there(form: Callable[..., Page]) -> None:
    page = form("#who")
    before = [
        "missing: What do you want to add?; Sources",
        "missing: Name; About the person",
        "missing: Held by (state or party); Custody",
        "nothing missing",
        # The status follows from the custody, and is not asked for besides.
        "nothing missing",
        "missing: Summary; Day of the last review",
        "",
    ]
    assert missing(page) == before
    page.get_by_label("What is the person’s name?").fill("Nora Probe")
    expect(page.locator(".ct-steps ol small").nth(1)).to_have_text("missing: About the person")
    foot = page.locator(".ct-form-foot")
    expect(foot).to_contain_text("Missing or wrong: 6")
    expect(foot).to_contain_text("Kept in this tab")
    # Whoever comes to the last step sees everything that is missing, each with its way.
    foot.get_by_role("link", name="Missing or wrong: 6").click()
    expect(page.locator(".ct-problem-list li")).to_have_count(6)
    page.get_by_role("link", name="Held by (state or party)", exact=True).click()
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Who holds the person, or held them last? (needed)"
    assert page.url.endswith("#happened")
    page.go_back()
    expect(page.locator(".ct-problem-list li").first).to_be_visible()


def test_the_first_question_opens_what_its_answer_needs_and_the_status_follows(form: Callable[..., Page]) -> None:
    page = ready(form())

    def answer(text: str) -> None:
        page.get_by_label(text).check()

    answer("Someone who was freed in an exchange")
    assert text_of_file(page, "manner").endswith("status: exchanged\nrelease:\n  manner: exchange\n")
    expect(page.get_by_role("button", name="Add last report")).to_be_visible()
    release = group(page, "Release")
    release.get_by_label("On which day was the person let go").fill("2026-10-20")
    answer("Someone who was freed in another way")
    assert text_of_file(page, "released").endswith("status: released\nrelease:\n  date: 2026-10-20\n")
    # What an answer closes can be put back.
    answer("Someone who is still held")
    expect(page.locator(".ct-yaml")).not_to_contain_text("release")
    expect(
        group(page, "Last report").get_by_label("What is the last day for which a source says that the person was held?")
    ).to_be_visible()
    answer("Someone who died in custody")
    assert text_of_file(page, "died").endswith("status: died\n")
    page.get_by_role("button", name="Put back Release").click()
    expect(page.get_by_label("Someone who was freed in another way")).to_be_checked()
    answer("Someone who is still held")
    add_source(page, 1, "Held", "First Daily", "https://example.org/held")
    add_source(page, 2, "Held", "Second Agency", "https://example.org/held-2")
    fill_case(page, "Nora Probe")
    assert "status: detained\n" in text_of_file(page, "status: detained")
    custody = group(page, "Period of custody 1").get_by_label("How was the person held?")
    custody.select_option("house-arrest")
    assert "status: house-arrest\n" in text_of_file(page, "status: house-arrest")
    expect(page.get_by_label("Status")).to_have_value("house-arrest")
    # Who has chosen another keeps it, also over a reload.
    page.get_by_label("Status").select_option("unknown")
    custody.select_option("remand")
    page.reload()
    custody.select_option("police")
    assert "status: unknown\n" in text_of_file(ready(page), "form: police")


def test_an_exchange_and_its_people_are_checked_in_one_list(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_label("An exchange or release, and people who were freed in it").check()
    assert page.locator(".ct-steps ol span").all_inner_texts() == [
        "Sources",
        "The exchange",
        "What was said",
        "Summary and doubts",
        "Check and send",
    ]
    page.locator(".ct-tabs").get_by_role("button", name="Person", exact=True).click()
    page.get_by_role("link", name="Who", exact=False).first.click()
    page.get_by_label("What is the person’s name?").fill("Nora Probe")
    page.locator(".ct-tabs").get_by_role("button", name="Exchange", exact=True).click()
    # A file that nobody has begun is shown from its beginning; the sources are there already.
    expect(page.locator("#ct-form section:visible h2")).to_have_text(["Which exchange is it?"])
    page.get_by_role("link", name="Check and send").click()
    expect(page.locator(".ct-found h3")).to_have_text(["Exchange", "Nora Probe"])
    # What an exchange needs of a release is asked for where it is written.
    for asked in ("Release, Exchange, or release of several people", "Release, Handed over to (state or party)"):
        expect(page.get_by_role("link", name=asked, exact=True)).to_have_count(1)
    page.get_by_role("link", name="Custody", exact=True).click()
    expect(page.locator(".ct-tabs [aria-pressed=true]")).to_have_text("Nora Probe")
    assert page.evaluate("document.activeElement.querySelector('legend').textContent") == "Custody (needed)"


def test_sources_are_pasted_at_once_and_those_of_the_record_are_filled_in(form: Callable[..., Page]) -> None:
    page = form()
    known = page.evaluate("fetch('../sources.json').then((answer) => answer.json())")[0]
    box = page.get_by_label("Paste addresses or citations here")
    take = page.get_by_role("button", name="Take them in")
    status = page.locator("#ct-form > [role=status]")
    take.click()
    expect(status).to_have_text("No source was found in that text.")
    box.fill(f"{known['url']}#part\nA report. The Paper, 13 March 2025. https://example.org/a-report")
    take.click()
    expect(status).to_have_text("Sources added: 2. Filled in from this record: 1.")
    text = text_of_file(page, "a-report")
    assert f"url: {known['url']}\n" in text
    assert (
        "  the-paper-2025:\n    title: A report\n    publisher: The Paper\n    url: https://example.org/a-report\n    date: 2025-03-13\n"
        in text
    )
    box.fill("https://www.example.org/a-report/")
    take.click()
    expect(status).to_have_text("They are all there already.")
    # So it goes where only the address is written.
    open_all(page)
    page.locator("button", has_text="Remove Source 1").evaluate("(button) => button.click()")
    page.get_by_role("button", name="Add another source").click()
    address = group(page, "Source 2").get_by_label("What is its web address?")
    address.fill(known["url"])
    address.press("Tab")
    expect(status).to_have_text("This record cites that page already. What it says of it is filled in.")
    expect(group(page, "Source 2").get_by_label("Who published it?")).to_have_value(known["publisher"])
    expect(page.get_by_text("Nothing to cite?").get_by_role("link")).to_have_attribute("href", "mailto:private@example.org")


def test_a_fact_alone_leads_back_to_all_facts_and_to_all_of_its_step(form: Callable[..., Page]) -> None:
    page = form("?case=vera-example")
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".ct-facts-list").get_by_role("link", name="About the person, Occupation").click()
    seen = page.locator("#ct-form .ct-step :is(input, select, textarea):visible:not([type=checkbox], [type=date])")
    expect(seen).to_have_count(2)
    page.get_by_role("link", name="Back: What is wrong").click()
    page.locator(".ct-facts-list").get_by_role("link", name="Held by", exact=False).first.click()
    # Nothing in the file says of such a fact by itself which source bears it out.
    expect(seen).to_have_count(1)
    page.get_by_role("button", name="Show all questions of this step").click()
    expect(page.locator(".ct-narrow, .ct-aside")).to_have_count(0)
    assert heading(page) == "When, where and by whom was the person held?"


def test_what_is_typed_into_a_box_that_is_no_field_stays_over_a_reload(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_label("Paste addresses or citations here").fill("https://example.org/half")
    page.get_by_label("Or is it in the record already?").fill("vera")
    page.reload()
    expect(loaded(page).get_by_label("Paste addresses or citations here")).to_have_value("https://example.org/half")
    expect(page.get_by_role("link", name="Vera Example").first).to_be_visible()
    page.get_by_role("button", name="Take them in").click()
    page.reload()
    expect(loaded(page).get_by_label("Paste addresses or citations here")).to_have_value("")


def test_a_day_can_be_chosen_in_a_calendar_and_a_state_typed_by_its_name(form: Callable[..., Page]) -> None:
    page = ready(form("#happened"))
    page.evaluate("HTMLInputElement.prototype.showPicker = function () { window.opened = this; }")
    custody = group(page, "Period of custody 1")
    day, calendar = custody.get_by_label("When did it begin?"), custody.get_by_role("button", name="Calendar")
    day.fill("13.3.2023")
    calendar.click()
    assert page.evaluate("window.opened.value") == "2023-03-13"
    page.evaluate("opened.value = '2023-03-14', opened.dispatchEvent(new Event('change'))")
    expect(day).to_have_value("14 March 2023")
    text_of_file(page, "from: 2023-03-14\n")
    # What is a month or a span opens the calendar at no day, and stays until one is chosen.
    day.fill("March 2023")
    calendar.click()
    assert page.evaluate("window.opened.value") == ""
    text_of_file(page, "from: 2023-03\n")
    holder = page.get_by_label("Who holds the person, or held them last?")
    assert "Türkiye" in holder.evaluate("(box) => [...box.list.options].map((each) => each.value)")
    for written, code, shown in (("turkiye", "TR", "Türkiye"), ("RU", "RU", "Russia"), ("Atlantis", "Atlantis", "Atlantis")):
        holder.fill(written)
        holder.press("Tab")
        text_of_file(page, f"detained_by: {code}\n")
        expect(holder).to_have_value(shown)
    expect(beside(page, holder)).to_contain_text("That is no state, and no party of this record.")


def test_names_are_written_in_any_script_without_a_helping_hand(form: Callable[..., Page]) -> None:
    page = form("#who")
    name = page.get_by_label("What is the person’s name?")
    name.fill("علی نمونه")
    assert name.evaluate("(box) => getComputedStyle(box).direction") == "rtl"
    told = ["dir", "spellcheck", "autocorrect", "autocapitalize", "autocomplete"]
    assert name.evaluate("(box, told) => told.map((each) => box.getAttribute(each))", told) == ["auto", "false", "off", "words", "off"]
    page.get_by_role("link", name="Next: What happened").click()
    assert page.get_by_label("When did it begin?").get_attribute("spellcheck") == "false"


def test_back_leads_to_the_first_screen_and_next_tells_what_is_missing_behind(form: Callable[..., Page]) -> None:
    page = form()
    shown = page.locator("#ct-form section:visible h2")
    following = page.locator(".ct-form-foot .ct-primary")
    # The second press of a double one is none.
    following.dblclick()
    expect(shown).to_have_text(["Who is it?"])
    expect(page.locator(".ct-lacking")).to_have_text("Still missing in “Sources”: What do you want to add?; Sources")
    following.click()
    expect(page.locator(".ct-lacking")).to_have_text("Still missing in “Who”: Name; About the person")
    page.go_back()
    expect(shown).to_have_text(["Who is it?"])
    expect(page.locator(".ct-lacking")).to_have_text("")
    page.go_back()
    expect(shown).to_have_text(["What do you rely on?"])
    assert heading(page) == "What do you rely on?"


def test_an_answer_taken_back_loses_nothing(form: Callable[..., Page]) -> None:
    page = form()
    freed = page.get_by_label("Someone who was freed in an exchange")
    freed.check()
    steps = page.locator(".ct-steps")
    steps.get_by_role("link", name="How it ended").click()
    day = page.get_by_label("On which day was the person let go")
    day.fill("1 August 2024")
    steps.locator("[href='#sources']").click()
    page.get_by_label("Someone who is still held").check()
    expect(page.locator(".ct-choice .ct-removed")).to_have_text("Removed: Release Put back")
    # It comes back with the answer, and also after a reload.
    page.reload()
    loaded(page)
    freed.check()
    expect(page.locator(".ct-choice .ct-removed")).to_have_count(0)
    steps.get_by_role("link", name="How it ended").click()
    expect(day).to_have_value("1 August 2024")


def test_an_exchange_that_the_record_has_not_is_described_beside_its_person(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_label("Someone who was freed in an exchange").check()
    steps = page.locator(".ct-steps")
    steps.get_by_role("link", name="Who").click()
    page.get_by_label("What is the person’s name?").fill("Nora Probe")
    steps.get_by_role("link", name="How it ended").click()
    page.get_by_label("On which day was the person let go").fill("20 October 2026")
    page.get_by_label("In which exchange, or release of several people?").select_option("It is not in this list: describe it here")
    assert heading(page) == "Which exchange is it?"
    expect(page.get_by_label("On which day was it?")).to_have_value("20 October 2026")
    page.get_by_label("What shall the exchange be called?").fill("Exchange at Muster Bridge")
    page.get_by_label("Where was it?").fill("Muster Bridge")
    tabs = page.locator(".ct-tabs")
    # A tab is called by what was written just now.
    expect(tabs.get_by_role("button").first).to_have_text("Exchange at Muster Bridge")
    tabs.get_by_role("button", name="Nora Probe", exact=True).click()
    steps.get_by_role("link", name="How it ended").click()
    expect(page.get_by_label("On which day was the person let go")).to_have_value("20 October 2026")
    expect(page.get_by_label("In which exchange, or release of several people?")).to_have_value("2026-10-20-muster-bridge")
    # Another first answer, and back: the person was freed in that exchange all the same.
    steps.locator("[href='#sources']").click()
    page.get_by_label("Someone who is still held").check()
    page.get_by_label("An exchange or release, and people who were freed in it").check()
    tabs.get_by_role("button", name="Nora Probe", exact=True).click()
    expect(page.locator(".ct-yaml")).to_contain_text("status: exchanged\nrelease:\n  date: 2026-10-20")


def test_what_was_guessed_of_a_pasted_text_waits_to_be_looked_at(form: Callable[..., Page]) -> None:
    page = form()
    box = page.get_by_label("Paste addresses or citations here")
    take = page.get_by_role("button", name="Take them in")
    outcome = page.locator("#ct-paste-outcome")
    sound = "Court remands her. Second Agency, 15 March 2023. https://second-agency.example/one"
    box.fill(f"{sound}\n\nExemplar, João\n“Brasileira condenada”\nFolha Exemplar, 11 de novembro de 2025\nhttps://folha.example/br")
    # Two presses before what the record cites has come take each source once.
    take.dblclick()
    expect(outcome).to_have_text("Sources added: 2. Filled in from this record: 0.")
    items = page.locator(".ct-items > fieldset:visible")
    expect(items).to_have_count(2)
    # What is whole stands behind its title; the other one is open, and has the focus.
    note = page.locator(".ct-items .ct-is-warning")
    expect(note).to_have_text(
        "Please check this source: the text could be taken apart in several ways. This found no place: Exemplar, João It is right"
    )
    assert group(page, "Source 2").evaluate("(source) => source.contains(document.activeElement)")
    expect(group(page, "Source 2").get_by_label("Who published it?")).to_have_value("Folha Exemplar")
    expect(group(page, "Source 2").get_by_label("When was it published?")).to_have_value("11 November 2025")
    page.reload()
    loaded(page)
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    box.fill("my uncle told me so")
    take.click()
    expect(outcome).to_have_text(
        "Sources added: 1. Filled in from this record: 0. "
        "In what you pasted is no web address: a source has to be published where others can read it."
    )


def test_a_source_that_is_there_already_is_ticked_for_the_fact_that_is_corrected(form: Callable[..., Page]) -> None:
    page = form("?case=vera-example")
    fact = page.locator(".ct-facts-list li", has_text="Custody 2, Beginning").get_by_role("link")
    page.get_by_label("Find the fact").fill("nothing of that kind")
    expect(page.get_by_text("Nothing that is written here fits that.")).to_be_visible()
    page.get_by_label("Find the fact").fill("")
    fact.click()
    cited = page.get_by_role("group", name="Sources").locator("visible=true")
    other = cited.get_by_role("checkbox", checked=False).first
    label = str(other.evaluate("(box) => box.labels[0].textContent")).strip()
    address = page.evaluate("fetch('../sources.json').then((answer) => answer.json())")
    url = next(each["url"] for each in address if each["title"][:20] in label)
    page.get_by_label("Where is that published?").fill(url)
    page.get_by_role("button", name="Take them in").locator("visible=true").click()
    expect(cited.get_by_label(label)).to_be_checked()
    expect(cited.get_by_label(label)).to_be_focused()
    expect(page.locator("#ct-paste-here-outcome")).to_have_text(
        "They are all there already. It is ticked beside those that were ticked before: untick each that does not say this."
    )
    # What was shown alone is alone after a reload too.
    page.reload()
    loaded(page)
    expect(page.locator(".ct-narrow")).to_have_count(1)
    expect(page.get_by_label("When did it begin?").locator("visible=true")).to_have_count(1)


def test_what_can_be_meant_is_a_button_and_no_fault_while_it_is_typed(form: Callable[..., Page]) -> None:
    page = form("#happened")
    holder = page.get_by_label("Who holds the person, or held them last?")
    fault = beside(page, holder)
    asked = page.locator(".ct-field", has=holder).locator(".ct-meaning")
    for written in ("Brazi", "Brasil"):
        holder.fill(written)
        expect(asked).to_have_text("Do you mean: Brazil")
        expect(fault).to_be_hidden()
    asked.get_by_role("button", name="Brazil").click()
    expect(holder).to_have_value("Brazil")
    expect(asked).to_have_text("")
    holder.fill("Atlantis")
    page.wait_for_timeout(400)
    expect(fault).to_be_hidden()
    holder.press("Tab")
    expect(fault).to_contain_text("That is no state, and no party of this record.")
    day = page.get_by_label("When did it begin?")
    said = page.locator(".ct-field", has=day).locator(".ct-meaning")
    for written, answer in (
        ("13.3.25", "Do you mean: 13 March 2025"),
        ("6.3.2025", "That is: 6 March 2025"),
        ("spring 2024", "Do you mean: between March 2024 and May 2024"),
        ("about 3 March", "The year is missing."),
    ):
        day.fill(written)
        expect(said).to_have_text(answer)
    day.fill("13/3/25")
    day.press("Tab")
    expect(said).to_have_text("Which do you mean? 13 March 202525 March 2013")
    expect(beside(page, day)).to_be_hidden()


def test_what_was_removed_can_be_put_back_after_a_reload(form: Callable[..., Page]) -> None:
    page = form("#courts")
    page.get_by_role("button", name="Add charge").click()
    page.get_by_label("What is the person accused of?").fill("Espionage")
    page.get_by_role("button", name="Remove Charge 1").click()
    expect(page.locator(".ct-yaml")).not_to_contain_text("charges")
    page.reload()
    loaded(page).get_by_role("button", name="Put back Charge 1 (Espionage)").click()
    expect(page.get_by_label("What is the person accused of?")).to_have_value("Espionage")


def test_sources_of_an_exchange_are_asked_for_once_and_a_party_that_freed_nobody_is_told(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_label("An exchange or release, and people who were freed in it").check()
    page.locator(".ct-steps [href='#exchange']").click()
    page.get_by_label("State or party 1").fill("Russia")
    page.locator(".ct-steps [href='#send']").click()
    expect(page.get_by_role("link", name="Sources", exact=True)).to_have_count(1)
    expect(page.locator(".ct-tally")).to_have_text(re.compile("^Missing or wrong: [0-9]+ in all, [0-9]+ of them in “Exchange”.$"))
    expect(page.locator(".ct-changes-of-draft .ct-warning")).to_have_text(
        ["Nobody is written here whom Russia let go. If somebody was freed from there, add that person; else leave it so."]
    )


def test_a_missing_last_report_is_listed_where_it_is_written(form: Callable[..., Page]) -> None:
    page = form("#happened")
    page.get_by_label("How was the person held?").select_option("remand")
    ended = page.locator(".ct-steps [href='#ended'] small")
    expect(ended).to_have_text("missing: Last report")
    page.locator(".ct-steps [href='#send']").click()
    page.get_by_role("link", name="Last report", exact=True).click()
    expect(page.get_by_role("button", name="Add last report")).to_be_focused()


def test_whoever_is_found_is_told_apart_by_country_and_year(form: Callable[..., Page]) -> None:
    page = form()
    find = page.get_by_label("Or is it in the record already?")
    find.fill("vera example")
    expect(page.locator(".ct-found-records li").first).to_have_text("Vera Example United States, 2023")
