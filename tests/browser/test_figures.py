"""Figures in a browser, from a phone to a wide desk: no word lies over another, none is cut, none is smaller than 12 pixels."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from browsing import Open
from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.engine import Renderer
from casetracker.pages.every import Maker
from casetracker.pages.output import BuildInfo
from casetracker.pages.statistics.view import statistics_view
from casetracker.pages.swap.view import swap_log_view
from casetracker.record.dates import parse
from casetracker.record.references import Tracker
from casetracker.settings import Contact, Settings
from figure_boxes import wrong_at_every_width
from sample_record import CASE
from small_cases import TODAY, a_case, a_swap, a_tracker, freed
from small_sites import BuiltSite

LONG = "Bartholomew-Maximilian Featherstonehaugh-Cholmondeley Wolfeschlegelsteinhausenbergerdorff"
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch border crossing"


def sixty_exchanges() -> Tracker:
    """Sixty exchanges in forty years with twelve states, and people with the longest of names, some of whom are held."""
    states = ("US", "DE", "GB", "VC", "GS", "BA", "CD", "FK", "HM", "KN", "TT", "VG")
    kept: list[object] = []
    for number in range(60):
        day = f"{1986 + number * 2 // 3}-0{number % 9 + 1}-{number % 28 + 1:02}"
        id = f"{day}-exampleton"
        kept.append(replace(a_swap(id=id), date=parse(day), place=f"{PLACE} {number}" if number % 3 else f"Town {number}"))
        state = states[number % len(states)]
        for name, by, to in ((f"{LONG} {number}", "RU", state), (f"Max {number}", state, "RU")):
            case = freed(f"{name}", by, to, id)
            assert case.release
            custody = replace(case.custody[0], start=parse(f"{int(day[:4]) - number % 7 - 1}-03-02"))
            kept.append(replace(case, id=f"p{number}-{by.lower()}", custody=(custody,), release=replace(case.release, date=parse(day))))
    kept += [a_case("from: 2020-01-10, form: remand", name=f"{LONG} held {number}", id=f"held-{number}", by="RU", report="2026-10-05") for number in range(3)]  # fmt: skip
    return a_tracker(*kept)  # type: ignore[arg-type]


def bodies(tracker: Tracker) -> str:
    """The pages of figures and of exchanges of a record."""
    chosen = "chosen " + "by many rules that take some words to be told " * 4
    context = context_of(tracker, words(), Settings(Contact("a@example.org", "b@example.org"), chosen=chosen), TODAY)
    render, given = Renderer.of(words()).render, {"page": SimpleNamespace(written=(), past=False)}
    given["take"] = Maker.of(context, BuildInfo(title="Test tracker")).take
    return render("statistics.html", "statistics/", view=statistics_view(context), **given) + render(
        "swaps.html", "swaps/", view=swap_log_view(context), **given
    )


def test_no_word_of_a_figure_lies_over_another_or_is_cut_or_small(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder)
    site = page.url
    for address in ("", "statistics/", "swaps/", CASE):
        page.goto(site + address)
        assert wrong_at_every_width(page) == {}, address


def test_no_record_is_too_large_or_too_small_for_its_figures(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, "statistics/")
    one = a_tracker(a_case("from: 2026-10-10, form: remand", report="2026-11-05"))
    two = a_tracker(a_swap(), freed("Ann", "US", "RU"), freed("Ben", "RU", "US"))
    for tracker in (sixty_exchanges(), one, two):
        page.evaluate("(body) => { document.querySelector('.md-content__inner').innerHTML = body; }", bodies(tracker))
        assert wrong_at_every_width(page) == {}
    assert "<svg" not in bodies(a_tracker())
