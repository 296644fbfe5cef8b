"""What a case page shows first, its plot of custody, and how to cite it. Everybody is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casetracker.locale import words
from casetracker.pages.case.view import case_view
from casetracker.pages.cite import citations_of
from casetracker.pages.context import Context, context_of
from casetracker.pages.output import BuildInfo
from casetracker.record.load import load
from casetracker.record.model import Case
from casetracker.settings import Contact, Settings
from exported import at
from small_cases import a_case, a_swap, a_tracker, freed
from small_records import CASE, FREED, PLACE, TODAY, altered, with_keys

CONTACT = Contact("private@tracker.test.org", "wrong@tracker.test.org")
SWAP_ID = a_swap().id
CHARGES = """
charges:
  - {offence: Taking bribes, category: corruption, statute: Article 1, sources: [a]}
  - {offence: Fraud, category: theft-fraud, date: 2024-05-03, sources: [a]}
"""


@pytest.fixture
def seen(written: Any) -> Any:
    """Return the context and view of a case from its file."""

    def view(text: str, day: date = TODAY) -> Any:
        loaded = load(written({"vera-example.yml": text}), TODAY)
        assert not loaded.errors, [str(each) for each in loaded.errors]
        context: Context = context_of(loaded.tracker, words(), Settings(CONTACT), day)
        return case_view(loaded.tracker.cases["vera-example"], context)

    return view


def first(view: Any) -> list[tuple[str, str, str]]:
    return [(fact.label, f"{fact.before}{fact.text}{fact.after}", fact.target) for fact in view.first]


def test_a_summary_that_cites_a_source_again_has_each_mark_where_it_cites(seen: Any) -> None:
    other = "  b: {title: Other report, publisher: The Journal, url: https://example.org/2}\nreviewed"
    text = altered(CASE, ("in May 2024.[^a]", "in May 2024.[^a] A court said so.[^b] Nobody else did.[^a]"), ("reviewed", other))
    view = seen(text)
    assert [mark.number for mark in view.summary_marks] == [1, 2, 1]
    assert [each.source.publisher for each in view.listed] == ["The Paper", "The Journal"]


def test_the_facts_begin_with_by_whom_on_what_charge_and_what_happened_last(seen: Any) -> None:
    assert first(seen(with_keys(CASE, CHARGES))) == [
        ("Last held by", "United States", "states/us/"),
        ("Charge", "Taking bribes, 1 more", "#charges"),
        ("Latest", "3 May 2024: Charged: Fraud", "#2024-05-03-charge"),
    ]


def test_a_crime_comes_before_an_administrative_offence(seen: Any) -> None:
    charges = CHARGES.replace("category: corruption,", "category: corruption, level: administrative,")
    assert first(seen(with_keys(CASE, charges)))[1] == ("Charge", "Fraud, 1 more", "#charges")


def test_what_ended_the_case_stands_in_the_place_of_what_happened_last(seen: Any) -> None:
    assert first(seen(FREED))[1] == ("Release", "Court order, 1 June 2024", "")


def test_a_hearing_that_lies_ahead_or_was_not_held_has_not_happened(seen: Any) -> None:
    hearings = """
hearings:
  - {date: 2024-05-20, purpose: Appeal, state: cancelled, sources: [a]}
  - {date: 2027-01-01, purpose: Appeal, sources: [a]}
"""
    assert first(seen(with_keys(CASE, hearings)))[1] == ("Latest", "1 May 2024: Detained: remand", "#2024-05-01-custody")


@pytest.mark.parametrize(
    ("custody", "status", "report", "span", "label"),
    [
        ("{from: 2024-05-01, form: remand", "detained", "2026-11-20", "since 1 May 2024, as of 24 November 2026", "Held by"),
        ("{from: 2024-05-01, form: remand", "detained", "2025-11-20", "1 May 2024 to the last report, on 20 November 2025", "Last held by"),
        ("{from: 2024-05-01, form: remand", "unknown", "2026-11-20", "1 May 2024 to the last report, on 20 November 2026", "Last held by"),
        (
            "{from: 2024-05-01, form: restricted", "restricted", "2026-11-20",
            "barred from leaving, 1 May 2024 to the last report, on 20 November 2026", "Barred from leaving by",
        ),
        (
            "{from: 2024-05-01, to: unknown, form: police, sources: [a]}\n  - {from: 2024-07-01, form: restricted", "restricted", "2026-11-20",
            "1 May 2024 to an unknown day", "Barred from leaving by",
        ),
    ],
)  # fmt: skip
def test_nobody_is_called_held_who_is_not_or_of_whom_it_is_not_known(
    seen: Any, custody: str, status: str, report: str, span: str, label: str
) -> None:
    pairs = (
        ("{from: 2024-05-01, form: remand", custody),
        ("status: detained", f"status: {status}"),
        ("date: 2024-05-01", f"date: {report}"),
    )
    view = seen(altered(CASE, *pairs))
    assert (view.count.span, first(view)[0][0]) == (span, label)


@pytest.mark.parametrize(("report", "label"), [("2026-11-20", "Held at"), ("2025-11-20", "Last held at")])
def test_nobody_is_said_to_be_at_a_place_of_whom_that_is_long_not_reported(written: Any, report: str, label: str) -> None:
    pairs = ("form: remand", "form: remand, facility: muster-prison"), ("date: 2024-05-01", f"date: {report}")
    loaded = load(written({"vera-example.yml": altered(CASE, *pairs), "places/muster-prison.yml": PLACE}), TODAY)
    view = case_view(loaded.tracker.cases["vera-example"], at(loaded.tracker))
    assert [(fact.label, fact.target) for fact in view.facts if "eld at" in fact.label] == [(label, "places/muster-prison/")]


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([freed("Theirs A", "RU", "US")], ("Theirs A", "cases/theirs-a/")),
        ([freed("Theirs A", "RU", "US"), freed("Theirs B", "RU", "US", more="listed: false")], ("2 people", f"swaps/{SWAP_ID}/")),
        ([freed("Theirs B", "RU", "US", more="listed: false")], ("1 person", f"swaps/{SWAP_ID}/")),
    ],
)
def test_whoever_was_freed_in_return_is_named_if_nobody_else_was(others: list[Case], said: tuple[str, str]) -> None:
    ours = freed("Ours A", "US", "RU")
    view = case_view(ours, at(a_tracker(ours, *others, a_swap())))
    assert [(fact.text, fact.target) for fact in view.facts if fact.label == "In return for"] == [said]


def test_what_happened_last_names_a_place_once() -> None:
    period = "form: remand, place: Muster, facility: Prison no. 1 in Muster"
    case = a_case(f"from: 2024-05-01, {period}", report="2026-10-01")
    last = case_view(case, at(a_tracker(case))).first[-1]
    assert f"{last.before}{last.text}" == "1 May 2024: Detained: remand: Prison no. 1 in Muster"


def bars(view: Any) -> list[tuple[float, ...] | None]:
    return [each.bar and tuple(each.bar) for each in view.custody.periods]


def test_a_case_of_one_period_needs_no_bars(seen: Any) -> None:
    view = seen(CASE)
    assert (bars(view), view.custody.ticks) == ([None], ())


def test_each_period_has_its_days_and_a_bar_on_one_axis(seen: Any) -> None:
    text = altered(
        FREED,
        (
            "  - {from: 2024-05-01, form: remand, sources: [a]}",
            "  - {from: 2024-02-22, form: extradition, by: CY, sources: [a]}\n  - {from: 2024-05-01/2024-05-11, form: remand, sources: [a]}",
        ),
    )
    view = seen(text)
    assert bars(view) == [(0, 79, 0), (69, 31, 10)]
    assert [(each.form, each.details, each.days) for each in view.custody.periods] == [
        ("Extradition detention", "held by Cyprus", "69–79 days"), ("Remand", "", "21–31 days"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ("2024-05-20", "19 days"),
        ("2024-05-20/2024-05-22", "19–21 days"),
        ("2024-05-20/2024-07-31", ""),
        ("2024-05-02/2024-05-20", "1–19 days"),
    ],
)
def test_days_that_the_dates_leave_open_are_not_given(seen: Any, end: str, days: str) -> None:
    text = altered(CASE, ("from: 2024-05-01,", f"from: 2024-05-01, to: {end},"), ("status: detained", "status: unknown"))
    assert [each.days for each in seen(text).custody.periods] == [days]


def test_nobody_is_drawn_as_held_beyond_the_last_report(seen: Any) -> None:
    text = altered(
        CASE,
        ("date: 2024-05-01", "date: 2024-05-21"),
        ("  - {from: 2024-05-01, form: remand", "  - {from: 2024-05-01, form: police, sources: [a]}\n  - {from: 2024-05-11, form: remand"),
    )
    view = seen(text)
    assert bars(view) == [(0, 50, 0), (50, 50, 0)]
    assert [(each.span, each.days) for each in view.custody.periods] == [
        ("1 May 2024 to 11 May 2024", "10 days"), ("from 11 May 2024; no end reported", ""),
    ]  # fmt: skip


def test_citations_are_in_the_three_forms_with_the_version_of_the_record() -> None:
    build_info = BuildInfo("Case tracker", base="https://tracker.test.org/", commit="0123456789abcdef")
    apa, bibtex, wikipedia = citations_of("Vera Example", "vera-example", "cases/vera-example/", date(2026, 11, 1), build_info, words())
    title, url = "Vera Example (version 0123456)", "https://tracker.test.org/cases/vera-example/"
    assert apa.text == f"Case tracker. (2026, November 1). {title}. {url}"
    assert (
        bibtex.text
        == f"@online{{vera-example, author = {{{{Case tracker}}}}, title = {{{{{title}}}}}, date = {{2026-11-01}}, url = {{{url}}}}}"
    )
    assert wikipedia.text == f"{{{{cite web |url={url} |title={title} |website=Case tracker |date=2026-11-01}}}}"


def test_in_russian_a_page_is_cited_by_the_standard_of_its_libraries_too() -> None:
    build_info = BuildInfo("Картотека", "https://tracker.test.org/ru/", "ru/", commit="0123456789abcdef", today=date(2026, 12, 1))
    gost, apa, *_ = citations_of("Вера Образец", "vera", "cases/vera/", date(2026, 11, 2), build_info, words("ru"))
    assert gost.style == "ГОСТ Р 7.0.5-2008"
    title, url = "Вера Образец (версия 0123456)", "https://tracker.test.org/ru/cases/vera/"
    assert gost.text == f"{title} // Картотека. Дата обновления: 02.11.2026. URL: {url} (дата обращения: 01.12.2026)."
    assert apa.text == f"Картотека. (2026, 2 ноября). {title}. {url}"
    assert next(each.style for each in citations_of("A", "a", "cases/a/", date(2026, 11, 2), build_info, words("en"))) == "APA"


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        ("edit/main/", "blob/0123456789abcdef/"),
        ("-/edit/main/some/folder/", "-/blob/0123456789abcdef/some/folder/"),
        ("_edit/main/", "src/commit/0123456789abcdef/"),
    ],
)
def test_a_citation_names_the_file_as_it_was_in_its_version(edit: str, shown: str) -> None:
    code = "https://code.test.org/own_er/record"
    build_info = BuildInfo("Case tracker", repository=code, edit=f"{code}/{edit}", commit="0123456789abcdef")
    found = citations_of("Vera Example", "x", "cases/x/", date(2026, 11, 1), build_info, words(), "cases/x.yml")
    at = f"{code}/{shown}cases/x.yml"
    assert found[0].text == f"Case tracker. (2026, November 1). Vera Example (version 0123456). [File of this version: {at}]"
    assert f", note = {{File of this version: \\url{{{at}}}}}}}" in found[1].text
    assert found[2].text.endswith(f"}}}} File of this version: {at}")


@pytest.mark.parametrize(
    "lacking",
    [
        {"commit": ""},
        {"repository": ""},
        {"edit": ""},
        {"edit": "https://code.test.org/r/change?file="},
        {"edit": "https://other.test.org/edit/main/"},
    ],
)
def test_a_citation_names_no_file_where_commit_or_host_is_not_known(lacking: dict[str, str]) -> None:
    given = {"repository": "https://code.test.org/r", "edit": "https://code.test.org/r/edit/main/", "commit": "0123456789abcdef"} | lacking
    found = citations_of("Vera Example", "x", "cases/x/", date(2026, 11, 1), BuildInfo("S", **given), words(), "cases/x.yml")
    assert not any("File of this version" in each.text for each in found)


def test_names_cannot_break_out_of_a_citation() -> None:
    _, bibtex, wikipedia = citations_of(r"A {B \c|{{d}} 5%", "x", "cases/x/", date(2026, 11, 1), BuildInfo("S"), words())
    assert bibtex.text == (
        r"@online{x, author = {{S}}, title = {{A \textbraceleft{}B \textbackslash{}c|\textbraceleft{}\textbraceleft{}d"
        r"\textbraceright{}\textbraceright{} 5\%}}, date = {2026-11-01}}"
    )
    assert wikipedia.text == r"{{cite web |title=A {B \c{{!}}&#123;&#123;d&#125;&#125; 5% |website=S |date=2026-11-01}}"
