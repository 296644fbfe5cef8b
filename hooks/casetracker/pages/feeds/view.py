"""Which feeds and calendars there are: one list for the files, for the page that shows them and for the heads of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from casetracker.pages.context import Context
from casetracker.pages.counted import most_first
from casetracker.pages.feeds.hearings import ahead, appointments, in_calendars
from casetracker.pages.since.view import any_week
from casetracker.text.marking import N_


class Feed(NamedTuple):
    """A feed: `<stem>.xml` is Atom, `<stem>.json` is JSON Feed."""

    stem: str
    title: str
    home: str
    """The address of the page that it follows."""
    what: Literal["changes", "state", "case", "swaps", "releases", "hearings", "weeks"]
    key: str = ""
    """The state or the case."""


class Calendar(NamedTuple):
    """A calendar of hearings."""

    address: str
    title: str
    state: str = ""


@dataclass(frozen=True)
class FeedsView:
    """The page of feeds."""

    title: str
    feeds: tuple[Feed, ...]
    by_state: tuple[Feed, ...]
    calendars: tuple[Calendar, ...]
    known: bool
    """Whether the history is known: without it there are no feeds of changes."""
    hearings: bool
    """Whether there is a feed of hearings ahead."""
    weeks: bool
    """Whether there is a feed of weeks."""
    since: str
    """A day as an example of what an address asks."""


def main_feeds(context: Context) -> tuple[Feed, ...]:
    """Return the feeds of the whole record. One that would be empty is not made."""
    _ = context.words._
    found = []
    if context.history.known:
        found.append(Feed("feeds/changes", _("All changes"), "changes/", "changes"))
    if any_week(context):
        found.append(Feed("feeds/weeks", _("Week by week"), "changes/", "weeks"))
    if context.tracker.swaps:
        found.append(Feed("feeds/swaps", _("Exchanges and releases"), "swaps/", "swaps"))
    if context.releases:
        found.append(Feed("feeds/releases", _("Who came free"), "releases/", "releases"))
    if ahead(appointments(context), context):
        found.append(Feed("feeds/hearings", _("Hearings ahead"), "feeds/", "hearings"))
    return tuple(found)


def state_feed(state: str, context: Context) -> Feed:
    """Return the feed of changes in the cases of one detaining state."""
    title = context.words._("Changes: detained by %(state)s") % {"state": context.words.state(state)}
    return Feed(f"feeds/by/{state.lower()}", title, f"states/{state.lower()}/", "state", state)


def case_feed(name: str, title: str, context: Context) -> Feed:
    """Return the feed of changes of one case."""
    return Feed(f"feeds/cases/{name}", context.words._("Changes: %(name)s") % {"name": title}, f"cases/{name}/", "case", name)


def states(context: Context) -> list[str]:
    """Return the detaining states that occur; counted once, since every page of a case asks."""
    return context.once("states", lambda: [state for state, _ in most_first(_by_state(context), context)])


def _by_state(context: Context) -> dict[str, int]:
    return {state: len(cases) for state, cases in context.by_state.items()}


def calendars(context: Context) -> tuple[Calendar, ...]:
    """Return the calendar of all hearings, then one for each detaining state.

    One that would be empty is not made: a calendar object holds one component or more (RFC 5545, 3.6).
    """
    _ = context.words._
    found = in_calendars(context)
    holders = {each.case.detained_by for each in found}
    whole = [Calendar("calendar.ics", _("All hearings"))] if found else []
    form = N_("Hearings: detained by %(state)s")
    of_states = (
        Calendar(f"calendar/{state.lower()}.ics", _(form) % {"state": context.words.state(state)}, state)
        for state in states(context)
        if state in holders
    )
    return (*whole, *of_states)


def feeds_view(context: Context) -> FeedsView:
    """Return the view of the page of feeds."""
    by_state = tuple(state_feed(state, context) for state in states(context)) if context.history.known else ()
    return FeedsView(
        context.words._("Feeds and calendars"),
        main_feeds(context),
        by_state,
        calendars(context),
        context.history.known,
        any(each.what == "hearings" for each in main_feeds(context)),
        any_week(context),
        f"{context.day:%Y-%m}-01",
    )
