"""What the statistics page says, of invented people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casetracker.load import load
from casetracker.render import Renderer
from casetracker.settings import Contact, Settings
from casetracker.views import Context, context, statistics_view
from casetracker.words import words
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys

GOLDEN = Path(__file__).parent / "statistics.html"


@pytest.fixture
def small(written: Any) -> Context:
    """Nineteen people whom a court freed, one who is held, and an exchange of one for one."""
    files = {f"p-{number:02}.yml": altered(FREED, ("Vera Example", f"Person {number}")) for number in range(19)}
    files |= {
        "held.yml": altered(CASE, ("date: 2024-05-01, sources", "date: 2024-07-15, sources")),
        "a-one.yml": with_keys(exchanged("A One"), "charges: [{offence: Taking bribes, category: corruption, sources: [a]}]"),
        "b-two.yml": exchanged('B <b>"Two"</b>', by="RU", to="US"),
        "swaps/2024-06-01-exampleton.yml": SWAP,
    }
    loaded = load(written(files), TODAY)
    assert not loaded.errors
    contact = Contact("private@tracker.test.org", "wrong@tracker.test.org")
    return context(loaded.tracker, words(), Settings(contact, chosen="chosen for this test"), TODAY)


def page(at: Context) -> str:
    return Renderer.of(at.words).render("statistics.html", "statistics/", view=statistics_view(at))


def test_the_page_is_as_it_was(small: Context, golden: Any) -> None:
    golden(GOLDEN, page(small))


def test_every_figure_says_whom_it_is_about_in_the_drawing_itself(small: Context) -> None:
    drawings = page(small).split('<svg class="ct-plot"')[1:]
    assert len(drawings) == 7
    for drawing in drawings:
        inside = drawing.split("</details>")[0]
        assert '>22 people in this record, as of 24 November 2026,</text><text class="whom"' in inside
        assert ">chosen for this test.</text>" in inside


def test_every_figure_has_a_title_a_description_a_table_a_file_and_its_rows(small: Context) -> None:
    html = page(small)
    for figure in statistics_view(small).figures:
        assert f'aria-labelledby="{figure.id}-t {figure.id}-d"><title id="{figure.id}-t">{figure.title}</title>' in html
        assert f'href="../data/figures/{figure.id}.csv"' in html
        assert figure.table.rows
        assert all(len(row) == len(figure.table.head) for row in figure.table.rows)
        assert figure.rows
        assert figure.says
        assert "Counted are" in figure.counts or "share" in figure.counts


def test_drawings_hold_no_colour_style_script_or_font(small: Context) -> None:
    html = page(small)
    for unwanted in ("style=", "<style", "<script", "font-family", 'fill="', 'stroke="', "http"):
        assert unwanted not in html


def test_names_are_text(small: Context) -> None:
    html = page(small)
    assert "<b>" not in html
    assert "<title>B &lt;b&gt;&#34;Two&#34;&lt;/b&gt;</title>" in html


def test_a_death_is_named_even_where_nobody_died(small: Context) -> None:
    endings = next(figure for figure in statistics_view(small).figures if figure.id == "endings")
    assert [key.label for key in endings.legend] == ["Exchanged", "Released", "Died in custody"]
    assert endings.says == "In the whole record: 2 exchanged, 19 released and 0 died in custody."


def test_there_is_no_curve_for_a_small_group(small: Context) -> None:
    endings = next(figure for figure in statistics_view(small).figures if figure.id == "endings")
    assert [panel.title for panel in endings.drawn] == ["The whole record: 22 people", "United States: 21 people"]  # type: ignore[union-attr]


def test_an_empty_record_has_nothing_to_count(written: Any) -> None:
    contact = Contact("private@tracker.test.org", "wrong@tracker.test.org")
    at = context(load(written({}), TODAY).tracker, words(), Settings(contact), TODAY)
    assert statistics_view(at).figures == ()
    assert "There is nothing to count yet." in page(at)
