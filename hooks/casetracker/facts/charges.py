"""The charges of a case as a reader asks for them: crimes first, then what is no crime."""

from __future__ import annotations

from casetracker.record.model import Case, Charge


def charges(case: Case) -> list[Charge]:
    """Return the charges, administrative offences last: many a person was first held for one, and it is not what the case is about."""
    return sorted(case.charges, key=lambda charge: charge.level == "administrative")
