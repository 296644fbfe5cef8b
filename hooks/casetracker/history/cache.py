"""What was read from git, by object id: an object never changes, so neither does what follows from it.

A preview hands it from one build to the next. No file holds it: what a build shows comes from git and the record alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from casetracker.record.scope import ANY, Scope


@dataclass
class Cache:
    """`commits`: commit and its parent → time, pull request and files. `steps`: two versions of a file → what is between them, by
    a tracker's `parties`."""

    commits: dict[str, Any] = field(default_factory=dict)
    steps: dict[str, Any] = field(default_factory=dict)
    scope: Scope = ANY
