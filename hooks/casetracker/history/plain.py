"""What the history is, as plain data: nothing in it that was taken out of the record, and nobody's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, NamedTuple

What = Literal["added", "removed", "changed"]


class Change(NamedTuple):
    """One field that changed. Texts are as files write them."""

    group: str
    """The top-level key: `status`, `custody`."""
    what: What
    field: str = ""
    """The key within the group; empty where the group or item as a whole was added or removed."""
    item: int = -1
    """Where the item stands in the record as it is now; -1 where it is none, or no longer there."""
    old: str = ""
    new: str = ""
    """Both empty where they are not to be shown: texts, and whatever the record no longer holds."""
    values: tuple[tuple[str, str], ...] = ()
    """Of something added, the fields that say which it is."""


class Revision(NamedTuple):
    """What one commit did to one record."""

    commit: str
    time: datetime
    """When the change came to the main line, in UTC."""
    pull: int
    """The number of the pull request that the commit's message names; 0 for none."""
    kind: Literal["added", "changed", "reviewed"]
    """`reviewed`: nothing changed but the day of the last check."""
    changes: tuple[Change, ...] = ()
    named: str = ""
    """`<kind>/<id>` as the record was named then: with the commit it makes an identity that no later renaming touches."""


@dataclass(frozen=True)
class History:
    """The whole of it."""

    known: bool = False
    """False outside git and in a shallow clone: nothing is then said of when anything changed."""
    commit: str = ""
    """The commit that is checked out; also known in a shallow clone."""
    edited: bool = False
    """Whether the record is not as that commit has it."""
    records: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    """`<kind>/<id>` → its revisions, newest first. A record that is not committed yet has none."""
    unknown: str = ""
    """Why it is not known; nothing where there is no repository."""

    @property
    def remark(self) -> str:
        """What whoever builds a site has to be told of it, if anything."""
        return f"Nothing is said of when the record changed: {self.unknown}." if self.unknown else ""

    def of(self, kind: str, name: str) -> tuple[Revision, ...]:
        """Return the revisions of a record, newest first."""
        return self.records.get(f"{kind}/{name}", ())


UNKNOWN = History()


def moment(seconds: int) -> datetime:
    """Return the time that a commit states."""
    return datetime.fromtimestamp(seconds, UTC)
