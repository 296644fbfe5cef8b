"""The records as data: the id, the written fields, and apart from them what follows from these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casetracker.data._derived import derived_case, derived_swap
from casetracker.data._json import encoded
from casetracker.data._written import written
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo


def case_bytes(name: str, context: Context, build_info: BuildInfo) -> bytes:
    """Return the case of that id as JSON."""
    case = context.tracker.cases[name]
    return _joined(name, case, derived_case(case, context, build_info))


def swap_bytes(name: str, context: Context, build_info: BuildInfo) -> bytes:
    """Return the swap of that id as JSON."""
    swap = context.tracker.swaps[name]
    return _joined(name, swap, derived_swap(swap, context, build_info))


def _joined(name: str, record: Any, derived: Mapping[str, Any]) -> bytes:
    return encoded({"id": name, **written(record), "derived": derived})
