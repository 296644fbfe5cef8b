"""The form in a further language: it writes the same file, and goes on with the same draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from casetracker.locale import words
from form_page import beside, loaded, text_of_file
from small_sites import BuiltSite

IN = {"en": "contribute/new/", "ru": "ru/contribute/new/"}
TYPED = {"en": ("13 March 2025", "12-13 May 2025", "3 June 2026"), "ru": ("13 марта 2025", "12–13 мая 2025", "3 июня 2026 года")}
SUMMARY = "Anna Pattern was detained in March 2025."


def opened(page: Page, language: str) -> Callable[..., str]:
    """Wait for the form in a language with all its steps on one page, and return what words its labels."""
    said = words(language)._
    loaded(page)
    page.get_by_role("link", name=said("All steps on one page")).click()
    return lambda text, **values: said(text).format(**values) if values else said(text)


def write_case(page: Page, language: str) -> None:
    """Write a small case from its first answer to the last, each by the label that it has in the language."""
    _ = opened(page, language)
    began, reported, reviewed = TYPED[language]

    def group(name: str) -> Any:
        return page.get_by_role("group", name=name).first

    def cite(within: Any) -> None:
        within.get_by_label("First Daily").check()

    page.get_by_label(_("Someone who is still held")).check()
    source = group(_("Source {number}", number=1))
    source.get_by_label(_("What is its title?")).fill("A translator is held")
    source.get_by_label(_("Who published it?")).fill("First Daily")
    source.get_by_label(_("What is its web address?")).fill("https://example.org/held")
    page.get_by_label(_("What is the person’s name?")).first.fill("Anna Pattern")
    person = group(_("Person"))
    person.get_by_label(f"{_('Citizenship')} 1").fill(words(language).country("US"))
    cite(person)
    page.get_by_label(_("Who holds the person, or held them last?")).fill(words(language).country("RU"))
    custody = group(f"{_('Period of custody')} 1")
    custody.get_by_label(_("When did it begin?")).fill(began)
    custody.get_by_label(_("How was the person held?")).select_option("remand")
    cite(custody)
    report = group(_("Last report"))
    report.get_by_label(_("What is the last day for which a source says that the person was held?")).fill(reported)
    cite(report)
    page.get_by_label(_("Summary"), exact=False).first.fill(SUMMARY)
    page.get_by_role("button", name="First Daily").last.click()
    page.get_by_label(_("On which day did you compare all of it with its sources?")).fill(reviewed)
    page.get_by_label(_("On which day did you compare all of it with its sources?")).blur()


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_answers_give_the_same_file_in_either_language(
    language: str, files: dict[str, str], two_languages: BuiltSite, open_page: Open
) -> None:
    page = open_page(two_languages.folder, IN[language], width=360)
    write_case(page, language)
    files[language] = text_of_file(page, "reviewed: 2026-06-03")
    assert "from: 2025-03-13" in files[language]
    assert "date: 2025-05-12/2025-05-13" in files[language]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    # What is written goes on in the other language.
    other = {"en": "ru", "ru": "en"}[language]
    page.locator("a.ct-language").first.click()
    _ = opened(page, other)
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.get_by_label(_("What is the person’s name?")).first).to_have_value("Anna Pattern")
    assert text_of_file(page, "reviewed: 2026-06-03") == files[language]
    assert files.setdefault("en", files[language]) == files[language]


def test_a_date_is_corrected_from_the_page_of_a_case(two_languages: BuiltSite, open_page: Open) -> None:
    page = open_page(two_languages.folder, "ru/cases/vera-example/")
    page.get_by_role("link", name="Исправить").last.click()
    loaded(page)
    assert page.url.partition("/ru/")[2].startswith("contribute/new/?case=vera-example")
    page.get_by_label("Найти, что исправить").fill("содержание начало")
    page.locator(".ct-facts-list a").locator("visible=true").first.click()
    began = page.get_by_label("Когда это началось?")
    expect(began).to_be_focused()
    began.fill("когда-то")
    began.blur()
    expect(beside(page, began)).to_have_text(
        "Это не удалось понять как дату. Напишите так: 13 марта 2025, март 2025, около 2024 или между 3 и 5 января 2025."
    )
    began.fill("2 мая 2024 года")
    began.blur()
    page.get_by_role("link", name="Проверка и отправка").first.click()
    expect(page.locator(".ct-changes-of-draft")).to_contain_text("Содержание под стражей 1, Начало: 1 мая 2024 года → 2 мая 2024 года")
