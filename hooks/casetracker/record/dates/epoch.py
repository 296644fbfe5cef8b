"""The time of a build, as SOURCE_DATE_EPOCH gives it (https://reproducible-builds.org/specs/source-date-epoch/)."""

from __future__ import annotations

from datetime import UTC, datetime

NAME = "SOURCE_DATE_EPOCH"


def build_time(epoch: str | None, now: datetime) -> datetime:
    """Return the time for which a site is built: what SOURCE_DATE_EPOCH holds, whole seconds since 1970 in UTC, or else `now`.

    Raises ValueError, with a message for people, where it holds anything else.
    """
    if not epoch:
        return now
    try:
        if not (epoch.isascii() and epoch.isdigit()):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"{NAME}: '{epoch[:40]}' is no time; write whole seconds since 1 January 1970, as `date +%s` prints them, or unset it"
        ) from None
