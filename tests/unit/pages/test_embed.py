"""What can be taken along of each figure: the page that other sites may frame, the picture, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from casetracker.data.embeds import files
from casetracker.pages.embed import share
from casetracker.pages.embed.make import Made
from casetracker.pages.embed.picture import MARGIN
from casetracker.pages.embed.shown import Embeddable, embeddables
from casetracker.pages.embed.style import of_drawings
from casetracker.pages.statistics.chart import LEFT_OUT
from casetracker.pages.statistics.room import length
from casetracker.pages.statistics.view import CHARTS
from casetracker.site.sources import SHARED
from golden_record import BUILD_INFO, golden_context
from small_sites import Html

COMMIT = "24" * 20
INFO = replace(BUILD_INFO, commit=COMMIT)
SVG = "{http://www.w3.org/2000/svg}"
OEMBED: dict[str, Any] = {
    "type": "object",
    "required": ["type", "version", "html", "width", "height"],
    "properties": {
        "type": {"const": "rich"},
        "version": {"const": "1.0"},
        "title": {"type": "string", "minLength": 1},
        "author_name": {"type": "string"},
        "author_url": {"type": "string", "format": "uri"},
        "provider_name": {"type": "string", "minLength": 1},
        "provider_url": {"type": "string", "pattern": "^https?://"},
        "cache_age": {"type": "integer", "minimum": 1},
        "html": {"type": "string", "pattern": "^<.*>$"},
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        "thumbnail_url": {"type": "string", "pattern": "^https?://"},
        "thumbnail_width": {"type": "integer", "minimum": 1},
        "thumbnail_height": {"type": "integer", "minimum": 1},
    },
    "dependentRequired": {
        "thumbnail_url": ["thumbnail_width", "thumbnail_height"],
        "thumbnail_width": ["thumbnail_url", "thumbnail_height"],
        "thumbnail_height": ["thumbnail_url", "thumbnail_width"],
    },
    "additionalProperties": False,
}
"""An answer of type `rich` as https://oembed.com has it, sections 2.3.4 and 2.3.4.4; a site of ours says no more than that."""
FIGURES = embeddables(golden_context())


def made(figure: Embeddable) -> Made:
    return Made(figure, golden_context(), INFO)


def written() -> dict[str, Callable[[], bytes]]:
    found: dict[str, Callable[[], bytes]] = {}
    for file in files(golden_context(), INFO):
        found[file.address] = partial(file.of, lambda address: found[address]()) if file.of else file.content
    return found


def leads_to(figure: Embeddable) -> str:
    return figure.page if made(figure).shown.kind != "nothing" else figure.page.partition("#")[0]


every_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda each: each.name)


def test_every_chart_the_picture_of_exchanges_the_map_and_each_swap_can_be_taken_along() -> None:
    swaps = [f"swaps/{swap}" for swap in golden_context().tracker.swaps]
    assert [each.name for each in FIGURES] == [*(f"statistics/{chart.id}" for chart in CHARTS), "exchanges", "places", *swaps]


@every_figure
def test_a_page_for_frames_is_small_runs_nothing_and_says_whence_it_is_and_of_when(figure: Embeddable) -> None:
    html = made(figure).page().decode()
    page = Html(html)
    assert len(html) < 15_000
    assert not page.all("script")
    assert not [each for each in page.elements if any(name.startswith("on") or name == "style" for name in each.attributes)]
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.one("link", rel="canonical")["href"] == f"{INFO.base}{leads_to(figure)}"
    assert page.one("link", type="application/json+oembed")["href"] == f"{INFO.base}{figure.file('json')}"
    assert page.one("base")["target"] == "_blank"
    assert [each.text for each in page.all("h1")] == [made(figure).shown.title]
    assert f"Golden tracker. As of 24 November 2026, version {COMMIT[:7]}." in page.text
    depth = "../" * figure.address.count("/")
    links = {each.text: each["href"] for each in page.all("a")}
    assert links["Golden tracker"] == f"{depth}{leads_to(figure)}"
    assert links["The record of that version"] == f"{INFO.commits}{COMMIT}"
    assert links["What has changed"] == f"{depth}changes/"
    assert all(each["alt"] for each in page.all("img"))


def test_a_side_of_very_many_is_cut_short() -> None:
    figure = FIGURES[-1]
    shown = made(figure).shown
    side = shown.sides[0]
    many = made(figure)
    many.context._cache["shown", figure.name] = shown._replace(sides=(side._replace(people=side.people[:1] * 400), *shown.sides[1:]))
    html = many.page().decode()
    assert "360 more people" in html
    assert len(html) < 15_000


@every_figure
def test_a_picture_stands_by_itself(figure: Embeddable) -> None:
    content = made(figure).svg()
    root = ElementTree.fromstring(content)  # noqa: S314  (our own)
    texts = [each.text or "" for each in root.iter(f"{SVG}text")]
    said = " ".join(texts)
    assert made(figure).shown.title in said
    assert f"Source: Golden tracker, {INFO.base}{figure.page}" in said
    assert f"As of 24 November 2026, version {COMMIT[:7]}. CC BY 4.0." in said
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert not {each.tag.removeprefix(SVG) for each in root.iter()} & {"script", "image", "use", "foreignObject", "animate", "set"}
    for each in root.iter():
        assert not [name for name in each.attrib if name.startswith("on") or name in ("style", "src")]
        assert each.get("href", INFO.base).startswith(INFO.base), "links lead to the site"
    style = root.findtext(f"{SVG}style", "")
    assert "url(" not in style
    assert "@import" not in style
    assert "var(" not in style
    assert ":is(" not in style


def lines_around(figure: str, size: str) -> str:
    """The lines that stand around the drawing of a figure."""
    [found] = [each for each in FIGURES if each.name == figure]
    root = ElementTree.fromstring(made(found).svg(size))  # noqa: S314  (our own)
    return " ".join(each.text or "" for each in root.findall(f"{SVG}text"))


def test_each_size_of_a_picture_is_explained_as_it_is_drawn() -> None:
    wide, phone = lines_around("exchanges", "wide"), lines_around("exchanges", "phone")
    freed = "2 people in 1 exchange, in 2024. 1 person in 1 release by agreement, in 2019."
    assert f"{freed} 2 people last reported held, up to that report. Each line is a person, from detention to release;" in wide
    assert "A square is a release by agreement." in wide
    assert f"{freed} Each bar is a person, as long as the fewest days held that the dates allow, on one scale for both sides." in phone
    assert "Hollow bars are people released by agreement, without an exchange. Source:" in phone
    assert "Places 2 places A diamond is where an exchange took place, a circle any other place." in lines_around("places", "wide")
    assert "Places 2 places 1 Exampleton Remand Prison A diamond is" in lines_around("places", "phone")


@every_figure
def test_lines_around_a_drawing_are_no_longer_than_it_is_wide(figure: Embeddable) -> None:
    for size in ("wide",) if figure.is_swap else ("wide", "middle", "phone"):
        root = ElementTree.fromstring(made(figure).svg(size, both=True))  # noqa: S314  (our own)
        wide = float(root.attrib["width"]) - 2 * MARGIN
        for text in root.findall(f"{SVG}text"):
            scale = {"t-title": 24 / 13 * 1.07, "t-says": 15 / 13, "t-note": 1}[text.attrib["class"]]
            assert length(text.text or "") * scale <= wide + 0.1, (figure.name, size, text.text)


def test_styles_of_drawings_are_in_the_forms_that_every_program_reads() -> None:
    light, dark = of_drawings(), of_drawings(dark=True)
    assert ".ct-plot text{fill:#1d1b18}" in light
    assert ".ct-plot text{fill:#ece8df}" in dark
    assert "font-weight:400;font-size:13px;font-family:" in light
    assert ".ct-plot path.ct-exchanged,.ct-plot path.ct-released,.ct-plot path.ct-died{stroke:currentColor" in light
    assert re.sub(r"#[0-9a-f]{3,6}\b", "", light) == re.sub(r"#[0-9a-f]{3,6}\b", "", dark)


@every_figure
def test_what_a_figure_says_of_itself_is_sound_by_the_specification(figure: Embeddable) -> None:
    given = made(figure).oembed(lambda address: written()[address]())
    Draft202012Validator(OEMBED).validate(given)
    frame = Html(given["html"]).one("iframe")
    assert frame["src"] == f"{INFO.base}{figure.address}"
    assert frame["title"] == given["title"] == made(figure).shown.title
    assert frame["height"] == str(given["height"])


def test_the_schema_refuses_what_the_specification_forbids() -> None:
    given = made(FIGURES[0]).oembed(lambda address: written()[address]())
    for wrong in ({"version": 1.0}, {"width": "680"}, {"thumbnail_url": "https://golden.example.org/x.png"}, {"html": ""}):
        assert not Draft202012Validator(OEMBED).is_valid({**given, **wrong}), wrong


def test_each_file_is_there_and_without_an_address_of_its_own_a_site_says_nothing_that_needs_one() -> None:
    found = {file.address for file in files(golden_context(), INFO)}
    assert {f"embed/statistics/held{end}" for end in ("/index.html", "/wide.svg", "/middle.svg", "/phone.svg", ".svg", ".json")} <= found
    assert {f"embed/swaps/2024-08-01-exampleton{end}" for end in ("/index.html", ".svg", ".csv", ".json")} <= found
    assert not [each for each in found if each.endswith(".png")], "no cards are drawn here"
    nowhere = replace(INFO, base="")
    assert not [each.address for each in files(golden_context(), nowhere) if each.address.endswith(".json")]
    made_there = Made(FIGURES[0], golden_context(), nowhere)
    assert b"href=" not in made_there.svg()
    assert b"canonical" not in made_there.page()
    assert share.taken(FIGURES[0], "Held", 500, golden_context(), nowhere).texts == ()


def test_below_a_figure_stand_its_files_under_names_that_say_their_day_and_version_and_its_citations() -> None:
    taken = share.taken(FIGURES[0], 'A "title"', 500, golden_context(), INFO)
    assert [tuple(each) for each in taken.files] == [
        ("CSV", "data/figures/held.csv", "statistics-held-2026-11-24-2424242.csv"),
        ("SVG", "embed/statistics/held.svg", "statistics-held-2026-11-24-2424242.svg"),
    ]
    assert [each.style for each in taken.texts] == ["Embed code", "APA", "BibTeX", "Wikipedia"]
    assert taken.texts[0].text == (
        '<iframe src="https://golden.example.org/embed/statistics/held/" title="A &quot;title&quot;" width="100%" height="500" '
        'style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
    assert taken.texts[1].text == (
        'Golden tracker. (2026, November 24). A "title" (version 2424242). https://golden.example.org/statistics/#held'
    )


def test_the_rows_of_a_swap_are_those_of_the_table_of_releases() -> None:
    lines = written()["embed/swaps/2024-08-01-exampleton.csv"]().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("case_id,name,date,")
    assert [line.split(",")[0] for line in lines[1:]] == ["ivan-sample", "vera-example"]


def test_the_page_about_figures_names_every_address() -> None:
    text = (SHARED / "data" / "figures.md").read_text("utf-8")
    for figure in FIGURES:
        assert f"`{figure.name}`" in text or figure.is_swap, figure.name
    kinds = {
        re.sub(r"^embed/(?:statistics/\w+|exchanges|places|swaps/[\w-]+)", "embed/…", file.address)
        for file in files(golden_context(), INFO)
    }
    for each in kinds - {"embed/….csv", "embed/…/index.html"}:
        assert each.rpartition("/")[2].replace("….", "embed/….") in unescape(text), each
    assert "`embed/swaps/<id>.csv`" in text


def test_of_a_figure_with_nothing_to_show_the_page_says_so_and_leads_to_where_it_would_stand() -> None:
    [figure] = [each for each in FIGURES if each.name == "statistics/endings"]
    page = Html(made(figure).page().decode())
    assert "There is nothing to count yet." in page.text
    assert "There is nothing to count yet." in lines_around("statistics/endings", "wide")
    assert page.one("link", rel="canonical")["href"] == f"{INFO.base}statistics/"
    assert next(each["href"] for each in page.all("a")) == "../../../statistics/"


def test_of_shares_that_are_left_out_the_page_says_why() -> None:
    context = golden_context()
    context = replace(context, settings=replace(context.settings, chosen_by_outcome=True), _cache={})
    [figure] = [each for each in embeddables(context) if each.name == "statistics/endings"]
    assert LEFT_OUT in Html(Made(figure, context, INFO).page().decode()).text


def test_no_drawing_is_clipped() -> None:
    """What is clipped is drawn on a sheet of its own first: that took two thirds of the time of the largest picture."""
    assert "overflow:hidden" not in of_drawings()
