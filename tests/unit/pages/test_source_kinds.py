"""The figures of sources that written pages may show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.source_kinds import figures
from casetracker.record.dates import parse
from casetracker.record.model import Case, Source, Swap
from casetracker.settings import Contact, Settings
from small_cases import a_case, a_swap, a_tracker

TABLE = """\
| Kind of source | Pages | Publishers | Copies among them |
| --- | --- | --- | --- |
| Press | 3 | 2 | 1 |
| Not said | 1 | 1 | 0 |
| Official | 1 | 1 | 0 |"""


def of(*records: Case | Swap) -> dict[str, str]:
    return figures(context_of(a_tracker(*records), words(), Settings(Contact("a@b.org", "c@d.org")), date(2026, 11, 24)))


def press(number: int, day: str | None = None, **more: str) -> Source:
    return Source(
        title=more.get("title", "A report"),
        publisher=more.get("publisher", "The Herald"),
        url=f"https://example.org/press/{number}",
        date=parse(day) if day else None,
        via=more.get("via"),
        kind="press",
    )


def test_a_page_that_several_records_cite_is_one_source_of_its_kind() -> None:
    case = a_case("from: 2024-01-10, form: remand", report="2026-11-01")
    shared = press(1, "2024-02-03")
    cites = {**case.sources, "b": shared, "c": press(2, "2024-03", via="The Courier"), "d": press(3, publisher="AP", title="[A report]")}
    swap = a_swap()
    found = of(
        replace(case, sources=cites), replace(swap, sources={"a": replace(swap.sources["a"], url="https://example.org/s"), "b": shared})
    )
    assert found == {
        "sources.all": "5",
        "sources.copies": "1",
        "sources.described": "1",
        "sources.newest": "March 2024",
        "sources.by_kind": TABLE,
    }


def test_a_record_of_nobody_has_figures_too() -> None:
    assert of() == {
        "sources.all": "0",
        "sources.copies": "0",
        "sources.described": "0",
        "sources.newest": "none",
        "sources.by_kind": "",
    }
