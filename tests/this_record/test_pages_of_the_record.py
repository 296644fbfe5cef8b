"""The real record as a site: one page for each record, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from browsing import Open
from casetracker.site.inspect import inspect
from figure_boxes import wrong_at_every_width
from small_sites import ROOT, BuiltSite


def as_text(path: Path) -> Any:
    """Read YAML past the generator, every value as the text that was written."""
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506  (it makes texts only)


RECORDS = {
    path.relative_to(ROOT / "cases").with_suffix("").as_posix(): as_text(path)
    for folder in ("cases", "cases/swaps")
    for path in sorted((ROOT / folder).glob("[!_]*.yml"))
}
"""Every record as plain text by `<id>` or `swaps/<id>`, read past the generator."""
WITHDRAWN = {name for name, record in RECORDS.items() if "withdrawn" in record}
HIDDEN = {name for name, record in RECORDS.items() if record.get("listed") == "false"}
SHOWN = RECORDS.keys() - WITHDRAWN - HIDDEN


def address(name: str) -> str:
    return f"{name}/" if name.startswith("swaps/") else f"cases/{name}/"


def test_there_is_one_page_for_each_record_and_each_former_id_and_no_other(real_site: BuiltSite) -> None:
    former = {
        address(name.rpartition("/")[0] + ("/" if "/" in name else "") + old)
        for name in RECORDS
        for old in RECORDS[name].get("formerly", ())
    }
    cases = {each for each in real_site.addresses if re.fullmatch(r"cases/[^/]+/", each)}
    swaps = {each for each in real_site.addresses if re.fullmatch(r"swaps/[^/]+/", each)}
    assert cases | swaps == {address(name) for name in RECORDS} | former


def test_every_page_has_the_name_of_its_record_once_as_its_heading_and_its_title(real_site: BuiltSite) -> None:
    title = as_text(ROOT / "mkdocs.yml")["site_name"]
    for name in RECORDS.keys() - WITHDRAWN:
        page = real_site.page(address(name))
        shown = RECORDS[name]["title" if name.startswith("swaps/") else "name"]
        assert [each.text for each in page.all("h1")] == [shown], name
        assert page.one("title").text == f"{shown} - {title}", name


def test_a_strict_build_says_no_word_of_warning_about_the_site(real_site: BuiltSite) -> None:
    assert not re.search(r"^(WARNING|ERROR) +- +\S", real_site.log, re.MULTILINE), real_site.log
    assert "INFO    -  Documentation built in" in real_site.log


def test_every_link_and_anchor_of_the_site_leads_somewhere(real_site: BuiltSite) -> None:
    assert inspect(real_site.folder) == []


def test_no_page_has_an_id_twice(real_site: BuiltSite) -> None:
    for each in real_site.addresses:
        ids = Counter(element["id"] for element in real_site.page(each).elements if "id" in element.attributes)
        assert [name for name, number in ids.items() if number > 1] == [], each


def test_edit_links_lead_to_the_file_of_the_record(real_site: BuiltSite) -> None:
    for name in RECORDS.keys() - WITHDRAWN:
        wanted = f"https://github.com/example/case-tracker/edit/main/cases/{name}.yml"
        page = real_site.page(address(name))
        assert [link["href"] for link in page.all("a", rel="edit")] == [wanted], name


def test_what_is_written_by_hand_is_edited_where_it_stands(real_site: BuiltSite) -> None:
    links = [each["href"] for each in real_site.page("about/method/").all("a", rel="edit")]
    assert links == ["https://github.com/example/case-tracker/edit/main/docs/about/method.md"]


def test_the_search_has_each_record_by_every_name(real_site: BuiltSite) -> None:
    for name in SHOWN:
        record = RECORDS[name]
        entry = real_site.search[address(name)]
        names = [record["title"]] if name.startswith("swaps/") else [record["name"], *record.get("names", {}).values()]
        names += [each if isinstance(each, str) else each["name"] for each in record.get("aliases", ())]
        assert {*names} <= {entry.title, *entry.texts}, name


def test_the_search_has_no_page_twice_and_nothing_of_what_is_hidden(real_site: BuiltSite) -> None:
    locations = {each.partition("#")[0] for each in real_site.search}
    assert locations.isdisjoint(address(name) for name in WITHDRAWN | HIDDEN)
    assert locations <= set(real_site.addresses)


def test_the_sitemap_names_every_page_that_may_be_indexed_once(real_site: BuiltSite) -> None:
    places = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ElementTree.fromstring(real_site.raw("sitemap.xml"))  # noqa: S314  (our own file)
    found = [each.findtext("s:loc", namespaces=places) for each in root.findall("s:url", places)]
    shown = [each for each in real_site.addresses if not real_site.page(each).all("meta", content="noindex")]
    own = {each: real_site.page(each).one("link", rel="canonical")["href"] for each in shown}
    wanted = [f"https://example.org/case-tracker/{each}" for each in shown]
    copies = [each for each, address in zip(shown, wanted, strict=True) if own[each] != address]
    assert all(each.startswith("ru/") and own[each] in wanted for each in copies), "a page that is not translated names its original"
    assert Counter(found) == Counter(each for each in wanted if each in own.values())
    days = {
        each.findtext("s:loc", namespaces=places): each.findtext("s:lastmod", namespaces=places) for each in root.findall("s:url", places)
    }
    for name in SHOWN:
        changed = days[f"https://example.org/case-tracker/{address(name)}"]
        assert changed, name
        assert changed >= RECORDS[name]["reviewed"], name
    assert not (real_site.folder / "sitemap.xml.gz").exists()


def test_the_index_has_a_line_for_every_listed_case(real_site: BuiltSite) -> None:
    wanted = Counter(f"{name}/" for name in SHOWN if not name.startswith("swaps/"))
    rows = [each["href"].removeprefix("../cases/") for each in real_site.page("cases/").all("a") if each["href"].startswith("../cases/")]
    links = Counter(each["href"] for each in real_site.page("cases/").all("a") if each["href"].rstrip("/") in SHOWN)
    assert links == wanted, rows


@pytest.mark.parametrize("page", ["", "cases/", "swaps/", "contribute/", "data/", "about/method/", "about/glossary/"])
def test_the_tab_of_a_page_is_lit(real_site: BuiltSite, page: str) -> None:
    assert len(real_site.page(page).all("li", class_="md-tabs__item--active")) == 1


def test_the_tab_of_every_record_is_lit(real_site: BuiltSite) -> None:
    for name in RECORDS:
        lit = real_site.page(address(name)).one("li", class_="md-tabs__item--active")
        assert lit.text.strip() == ("Exchanges and releases" if name.startswith("swaps/") else "Cases"), name


def test_placeholders_in_written_pages_are_filled_in(real_site: BuiltSite) -> None:
    for each in real_site.addresses:
        assert not re.search(r"\{\{ *(contact|repo|sources)", real_site.page(each).text), each
    assert [link["href"] for link in real_site.page("contribute/").all("a") if link["href"].startswith("mailto:")]


def test_an_example_contact_marks_every_page_as_a_demonstration(real_site: BuiltSite) -> None:
    for each in real_site.addresses:
        assert len(real_site.page(each).all("p", class_="ct-demonstration")) == 1, each


def test_the_statistics_show_only_what_the_method_page_says_that_they_can(real_site: BuiltSite) -> None:
    assert "no share of outcomes, no curve of how detention ends and no median" in " ".join(real_site.page("about/method/").text.split())
    html = real_site.raw("statistics/")
    assert "These people are in the record because of how their detention ended." in html
    assert "median " not in html.replace("curve or median made of them would be false", "")
    assert 'id="endings"' not in html
    assert len(real_site.raw("data/figures/endings.csv").splitlines()) == 1


def test_no_word_of_a_figure_lies_over_another_or_is_cut_or_small(real_site: BuiltSite, look_at: Open) -> None:
    for address in ("", "statistics/", "swaps/", "places/"):
        page = look_at(real_site.folder, address)
        assert wrong_at_every_width(page) == {}, address
