"""What a rule is: how grave, what it says, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    ERROR = "error"
    """Ends the build."""
    WARNING = "warning"
    """Printed and counted; ends a check with `--strict` only."""


@dataclass(frozen=True, slots=True)
class Rule:
    severity: Severity
    message: str
    hint: str = ""
    form: str = ""
    """What the contribution form says in place of the hint, where that speaks of lines of a file."""


def error(message: str, hint: str = "", form: str = "") -> Rule:
    return Rule(Severity.ERROR, message, hint, form)


def warning(message: str, hint: str = "", form: str = "") -> Rule:
    return Rule(Severity.WARNING, message, hint, form)
