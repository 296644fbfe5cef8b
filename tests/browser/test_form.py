"""The contribution form in a real browser, as somebody would use it who has never seen git or YAML. The people are invented."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from casetracker.record.load import load
from casetracker.record.problems import report
from form_page import add_source, cite, delete_draft, fill_case, group, open_all, ready, summarise, text_of_file
from sample_record import sample_texts
from small_sites import BuiltSite

NEW = "contribute/new/"


def test_the_ten_minute_path_from_an_empty_form_to_a_file_that_the_check_accepts(sample_site: BuiltSite, open_page, tmp_path: Path) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    assert page.locator(".ct-sound").count() == 0
    # While something is missing, nothing of the code host opens.
    expect(page.locator(".ct-end")).to_contain_text("When nothing is missing or wrong any more, you can send it from here.")
    assert page.locator(".ct-send").get_by_role("button").all_inner_texts() == ["Save it as one file", "Copy it as text"]
    add_source(page, 1, "Translator held in Primerovsk", "First Daily", "https://example.org/held", "press")
    add_source(page, 2, "Appeal still open: a year in custody", "Second Agency", "https://example.com/appeal", "agency")
    fill_case(page, "Nora Probe")
    page.get_by_label("Status").select_option("detained")
    page.get_by_role("button", name="Add last report").click()
    report_of = group(page, "Last report")
    report_of.get_by_label("What is the last day for which a source says that the person was held?").fill("2026-09")
    expect(report_of).to_contain_text("That is: September 2026")
    cite(report_of, "Second Agency")
    summarise(page, "Nora Probe was detained in Primerovsk in March 2025.")
    page.get_by_role("button", name="Today").last.click()
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    text = text_of_file(page, f"reviewed: {date.today()}")
    assert text.splitlines()[:14] == [
        "# yaml-language-server: $schema=_schema/case.json",
        "name: Nora Probe",
        "person:",
        "  citizenships: [US]",
        "  born: 1990/1991",
        "  sources: [first-daily]",
        "detained_by: RU",
        "status: detained",
        "last_report:",
        "  date: 2026-09",
        "  sources: [second-agency]",
        "custody:",
        "  - from: 2025-03-10/2025-03-12",
        "    form: remand",
    ]
    assert '    title: "Appeal still open: a year in custody"' in text
    assert page.locator("#ct-file-shown").inner_text() == "nora-probe.yml"
    accepted(tmp_path, {"nora-probe.yml": text})
    # The page as it will look, and the ways to send it.
    expect(page.locator(".ct-preview")).to_contain_text("Nora Probe was detained in Primerovsk in March 2025.1")
    assert page.locator(".ct-preview .ct-time small").inner_text() == "Primerovsk"
    assert page.locator(".ct-changes-of-draft li li").all_inner_texts() == ["new case, Detained"]
    whole = page.locator(".ct-send").first
    expect(whole.get_by_role("listitem")).to_have_text(
        [
            "A page of GitHub opens. Sign in there, or make an account if you have none; that costs nothing.",
            "The box “Files” holds what you wrote: leave it as it is. Read the two lines under “Before you send it”, and tick them.",
            "Press “Create” (older pages say “Submit new issue”). Whoever keeps this record reads it, and answers on that page.",
        ]
    )
    opened = whole.get_by_role("link").get_attribute("href") or ""
    assert opened.startswith("https://github.com/example/case-tracker/issues/new?template=files.yml&title=Nora+Probe&files=")
    # Who knows the host's editor finds it behind a fold.
    page.get_by_text("Or change it yourself, file by file").click()
    by_hand = page.locator("details .ct-send").first
    expect(by_hand.get_by_role("listitem").nth(1)).to_have_text(
        "If the page says “Fork this repository”, press that: it makes a copy of your own, in which your change waits."
    )
    opened = by_hand.get_by_role("link").get_attribute("href") or ""
    assert opened.startswith("https://github.com/example/case-tracker/new/main/cases?filename=nora-probe.yml&value=%23%20yaml")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "nora-probe.yml"
    assert Path(download.value.path()).read_text("utf-8") == text


def accepted(folder: Path, files: dict[str, str]) -> None:
    """Hold that the check has nothing to say about these files."""
    for name, text in files.items():
        file = folder / "cases" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert report(load(folder / "cases", date.today()).problems) == ""


def test_from_correct_this_record_to_a_change_of_one_line(sample_site: BuiltSite, open_page, tmp_path: Path) -> None:
    page = open_page(sample_site.folder, "cases/vera-example/")
    page.get_by_role("link", name="Correct this page").first.click()
    ready(page)
    before = sample_texts()["vera-example.yml"]
    assert text_of_file(page, "reviewed: ") == before
    page.get_by_label("What did the person do for a living?").fill("Translator, amateur dancer: Primerovsk")
    after = text_of_file(page, "amateur dancer")
    changed = [line for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="") if line[0] in "+-"][2:]
    assert changed == ["-  occupation: Translator", '+  occupation: "Translator, amateur dancer: Primerovsk"']
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Or change it yourself, file by file").click()
    page.get_by_role("button", name="Copy the file").click()
    expect(page.locator(".ct-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == after
    opened = page.get_by_role("link", name="Copy it, and open the editor of GitHub").get_attribute("href")
    assert opened == "https://github.com/example/case-tracker/edit/main/cases/vera-example.yml"


def test_an_exchange_is_corrected_in_the_same_form(sample_site: BuiltSite, open_page) -> None:
    page = open_page(sample_site.folder, "swaps/2024-08-01-exampleton/")
    page.get_by_role("link", name="Correct this page").first.click()
    ready(page)
    assert text_of_file(page, "reviewed: ") == sample_texts()["swaps/2024-08-01-exampleton.yml"]


def test_mistakes_are_told_beside_their_field_and_in_one_list_with_links(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    custody = group(page, "Period of custody 1")
    start = custody.get_by_label("When did it begin?")
    start.fill("2024-02-30")
    beside = page.locator(f"#{start.get_attribute('id')}-error")
    expect(beside).to_have_text(
        "There is no such day or month: 2024-02-30. Check the date; where the day is not known, write the month or the year alone."
    )
    assert start.get_attribute("aria-invalid") == "true"
    assert f"{start.get_attribute('id')}-error" in (start.get_attribute("aria-describedby") or "").split()
    # What nobody has come to yet is not called a mistake before the whole file is checked.
    assert page.locator(".ct-error:visible").count() == 1
    # Once it is left, a claim without a source is marked where it stands.
    page.get_by_label("Who holds the person, or held them last?").focus()
    page.keyboard.press("r")
    expect(custody.get_by_role("group", name="Sources").locator(".ct-error")).to_have_text(
        "There are no sources for this period of custody. Tick the sources that say so."
    )
    page.get_by_role("button", name="Check all of it").click()
    found = page.locator(".ct-problem-list a")
    # No word of a file's name before there is a name that it follows; and the words are the form's, not the file's.
    assert "Name of the file, which the form gives" not in found.all_inner_texts()
    expect(page.locator(".ct-problem-list li").first).to_contain_text(
        "Still to answer: What you rely on: reports, statements, papers of a court."
    )
    assert page.evaluate("document.activeElement.textContent") == found.first.inner_text()
    page.get_by_role("link", name="Custody 1, Beginning", exact=True).click()
    assert page.evaluate("document.activeElement.id") == start.get_attribute("id")
    page.get_by_role("link", name="Name", exact=True).click()
    page.keyboard.type("Nora Probe")
    expect(page.get_by_role("link", name="Name", exact=True)).to_have_count(0)


def test_focus_goes_with_what_is_added_and_removed(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    page.get_by_role("button", name="Add charge").focus()
    page.keyboard.press("Enter")
    label = "document.activeElement.labels[0].textContent"
    assert page.evaluate(label) == "What is the person accused of? (needed)"
    expect(page.locator("#ct-form > [role=status]")).to_have_text("Added: Charge 1")
    page.get_by_role("button", name="Remove Charge 1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Add charge"
    expect(page.locator("#ct-form > [role=status]")).to_have_text("Removed: Charge 1")


def test_every_control_has_a_name(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, "contribute/new/?case=vera-example"))
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('#ct-form :is(input, select, textarea, button, fieldset)')]
        .filter((each) => each.tagName === 'FIELDSET' ? !each.querySelector(':scope > legend')?.textContent.trim()
          : !(each.labels?.[0]?.textContent.trim() || each.textContent.trim() || each.getAttribute('aria-label')))
        .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    twice = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }"
    )
    assert twice == []


def test_a_possible_duplicate_is_told_with_a_way_to_look(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    page.get_by_label("What is the person’s name?").first.fill("Vera Muster")
    warning = page.locator(".ct-is-warning")
    expect(warning).to_have_text(
        "Vera Example is in the record already. If you mean another person of that name, or another detention, go on. "
        "Correct that record? Look at it"
    )
    assert warning.get_by_role("link", name="Look at it").get_attribute("href") == "../../cases/vera-example/"
    # Nobody has to think of another name for the file.
    page.get_by_label("What is the person’s name?").fill("Vera Example")
    expect(page.locator("#ct-file-shown")).to_have_text("vera-example-2.yml")
    warning.get_by_role("link", name="Correct that record?").first.click()
    page.get_by_role("link", name="Check and send").click()
    expect(page.get_by_text("You are correcting")).to_contain_text("cases/vera-example.yml")


def test_a_draft_stays_in_the_tab_and_on_the_device_only_by_choice(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    page.get_by_label("What is the person’s name?").first.fill("Nora Probe")
    text_of_file(page, "Nora Probe")
    page.reload()
    ready(page)
    text_of_file(page, "Nora Probe")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))") == []
    # Another tab knows nothing of it.
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    assert "Nora" not in (other.locator(".ct-yaml").text_content() or "")
    # Of a tab that is closed nothing is left in the browser, wherever a page can leave something.
    third = page.context.new_page()
    third.goto(page.url)
    ready(third).get_by_label("What is the person’s name?").first.fill("Zoe Sample")
    text_of_file(third, "Zoe Sample")
    third.close()
    left = """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length, document.cookie])"""
    assert "Zoe" not in (found := other.evaluate(left))
    assert found.endswith('[],[],0,""]')
    assert page.context.cookies() == []
    page.get_by_label("Keep this draft on this device").check()
    page.close()  # which writes once more: what a tab that is open has written since, another one leaves it
    other.reload()
    ready(other)
    text_of_file(other, "Nora Probe")
    delete_draft(other)
    ready(other)
    assert "Nora" not in (other.locator(".ct-yaml").text_content() or "")
    assert other.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))") == []


def test_a_draft_of_an_older_file_says_so(sample_site: BuiltSite, open_page) -> None:
    address = "contribute/new/?case=vera-example"
    page = ready(open_page(sample_site.folder, address))
    page.get_by_label("What did the person do for a living?").fill("Adviser")
    before = text_of_file(page, "occupation: Adviser")
    page.reload()
    assert ready(page).get_by_role("alert").count() == 0
    newer = sample_texts()["vera-example.yml"] + "# newer\n"
    page.route("**/contribute/records/*", lambda route: route.fulfill(body=newer, content_type="text/yaml"))
    page.reload()
    expect(ready(page).get_by_role("alert")).to_contain_text("The published file has changed since you began this draft")
    assert text_of_file(page, "occupation: Adviser") == before
    delete_draft(page)
    text_of_file(ready(page), "# newer")
    assert page.get_by_role("alert").count() == 0


def test_the_warning_and_the_private_way_stand_beside_what_opens_anything(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    end = page.locator(".ct-end")
    expect(end.locator(".ct-warning")).to_contain_text("public and permanent under your account’s name")
    assert (end.locator(".ct-warning").get_by_role("link").get_attribute("href") or "").startswith("mailto:")


def test_without_scripts_the_page_names_the_other_ways(sample_site: BuiltSite, open_page) -> None:
    page = open_page(sample_site.folder, NEW, scripts=False)
    expect(page.get_by_role("link", name="in the editor of the code host")).to_be_visible()
    expect(page.get_by_role("link", name="by a message to us")).to_be_visible()


def test_the_private_way_is_one_click_from_any_case(sample_site: BuiltSite) -> None:
    cases = [each for each in sample_site.addresses if each.startswith("cases/") and 'class="ct-facts"' in sample_site.raw(each)]
    assert len(cases) > 50
    for address in cases:
        assert any(link.attributes.get("href", "").startswith("mailto:") for link in sample_site.page(address).all("a")), address


def test_the_form_fits_every_screen(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, "contribute/new/?case=vera-example"))
    open_all(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (scheme, width)


def test_what_is_copied_before_the_right_page_opens_is_the_whole_file(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, "contribute/new/?swap=2024-08-01-exampleton"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="<title>host</title>", content_type="text/html"))
    page.get_by_label("Where was it?").fill("Elsewhere")
    text = text_of_file(page, "place: Elsewhere")
    page.get_by_text("Or change it yourself, file by file").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Copy it, and open the editor of GitHub").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == "https://github.com/example/case-tracker/edit/main/cases/swaps/2024-08-01-exampleton.yml"
    opened.value.close()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_hostile_text_stays_text(sample_site: BuiltSite, open_page) -> None:
    page = ready(open_page(sample_site.folder, NEW))
    page.get_by_label("What is the person’s name?").first.fill("<img src=x onerror=alert(1)>\u202egnp.exe")
    page.get_by_label("Summary").fill("<script>alert(1)</script> [x](javascript:alert(1))")
    text = text_of_file(page, "<script>")
    assert "name: <img src=x onerror=alert(1)>gnp.exe" in text
    assert page.locator(".ct-preview :is(img, script, a)").count() == 0
