"""What git says of a record's changes: one pass over the main line, each version compared with the one before, field by field.

`git` runs git, `chains` finds the versions of each record, `versions` reads them, `compare` says what is between two,
`present` leaves out what the record no longer holds, `cache` keeps what was read by object id, `plain` is what comes out.
"""

from casetracker.history.plain import UNKNOWN, Change, History, Revision
from casetracker.history.story import history

__all__ = ["UNKNOWN", "Change", "History", "Revision", "history"]
