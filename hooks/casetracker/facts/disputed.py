"""Which dates of a case are disputed.

Where good sources disagree about a date, its field holds a span that covers their accounts (the guide says so), and the
accounts name the days. So a written span is disputed where an account names one of its ends: a day, or both ends of
months or of years, which other points are likely to name too. Claims are in English, as the record is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casetracker.record.dates import PartialDate
from casetracker.record.model import Dispute

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def is_disputed(value: PartialDate | None, points: Sequence[Dispute]) -> bool:
    """Return whether the accounts of a disputed point name the ends of this date."""
    if value is None or not points:
        return False
    first, slash, last = value.text.replace("~", "").partition("/")
    if not slash or ".." in (first, last):
        return False
    claims = " · ".join(account.claim for point in points for account in point.accounts)
    named = [bool(re.search(rf"(?<!\d){re.escape(_spoken(end))}(?!\d)", claims)) for end in (first, last)]
    return any(named) if len(first) == len(last) == 10 else all(named)


def _spoken(text: str) -> str:
    """`27 January 2024`, `January 2024` or `2024`."""
    year, *rest = text.split("-")
    return " ".join([*([str(int(rest[1]))] if len(rest) > 1 else []), *([_MONTHS[int(rest[0]) - 1]] if rest else []), year])
