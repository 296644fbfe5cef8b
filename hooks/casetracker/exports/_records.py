"""The records as data, each made once however many files hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casetracker.exports._derived import derived_case, derived_swap
from casetracker.exports._json import encoded
from casetracker.exports._written import written
from casetracker.output import Edition
from casetracker.views import Context


@dataclass(frozen=True)
class Records:
    """Makes a record's JSON when it is first asked for, and keeps the bytes."""

    at: Context
    edition: Edition
    kept: dict[str, bytes] = field(default_factory=dict)

    def case(self, name: str) -> bytes:
        """Return the case of that id: its id, its written fields, and apart from them what follows from it."""
        if f"cases/{name}" not in self.kept:
            case = self.at.tracker.cases[name]
            self.kept[f"cases/{name}"] = _joined(name, case, derived_case(case, self.at, self.edition))
        return self.kept[f"cases/{name}"]

    def swap(self, name: str) -> bytes:
        """Return the swap of that id in the same way."""
        if f"swaps/{name}" not in self.kept:
            swap = self.at.tracker.swaps[name]
            self.kept[f"swaps/{name}"] = _joined(name, swap, derived_swap(swap, self.at, self.edition))
        return self.kept[f"swaps/{name}"]


def _joined(name: str, record: Any, derived: Mapping[str, Any]) -> bytes:
    return encoded({"id": name, **written(record), "derived": derived})
