"""What is new since a day, as the page's script gets it: what happened, what came in and what changed, and nothing of who is not listed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from casetracker.data.since import files
from casetracker.history import Change, History, Revision
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.since.view import any_week, weeks
from casetracker.record.dates import parse
from casetracker.record.model import Record
from exported import at
from small_cases import TODAY, a_case, a_swap, a_tracker, freed

REMAND = "from: 2026-11-12, form: remand"
WORDS = Change("summary", "changed", "en")


def revision(day: int, kind: str, *changes: Change) -> Revision:
    return Revision(f"{day:02}" * 20, datetime(2026, 11, day, 9, tzinfo=UTC), 0, kind, changes)  # type: ignore[arg-type]


def context(*records: Record, day: date = TODAY, **histories: tuple[Revision, ...]) -> Context:
    """A record with the history of each of its cases, newest first."""
    known = {f"case/{name.replace('_', '-')}": revisions for name, revisions in histories.items()}
    return at(a_tracker(*records), day, History(known=True, records=known))


def months(of: Context) -> dict[str, list[list[str]]]:
    made = {file.address.removeprefix("changes/since/").removesuffix(".json"): file for file in files(of, BuildInfo("A tracker"))}
    index = json.loads(made.pop("changes/since").content())
    found = {month: json.loads(file.content()) for month, file in made.items()}
    assert index["months"] == [month for month, news in found.items() if news]
    assert index["first"] == f"{list(found)[-1]}-01"
    return found


def lines_of(of: Context) -> list[tuple[str, str, str, str]]:
    return [(day, kind, title, text) for news in months(of).values() for day, kind, _, title, _, text, _, _ in news]


def test_there_is_a_file_a_month_from_a_year_before_on() -> None:
    assert list(months(context(day=date(2026, 2, 1)))) == [
        "2026-02", "2026-01", *(f"2025-{month:02}" for month in range(12, 1, -1)),
    ]  # fmt: skip


def test_what_happened_and_what_changed_stand_by_their_own_days_and_who_is_not_listed_nowhere() -> None:
    hidden = a_case(REMAND, name="Nina Hidden", report="2026-11-12", more="listed: false")
    before = a_case("from: 2025-10-31, form: remand", name="Be Fore", report="2025-10-31")
    found = months(
        context(
            a_case(REMAND, name="Vera Example", report="2026-11-12"), hidden, before,
            vera_example=(revision(14, "reviewed"), revision(13, "added", Change("status", "added", new="detained"))),
            nina_hidden=(revision(13, "added"),),
        )
    )  # fmt: skip
    assert found.pop("2026-11") == [
        ["2026-11-13", "added", "13 November 2026", "Vera Example", "cases/vera-example/", "", "", "vera-example"],
        ["2026-11-12", "happened", "12 November 2026", "Vera Example", "cases/vera-example/#2026-11-12-custody", "Detained: remand",
         "The Paper", "vera-example"],
    ]  # fmt: skip
    assert not any(found.values())


def test_an_exchange_is_news_of_everybody_whom_it_freed() -> None:
    swap = replace(a_swap(), date=parse("2026-11-03"))
    hidden = freed("Nina Hidden", "RU", "US", more="listed: false")
    (news,) = [each for each in months(context(freed("Anna Ours", "US", "RU"), hidden, swap))["2026-11"] if each[1] == "happened"]
    assert news[4:] == [f"swaps/{swap.id}/", "Russia and United States", "The Paper", "anna-ours"]


def test_changes_of_one_record_on_one_day_are_one_and_wording_is_told_apart() -> None:
    born = Change("person", "changed", "born", old="1990", new="1991")
    many = [Change("person", "changed", "born", old=f"{year}", new=f"{year + 1}") for year in range(1970, 1978)]
    vera = a_case(REMAND, name="Vera Example", report="2026-11-12")
    found = lines_of(
        context(
            vera,
            vera_example=(
                revision(20, "changed", *many), revision(19, "changed", WORDS, Change("sources", "added")),
                revision(18, "changed", WORDS), revision(18, "changed", born), revision(17, "changed", WORDS), revision(17, "added"),
            ),
        )
    )  # fmt: skip
    years = "; ".join(f"year of birth: {year} → {year + 1}" for year in range(1970, 1976))
    assert found[:4] == [
        ("2026-11-20", "changed", "Vera Example", f"{years}; and 2 more changes"),
        ("2026-11-19", "reworded", "Vera Example", ""),
        ("2026-11-18", "changed", "Vera Example", "year of birth: 1990 → 1991"),
        ("2026-11-17", "added", "Vera Example", ""),
    ]


def test_a_week_counts_once_it_has_ended_and_whether_there_is_one_is_known_without_a_word() -> None:
    vera = a_case(REMAND, name="Vera Example", report="2026-11-12")
    for day, found in ((date(2026, 11, 15), []), (date(2026, 11, 16), [date(2026, 11, 9)]), (date(2027, 12, 1), [])):
        of = context(vera, day=day)
        assert list(weeks(of)) == found
        assert any_week(of) == bool(found)
    changed = context(
        a_case("from: 2019-01-10, form: remand", name="Vera Example", report="2019-02-01"), vera_example=(revision(10, "added"),)
    )
    assert any_week(changed)
    assert list(weeks(changed)) == [date(2026, 11, 9)]
