"""A site in two languages: each page leads to the same one in the other, and machines are told of both."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from headers_file import rules, sent
from shared_sites import ADDRESS, REPOSITORY
from small_sites import BuiltSite

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def linked(site: BuiltSite, address: str) -> dict[str, str]:
    """Return the languages that the head of a page names, each with its address from the root."""
    return {each["hreflang"]: each["href"].removeprefix(ADDRESS) for each in site.page(address).all("link", rel="translation")}


def of_both(site: BuiltSite) -> list[str]:
    """Return the address of each page, from the root of one language."""
    return [each for each in site.addresses if not each.startswith("ru/")]


def is_hidden(site: BuiltSite, address: str) -> bool:
    """Whether search engines are asked to leave a page out, so that nothing is told of it."""
    return bool(site.page(address).all("meta", name="robots"))


def test_every_page_stands_in_both_languages_and_says_in_which_it_is(two_languages: BuiltSite) -> None:
    found = of_both(two_languages)
    assert len(found) > 50
    assert {f"ru/{each}" for each in found} == {each for each in two_languages.addresses if each.startswith("ru/")}
    for address in two_languages.addresses:
        html = two_languages.page(address).one("html")
        assert html["lang"] == ("ru" if address.startswith("ru/") else "en"), address


def test_the_switch_leads_to_the_same_page_without_a_script(two_languages: BuiltSite) -> None:
    for address in two_languages.addresses:
        other = address.removeprefix("ru/") if address.startswith("ru/") else f"ru/{address}"
        link = two_languages.page(address).one("a", class_="ct-language")
        assert (two_languages.folder / address / link["href"]).resolve() == (two_languages.folder / other).resolve(), address
        assert (link["lang"], link["hreflang"], link.text) == (
            ("en",) * 2 + ("English",) if address.startswith("ru/") else ("ru",) * 2 + ("Русский",)
        )


def test_the_head_of_every_page_that_may_be_found_names_it_in_each_language(two_languages: BuiltSite) -> None:
    untranslated = {each for each in of_both(two_languages) if "ct-untranslated-page" in two_languages.raw(f"ru/{each}")}
    assert "about/alone/" in untranslated
    assert "about/hello/" not in untranslated
    for address in two_languages.addresses:
        page, first = two_languages.page(address), address.removeprefix("ru/")
        if is_hidden(two_languages, address):
            assert linked(two_languages, address) == {}
            continue
        canonical = page.one("link", rel="canonical")["href"]
        locales = [
            (each["property"], each["content"]) for each in page.all("meta") if each.attributes.get("property", "").startswith("og:locale")
        ]
        if first in untranslated:
            assert linked(two_languages, address) == {}
            assert canonical == f"{ADDRESS}{first}", "a copy in another place is no page of its own"
            continue
        assert linked(two_languages, address) == {"en": first, "ru": f"ru/{first}", "x-default": first}
        assert canonical == f"{ADDRESS}{address}"
        own, other = ("ru_RU", "en_US") if address.startswith("ru/") else ("en_US", "ru_RU")
        assert locales == [("og:locale", own), ("og:locale:alternate", other)]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("ru/", "Картотека"),
        ("ru/cases/", "Карточки - Картотека"),
        ("ru/swaps/2024-06-01-exampleton/", "Обмен в Примерово - Картотека"),
        ("ru/about/hello/", "Привет - Картотека"),
        ("ru/statistics/", "Статистика - Картотека"),
        ("cases/", "Cases - Case tracker"),
    ],
)
def test_titles_are_in_the_language(two_languages: BuiltSite, address: str, title: str) -> None:
    assert two_languages.page(address).all("title")[0].text == title


def test_what_stands_around_each_page_is_in_the_language(two_languages: BuiltSite) -> None:
    page = two_languages.page("ru/about/alone/")
    navigation = [each.text.strip() for each in page.all("span", class_="md-ellipsis")]
    assert {"Карточки", "Обмены и освобождения", "Одна", "Привет"} <= {*navigation}
    assert "Alone" not in navigation
    assert "Исходный код" in page.one("div", class_="md-header__source").text


def test_one_sitemap_at_the_root_names_each_page_in_each_language(two_languages: BuiltSite) -> None:
    assert [path.relative_to(two_languages.folder).as_posix() for path in two_languages.folder.rglob("sitemap*")] == ["sitemap.xml"]
    root = ElementTree.fromstring(two_languages.raw("sitemap.xml"))  # noqa: S314  (our own)
    found = {
        each.findtext("s:loc", "", SPACES).removeprefix(ADDRESS): {
            link.get("hreflang"): link.get("href", "").removeprefix(ADDRESS) for link in each.iterfind("x:link", SPACES)
        }
        for each in root
    }
    assert found == {each: linked(two_languages, each) for each in two_languages.addresses if each in found}
    hidden = {each for each in two_languages.addresses if is_hidden(two_languages, each)}
    left_out = {each for each in two_languages.addresses if each not in found}
    assert left_out == hidden | {f"ru/{each}" for each in of_both(two_languages) if each not in hidden and not linked(two_languages, each)}


def test_the_page_for_addresses_that_lead_nowhere_speaks_each_language(two_languages: BuiltSite) -> None:
    root, russian = two_languages.page("404.html"), two_languages.page("ru/404.html")
    assert root.one("h1").text == "There is no page at this address"
    section = root.one("section", lang="ru")
    assert section["dir"] == "ltr"
    assert "Такой страницы нет" in section.text
    base = "/record/"
    assert [each["action"] for each in root.all("form", class_="ct-filter")] == [f"{base}.", f"{base}ru/"]
    for link in ("ru/", "ru/cases/", "ru/swaps/", "ru/about/corrections/", "cases/"):
        assert root.all("a", href=f"{base}{link}"), link
    assert russian.one("h1").text == "Такой страницы нет"
    assert russian.all("section", lang="en") == []
    assert russian.one("form", class_="ct-filter")["action"] == f"{base}ru/."


def test_hosts_are_asked_for_the_same_headers_in_each_language(two_languages: BuiltSite) -> None:
    paths = {path for path, _ in rules(two_languages.folder)}
    assert "/ru/*" not in paths
    for path in ("/", "/cases/", "/embed/statistics/held/", "/feeds/changes.xml", "/cases/index.json", "/404.html", "/calendar.ics"):
        assert sent(two_languages.folder, f"/ru{path}") == sent(two_languages.folder, path), path


def test_a_page_that_has_changed_since_it_was_translated_says_so_and_leads_to_it(two_languages: BuiltSite) -> None:
    page = two_languages.page("ru/about/later/")
    assert page.one("p", class_="ct-note").text == "С тех пор как эту страницу перевели, оригинал изменился: English"
    [link] = [each for each in page.all("a", hreflang="en") if "class" not in each.attributes]
    assert (two_languages.folder / "ru/about/later" / link["href"]).resolve() == (two_languages.folder / "about/later").resolve()
    assert (link["lang"], link["hreflang"]) == ("en", "en")
    for address in ("about/later/", "ru/about/hello/"):
        assert two_languages.page(address).all("p", class_="ct-note") == [], address


@pytest.mark.parametrize(
    ("address", "file"),
    [("about/hello/", "about/hello.md"), ("ru/about/hello/", "about/hello.ru.md"), ("ru/about/alone/", "about/alone.md")],
)
def test_a_written_page_leads_to_the_file_that_holds_its_words(two_languages: BuiltSite, address: str, file: str) -> None:
    assert two_languages.page(address).all("a", href=f"{REPOSITORY}/edit/main/docs/{file}"), address


def test_the_form_has_words_of_its_own_and_all_else_from_the_root(two_languages: BuiltSite) -> None:
    def files(folder: str) -> set[str]:
        return {path.name for path in (two_languages.folder / folder).iterdir() if path.suffix or path.name == "records"}

    assert files("contribute") == {"form.json", "check.json", "sources.json", "records", "index.html"}
    assert files("ru/contribute") == {"form.json", "check.json", "index.html"}
    for address, root in (("contribute/new/", "../../"), ("ru/contribute/new/", "../../../")):
        page = two_languages.page(address)
        assert page.one("div", id="ct-form")["data-shared"] == root
        assert page.one("link", rel="modulepreload")["href"] == f"{root}assets/form.js"
    of_language = "База ведётся на английском:"
    assert [of_language in two_languages.raw(each) for each in ("ru/contribute/new/", "contribute/new/")] == [True, False]
