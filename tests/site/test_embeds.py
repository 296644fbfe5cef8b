"""What can be taken along, on a real site: pictures that other programs read, found by oEmbed, and in no list of the site's pages."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from PIL import Image

from casetracker.pages.embed import png
from casetracker.web.colours import LIGHT
from small_sites import BuiltSite

BASE = "https://example.org/case-tracker/"


def test_pages_for_frames_stand_in_no_navigation_search_or_sitemap(sample_site: BuiltSite) -> None:
    assert len(sample_site.framed) > 9
    assert not [each for each in sample_site.search if each.startswith("embed/")]
    assert f"{BASE}embed/" not in sample_site.raw("sitemap.xml")
    for address in ("", "statistics/", "swaps/", "places/"):
        links = (urljoin(BASE + address, each.attributes.get("href", "")) for each in sample_site.page(address).all("a"))
        assert not [each for each in links if each.startswith(f"{BASE}embed/") and each.endswith("/")]


def test_each_page_for_frames_is_small_whatever_the_record(sample_site: BuiltSite) -> None:
    sizes = {each: len(sample_site.raw(each).encode()) for each in sample_site.framed}
    assert {each: size for each, size in sizes.items() if size > 15_000} == {}


def test_pages_lead_to_what_they_say_of_themselves_where_their_address_is_pasted(sample_site: BuiltSite) -> None:
    def found(address: str) -> list[str]:
        return [each["href"] for each in sample_site.page(address).all("link", type="application/json+oembed")]

    swap = next(each for each in sample_site.addresses if each.startswith("swaps/") and each.count("/") == 2)
    assert found("swaps/") == [f"{BASE}embed/exchanges.json"]
    assert found(swap) == [f"{BASE}embed/{swap.rstrip('/')}.json"]
    assert found("statistics/")[0] == f"{BASE}embed/statistics/held.json"
    assert found("cases/vera-example/") == []
    for address in ("swaps/", "statistics/", swap, *sample_site.framed):
        for link in found(address):
            said = json.loads(sample_site.raw(link.removeprefix(BASE)))
            assert said["provider_url"] == BASE
            assert f'src="{BASE}embed/' in said["html"]


def test_pictures_are_as_large_as_is_said_of_them(sample_site: BuiltSite) -> None:
    pictures = sorted((sample_site.folder / "embed").rglob("*.png"))
    assert len(pictures) > 7
    for file in sorted((sample_site.folder / "embed").rglob("*.json")):
        said = json.loads(file.read_text("utf-8"))
        with Image.open(sample_site.folder / said["thumbnail_url"].removeprefix(BASE)) as picture:
            assert picture.size == (said["thumbnail_width"], said["thumbnail_height"]), file
            assert len(picture.convert("RGB").getcolors(2**24) or ()) > 5, "more than paper"


@pytest.mark.parametrize("reader", ["resvg", "librsvg"])
def test_other_programs_draw_the_pictures(sample_site: BuiltSite, reader: str) -> None:
    program = shutil.which("rsvg-convert")
    if reader == "librsvg" and not program:
        pytest.skip("rsvg-convert is not installed")
    for file in [each for folder in ("", "statistics") for each in (sample_site.folder / "embed" / folder).glob("*.svg")]:
        content = file.read_bytes()
        drawn = png.png(content) if reader == "resvg" else subprocess.run([str(program), file], capture_output=True, check=True).stdout
        wide, high = png.size(content) if reader == "resvg" else map(round, png.natural(content))
        with Image.open(BytesIO(drawn)) as picture:
            assert abs(picture.width - wide) <= 1
            assert abs(picture.height - high) <= 1
            paper = picture.convert("RGB")
            paper.paste(LIGHT["paper"], (20, 20, picture.width - 20, picture.height - 12))
            assert len(paper.getcolors() or ()) == 1, f"something of {file.name} is cut by an edge"


def test_tables_of_swaps_are_read_by_others(sample_site: BuiltSite) -> None:
    tables = sorted((sample_site.folder / "embed" / "swaps").glob("*.csv"))
    with (sample_site.folder / "data" / "releases.csv").open(encoding="utf-8-sig", newline="") as file:
        every = list(csv.DictReader(file))
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.DictReader(file)) == [row for row in every if row["swap_id"] == table.stem]


def test_files_below_figures_are_there(sample_site: BuiltSite) -> None:
    case = next(each for each in sample_site.addresses if each.startswith("cases/case-"))
    for address in ("statistics/", "swaps/", case):
        links = [each for each in sample_site.page(address).all("a") if "download" in each.attributes]
        assert {each.text for each in links} >= ({"JSON"} if address == case else {"CSV", "SVG", "PNG"})
        for each in links:
            file = (sample_site.folder / address / each["href"]).resolve()
            assert file.is_file()
            assert each["download"].endswith(Path(file).suffix)
            if file.suffix == ".svg":
                ElementTree.parse(file)  # noqa: S314  (our own)
