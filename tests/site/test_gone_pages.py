"""What is withdrawn, hidden or renamed: its address stays, and nothing else of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_records import CASE, SWAP, altered, exchanged, with_keys
from small_sites import BuiltSite, build_site, write_tracker

WITHDRAWN = """\
name: Secret Person
names: {ru: Тайная Персона}
detained_by: US
release: {swap: 2024-06-01-exampleton}
formerly: [secret-old]
withdrawn: {date: 2026-10-01, reason: safety, note: The page is kept so that links do not break.}
"""
WITHDRAWN_SWAP = "withdrawn: {date: 2026-10-02, reason: error}\ntitle: Secret Exchange\nformerly: [2020-secret]\n"
HIDDEN = with_keys(
    altered(CASE, ("Vera Example", "Hilda Hidden")), "listed: false\ncharges: [{offence: A rare offence, category: treason, sources: [a]}]"
)
FILES = {
    "anna-sample.yml": with_keys(exchanged("Anna Sample"), "formerly: [anna-old, anna-older]"),
    "boris-sample.yml": exchanged("Boris Sample", by="RU", to="US"),
    "clara-sample.yml": with_keys(
        altered(CASE, ("Vera Example", "Clara Sample")), "charges: [{offence: An offence, category: treason, sources: [a]}]"
    ),
    "hilda-hidden.yml": HIDDEN,
    "secret-person.yml": WITHDRAWN,
    "swaps/2024-06-01-exampleton.yml": with_keys(SWAP, "formerly: [2024-exampleton]"),
    "swaps/2020-01-01-nowhere.yml": WITHDRAWN_SWAP,
    "_draft.yml": "name: Not a record\n",
}
GONE = {
    "cases/secret-person/": ("Record withdrawn", "1 October 2026"),
    "cases/secret-old/": ("This page has moved", "Record withdrawn"),
    "swaps/2020-01-01-nowhere/": ("Record withdrawn", "2 October 2026"),
    "swaps/2020-secret/": ("This page has moved", "Record withdrawn"),
}
MOVED = {
    "cases/anna-old/": ("cases/anna-sample/", "Anna Sample"),
    "cases/anna-older/": ("cases/anna-sample/", "Anna Sample"),
    "cases/secret-old/": ("cases/secret-person/", "Record withdrawn"),
    "swaps/2024-exampleton/": ("swaps/2024-06-01-exampleton/", "Exchange in Exampleton"),
    "swaps/2020-secret/": ("swaps/2020-01-01-nowhere/", "Record withdrawn"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("gone")
    return build_site(write_tracker(folder, FILES), folder / "built")


def test_every_record_and_every_former_id_has_its_one_page(site: BuiltSite) -> None:
    records = {"anna-sample", "boris-sample", "clara-sample", "hilda-hidden", "secret-person", "anna-old", "anna-older", "secret-old"}
    parts = {"cases/", "cases/by/us/", "cases/by/ru/", "cases/status/detained/", "cases/status/exchanged/"}
    assert {each for each in site.addresses if each.startswith("cases/")} == {f"cases/{name}/" for name in records} | parts
    swaps = {"", "2024-06-01-exampleton/", "2024-exampleton/", "2020-01-01-nowhere/", "2020-secret/"}
    assert {each for each in site.addresses if each.startswith("swaps/")} == {f"swaps/{name}" for name in swaps}


def test_nothing_of_a_withdrawn_record_is_anywhere_in_the_site(site: BuiltSite) -> None:
    for path in site.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in ("Secret Person", "Secret Exchange", "Тайная", "Not a record"):
                assert word.encode() not in content, path


@pytest.mark.parametrize(("address", "words"), GONE.items(), ids=GONE)
def test_a_withdrawn_page_says_when_and_why_and_no_name(site: BuiltSite, address: str, words: tuple[str, str]) -> None:
    page = site.page(address)
    assert [each.text for each in page.all("h1")] == [words[0]]
    assert words[1] in page.text


def test_a_withdrawn_page_gives_its_reason_and_note(site: BuiltSite) -> None:
    text = " ".join(site.page("cases/secret-person/").text.split())
    assert (
        "A record that stood at this address was withdrawn on 1 October 2026, for reasons of safety. "
        "The page is kept so that links do not break. How records are corrected and removed"
    ) in text


@pytest.mark.parametrize(("former", "target"), MOVED.items(), ids=MOVED)
def test_a_former_address_leads_to_the_new_one_with_and_without_a_refresh(site: BuiltSite, former: str, target: tuple[str, str]) -> None:
    page = site.page(former)
    address, name = target
    relative = f"../{address.split('/')[1]}/"
    links = [each for each in page.all("a") if each["href"] == relative]
    assert [each.text for each in links] == [name]
    refresh = [each["content"] for each in page.elements if each.attributes.get("http-equiv") == "refresh"]
    assert refresh == [f"0; url={relative}"]


def test_a_former_address_of_a_withdrawn_record_does_not_say_that_the_record_is_somewhere(site: BuiltSite) -> None:
    assert "The page moved, and has been withdrawn since: Record withdrawn" in " ".join(site.page("cases/secret-old/").text.split())
    assert "It is now at: Anna Sample" in " ".join(site.page("cases/anna-old/").text.split())


def test_what_is_gone_or_hidden_is_kept_out_of_search_engines_search_and_sitemap(site: BuiltSite) -> None:
    sitemap = site.raw("sitemap.xml")
    for address in [*GONE, *MOVED, "cases/hilda-hidden/"]:
        assert [each["content"] for each in site.page(address).all("meta", name="robots")] == ["noindex"], address
        assert address not in sitemap
        assert address not in site.search
    for address in ("cases/anna-sample/", "swaps/2024-06-01-exampleton/", "cases/"):
        assert not site.page(address).all("meta", name="robots")
        assert f"{address}<" in sitemap


def test_a_hidden_case_has_its_whole_page(site: BuiltSite) -> None:
    page = site.page("cases/hilda-hidden/")
    assert [each.text for each in page.all("h1")] == ["Hilda Hidden"]
    assert "A rare offence" in page.text


def test_a_hidden_case_is_named_on_no_other_page_and_in_no_figure(site: BuiltSite) -> None:
    for address in site.addresses:
        if address != "cases/hilda-hidden/":
            assert "Hilda" not in site.raw(address), address
    for name in ("search/records.json", "search/pages.json"):
        assert "Hilda" not in site.raw(name)
    assert "1 person was last reported held, not within 180 days" in " ".join(site.page("").text.split())


def test_a_withdrawn_person_is_still_counted_in_the_exchange_without_a_name(site: BuiltSite) -> None:
    for address in ("swaps/2024-06-01-exampleton/", "swaps/", "", "cases/anna-sample/"):
        assert "1 person, record withdrawn" in site.page(address).text, address
    assert "3 people exchanged." in site.page("swaps/2024-06-01-exampleton/").text


def test_a_hidden_person_is_named_on_the_own_page_alone_and_counted_without_a_name_elsewhere(tmp_path: Path) -> None:
    files = {**FILES, "anna-sample.yml": with_keys(exchanged("Anna Sample"), "listed: false")}
    site = build_site(write_tracker(tmp_path, files), tmp_path / "built")
    generated = [each for each in site.addresses if not each.startswith(("contribute/", "about/"))]
    assert [each for each in generated if "Anna Sample" in site.raw(each)] == ["cases/anna-sample/"]
    assert not [place for place, entry in site.search.items() if place.startswith(("cases/", "swaps/")) and "Anna" in str(entry)]
    for address in ("swaps/2024-06-01-exampleton/", "swaps/", "", "cases/boris-sample/"):
        assert "1 person, not named here" in site.page(address).text, address


def test_another_detention_of_a_hidden_one_does_not_lead_there(tmp_path: Path) -> None:
    files = {"hilda-hidden.yml": HIDDEN, "hilda-2.yml": with_keys(altered(CASE, ("Vera Example", "H. H.")), "same: [hilda-hidden]")}
    site = build_site(write_tracker(tmp_path, files), tmp_path / "built")
    assert "hilda-hidden" not in site.raw("cases/hilda-2/")
    assert "hilda-2" in site.raw("cases/hilda-hidden/")
