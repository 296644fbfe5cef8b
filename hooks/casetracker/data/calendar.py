"""`/calendar.ics` and one calendar for each detaining state: hearings, as iCalendar (RFC 5545).

A subscribed client finds each hearing again by its UID, which comes from the case and the hearing's day and does not
change with its wording, hour or state. Times are given in UTC, worked out with the time zone data of the day of the
build, so that no client needs rules for the court's zone; days without an hour stay days. A hearing that was moved or
cancelled is sent as cancelled: where it was moved to, the record has another hearing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from casetracker.pages.context import Context
from casetracker.pages.feeds.hearings import Appointment, in_calendars
from casetracker.pages.feeds.view import Calendar, calendars
from casetracker.pages.output import BuildInfo, File


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield the calendars."""
    for each in calendars(context):
        yield File(each.address, partial(_calendar, each, context, build_info))


def _calendar(calendar: Calendar, context: Context, build_info: BuildInfo) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//casetracker//hearings//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(f'{calendar.title} · {build_info.title}')}",
        f"X-WR-CALNAME:{_text(f'{calendar.title} · {build_info.title}')}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    if build_info.base:
        lines.append(f"SOURCE;VALUE=URI:{build_info.base}{calendar.address}")
    for each in in_calendars(context):
        if calendar.state in ("", each.case.detained_by):
            lines += _event(each, context, build_info)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(each: Appointment, context: Context, build_info: BuildInfo) -> Iterator[str]:
    hearing = each.hearing
    off = hearing.state in ("moved", "cancelled")
    host = urlsplit(build_info.base).netloc or "casetracker.invalid"
    yield "BEGIN:VEVENT"
    yield f"UID:{each.named.replace('/', '.')}@{host}"
    yield f"DTSTAMP:{_utc(each.revised)}"
    yield f"CREATED:{_utc(each.first)}"
    yield f"LAST-MODIFIED:{_utc(each.revised)}"
    yield f"SEQUENCE:{each.revisions}"
    yield from _when(each)
    yield f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(f'{each.state}: {each.title}' if off else each.title)}"
    if hearing.court:
        yield f"LOCATION:{_text(hearing.court)}"
    local = f"{hearing.time} {hearing.zone}" if hearing.time else ""
    described = "\n".join(part for part in (context.words.date(hearing.date), local, each.state) if part)
    yield f"DESCRIPTION:{_text(described)}"
    if build_info.base:
        yield f"URL:{build_info.base}{each.address}"
    yield "END:VEVENT"


def _when(each: Appointment) -> Iterator[str]:
    """Yield the beginning: an hour in UTC, or a day; of a span of days all of them. No end is invented."""
    hearing = each.hearing
    if hearing.time and hearing.zone and hearing.date.is_exact:
        hour, minute = hearing.time.split(":")
        first = hearing.date.earliest
        local = datetime(first.year, first.month, first.day, int(hour), int(minute), tzinfo=ZoneInfo(hearing.zone))
        yield f"DTSTART:{_utc(local)}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(hearing.date.earliest)}"
    if not hearing.date.is_exact:
        yield f"DTEND;VALUE=DATE:{_day(hearing.date.latest + timedelta(1))}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(value: date) -> str:
    return f"{value:%Y%m%d}"


def _text(text: str) -> str:
    """Return a text as RFC 5545, 3.3.11 has it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line broken into parts of at most 75 octets, never within a character (RFC 5545, 3.1)."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts)
