"""What the fixture `written` gives: a module of its own, since each folder of tests may have a conftest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Written = Callable[[Mapping[str, str | bytes]], Path]
"""Writes a record from file names inside `cases/` and their content, and returns its folder."""
