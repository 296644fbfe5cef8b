"""Issues as the code host makes them from our forms, filled in from a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casetracker.edit.issues.forms import sections
from casetracker.record.model import kinds


def issue(parts: Mapping[str, str], labels: list[str]) -> str:
    """Return the body of an issue: every part of the form below its label, `_No response_` where nothing was filled in."""
    agreed = "### Before you send it\n\n- [X] I know that this is public and permanent."
    text = "\n\n".join([*(f"### {label}\n\n{parts.get(label) or '_No response_'}" for label in labels), agreed])
    return text.replace("\n", "\r\n")


def filled_in(record: Mapping[str, Any], kind: str) -> str:
    """Return the issue that a person with that record in mind would write. `record` is a file's data, every value a text."""
    numbers = {name: str(number) for number, name in enumerate(record.get("sources", {}), 1)}
    parts = {label: _part(record[spec.key], spec.kind, numbers) for label, spec in sections(kind) if spec.key in record}
    return issue(parts, [each.label for each in sections(kind)])


def _part(value: Any, kind: Any, numbers: Mapping[str, str]) -> str:
    match kind:
        case kinds.Keyed(value=kinds.Group()):
            return "\n\n".join(_lines(each, {}) for each in value.values())
        case kinds.Keyed():
            return "\n".join(f"{key}: {each}" for key, each in value.items())
        case kinds.Group():
            return _lines(value, numbers)
        case kinds.Many(item=kinds.Group()):
            return "\n\n".join(_lines(each, numbers) for each in value)
        case kinds.Many(item=kinds.Alias()):
            return "\n".join(each if isinstance(each, str) else f"{each['name']} ({each['kind']})" for each in value)
        case kinds.Many(item=kinds.Text()):
            return "\n".join(value)
        case kinds.Many():
            return ", ".join(value)
        case kinds.Prose():
            return re.sub(r"\[\^([^]]+)\]", lambda found: f"[{numbers[found[1]]}]", value)
        case _:
            return str(value)


def _lines(group: Mapping[str, Any], numbers: Mapping[str, str]) -> str:
    lines = []
    for key, value in group.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [_lines(each, numbers) for each in value]
        else:
            shown = ", ".join(numbers.get(each, each) for each in value) if isinstance(value, list) else value
            lines.append(f"{key}: {shown}")
    return "\n".join(lines)
