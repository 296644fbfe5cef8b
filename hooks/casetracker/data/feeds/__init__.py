"""`/feeds/`: Atom and JSON Feed of changes (all, for each detaining state, for each case), of weeks, of swaps, of releases, and of hearings ahead.

A feed holds the newest 50 entries, and all of the last week however many they are. Without the site's own address there
are none, since what a feed links to has to be whole. A feed that would be empty is not made: of changes where the history is not
known, of hearings where none lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from markupsafe import Markup

from casetracker.data.feeds.formats import Item, Written, atom, json_feed
from casetracker.data.since import GROUP as SINCE
from casetracker.facts import sides
from casetracker.pages.case.related import term_views
from casetracker.pages.changes.view import Entry, all_entries, record_entries
from casetracker.pages.context import Context
from casetracker.pages.feeds.hearings import ahead, appointments
from casetracker.pages.feeds.view import Feed, case_feed, main_feeds, state_feed, states
from casetracker.pages.output import BuildInfo, File
from casetracker.pages.place.mention import of_exchange
from casetracker.pages.since.view import REWORDED, News, weeks
from casetracker.record.model import Record, Swap
from casetracker.record.model.choices import BASIS, MANNER
from casetracker.text import collated
from casetracker.text.marking import N_

LEAST = 50
MOST_CHANGED = 100
"""So many changes of records are told one by one of a week."""
WEEK = timedelta(7)


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield both forms of every feed."""
    if not build_info.base:
        return
    of_states = [state_feed(state, context) for state in states(context)] if context.history.known else []
    of_cases = [case_feed(case.id, case.name, context) for case in context.tracker.listed] if context.history.known else []
    for feed in (*main_feeds(context), *of_states, *of_cases):
        group = SINCE if feed.what == "weeks" else ""
        yield File(f"{feed.stem}.xml", partial(_atom, feed, context, build_info), group=group)
        yield File(f"{feed.stem}.json", partial(_json, feed, context, build_info), group=group)


def _atom(feed: Feed, context: Context, build_info: BuildInfo) -> bytes:
    return atom(_written(feed, context, build_info), build_info, context.words.language, context.settings.licence_url)


def _json(feed: Feed, context: Context, build_info: BuildInfo) -> bytes:
    return json_feed(_written(feed, context, build_info), build_info, context.words.language)


def _written(feed: Feed, context: Context, build_info: BuildInfo) -> Written:
    """Return a feed with its entries. One without any is as old as the last check of the record."""
    items = tuple(_items(feed, context, build_info))
    updated = max(each.updated for each in items) if items else _checked(context)
    return Written(feed.stem, feed.title, feed.home, updated, items)


def _checked(context: Context) -> datetime:
    """Return the day of the last check of any record."""
    records: list[Record] = [*context.tracker.cases.values(), *context.tracker.swaps.values()]
    last = context.once("checked", lambda: max((each.reviewed.latest for each in records), default=date(1970, 1, 1)))
    return datetime.combine(last, time(), UTC)


def _items(feed: Feed, context: Context, build_info: BuildInfo) -> Iterable[Item]:
    match feed.what:
        case "hearings":
            return _hearings(context)
        case "weeks":
            return _weeks(context)
        case "releases":
            return _releases(context)
        case "swaps":
            return _swaps(context)
        case "case":
            found = [each for each in record_entries(context.tracker.cases[feed.key], context) if each.kind != "reviewed"]
        case "state":
            cases = context.tracker.cases
            found = [each for each in all_entries(context) if each.record == "case" and cases[each.id].detained_by == feed.key]
        case _:
            found = all_entries(context)
    since = datetime.combine(context.day, time(), UTC) - WEEK
    return (_change(each, context, build_info) for index, each in enumerate(found) if index < LEAST or each.time >= since)


def _change(each: Entry, context: Context, build_info: BuildInfo) -> Item:
    """Return the entry for one revision; its identity is the commit and the record's name at that time."""
    if each.kind == "added":
        title = context.words._(N_("New in the record: %(name)s")) % {"name": each.title}
    else:
        more = context.words.plural(" and %(number)s more", " and %(number)s more", len(each.lines) - 1) if len(each.lines) > 1 else ""
        title = f"{each.title}: {each.lines[0]}{more}"
    link = f"{build_info.commits}{each.commit}" if build_info.commits else ""
    return Item(f"{each.revision.named}/{each.commit}", each.address, title, each.lines, each.time, each.time, link)


def _swaps(context: Context) -> Iterator[Item]:
    """Yield the swaps, newest first: of when they came into the record and last changed, and where that is not known were checked."""
    newest = sorted(context.tracker.swaps.values(), key=lambda swap: (swap.date.latest, swap.id), reverse=True)
    since = context.day - WEEK
    for index, swap in enumerate(newest):
        past = [each for each in context.history.of("swap", swap.id) if each.kind != "reviewed"]
        checked = datetime.combine(swap.reviewed.latest, time(), UTC)
        first, last = (past[-1].time, past[0].time) if past else (checked, checked)
        if index < LEAST or last.date() >= since:
            named = past[-1].named if past else f"swap/{swap.id}"
            yield Item(named, f"swaps/{swap.id}/", swap.title, tuple(_sides(swap, context)), last, first)


def _weeks(context: Context) -> Iterator[Item]:
    """Yield the weeks that have ended, newest first, each as of its end: what the record learns of it later is news of a later week."""
    for monday, of_week in list(weeks(context).items())[:LEAST]:
        year, week, _ = monday.isocalendar()
        ended = datetime.combine(monday + WEEK, time(), UTC)
        title = context.words._(N_("Week of %(day)s")) % {"day": context.words.day(monday)}
        address = f"changes/?since={monday}&until={monday + timedelta(6)}"
        yield Item(f"week/{year}-W{week:02}", address, title, tuple(_of_week(of_week, context)), ended, ended)


def _of_week(of_week: list[News], context: Context) -> Iterator[str]:
    """Yield what happened in a week in the order of time, then which records came in and which changed."""
    _, plural = context.words._, context.words.plural
    found = {kind: [each for each in reversed(of_week) if each.kind == kind] for kind in ("happened", "added", "changed", "reworded")}
    for each in found["happened"]:
        by = f" ({each.publishers})" if each.publishers else ""
        yield Markup("{} · {}: {}{}").format(each.when, each.title, each.text, by)
    if found["added"]:
        yield _(N_("New in the record: %(name)s")) % {"name": ", ".join(sorted({each.title for each in found["added"]}, key=collated))}
    for each in found["changed"][:MOST_CHANGED]:
        yield _(N_("Changed: %(name)s: %(change)s")) % {"name": each.title, "change": each.text}
    if (more := len(found["changed"]) - MOST_CHANGED) > 0:
        yield plural("and %(number)s more change", "and %(number)s more changes", more)
    if reworded := {each.target for each in found["reworded"]}:
        yield plural(*REWORDED, len(reworded))


def _releases(context: Context) -> Iterator[Item]:
    """Yield who came free, the latest first: of when the record first told it and last changed what it tells of it."""
    words, since = context.words, context.day - WEEK
    for index, each in enumerate(context.releases.values()):
        case, release = each.case, each.release
        past = [revision for revision in context.history.of("case", case.id) if revision.kind != "reviewed"]
        about_it = [revision for revision in past if any(change.group == "release" for change in revision.changes)] or past[-1:]
        checked = datetime.combine(case.reviewed.latest, time(), UTC)
        first, last = (about_it[-1].time, about_it[0].time) if about_it else (checked, checked)
        if index < LEAST or last.date() >= since:
            whom = f" {words.arrow} ".join(words.country(state) for state in (case.detained_by, release.to) if state)
            day, manner = words.date(release.date), context.label(MANNER, release.manner)
            lines = (whom, each.swap.title if each.swap else "", context.label(BASIS, release.basis))
            named = past[-1].named if past else f"case/{case.id}"
            title = f"{case.name}: {words.within(manner)}, {day}"
            yield Item(f"{named}/release", f"cases/{case.id}/", title, tuple(filter(None, lines)), last, first)


def _sides(swap: Swap, context: Context) -> Iterator[str]:
    yield ", ".join(
        part for part in (context.words.opening(context.words.days(swap.date, swap.until)), of_exchange(swap, context).text) if part
    )
    for side in sides(swap, context.tracker):
        names = [case.name for case in side.listed]
        state = context.words.join([context.words.country(code) for code in side.released_by])
        if names:
            yield context.words._(N_("Released by %(state)s: %(names)s")) % {"state": state, "names": ", ".join(names)}
    yield from (each.line for each in term_views(swap, context))


def _hearings(context: Context) -> Iterator[Item]:
    """Yield the hearings ahead, soonest first. There are never many, so that none is left out."""
    for each in ahead(appointments(context), context):
        hearing = each.hearing
        day = context.words.opening(context.words.date(hearing.date))
        when = day + (f", {hearing.time} ({hearing.zone})" if hearing.time else "")
        lines = tuple(part for part in (when, hearing.court, hearing.purpose, each.state) if part)
        yield Item(each.named, each.address, f"{day} · {each.title}", lines, each.revised, each.first)
