"""The heads of pages as machines read them: JSON-LD by a JSON-LD processor, Open Graph, alternates, the sitemap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image
from pyld import jsonld

from small_history import Repository, repository
from small_records import CASE, SWAP, altered, exchanged, with_keys
from small_sites import BuiltSite, build_site, write_tracker

BASE = "https://tracker.test.org/record/"
SCHEMA = "https://schema.org/"
HOSTILE = 'Vera </script><script>alert(1)</script> <!-- & "Example"'
SWAP_ID = "2024-06-01-exampleton"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, BuiltSite]:
    folder = tmp_path_factory.mktemp("heads") / "tracker"
    repo = repository(folder)
    config = write_tracker(
        folder,
        {},
        {"contribute/hello.md": "---\ndescription: Words of welcome.\n---\n# Hello\n"},
        site_url=BASE,
        repo_url="https://code.test.org/a/b",
        validation={"nav": {"omitted_files": "info"}},
    )
    (folder / ".gitignore").write_text("docs\nmkdocs.yml\nsite\n.cache\n")
    assumed = "aliases:\n  - {name: Assumed Name, kind: assumed}\n  - Vera E."
    repo.commit(
        {
            "vera-example.yml": with_keys(altered(CASE, ("name: Vera Example", f"name: '{HOSTILE}'")), f"names: {{ru: Вера}}\n{assumed}"),
            "ivan-sample.yml": exchanged("Ivan Sample"),
            "petr-sample.yml": exchanged("Petr Sample", "RU", "US"),
            f"swaps/{SWAP_ID}.yml": altered(SWAP, ("parties:", "place: Exampleton\nparties:")),
            "hidden-person.yml": with_keys(altered(CASE, ("Vera Example", "Hidden Person")), "listed: false\nformerly: [once-hidden]"),
            "gone.yml": "withdrawn: {date: 2026-01-03, reason: request}\n",
        }
    )
    repo.commit({"petr-sample.yml": altered(exchanged("Petr Sample", "RU", "US"), ("reviewed: 2026-11-01", "reviewed: 2026-11-02"))})
    return repo, build_site(config, folder.parent / "site")


def context(url: str, options: Any) -> dict[str, Any]:
    """Stand for the vocabulary: every name in it is an address below it, and these hold addresses."""
    assert url.rstrip("/") + "/" == SCHEMA
    names = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ("item", "url", "license", "contentUrl")}}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": names}, "contentType": "application/ld+json"}


def things(site: BuiltSite, address: str) -> dict[str, Any]:
    """Return what a page says in JSON-LD, by its type, as a processor reads it."""
    texts = [each.text for each in site.page(address).all("script", type="application/ld+json")]
    assert len(texts) <= 1
    if not texts:
        return {}
    read = jsonld.compact(json.loads(texts[0]), {"@vocab": SCHEMA}, {"documentLoader": context})
    return {each["@type"]: each for each in read.get("@graph", [read])}


def meta(site: BuiltSite, address: str) -> dict[str, str]:
    return {each["property"]: each["content"] for each in site.page(address).all("meta") if "property" in each.attributes}


def alternates(site: BuiltSite, address: str) -> list[str]:
    return [each["href"] for each in site.page(address).all("link", rel="alternate")]


def test_a_case_is_an_article_about_a_person(built: tuple[Repository, BuiltSite]) -> None:
    article = things(built[1], "cases/ivan-sample/")["Article"]
    assert article == {
        "@type": "Article",
        "headline": "Ivan Sample",
        "inLanguage": "en",
        "datePublished": "2026-01-01",
        "dateModified": "2026-01-01",
        "author": {"@type": "Organization", "name": "Case tracker", "url": {"@id": BASE}},
        "about": {"@type": "Person", "name": "Ivan Sample", "nationality": {"@type": "Country", "name": "Russia"}},
    }


def test_no_name_ends_the_element_it_stands_in(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    person = things(site, "cases/vera-example/")["Article"]["about"]
    assert person["name"] == HOSTILE
    assert person["alternateName"] == ["Вера", "Vera E."], "an assumed name is no title and no search title"
    assert "alert(1)</script>" not in site.raw("cases/vera-example/")
    assert meta(site, "cases/vera-example/")["og:title"] == HOSTILE


def test_a_swap_is_about_an_event_with_the_fields_that_search_engines_require(built: tuple[Repository, BuiltSite]) -> None:
    event = things(built[1], f"swaps/{SWAP_ID}/")["Article"]["about"]
    place = {"@type": "Place", "name": "Exampleton", "address": "Exampleton"}
    assert event == {"@type": "Event", "name": "Exchange in Exampleton", "startDate": "2024-06-01", "location": place}


@pytest.mark.parametrize("address", ["cases/", "data/"])
def test_the_record_is_a_dataset_whose_downloads_are_there(built: tuple[Repository, BuiltSite], address: str) -> None:
    repo, site = built
    dataset = things(site, address)["Dataset"]
    assert dataset["name"] == "Case tracker"
    assert 50 <= len(dataset["description"]) <= 5000
    assert dataset["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert dataset["version"] == repo.commits[-1]
    assert dataset["dateModified"] == "2026-01-02"
    for each in dataset["distribution"]:
        assert (site.folder / each["contentUrl"]["@id"].removeprefix(BASE)).is_file()


def test_breadcrumbs_lead_to_pages_that_are_there(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    trail = things(site, "cases/ivan-sample/")["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"]) for each in trail] == [(1, "Cases"), (2, "Detained by the United States"), (3, "Ivan Sample")]
    assert [each["item"]["@id"] for each in trail[:-1]] == [f"{BASE}cases/", f"{BASE}states/us/"]
    for address in site.addresses:
        for each in things(site, address).get("BreadcrumbList", {}).get("itemListElement", []):
            if "item" in each:
                assert each["item"]["@id"].removeprefix(BASE) in site.addresses


def test_every_page_that_may_be_found_has_its_address_and_open_graph(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    for address in site.addresses:
        page = site.page(address)
        if page.all("meta", name="robots"):
            assert things(site, address) == {}
            assert alternates(site, address) == []
            continue
        found = meta(site, address)
        assert found["og:url"] == page.one("link", rel="canonical")["href"] == BASE + address
        assert found["og:title"]
        assert found["og:type"] in ("article", "website")
        if "og:image" in found:
            with Image.open(site.folder / found["og:image"].removeprefix(BASE)) as picture:
                assert picture.size == (int(found["og:image:width"]), int(found["og:image:height"]))
            assert found["og:image:alt"].startswith(f"{found['og:title']}: ")
    shared = meta(site, "cases/ivan-sample/")
    assert shared["og:image:alt"] == "Ivan Sample: Exchanged. Detained by the United States, 1 May 2024 to 1 June 2024."
    assert meta(site, "cases/ivan-sample/")["og:image"] == f"{BASE}cards/cases/ivan-sample.png"
    assert meta(site, "contribute/hello/")["og:description"] == "Words of welcome."


def test_alternates_lead_to_files_that_are_there(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    assert alternates(site, "cases/ivan-sample/") == [
        "../../api/v1/cases/ivan-sample.json",
        "../../feeds/cases/ivan-sample.xml",
        "../../feeds/cases/ivan-sample.json",
    ]
    for address in site.addresses:
        for link in alternates(site, address):
            at = site.folder / link.removeprefix(BASE) if link.startswith(BASE) else site.folder / address / link
            assert at.resolve().is_file(), (address, link)
    assert "../feeds/changes.xml" in alternates(site, "about/")


def test_the_themes_script_is_given_no_alternate_to_ask_a_sitemap_of(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    assert not [address for address in site.addresses if 'rel="alternate"' in site.raw(address)]


def test_the_sitemap_has_the_true_last_change_of_each_page(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ElementTree.fromstring(site.raw("sitemap.xml"))  # noqa: S314  (our own)
    found = {each.findtext("s:loc", "", spaces).removeprefix(BASE): each.findtext("s:lastmod", "", spaces) for each in root}
    assert found["cases/ivan-sample/"] == "2026-01-01"
    assert found["cases/petr-sample/"] == found[""] == found[f"swaps/{SWAP_ID}/"] == found["states/ru/"] == "2026-01-02"
    assert found["states/us/"] == "2026-01-01"
    assert found["changes/"] == "2026-01-01", "a check without a change is not told there"
    assert found["about/"] == ""
    assert not [address for address in found if "hidden" in address or "gone" in address]


def test_without_an_address_of_its_own_a_site_says_nothing_that_needs_one(tmp_path: Path) -> None:
    site = build_site(write_tracker(tmp_path / "tracker", {"vera-example.yml": CASE}, site_url=""), tmp_path / "site")
    assert things(site, "cases/vera-example/") == {}
    assert "og:url" not in meta(site, "cases/vera-example/")
    assert alternates(site, "cases/vera-example/") == ["../../api/v1/cases/vera-example.json"]
    assert "does not know its own address" in site.page("feeds/").text
    assert not (site.folder / "feeds/changes.xml").exists()
