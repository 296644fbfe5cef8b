"""No sentence of any page, picture, feed or table has two prepositions before one date. Everybody is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casetracker.history import Change, History, Revision
from casetracker.pages.card.view import case_card, swap_card
from casetracker.site.content import pages
from exported import at, files_of, tracker_of
from golden_record import BUILD_INFO
from small_records import CASE, SWAP, altered, exchanged, with_keys
from written_records import Written

PREPOSITION = "from|since|to|until|till|on|in|of|by|before|after|at|between"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DOUBLED = re.compile(
    rf"(?<!or )\b(?:{PREPOSITION}) (?:{PREPOSITION})\b (?:(?:a|an unknown) day|about|(?:on|in|or) |(?:\d\d? )?(?:{MONTH})|[12]\d{{3}}\b)",
    re.I,
)
KINDS = {
    # The kind of date: what is written of May and June 2024, how a sentence has it behind 'since', and behind 'on'.
    "day": ("2024-05-03", "since 3 May 2024", "on 3 May 2024"),
    "month": ("2024-05", "since May 2024", "in May 2024"),
    "year": ("2024", "since 2024", "in 2024"),
    "span of years": ("2023/2025", "since a day between 2023 and 2025", "between 2023 and 2025"),
    "span": ("2024-05-01/2024-06-02", "since a day between 1 May 2024 and 2 June 2024", "between 1 May 2024 and 2 June 2024"),
    "two days": ("2024-05-01/2024-05-02", "since 1 or 2 May 2024", "on 1 or 2 May 2024"),
    "open start": ("../2024-05-03", "since 3 May 2024 or before", "on or before 3 May 2024"),
    "open start, month": ("../2024-05", "since May 2024 or before", "in or before May 2024"),
    "open end": ("2024-05-03/..", "since 3 May 2024 or later", "on or after 3 May 2024"),
    "about": ("2024-05-03~", "since about 3 May 2024", "about 3 May 2024"),
    "about a year": ("2024~", "since about 2024", "about 2024"),
}


def record(when: str) -> dict[str, str]:
    """Return files that have the date wherever a date can stand: of somebody held, somebody exchanged, somebody who died, and a swap."""
    more = f"""
charges: [{{offence: Espionage, category: espionage, date: {when}, sources: [a]}}]
rulings: [{{kind: remand, date: {when}, ruling: Kept., sources: [a]}}]
designations:
  - {{by: RU, as: hostage, date: {when}, until: {when}, sources: [a]}}
  - {{by: The Body, as: hostage, until: {when}, sources: [a]}}
hearings: [{{date: {when}, purpose: Trial, sources: [a]}}]
events: [{{date: {when}, event: The embassy was not let in., sources: [a]}}]
"""
    held = altered(
        with_keys(CASE, more),
        ("last_report: {date: 2024-05-01", f"last_report: {{date: {when}"),
        ("{from: 2024-05-01, form: remand", f"{{from: {when}, form: police, sources: [a]}}\n  - {{from: {when}, form: remand"),
    )
    freed = altered(
        exchanged("Ivan Sample", day=when), ("from: 2024-05-01", f"from: {when}"), ("swap:", f"basis: pardon, basis_date: {when}, swap:")
    )
    fresh = altered(CASE, ("Vera", "Olga"), ("from: 2024-05-01", f"from: {when}"), ("{date: 2024-05-01", "{date: 2026-11-20"))
    barred = altered(held, ("Vera", "Petr"), ("form: remand", "form: restricted"), ("status: detained", "status: restricted"))
    lost = altered(held, ("Vera", "Anna"), ("status: detained", "status: unknown"))
    died = altered(
        CASE,
        ("Vera", "Nina"),
        ("status: detained", "status: died"),
        ("last_report:", "death:"),
        ("2024-05-01, sources", f"{when}, sources"),
    )
    swap = with_keys(
        altered(SWAP, ("2024-06-01", when)),
        f"events: [{{date: {when}, event: A plane landed., sources: [a]}}]\nstatements: [{{by: RU, date: {when}, says: So it was., sources: [a]}}]",
    )
    cases = {"vera": held, "ivan": freed, "olga": fresh, "petr": barred, "anna": lost, "nina": died}
    surnames = {"ivan": "sample"}
    return {f"{name}-{surnames.get(name, 'example')}.yml": text for name, text in cases.items()} | {"swaps/2024-06-01-exampleton.yml": swap}


CHANGED = {"custody": "place", "charges": "offence", "rulings": "court", "hearings": "court", "events": "event"}
PAST = Revision(
    "12" * 20,
    datetime(2026, 11, 12, tzinfo=UTC),
    0,
    "changed",
    tuple(Change(group, "changed", field, old="x", new="y", item=0) for group, field in CHANGED.items()),
    "case/vera-example",
)
"""An edit of every dated thing of one case, of which its history tells the date."""
HISTORY = History(known=True, commit="24" * 20, records={"case/vera-example": (PAST,)})


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every text that the site has: pages with their descriptions, cards, feeds, calendars, tables and the script's columns."""
    tracker = tracker_of(folder)
    shown = at(tracker, history=HISTORY)
    for page in pages(shown, BUILD_INFO):
        yield page.address or "home", re.sub(r"<[^>]*>", "", f"{page.description}\n{page.body()}\n{page.head()}")
    for case in tracker.cases.values():
        yield f"card of {case.id}", "\n".join(case_card(case, "Site", shown).lines)
    for swap in tracker.swaps.values():
        yield f"card of {swap.id}", "\n".join(swap_card(swap, "Site", shown).lines)
    for address, content in files_of(tracker).items():
        if address.endswith((".json", ".csv", ".xml", ".ics")) and not address.startswith(("api/v1/schema", "contribute/")):
            yield address, content.decode().replace("\\n", "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_date_of_any_kind_has_one_preposition_wherever_it_stands(kind: str, written: Written) -> None:
    when, since, on = KINDS[kind]
    folder = written(record(when))
    said = dict(everything(folder))
    doubled = {f"{place}: {found[0]}" for place, text in said.items() for found in DOUBLED.finditer(text)}
    assert not doubled
    assert f"Detained by the United States, {since}" in said["card of olga-example"]
    assert f"Detained. United States, {since}, as of 24 November 2026." in said["cases/olga-example/"]
    held = said["cases/vera-example/"]
    if kind != "open end":  # such a report can be of today
        assert f"last reported held {on}; not known since" in held
        assert f"last known to be held {on}" in said["cases/anna-example/"]
        assert f"last reported {on}; not known since" in said["cases/petr-example/"]
        assert f"the last report, {on}" in held
    assert re.search(rf"Remand\s*{re.escape(since.replace('since', 'from'))}; no end reported", held)
    assert f"ruling {since.replace('since', 'of')}: court" in held
    assert f"hostage, {since.replace('since', 'until')}" in held
