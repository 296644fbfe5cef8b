"""What the statistics page says, of invented people."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from casetracker.data.figures import files as figure_files
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.engine import Renderer
from casetracker.pages.every import Maker
from casetracker.pages.output import BuildInfo
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.view import statistics_view
from casetracker.record.load import load
from casetracker.settings import Contact, Settings
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys

BUILD_INFO = BuildInfo(title="Test tracker")
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
    return context_of(loaded.tracker, words(), Settings(contact, chosen="chosen for this test"), TODAY)


@pytest.fixture
def exchanges(written: Any) -> Any:
    """Return what makes the context of people freed by two states in one exchange, so many by each."""

    def make(by_first: int, by_second: int, **chosen: Any) -> Context:
        files = {"swaps/2024-06-01-exampleton.yml": SWAP}
        for by, to, number in (("RU", "US", by_first), ("US", "RU", by_second)):
            for place in range(number):
                held = altered(exchanged(f"Person {by} {place}", by=by, to=to), ("from: 2024-05-01", f"from: 2024-04-{place % 28 + 1:02}"))
                files[f"{by.lower()}-{place:02}.yml"] = held
        loaded = load(written(files), TODAY)
        assert not loaded.errors
        return context_of(loaded.tracker, words(), Settings(Contact("a@b.org", "c@d.org"), **chosen), TODAY)

    return make


def page(context: Context) -> str:
    written = SimpleNamespace(written=("about/method/",))
    return Renderer.of(context.words).render(
        "statistics.html", "statistics/", view=statistics_view(context), page=written, take=Maker.of(context, BUILD_INFO).take
    )


def test_the_page_is_as_it_was(small: Context, golden: Any) -> None:
    golden(GOLDEN, page(small))


def test_every_figure_says_whom_it_is_about_in_the_drawing_itself(small: Context) -> None:
    drawings = page(small).split('<svg class="ct-plot')[1:]
    assert len(drawings) == 2 * 7
    for drawing in drawings:
        inside = " ".join(re.findall("<text[^>]*>([^<]*)</text>", drawing.split("</details>")[0]))
        assert inside.endswith("22 people in this record, as of 24 November 2026, chosen for this test")


def test_every_figure_has_a_title_a_description_a_table_a_file_and_its_rows(small: Context) -> None:
    html = page(small)
    for figure in statistics_view(small).figures:
        for room in ("wide", "slim"):
            name = f"{figure.id}-{room}"
            assert f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{figure.title}</title>' in html
        assert f'href="../data/figures/{figure.id}.csv"' in html
        assert figure.table.rows
        assert all(len(row) == len(figure.table.head) for row in figure.table.rows)
        assert figure.rows
        assert figure.says
        assert figure.counts.startswith(("People ", "Detentions ", "The share ")), "it says whom or what it counts"


def test_drawings_hold_no_colour_style_script_or_font(small: Context) -> None:
    html = page(small)
    for unwanted in ("style=", "<style", "<script", "font-family", 'fill="', 'stroke="', "http"):
        assert unwanted not in html


def test_names_are_text(small: Context) -> None:
    html = page(small)
    assert "<b>Held over time.</b>" in html
    assert '<b>"' not in html
    assert "<title>B &lt;b&gt;&#34;Two&#34;&lt;/b&gt;</title>" in html


def test_a_death_is_named_even_where_nobody_died(small: Context) -> None:
    endings = next(figure for figure in statistics_view(small).figures if figure.id == "endings")
    assert [key.label for key in endings.legend] == ["Exchanged", "Released", "Died in custody"]
    assert endings.says == "In the whole record: 2 exchanged, 19 released otherwise and 0 died in custody."


def test_there_is_no_curve_for_a_small_group(small: Context) -> None:
    endings = next(figure for figure in statistics_view(small).figures if figure.id == "endings")
    assert [panel.title for panel in endings.drawn] == ["The whole record: 22 people", "United States: 21 people"]  # type: ignore[union-attr]


def figure(context: Context, name: str) -> Figure:
    return next(each for each in statistics_view(context).figures if each.id == name)


DOT = "Each dot is a person; where the dates leave the length open, it is drawn out from the fewest days to the most."
TOO_FEW = "Of fewer than 10 people no median is given: one more would move it too far."


def test_no_median_and_no_quartile_is_given_of_fewer_than_ten_people(exchanges: Any) -> None:
    waits = figure(exchanges(10, 9), "waits")
    assert [(bar.notes, bar.middle is None, bar.quarters is None) for bar in waits.drawn] == [  # type: ignore[union-attr]
        (("10 people", "median 56 days"), False, False),
        (("9 people",), True, True),
    ]
    assert waits.table.head == ("Held by", "People", "Fewest days", "Median", "Most days")
    assert [row[3] for row in waits.table.rows] == ["56", ""]
    assert waits.counts.endswith(TOO_FEW)
    assert TOO_FEW not in figure(exchanges(10, 10), "waits").counts


def test_where_nobody_has_a_median_nothing_speaks_of_one_but_the_reason(exchanges: Any) -> None:
    waits = figure(exchanges(9, 1), "waits")
    assert waits.table.head == ("Held by", "People", "Fewest days", "Most days")
    assert waits.counts == f"People whose release names an exchange, by who held them last. {DOT} {TOO_FEW}"


def test_a_record_chosen_by_its_outcome_shows_no_share_curve_or_median_and_says_why(exchanges: Any) -> None:
    plain, chosen = exchanges(70, 12), exchanges(70, 12, chosen_by_outcome=True)
    assert {each.id for each in statistics_view(plain).figures} - {each.id for each in statistics_view(chosen).figures} == {"endings"}
    for name in ("held", "outcomes", "lengths", "offences", "exchanges"):
        assert [each for each in statistics_view(plain).figures if each.id == name] == [
            each for each in statistics_view(chosen).figures if each.id == name
        ], "bare counts stay as they are"
    html = page(chosen)
    why = (
        "These people are in the record because of how their detention ended. Any share of outcomes, curve or median made of them would be "
        "false, so there are only counts here, and the days of each person."
    )
    assert html.count(why) == 1
    assert why not in page(plain)
    rest = html.replace(why, "")
    for word in ("edian", "share", "curve", "incidence", "middle half", " %", TOO_FEW):
        assert word in page(plain) or word == TOO_FEW
        assert word not in rest, word
    waits = figure(chosen, "waits")
    assert [len(bar.dots) for bar in waits.drawn] == [70, 12], "without a median nobody's dot is left out"  # type: ignore[union-attr]


def test_the_file_of_shares_has_its_head_alone_where_people_were_chosen_by_outcome(exchanges: Any) -> None:
    for at, rows in ((exchanges(70, 12), True), (exchanges(70, 12, chosen_by_outcome=True), False)):
        files = {each.address: each for each in figure_files(at, BUILD_INFO)}
        head, *lines = files["data/figures/endings.csv"].content().decode().removeprefix("\ufeff").splitlines()
        assert head == "detained_by,bound,days,followed,exchanged,released,died,not_ended"
        assert bool(lines) is rows


def test_an_empty_record_has_nothing_to_count(written: Any) -> None:
    contact = Contact("private@tracker.test.org", "wrong@tracker.test.org")
    context = context_of(load(written({}), TODAY).tracker, words(), Settings(contact), TODAY)
    assert statistics_view(context).figures == ()
    assert "There is nothing to count yet." in page(context)
