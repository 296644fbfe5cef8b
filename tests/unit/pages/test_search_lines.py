"""What a result of the search says of a person: no more than the sources say, whoever held them, once, twice or not at all."""

from __future__ import annotations

import pytest

from casetracker.pages.found import case_found
from exported import at
from small_cases import a_case, a_tracker, freed

REMAND, AGAIN = "from: 2024-05-03, to: 2024-09-01, form: remand", "from: 2026-02-01, form: remand"
LINES = {
    "held": (a_case("from: 2024-05-03, form: remand", report="2026-11-03"), "Detained · detained by the United States in 2024, last reported on 3 November 2026"),
    "held twice": (a_case(REMAND, AGAIN, report="2026-11-03"), "Detained · detained by the United States in 2024, last reported on 3 November 2026"),
    "held by two": (
        a_case(f"{REMAND}, by: RU", "from: 2024-09-01, form: remand", report="2026-11-03"),
        "Detained · first detained in 2024, held last by the United States, last reported on 3 November 2026",
    ),
    "no news for long": (
        a_case("from: 2024-05-03, form: remand", report="2024-06-01"),
        "Detained · detained by the United States in 2024, last reported held on 1 June 2024; not known since",
    ),
    "not known": (
        a_case("from: 2024-05-03, form: remand", status="unknown", report="2026-11-03"),
        "Not known · detained by the United States in 2024, last reported on 3 November 2026",
    ),
    "never held": (
        a_case("from: 2024-05-03, form: restricted", status="restricted", report="2026-11-03"),
        "Restricted · barred from leaving by the United States, 2024, last reported on 3 November 2026",
    ),
    "in one of two years": (
        a_case("from: 2023-12-20/2024-01-10, form: remand", report="2026-11-03"),
        "Detained · detained by the United States in 2023–2024, last reported on 3 November 2026",
    ),
    "exchanged": (freed("Vera Example", "US", "RU"), "Exchanged · held by the United States, 2024"),
}  # fmt: skip


@pytest.mark.parametrize("what", LINES)
def test_the_line_below_a_name_holds_for_everybody(what: str) -> None:
    case, line = LINES[what]
    assert case_found(case, at(a_tracker(case))).line == f"Case · {line}"
