"""What git says of a record's changes: one pass over the main line, each version compared with the one before, field by field.

`git` runs git, `chains` finds the versions of each record, `versions` reads them, `compare` says what is between two,
`present` leaves out what the record no longer holds, `cache` keeps what was read by object id, `plain` is what comes out.
`ids` is a question of its own: whether an id passes to somebody else, by what `holders` says of those who had it.
"""

from typing import TYPE_CHECKING, Any

from casetracker.history.plain import UNKNOWN, Change, History, Revision

if TYPE_CHECKING:
    from casetracker.history.story import history

__all__ = ["UNKNOWN", "Change", "History", "Revision", "history"]


def __getattr__(name: str) -> Any:
    """Load what tells the whole story when it is asked for: a check, which asks `ids` alone, has to start fast."""
    if name != "history":
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from casetracker.history.story import history

    return history
