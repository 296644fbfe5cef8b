"""Whether the Internet Archive has a copy of an address, by its availability API (https://archive.org/help/wayback_api.php)."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from casetracker.links.connect import NoAnswerError
from casetracker.links.manners import LeftAloneError, Manners

API = "https://archive.org/wayback/available"
COPIES = "https://web.archive.org/web"


class Copy(NamedTuple):
    """A copy, known by the moment at which it was made: 14 digits, UTC."""

    stamp: str

    @property
    def day(self) -> date:
        return datetime.strptime(self.stamp, "%Y%m%d%H%M%S").date()  # noqa: DTZ007  (UTC, and only its day is used)

    def address(self, url: str) -> str:
        """The address of the copy of `url`: made here, so that nothing which the archive answers can put another one in its place."""
        return f"{COPIES}/{self.stamp}/{url}"


def copy_of(stamp: str) -> Copy | None:
    """Return the copy of that moment, or None where the digits are no moment."""
    try:
        return Copy(stamp) if re.fullmatch(r"\d{14}", stamp, re.ASCII) and Copy(stamp).day.year >= 1996 else None
    except ValueError:
        return None


def closest(url: str, day: date | None, manners: Manners, api: str = API) -> Copy | None:
    """Return the copy of a sound page that lies closest to `day`, the newest without one; None where the archive has none.

    Raises NoAnswerError or LeftAloneError where it does not say.
    """
    wanted = {"url": url} | ({"timestamp": f"{day:%Y%m%d}"} if day else {})
    answer = manners.ask("GET", f"{api}?{urlencode(wanted)}", robots=False)
    if answer.status in (429, 403, 503):
        raise LeftAloneError("the archive does not want to be asked now")
    try:
        found = json.loads(answer.body) if answer.status == 200 else None
        snapshots = found["archived_snapshots"]  # type: ignore[index]
        nearest = snapshots.get("closest")
        if not nearest:
            return None
        sound = nearest.get("available") is True and str(nearest.get("status")) == "200"
        copy = copy_of(str(nearest.get("timestamp")))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise NoAnswerError("closed", "the archive gave no answer that can be read") from None
    return copy if sound else None
