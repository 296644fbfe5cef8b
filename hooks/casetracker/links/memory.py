"""What came of earlier runs, by address: kept between runs, and never trusted.

A JSON file, which at the code host comes from another run: it is read as a stranger's. An entry that does not fit is dropped, and
the address asked anew; what is proposed from one is checked as anything from outside is. Only addresses that the record still holds are kept, so that a withdrawn case leaves nothing behind.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from casetracker.links.content import HASHES, KEPT, Page
from casetracker.text.addresses import address_fault

Verdict = Literal["invalid", "gone", "changed", "moved", "unreachable", "blocked", "left", "fine"]
"""What an address comes to, the worst first; `left` was not asked in this run."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
RUNS = 4
"""On so many days an address has to be unreachable before it counts as gone,"""
SPAN = timedelta(14)
"""and so long from the first of them."""
_VERSION = 1
_LARGEST = 64 * 2**20
"""Bytes of a file that is read: some 20,000 addresses, each with all that is kept of it."""


@dataclass(frozen=True)
class Seen:
    """What came of an address."""

    verdict: Verdict
    why: str
    """In words; empty where it is fine."""
    day: date | None = None
    """When it was asked."""
    moved_to: str = ""
    """Where it permanently leads."""
    tag: str = ""
    """What tells this state of the page from another without reading it: its ETag, or its day of change."""
    page: Page = Page()
    since: date | None = None
    """When `page` was first seen so: a changed page is compared with what it was. None where it was never seen sound."""
    failed: tuple[date, ...] = ()
    """The days on which it could not be reached, since it last could."""
    is_there: bool = False
    """Whether the host answers all the same, if only that it is too much: that is never taken for gone."""
    copy: str = ""
    """When the copy was made that a web archive has, 14 digits."""
    copy_day: date | None = None
    """When the archive was asked for it."""


@dataclass
class Memory:
    """Entries by address. `save` keeps those that the record still holds."""

    file: Path | None = None
    """None for one that keeps nothing."""
    entries: dict[str, Seen] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> Memory:
        """Return what is kept in `folder`; nothing where that can't be read."""
        file = folder / "addresses.json"
        try:
            # Nothing else than a file: a link, pipe or device in its place is not opened.
            there = file.lstat()
            found = json.loads(file.read_bytes()) if stat.S_ISREG(there.st_mode) and there.st_size <= _LARGEST else None
        except (OSError, ValueError, RecursionError):
            found = None
        rows = found.get("addresses") if isinstance(found, dict) and found.get("version") == _VERSION else None
        read = {url: _seen(url, row) for url, row in rows.items()} if isinstance(rows, dict) else {}
        return cls(file, {url: seen for url, seen in read.items() if seen})

    def save(self, addresses: Iterable[str] | None) -> None:
        """Keep what is known of these addresses, of all where None is given. A folder that can't be written costs time and nothing else."""
        if self.file is None:
            return
        kept = {url: _row(self.entries[url]) for url in sorted({*self.entries} if addresses is None else {*addresses} & {*self.entries})}
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.file.parent, delete=False) as written:
                json.dump({"version": _VERSION, "addresses": kept}, written, ensure_ascii=False, indent=1)
            os.replace(written.name, self.file)
        except OSError:
            return


def remembered(before: Seen | None, now: Seen, today: date) -> Seen:
    """Return what to keep of an address of which an earlier run knows `before`."""
    before = before or Seen("fine", "")
    now = replace(now, day=today, copy=now.copy or before.copy, copy_day=now.copy_day or before.copy_day)
    if now.verdict in ("unreachable", "blocked", "gone", "invalid"):
        # What the page was is still to be compared with, should it come back.
        now = replace(now, page=before.page, since=before.since, tag=before.tag)
    elif now.verdict == "changed":
        # A page that was bad when it was first seen is nothing to compare with: it would make the sound one the changed one.
        now = replace(now, page=before.page if before.since else Page(), since=before.since, tag="")
    else:
        now = replace(now, since=before.since if before.page == now.page and before.since else today)
    if now.verdict != "unreachable" or now.is_there:
        return now
    days = tuple(sorted({*before.failed, today}))[-20:]
    now = replace(now, failed=days)
    if len(days) >= RUNS and today - days[0] >= SPAN:
        return replace(now, verdict="gone", why=f"{now.why}; so it has been in {len(days)} runs since {days[0]}")
    return now


def _row(seen: Seen) -> dict[str, Any]:
    values = asdict(seen) | {"title": seen.page.title, "marks": list(seen.page.marks), "failed": [day.isoformat() for day in seen.failed]}
    del values["page"]
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items() if value}


def _seen(url: str, row: object) -> Seen | None:
    """An entry as it was written, or None where it was not written by `_row`."""
    if not isinstance(row, dict) or address_fault(url):
        return None

    def text(key: str, most: int = 2000) -> str:
        value = row.get(key, "")
        if not isinstance(value, str):
            raise TypeError(key)
        # Half of a surrogate pair, which JSON can name, can be written nowhere.
        value.encode()
        return value[:most]

    def day(key: str) -> date | None:
        return date.fromisoformat(text(key, 10)) if row.get(key) else None

    def several(key: str, most: int) -> list[Any]:
        value = row.get(key, [])
        if not isinstance(value, list):
            raise TypeError(key)
        return value[:most]

    try:
        url.encode()
        verdict = text("verdict")
        marks = several("marks", KEPT)
        if verdict not in VERDICTS or not all(type(each) is int and 0 <= each < HASHES for each in marks):
            return None
        return Seen(
            verdict,
            text("why"),
            day("day"),
            text("moved_to"),
            text("tag"),
            Page(text("title", 300), tuple(marks)),
            day("since"),
            tuple(date.fromisoformat(each) for each in several("failed", 20)),
            row.get("is_there") is True,
            text("copy", 14),
            day("copy_day"),
        )
    except (TypeError, ValueError):
        return None
