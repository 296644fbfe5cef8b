"""A hostile string in every text field, in a real build: it shows as the text that it is, and changes nothing else."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from casetracker.record.model import Case, Swap
from casetracker.record.validate import validate
from hostile_records import ALL, HARMLESS, Filler, hostile_record, text_fields
from small_records import CASE, TODAY, altered
from small_sites import BuildFailed, BuiltSite, Element, Html, TinySite, build_site, write_tracker

FILES, FILLERS = hostile_record()


DRAWN = {"svg", "title", "desc", "style", "g", "a", "rect", "text", "line", "path", "circle"}
"""What a picture consists of."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("hostile")
    return build_site(write_tracker(folder, FILES), folder / "built")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same record with a plain word in every place."""
    folder = tmp_path_factory.mktemp("harmless")
    return build_site(write_tracker(folder, hostile_record(HARMLESS)[0]), folder / "built")


def skeleton(page: Html) -> list[tuple[str, tuple[str, ...]]]:
    """Return a page without its texts: each element with the names of its attributes.

    Names in pictures, and lines that lead to them, are left out: how many have room depends on how long they are.
    """
    return [(each.tag, tuple(each.attributes)) for each in page.elements if each.tag not in ("line", "text")]


def test_every_text_field_of_the_model_is_filled() -> None:
    filled = {path for address, filler in FILLERS.items() if address.startswith("cases/") for path in filler.texts}
    assert {path for path in text_fields(Case) if path[0] not in ALL} <= filled
    assert {path for path in text_fields(Swap) if path[0] not in ALL} <= FILLERS["swaps/2024-05-01-hostile/"].texts.keys()


def test_hostile_text_changes_no_element_of_any_page(hostile: BuiltSite, harmless: BuiltSite) -> None:
    assert hostile.addresses == harmless.addresses
    for each in hostile.addresses:
        assert skeleton(hostile.page(each)) == skeleton(harmless.page(each)), each


def test_hostile_text_changes_no_element_of_what_is_taken_along(hostile: BuiltSite, harmless: BuiltSite) -> None:
    assert hostile.framed == harmless.framed
    title = FILLERS["swaps/2024-05-01-hostile/"].texts["title",]
    assert hostile.page("embed/swaps/2024-05-01-hostile/").one("h1").text == title
    for each in hostile.framed:
        assert skeleton(hostile.page(each)) == skeleton(harmless.page(each)), each
        said = json.loads(hostile.raw(f"{each.rstrip('/')}.json"))
        [frame] = Html(said["html"]).elements
        assert (frame.tag, frame["title"]) == ("iframe", said["title"])
    names = [case["name"] for case in json.loads(hostile.raw("api/v1/cases.json"))["cases"] if case["status"] == "exchanged"]
    rows = list(csv.DictReader(hostile.raw("embed/swaps/2024-05-01-hostile.csv").removeprefix("\ufeff").splitlines()))
    assert [row["name"] for row in rows] == names
    for path in (hostile.folder / "embed").rglob("*.svg"):
        for each in ElementTree.parse(path).iter():  # noqa: S314  (made a moment ago by this test)
            assert each.tag.removeprefix("{http://www.w3.org/2000/svg}") in DRAWN, path
            assert not [name for name in each.attrib if name.startswith("on") or name in ("style", "src")]
            assert each.get("href", "https:").startswith("https:")


@pytest.mark.parametrize(("address", "filler"), FILLERS.items(), ids=FILLERS)
def test_every_text_shows_on_its_page_as_it_was_written(hostile: BuiltSite, address: str, filler: Filler) -> None:
    page = hostile.page(address)
    missing = {".".join(path): text for path, text in filler.texts.items() if text not in page.text}
    assert missing == {}


@pytest.mark.parametrize("address", [address for address in FILLERS if address != "cases/hostile-gone/"])
def test_the_title_the_heading_and_the_description_are_text(hostile: BuiltSite, address: str) -> None:
    page, texts = hostile.page(address), FILLERS[address].texts
    name = texts[("title",) if address.startswith("swaps/") else ("name",)]
    assert page.one("title").text == f"{name} - Case tracker"
    assert [each.text for each in page.all("h1")] == [name]
    assert page.one("meta", name="description")["content"]


@pytest.mark.parametrize("address", ["", "cases/", "states/us/", "cases/status/imprisoned/"])
def test_tables_and_lists_show_names_as_text(hostile: BuiltSite, address: str) -> None:
    assert FILLERS["cases/hostile-held/"].texts["name",] in hostile.page(address).text


def test_the_swap_log_shows_its_texts_as_text(hostile: BuiltSite) -> None:
    page, texts = hostile.page("swaps/"), FILLERS["swaps/2024-05-01-hostile/"].texts
    for key in (("title",), ("place",), ("mediators", "by")):
        assert texts[key] in page.text
    assert FILLERS["cases/hostile-exchanged/"].texts["name",] in page.text


def test_no_page_holds_anything_that_runs(hostile: BuiltSite) -> None:
    for address in hostile.addresses:
        page = hostile.page(address)
        assert not [each for each in page.elements if _runs(each)], address


def _runs(element: Element) -> bool:
    if element.tag == "script" and element.attributes.get("type") != "application/ld+json":
        return "alert" in element.text
    return any(
        name.startswith("on") or value.strip().lower().startswith("javascript:") or (name == "src" and value == "x")
        for name, value in element.attributes.items()
    )


def test_what_the_search_finds_is_each_text_as_it_was_written(hostile: BuiltSite) -> None:
    for address, filler in FILLERS.items():
        if address == "cases/hostile-gone/":
            assert address not in hostile.search
            continue
        entry = hostile.search[address]
        assert entry.title == filler.texts[("title",) if address.startswith("swaps/") else ("name",)]
        if address.startswith("cases/"):
            assert {filler.texts["names",], filler.texts["aliases", "name"]} <= {*entry.texts}


def test_every_file_beside_the_pages_can_be_read(hostile: BuiltSite) -> None:
    for path in hostile.folder.rglob("*"):
        if path.suffix in (".json", ".map"):
            json.loads(path.read_text("utf-8"))
        elif path.suffix in (".xml", ".atom"):
            ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314  (made a moment ago by this test)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\x07", "\x85"], ids=lambda sign: f"U+{ord(sign):04X}")
def test_signs_that_hide_what_a_file_says_are_refused_in_every_field(sign: str) -> None:
    number = 0
    for name, text in FILES.items():
        kind = {"swaps": "swap", "places": "place"}.get(name.partition("/")[0], "case")
        record_id = Path(name).stem
        for place in _places(text, record_id.split("-")[-1]):
            found = validate((text[:place] + sign + text[place:]).encode(), f"cases/{name}", record_id, kind, TODAY)
            assert [each.rule for each in found.problems if each.is_error] == ["file-character"], text[place - 40 : place]
            number += 1
    assert number >= len(list(text_fields(Case)))


def _places(text: str, mark: str) -> list[int]:
    """Return where the marked texts of a file begin."""
    found, start = [], text.find(f"{mark}0 ")
    number = 0
    while start >= 0:
        found.append(start)
        number += 1
        start = text.find(f"{mark}{number} ")
    return found


def test_a_sign_that_turns_text_around_ends_the_build(tmp_path: Path) -> None:
    turned = altered(CASE, ("name: Vera Example", 'name: "Vera \\u202Eelpmaxe"'))
    with pytest.raises(BuildFailed, match=r"cases/vera-example.yml:1:7: the character U\+202E \(right-to-left override\) is not allowed"):
        build_site(write_tracker(tmp_path, {"vera-example.yml": turned}), tmp_path / "built")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//tracker.test.org/x",
        'https://a.test.org/"onerror=alert(1)',
        "https://a.test.org/<b>",
    ],
)
def test_an_address_that_is_none_ends_the_build(tmp_path: Path, url: str) -> None:
    wrong = altered(CASE, ("https://example.org/1", json.dumps(url)))
    with pytest.raises(BuildFailed, match=r"cases/vera-example.yml:10:\d+: sources.a.url: .* is not a web address"):
        build_site(write_tracker(tmp_path, {"vera-example.yml": wrong}), tmp_path / "built")


def test_an_odd_but_sound_address_stays_one_attribute(tiny_site: TinySite) -> None:
    url = "https://example.org/?a=1&lt;b&quot=%22#x"
    site = tiny_site({"vera-example.yml": altered(CASE, ("https://example.org/1", f'"{url}"'))})
    links = [each for each in site.page("cases/vera-example/").all("a") if each["href"].startswith("https://example.org/?")]
    assert [each["href"] for each in links] == [url]
    assert links[0]["rel"] == "nofollow noopener"
