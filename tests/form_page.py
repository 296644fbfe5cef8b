"""The contribution form as a person uses it: what tests of it do again and again."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

COUNT = "addEventListener('click', (event) => event.isTrusted && (sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1), true)"
"""A script that counts what somebody presses, over all pages of a tab."""


def loaded(page: Page) -> Page:
    page.wait_for_selector("#ct-form[data-whole]")
    return page


def ready(page: Page) -> Page:
    """The form once it is there, with all steps on one page."""
    loaded(page)
    if not page.url.endswith("#all"):
        page.get_by_role("link", name="All steps on one page").click()
    return page


def group(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("group", name=name, exact=True)


def text_of_file(page: Page, settled: str) -> str:
    """Return the file that the form shows, once it holds `settled`."""
    shown = page.locator(".ct-yaml")
    expect(shown).to_contain_text(settled)
    return (shown.text_content() or "").rstrip("\n") + "\n"


def unfold(within: Locator) -> None:
    for fold in within.get_by_text("More, if you know it").all():
        fold.click()


def delete_draft(page: Page) -> None:
    page.get_by_role("button", name="Delete draft").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, delete it").click()


def add_source(page: Page, number: int, title: str, publisher: str, url: str, kind: str = "", day: str = "") -> None:
    if number > 1:
        page.get_by_role("button", name="Add another source").click()
    source = group(page, f"Source {number}")
    source.get_by_label("What is its title?").fill(title)
    source.get_by_label("Who published it?").fill(publisher)
    source.get_by_label("What is its web address?").fill(url)
    unfold(source)
    if kind:
        source.get_by_label("What kind of source is it?").select_option(kind)
    if day:
        source.get_by_label("When was it published?").fill(day)


def cite(within: Locator, *sources: str) -> None:
    boxes = within.get_by_role("group", name="Sources").last
    for source in sources:
        boxes.get_by_label(source).check()


def fill_case(page: Page, name: str) -> None:
    """Fill in what a case needs, from top to bottom, with the two sources that `add_source` gave before."""
    page.get_by_label("What is the person’s name?").first.fill(name)
    person = group(page, "About the person")
    person.get_by_label("Citizenship 1").fill("US")
    person.get_by_label("In which year was the person born?").fill("1990/1991")
    cite(person, "First Daily")
    page.get_by_label("Who holds the person, or held them last?").fill("russia")
    custody = group(page, "Period of custody 1")
    custody.get_by_label("When did it begin?").fill("2025-03-10/2025-03-12")
    custody.get_by_label("How was the person held?").select_option("remand")
    unfold(custody)
    custody.get_by_label("In which town or region?").fill("Primerovsk")
    cite(custody, "First Daily", "Second Agency")


def summarise(page: Page, text: str) -> None:
    page.get_by_label("Summary").fill(text)
    page.get_by_role("button", name="Second Agency: ").click()


OPEN_ALL = """
for (let closed; (closed = [...document.querySelectorAll('#ct-form details:not([open])')]).length; ) {
  for (const fold of closed) {
    fold.open = true;
    fold.fill?.();
  }
}"""
"""A script that opens every fold, those within others too. What stands in a fold is made when that is opened."""


def open_all(page: Page) -> None:
    page.evaluate(OPEN_ALL)


def beside(page: Page, control: Locator) -> Locator:
    """What is said beside a control."""
    return page.locator(f"#{control.get_attribute('id')}-error")
