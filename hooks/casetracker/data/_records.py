"""The records as data: the id, the written fields, and apart from them what follows from these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casetracker.data._derived import derived_case, derived_swap
from casetracker.data._json import encoded
from casetracker.data._written import written
from casetracker.pages.context import Context
from casetracker.pages.output import Edition


def case_bytes(name: str, at: Context, edition: Edition) -> bytes:
    """Return the case of that id as JSON."""
    case = at.tracker.cases[name]
    return _joined(name, case, derived_case(case, at, edition))


def swap_bytes(name: str, at: Context, edition: Edition) -> bytes:
    """Return the swap of that id as JSON."""
    swap = at.tracker.swaps[name]
    return _joined(name, swap, derived_swap(swap, at, edition))


def _joined(name: str, record: Any, derived: Mapping[str, Any]) -> bytes:
    return encoded({"id": name, **written(record), "derived": derived})
