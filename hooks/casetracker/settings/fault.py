"""What is said where the settings of a tracker are wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casetracker.record.problems import nearest

WHERE = "mkdocs.yml: extra.casetracker"


class SettingsError(ValueError):
    """The configuration is wrong; the message says where and what to write."""


def known_keys(given: Mapping[Any, Any], known: Sequence[str], where: str) -> None:
    """Refuse a setting that there is not."""
    for key in given:
        if key not in known:
            raise SettingsError(f"{where}: '{key}' is not a setting{nearest(str(key), known)}; the settings are: {', '.join(known)}")
