"""What a check finds: a broken rule at a path in a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from casetracker.record.read import Data, End, Path


class Finding(NamedTuple):
    """A broken rule, the path to where, and the values of its wording. It gets its place once the file is at hand."""

    rule: str
    path: Path
    values: dict[str, Any]
    end: End = "best"
    """Which end of the path the place is: see `read.at`."""


class _Bad:
    """The value of what could not be read."""


BAD: Final = _Bad()
Sink = Callable[[Finding], None]
Reader = Callable[[Data, Path, Sink], Any]


def fault(rule: str, **values: Any) -> Finding:
    """Return a finding about a single value, which does not know its path yet."""
    return Finding(rule, (), values)


GUESSED = 20
"""Of so many unknown words of one sort it is guessed what was meant: each guess takes long, and a file can hold ten thousand."""
