"""What needs a hand: what time has made due in a record, and what it says itself that it lacks. Nothing here is an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from typing import Literal, NamedTuple

from casetracker.facts.copies import ELSEWHERE, host_kind, is_described, lacks_via, on_copies_alone
from casetracker.facts.standing import standing
from casetracker.record.dates import PartialDate
from casetracker.record.model import KINDS as RECORD_KINDS
from casetracker.record.model import Case, Place, Record, by_name
from casetracker.record.model.statuses import ENDED
from casetracker.record.references import Tracker
from casetracker.text import collated

Kind = Literal["report", "review", "hearing", "excerpts", "host", "copy", "via", "title", "archive", "disputed", "unknown"]
KINDS: tuple[Kind, ...] = ("report", "review", "hearing", "excerpts", "host", "copy", "via", "title", "disputed", "unknown", "archive")
"""What is needed, the most urgent first."""


class Need(NamedTuple):
    """One thing that one record needs."""

    kind: Kind
    record: Record
    rank: tuple[float | str, ...]
    """Sorts the needs of a kind, the most urgent first."""
    date: PartialDate | None = None
    """Of the last report, the last review, the excerpts or the hearing."""
    number: int = 0
    """How many sources or statements lack something, how many points are disputed or not known."""
    of: int = 0
    """How many sources there are."""
    texts: tuple[str, ...] = ()
    """The points, as the record words them; the sources, by their ids."""
    statements: tuple[tuple[str | int, ...], ...] = ()
    """The paths to what rests on copies alone."""


def needed(tracker: Tracker, day: Day, stale_days: int) -> dict[Kind, list[Need]]:
    """Return what every record needs as of `day`, by kind; a report or review is old after `stale_days`."""
    found: dict[Kind, list[Need]] = {kind: [] for kind in KINDS}
    for record in tracker.every():
        for need in (*(_of_case(record, day, stale_days) if isinstance(record, Case) else ()), *_of_any(record)):
            found[need.kind].append(need)
    return {kind: sorted(needs, key=lambda each: (each.rank, _named(each.record))) for kind, needs in found.items()}


def _named(record: Record) -> tuple[str, str]:
    """Sorts what is equally urgent by the names that a reader sees."""
    return by_name(record) if isinstance(record, Case) else (collated(RECORD_KINDS[record.kind].title(record)), record.id)


def _of_case(case: Case, day: Day, stale_days: int) -> Iterator[Need]:
    """What time makes due of somebody whose case has not ended."""
    if case.status in ENDED:
        return
    if case.last_report and standing(case, day, stale_days).stale:
        last = case.last_report.date
        yield Need("report", case, (last.latest.toordinal(),), last)
    reviewed = case.reviewed.latest
    if case.review == "full" and day - reviewed > timedelta(stale_days):
        yield Need("review", case, (reviewed.toordinal(),), case.reviewed)
    for hearing in case.hearings:
        # One that has passed and was looked at since is told as it is, unless the record still says that it is planned.
        passed = hearing.date.latest < day
        if passed and (hearing.state == "planned" or (hearing.state is None and reviewed <= hearing.date.latest)):
            yield Need("hearing", case, (-hearing.date.latest.toordinal(),), hearing.date, texts=(hearing.purpose,))


def _of_any(record: Record) -> Iterator[Need]:
    """What a record says itself that it lacks; those of people still held first."""
    later = not isinstance(record, Case) or record.status in ENDED
    if record.review == "excerpts":
        yield Need("excerpts", record, (later, record.reviewed.latest.toordinal()), record.reviewed)
    for kind, texts in _of_sources(record).items():
        if texts:
            yield Need(kind, record, (later, -len(texts)), number=len(texts), of=len(record.sources), texts=texts)
    if statements := tuple(on_copies_alone(record)):
        yield Need("copy", record, (later, -len(statements)), number=len(statements), statements=statements)
    bare = sum(source.archive is None for source in record.sources.values())
    if bare:
        yield Need("archive", record, (later, -bare), number=bare, of=len(record.sources))
    if not isinstance(record, Place) and record.disputed:
        points = tuple(each.point for each in record.disputed)
        yield Need("disputed", record, (later, -len(points)), number=len(points), texts=points)
    if record.unknowns:
        yield Need("unknown", record, (later, -len(record.unknowns)), number=len(record.unknowns), texts=tuple(record.unknowns))


def _of_sources(record: Record) -> dict[Kind, tuple[str, ...]]:
    """What is not the publishers' own of what a record cites, and which titles of it were not seen."""
    sources = record.sources.items()
    return {
        "host": tuple(f"{id}: {source.url}" for id, source in sources if host_kind(source.url) in ELSEWHERE),
        "via": tuple(f"{id}: {source.url}" for id, source in sources if lacks_via(source)),
        "title": tuple(f"{id}: {source.url}" for id, source in sources if is_described(source)),
    }
