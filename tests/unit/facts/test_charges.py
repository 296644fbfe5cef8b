"""Which charge a case is about."""

from __future__ import annotations

from casetracker.facts import charges
from small_cases import a_case

CHARGES = """charges:
  - {offence: Swearing in public, category: public-order, level: administrative, sources: [a]}
  - {offence: Treason, category: treason, sources: [a]}
  - {offence: Theft, category: theft-fraud, sources: [a]}
"""


def test_what_is_no_crime_comes_last_and_all_else_stays_in_the_order_of_the_file() -> None:
    case = a_case("from: 2024-01-10, form: remand", report="2026-10-01", more=CHARGES)
    assert [charge.offence for charge in charges(case)] == ["Treason", "Theft", "Swearing in public"]
