"""The scope is configuration: a second, other tracker from the same generator, whose code is not touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casetracker.site.inspect import inspect
from small_records import SWAP, altered, exchanged
from small_sites import ROOT, BuiltSite, build_site, write_tracker

TITLE = "Cisplatine Ledger <1826>"
FILES = {
    "joao-exemplo.yml": altered(exchanged("João Exemplo", by="UY", to="BR"), ("[RU]", "[BR]")),
    "maria-ejemplo.yml": altered(exchanged("María Ejemplo", by="BR", to="UY"), ("[RU]", "[UY]")),
    "swaps/2024-06-01-exampleton.yml": altered(SWAP, ("[RU, US]", "[BR, UY]")),
}
NAV = [{"Start": "index.md"}, {"People": ["cases/index.md"]}, {"Exchanges": ["swaps/index.md"]}, {"Notes": ["about/method.md"]}]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("second")
    settings = {
        "description": "People held by Brazil or Uruguay.",
        "accent_light": "#123456",
        "accent_dark": "#abcdef",
        "licence_name": "ODbL",
    }
    config = write_tracker(
        folder,
        {},
        settings={**settings, "licence_url": "https://licences.test.org/odbl", "record": "ledger", "stale_days": 30},
        site_name=TITLE,
        site_url="https://ledger.test.org/people/cisplatine/",
        site_description="Another record.",
        repo_url="https://git.tracker.test.org/group/ledger",
        edit_uri="-/edit/trunk/docs/",
        nav=NAV,
        not_in_nav="contribute/\nabout/\ndata/\nstart.md\n",
    )
    for name, text in FILES.items():
        path = folder / "ledger" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_site(config, folder / "built")


def test_it_is_built_strictly_and_every_link_leads_somewhere(site: BuiltSite) -> None:
    assert inspect(site.folder) == []


def test_its_pages_are_those_of_its_own_record(site: BuiltSite) -> None:
    cases = {each for each in site.addresses if re.match("cases/(?!status|by)", each)}
    assert cases == {"cases/", "cases/joao-exemplo/", "cases/maria-ejemplo/"}
    assert {each for each in site.addresses if each.startswith("cases/by/")} == {"cases/by/br/", "cases/by/uy/"}
    assert {each for each in site.addresses if each.startswith("swaps/")} == {"swaps/", "swaps/2024-06-01-exampleton/"}


def test_it_has_its_own_title_and_description(site: BuiltSite) -> None:
    home = site.page("")
    assert [each.text for each in home.all("h1")] == [TITLE]
    assert home.one("p", class_="ct-lede").text == "People held by Brazil or Uruguay."
    assert site.page("cases/joao-exemplo/").one("title").text == f"João Exemplo - {TITLE}"


def test_it_has_its_own_states_on_both_sides(site: BuiltSite) -> None:
    page = site.page("swaps/2024-06-01-exampleton/")
    sides = [each.text for each in page.all("h3", class_="ct-side-head")]
    assert sorted(each.split()[2] for each in sides) == ["Brazil", "Uruguay"]


def test_it_is_edited_on_its_own_code_host(site: BuiltSite) -> None:
    links = [each["href"] for each in site.page("cases/joao-exemplo/").all("a", rel="edit")]
    assert links == ["https://git.tracker.test.org/group/ledger/-/edit/trunk/ledger/joao-exemplo.yml"]
    links = [each["href"] for each in site.page("swaps/2024-06-01-exampleton/").all("a", rel="edit")]
    assert links == ["https://git.tracker.test.org/group/ledger/-/edit/trunk/ledger/swaps/2024-06-01-exampleton.yml"]
    links = [each["href"] for each in site.page("about/method/").all("a", rel="edit")]
    assert links == ["https://git.tracker.test.org/group/ledger/-/edit/trunk/docs/about/method.md"]
    # What comes with the generator is no file there.
    assert site.page("contribute/guide/").all("a", rel="edit") == []


def test_its_addresses_stand_under_its_path(site: BuiltSite) -> None:
    base = "https://ledger.test.org/people/cisplatine/"
    assert f"<loc>{base}cases/joao-exemplo/</loc>" in site.raw("sitemap.xml")
    assert [each["href"] for each in site.page("cases/joao-exemplo/").all("link", rel="canonical")] == [f"{base}cases/joao-exemplo/"]
    assert 'href="/people/cisplatine/' in site.raw("404.html")


def test_it_has_its_own_colours_licence_and_contacts(site: BuiltSite) -> None:
    page = site.page("cases/joao-exemplo/")
    assert [each["href"] for each in page.all("link") if "accent" in each["href"]] == ["../../assets/accent.css"]
    assert {"#123456", "#abcdef"} <= set(re.findall("#[0-9a-f]{6}", site.raw("assets/accent.css")))
    assert page.one("a", rel="license").text == "ODbL"
    assert "mailto:private@tracker.test.org" in [each["href"] for each in page.all("a")]


def test_nothing_of_the_first_tracker_is_in_what_is_generated(site: BuiltSite) -> None:
    record = {path.stem for path in (ROOT / "cases").glob("[!_]*.yml")}
    for address in ("", "cases/", "cases/joao-exemplo/", "swaps/", "swaps/2024-06-01-exampleton/"):
        text = site.raw(address)
        for word in ("github.com", "example/case-tracker", "example.org/case-tracker", "Case tracker", *record):
            assert word not in text, (address, word)
    locations = {each.partition("#")[0] for each in site.search}
    assert {"cases/joao-exemplo/", "cases/maria-ejemplo/", "swaps/2024-06-01-exampleton/"} <= locations


def test_the_code_of_the_generator_names_no_state_and_no_host_of_the_first_tracker() -> None:
    for path in (ROOT / "hooks").rglob("*"):
        if path.suffix in (".py", ".html") and path.is_file():
            text = Path(path).read_text("utf-8")
            for word in ("case-tracker/", "github.com/example"):
                assert word not in text, path
