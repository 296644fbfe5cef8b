"""The API, the tables and the pages of the real record say the same, and the files of the site are those that `build-data` writes."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest

from casetracker.cli import main
from small_sites import ROOT, BuiltSite


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture(scope="module")
def cases(real_site: BuiltSite) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((real_site.folder / "api/v1/cases.json").read_bytes())["cases"]
    return found


def test_a_case_s_page_and_its_data_agree(real_site: BuiltSite, cases: list) -> None:
    table = {
        row["id"]: row for row in csv.DictReader(io.StringIO((real_site.folder / "data/cases.csv").read_text("utf-8-sig"), newline=""))
    }
    assert list(table) == [case["id"] for case in cases]
    for case in cases:
        derived, row = case["derived"], table[case["id"]]
        page = (real_site.folder / "cases" / case["id"] / "index.html").read_text("utf-8")
        days = derived["days_held"]
        assert (row["name"], row["status"], row["days_fewest"], row["days_most"]) == (
            case["name"], derived["status"], str(days["fewest"]), "" if days["most"] is None else str(days["most"]),
        )  # fmt: skip
        assert f'<h1 id="top">{case["name"]}' in page or case["name"] in text_of(page)
        assert f"ct-status ct-{derived['status']}" in page
        shown = f"{days['fewest']:,}" if days["fewest"] == days["most"] else f"{days['fewest']:,}–{days['most']:,}"
        assert shown in text_of(page), case["id"]
        anchors = set(re.findall(r'<li id="([^"]+)"', page)) | set(re.findall(r'<li class="[^"]*" id="([^"]+)"', page))
        assert {entry["id"] for entry in derived["timeline"]} <= anchors | set(re.findall(r' id="([^"]+)"', page)), case["id"]


def test_the_tables_of_a_case_s_parts_agree_with_the_api_and_with_its_page(real_site: BuiltSite, cases: list) -> None:
    """Row by row: charges, rulings, custody and sources by their number and words, the timeline by its anchors."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for name in ("charges", "rulings", "custody", "sources", "timeline"):
        text = (real_site.folder / f"data/{name}.csv").read_text("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            rows.setdefault((name, row["case_id"]), []).append(row)
    for case in cases:
        html = (real_site.folder / "cases" / case["id"] / "index.html").read_text("utf-8")
        shown = text_of(html)
        for name in ("charges", "rulings", "custody", "sources"):
            assert len(rows.get((name, case["id"]), [])) == len(case.get(name, [])), (case["id"], name)
        entries = rows["timeline", case["id"]]
        assert {row["entry_id"] for row in entries} == {entry["id"] for entry in case["derived"]["timeline"]}
        assert all(f'id="{row["entry_id"]}"' in html for row in entries), case["id"]
        words = [row["offence"] for row in rows.get(("charges", case["id"]), [])] + [row["title"] for row in rows["sources", case["id"]]]
        assert [each for each in words if " ".join(each.split()) not in shown] == [], case["id"]


def test_a_swap_s_page_and_its_data_agree(real_site: BuiltSite) -> None:
    swaps = json.loads((real_site.folder / "api/v1/swaps.json").read_bytes())["swaps"]
    assert swaps
    for swap in swaps:
        page = text_of((real_site.folder / "swaps" / swap["id"] / "index.html").read_text("utf-8"))
        people = swap["derived"]["people"]
        said = f"{people} of those released" if swap["kind"] == "release" else f"{people} {'person' if people == 1 else 'people'} exchanged"
        assert said in page, swap["id"]
        for side in swap["derived"]["sides"]:
            assert all(freed["name"] in page for freed in side["cases"])


def test_the_home_page_and_the_totals_agree(real_site: BuiltSite) -> None:
    totals = json.loads((real_site.folder / "api/v1/statistics.json").read_bytes())["totals"]
    home = text_of((real_site.folder / "index.html").read_text("utf-8"))
    assert re.search(rf"\b{totals['held']} (person|people) (last )?reported held", home) or not totals["held"]
    assert f"{totals['exchanged']} people exchanged" in home


def test_build_data_writes_what_the_site_holds(real_site: BuiltSite, tmp_path: Path) -> None:
    assert main(["build-data", str(tmp_path), "--config", str(ROOT / "mkdocs.yml")]) == 0
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    other = [name for name in sorted(written) if (tmp_path / name).read_bytes() != (real_site.folder / name).read_bytes()]
    assert other == []
    assert {"data/tracker.zip", "data/tracker.sqlite", "api/v1/cases.json"} <= written


def test_every_file_of_the_data_folder_is_named_on_its_page(real_site: BuiltSite) -> None:
    page = (real_site.folder / "data/index.html").read_text("utf-8")
    for file in (real_site.folder / "data").rglob("*"):
        if file.is_file() and file.name != "index.html":
            assert f'href="{file.relative_to(real_site.folder / "data").as_posix()}"' in page, file


def test_anchors_of_the_field_reference_lead_on_from_where_it_stood(real_site: BuiltSite) -> None:
    page = (real_site.folder / "data/index.html").read_text("utf-8")
    fields = (real_site.folder / "data/fields/index.html").read_text("utf-8")
    for name in re.findall(r'<h2 id="([a-z]+)"', fields):
        assert f'<li id="{name}"><a href="fields/#{name}">' in page or f'<h2 id="{name}"' in page, name
