"""What is said where the settings of a tracker are wrong."""

from __future__ import annotations

WHERE = "mkdocs.yml: extra.casetracker"


class SettingsError(ValueError):
    """The configuration is wrong; the message says where and what to write."""
