"""What of a record could not be read, and so which rules could be misled by the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from casetracker.record.model.kinds import Keyed, Prose, fields
from casetracker.record.validate.finding import Finding

Keys = tuple[str, ...]
"""The way to a field in every item of its list: `("custody", "from")`."""


def damage(findings: Iterable[Finding], record: Any) -> frozenset[Keys]:
    """Return the fields of a record that faults of form leave without a sound value, at least in one place."""
    return frozenset(keys for finding in findings if (keys := _keys(finding, _mapped(record))))


def hurts(damaged: frozenset[Keys], reads: Iterable[Keys]) -> bool:
    """Return whether a rule reads something that is damaged, by itself or with what it stands in."""
    return any(keys[:length] in damaged for keys in reads for length in range(1, len(keys) + 1))


@lru_cache(maxsize=9)
def _mapped(record: Any) -> frozenset[str]:
    """The fields of a record whose own keys are no fields: ids of sources, languages."""
    return frozenset(spec.key for spec in fields(record) if isinstance(spec.kind, Keyed | Prose))


def _keys(finding: Finding, mapped: frozenset[str]) -> Keys:
    keys = tuple(step for step in finding.path if isinstance(step, str))
    if keys[:1] and keys[0] in mapped:
        keys = (keys[0], *keys[2:])
    match finding.rule:
        case "key-missing":
            return (*keys, finding.values["key"])
        case "sources-missing":
            return (*keys, "sources")
        case "key-unknown":
            return (*keys[:-1], finding.values["meant"]) if finding.values["meant"] else ()
        case _:
            return keys
