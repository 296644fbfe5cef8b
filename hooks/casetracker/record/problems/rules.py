"""What a rule is, and the table of all of them, which stands in `rules.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import yaml


class Severity(Enum):
    ERROR = "error"
    """Ends the build."""
    WARNING = "warning"
    """Printed and counted; ends a check with `--strict` only."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How grave it is, what it says, and what to write instead."""

    severity: Severity
    message: str
    hint: str = ""
    form: str = ""
    """What the contribution form says in place of the hint, where that speaks of lines of a file."""
    form_message: str = ""
    """What it says in place of the message, where that names keys or ids."""


def _rule(words: dict[str, str]) -> Rule:
    severity = next(each for each in Severity if each.value in words)
    return Rule(severity, words[severity.value], words.get("hint", ""), words.get("form", ""), words.get("form_message", ""))


_TABLE = (Path(__file__).parent / "rules.yml").read_bytes()
RULES: dict[str, Rule] = {name: _rule(words) for name, words in yaml.load(_TABLE, Loader=yaml.CSafeLoader).items()}
"""Every rule by its name."""
