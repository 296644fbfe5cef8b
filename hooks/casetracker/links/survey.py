"""Every source's address asked, host beside host, and the archive asked for the copies that the record lacks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from casetracker.links.archive import API, closest
from casetracker.links.connect import NoAnswerError
from casetracker.links.content import Page
from casetracker.links.look import look
from casetracker.links.manners import LeftAloneError, Manners
from casetracker.links.memory import VERDICTS, Memory, Seen, remembered
from casetracker.links.places import Place
from casetracker.text import ARCHIVES, is_archive
from casetracker.text.addresses import host

NO_COPY = 28
"""After so many days the archive is asked again for a copy that it did not have, while the page is fine."""


class NoNetworkError(Exception):
    """Not one host answered: it is this machine that has no way out."""


@dataclass(frozen=True)
class Survey:
    """What a run found."""

    found: tuple[tuple[Place, Seen], ...]
    """Every place with what its address comes to."""
    asked: int
    """How many addresses were asked in this run; for the others what an earlier run found still holds."""


def survey(
    wanted: Sequence[Place],
    memory: Memory,
    today: date,
    manners: Manners,
    *,
    days: int = 0,
    archive: str | None = API,
    tell: Callable[[int, int], object] = lambda done, of: None,
) -> Survey:
    """Ask the addresses of `wanted`, but those that were asked within the last `days`, and note it all in `memory`.

    `archive` is the interface that is asked for copies, None for no question. `tell` is told how many addresses are done, of how
    many. Raises NoNetworkError.
    """
    end = time.monotonic() + manners.limits.run
    by_url: dict[str, list[Place]] = {}
    for place in wanted:
        by_url.setdefault(place.url, []).append(place)
    known = {url: _read_since(memory.entries.get(url), places) for url, places in by_url.items()}
    due = [url for url in by_url if not _holds(known[url], today, days)]
    seen: dict[str, Seen] = {}
    for url, now in _asked(due, known, manners, end):
        seen[url] = now
        tell(len(seen), len(due))
    if not manners.found_network:
        raise NoNetworkError
    result = {url: entry for url, entry in known.items() if entry}
    for url, now in seen.items():
        if now.verdict == "left":
            # What an earlier run found to propose still stands, or an open request would lose it.
            result[url] = replace(known[url] or now, verdict="left", why=now.why)
        else:
            result[url] = memory.entries[url] = remembered(known[url], now, today)
    if archive is not None:
        bare = [place for place in wanted if not place.source.archive and not is_archive(host(place.url), (*ARCHIVES, "archive.org"))]
        bare.sort(key=lambda place: VERDICTS.index(result[place.url].verdict))
        for url, now in _with_copies(bare, result, today, manners, archive, days, end):
            result[url] = now
            if now.verdict != "left":
                memory.entries[url] = now
    return Survey(tuple((place, result[place.url]) for place in wanted), sum(each.verdict != "left" for each in seen.values()))


def _holds(seen: Seen | None, today: date, days: int) -> bool:
    """Whether what an earlier run found still holds; what could not be reached is asked again on another day."""
    if seen is None or seen.day is None or not 0 <= (today - seen.day).days < days:
        return False
    return seen.verdict != "unreachable" or seen.day == today


def _read_since(seen: Seen | None, places: Iterable[Place]) -> Seen | None:
    """What is known of a page, but for how it looked before a person last read it: that it is another since then is no news."""
    read = max((each.source.accessed.earliest for each in places if each.source.accessed), default=date.min)
    start = seen and (seen.since or seen.day)
    if seen and start and read > start:
        return replace(seen, page=Page(), since=None, tag="", day=None if seen.verdict == "changed" else seen.day)
    return seen


def _asked(due: list[str], known: Mapping[str, Seen | None], manners: Manners, end: float) -> Iterator[tuple[str, Seen]]:
    """Yield what each address comes to: several hosts at once, and those of one host in turn."""

    def waited(url: str) -> date:
        entry = known[url]
        return (entry.day if entry else None) or date.min

    def one_host(urls: list[str]) -> list[tuple[str, Seen]]:
        over = Seen("left", "the time of this run was over")
        return [(url, over if time.monotonic() >= end else look(url, manners, known[url])) for url in urls]

    def place(url: str) -> str:
        return host(url) if "//" in url else ""

    # What waited longest comes first, should the time not be enough for all.
    groups = [sorted(urls, key=waited) for _, urls in groupby(sorted(due, key=place), key=place)]
    with ThreadPoolExecutor(manners.limits.hosts) as threads:
        for found in threads.map(one_host, sorted(groups, key=lambda urls: (waited(urls[0]), -len(urls)))):
            yield from found


def _with_copies(
    bare: Iterable[Place], known: Mapping[str, Seen], today: date, manners: Manners, api: str, days: int, end: float
) -> Iterator[tuple[str, Seen]]:
    """Yield what is known of each address for which the archive was asked, with the copy that it has."""
    done: set[str] = set()
    for place in bare:
        seen = known[place.url]
        kept = NO_COPY if seen.verdict == "fine" and days else days
        fresh = seen.copy or (seen.copy_day and 0 <= (today - seen.copy_day).days < kept)
        if place.url in done or fresh or seen.verdict == "invalid":
            continue
        done.add(place.url)
        if time.monotonic() >= end:
            return
        try:
            found = closest(place.url, place.day, manners, api)
        except LeftAloneError:
            return
        except NoAnswerError:
            continue
        yield place.url, replace(seen, copy=found.stamp if found else "", copy_day=today)
