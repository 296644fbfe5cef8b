"""The preview's timeline has the order of the page's, over cases made at random and over the sample record."""

from __future__ import annotations

import random
from typing import Any

from casetracker.data.form import model
from casetracker.facts import timeline
from casetracker.locale import words
from casetracker.record.model import Case
from casetracker.record.validate import validate
from node import run_module
from sample_record import sample_in_style
from small_records import TODAY

IN_ORDER = """
return given.texts.map((text) => m.timeline(read.data(read.read(text)), given.model, given.today)
  .map(({ kind, item, date }) => [kind, date, item.form ?? item.kind ?? item.as ?? item.offence ?? item.purpose ?? item.event ?? ""]));
"""


def in_form(texts: list[str]) -> Any:
    given = {"model": model(words()), "texts": texts, "today": TODAY.isoformat()}
    return run_module("form/timeline.js", IN_ORDER, given, read="form/read.js")


def on_page(case: Case) -> list[list[str]]:
    def said(item: Any) -> str:
        names = ("form", "kind", "offence", "purpose", "event")
        return next((str(getattr(item, name)) for name in names if getattr(item, name, None) is not None), "")

    return [[entry.kind, entry.date.text, said(entry.item)] for entry in timeline(case)]


DAYS = [
    "2024-03-01",
    "2024-03-02",
    "2024-03",
    "2024-03-01/2024-03-02",
    "../2024-03-02",
    "2024-03-01/..",
    "2024",
    "2024-03-02~",
    "2024-03~",
    "2024~",
    "2024-03~/2024-04",
    "../2024-03-02~",
    "2024-04-10",
]
RULINGS = ["conviction", "clemency", "overturned", "upheld", "remand", "acquittal"]


def a_record(chance: random.Random) -> str:
    """Return a case in which much falls on the same few days; whether the record could hold it is for the check to say."""
    day = lambda: chance.choice(DAYS)  # noqa: E731
    forms = ["police", "remand", "sentence", "house-arrest", "restricted"]
    periods = chance.randint(1, 4)
    lines = ["name: Vera Example", "person: {citizenships: [RU], sources: [a]}", "detained_by: US", "status: unknown", "custody:"]
    for number in range(periods):
        to = f", to: {chance.choice([*DAYS, 'unknown'])}" if number < periods - 1 and chance.random() < 0.4 else ""
        start = day() if number == 0 else chance.choice([*DAYS, "unknown", "unknown"])
        lines.append(f"  - {{from: {start}{to}, form: {chance.choice(forms)}, sources: [a]}}")
    lines.append("rulings:")
    lines += [f"  - {{kind: {chance.choice(RULINGS)}, date: {day()}, sentence: a year, sources: [a]}}" for _ in range(chance.randint(1, 3))]
    lines += ["charges:", f"  - {{offence: Espionage, category: espionage, date: {day()}, sources: [a]}}"]
    lines += ["events:", f"  - {{date: {day()}, event: It rained., sources: [a]}}"]
    lines += ["hearings:", f"  - {{date: {day()}, purpose: Trial, sources: [a]}}"]
    lines += ["designations:", f"  - {{by: RU, as: hostage, date: {day()}, sources: [a]}}"]
    if chance.random() < 0.6:
        lines[3] = "status: released"
        lines.append(f"release: {{date: {day()}, manner: court-order, sources: [a]}}")
    else:
        lines.append(f"last_report: {{date: {day()}, sources: [a]}}")
    lines += ["summary: She was arrested.[^a]", f"reviewed: {chance.choice(['2024-05-01', '2026-11-01'])}"]
    lines.append("sources: {a: {title: Report, publisher: The Paper, url: https://example.org/1, kind: official}}")
    return "\n".join(lines) + "\n"


def compared(texts: list[str]) -> int:
    """Hold that both have one order for each case that the record could hold; return how many those are."""
    cases = [(text, validate(text.encode(), "file", "vera-example", "case", TODAY).record) for text in texts]
    sound = [(text, record) for text, record in cases if isinstance(record, Case)]
    for (text, record), found in zip(sound, in_form([text for text, _ in sound]), strict=True):
        assert found == on_page(record), text
    return len(sound)


def test_cases_in_which_much_falls_on_one_day_have_one_order() -> None:
    chance = random.Random(13)
    assert compared([a_record(chance) for _ in range(1200)]) > 150


def test_every_case_of_the_sample_has_one_order() -> None:
    compared([text for kind, _, text in sample_in_style() if kind == "case"])


def test_a_draft_without_sound_dates_has_what_has_one() -> None:
    found = in_form(["custody:\n  - form: remand\n  - from: soon\n  - {from: 2024-05-01, to: x, form: sentence}\nevents:\n  - event: x\n"])
    assert found == [[["custody", "2024-05-01", "sentence"]]]
    assert in_form(["name: Vera Example\n"]) == [[]]
