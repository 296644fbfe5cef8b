"""The rules that join several files, and the `Tracker` that comes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from casetracker.countries import COUNTRIES
from casetracker.link.tracker import Tracker
from casetracker.model import Case, Record, Swap, Withdrawn
from casetracker.problems import Problem, nearest
from casetracker.text import fold

Locate = Callable[[str, tuple[str | int, ...], str, dict[str, object]], Problem]
"""Makes a problem from `case/<id>` or `swap/<id>`, a path, a rule and the values of its wording."""
FAR_APART = 7
"""Days between a release and its swap that call for a second look."""


class Broken(NamedTuple):
    """Ids of files that are there but could not be read: nothing is said of references to them."""

    cases: Collection[str] = ()
    swaps: Collection[str] = ()


NOTHING_BROKEN = Broken()


def link(records: Iterable[Record | Withdrawn], locate: Locate, broken: Broken = NOTHING_BROKEN) -> tuple[Tracker, list[Problem]]:
    """Return the tracker of all `records`, and the problems between them."""
    everything = list(records)
    cases = {each.id: each for each in everything if isinstance(each, Case)}
    swaps = {each.id: each for each in everything if isinstance(each, Swap)}
    gone = tuple(each for each in everything if isinstance(each, Withdrawn))
    exchanged: dict[str, list[Case]] = defaultdict(list)
    for case in cases.values():
        if case.release and case.release.swap:
            exchanged[case.release.swap].append(case)
    tracker = Tracker(
        cases=dict(sorted(cases.items(), key=lambda item: (fold(item[1].name), item[0]))),
        swaps=dict(sorted(swaps.items())),
        withdrawn=tuple(sorted(gone, key=lambda each: (each.record, each.id))),
        exchanged={swap: tuple(sorted(freed, key=lambda case: (fold(case.name), case.id))) for swap, freed in sorted(exchanged.items())},
    )
    problems = [
        problem
        for check in (_swaps_exist, _swaps_agree, _swaps_named, _cases_exist, _ids_once, _duplicates)
        for problem in check(tracker, locate, broken)
    ]
    return tracker, problems


def _swaps_exist(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    gone = {each.id for each in tracker.withdrawn if each.record == "swap"}
    for name, freed in tracker.exchanged.items():
        if name in tracker.swaps or name in broken.swaps or name in gone:
            continue
        known = ", ".join(list(tracker.swaps)[-12:]) or "(there is none yet)"
        for case in freed:
            values: dict[str, object] = {"swap": name, "nearest": nearest(name, tracker.swaps), "known": known}
            yield locate(f"case/{case.id}", ("release", "swap"), "swap-unknown", values)


def _swaps_agree(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    for name, swap in tracker.swaps.items():
        for case in tracker.exchanged.get(name, ()):
            if case.detained_by not in swap.parties:
                state = COUNTRIES[case.detained_by]
                yield locate(f"case/{case.id}", ("detained_by",), "swap-party", {"state": state, "code": case.detained_by, "swap": name})
            assert case.release is not None  # that is how it came to be here
            freed, day = case.release.date, swap.date
            apart = max((freed.earliest - day.latest).days, (day.earliest - freed.latest).days)
            if apart > FAR_APART:
                yield locate(f"case/{case.id}", ("release", "date"), "swap-day", {"value": freed, "days": apart, "swap": name, "than": day})


def _swaps_named(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    if broken.cases:
        return
    gone = {each.swap for each in tracker.withdrawn}
    for name, swap in tracker.swaps.items():
        freed = tracker.exchanged.get(name, ())
        sides = {case.detained_by for case in freed}
        if swap.others or name in gone:
            continue
        if not freed:
            yield locate(f"swap/{name}", ("title",), "swap-nobody", {"swap": name})
        elif len(sides) == 1:
            yield locate(f"swap/{name}", ("parties",), "swap-one-side", {"state": COUNTRIES[sides.pop()]})


def _cases_exist(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    known = {*tracker.cases, *broken.cases, *(each.id for each in tracker.withdrawn if each.record == "case")}
    for case in tracker.cases.values():
        for key, ids in (("same", case.same), ("not", case.different)):
            for index, other in enumerate(ids):
                if other not in known:
                    yield locate(
                        f"case/{case.id}", (key, index), "case-unknown", {"case": other, "nearest": nearest(other, known - {case.id})}
                    )


def _ids_once(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    holders = {("case", name): f"cases/{name}.yml" for name in (*tracker.cases, *broken.cases)}
    holders |= {("swap", name): f"cases/swaps/{name}.yml" for name in (*tracker.swaps, *broken.swaps)}
    holders |= {(each.record, each.id): f"a withdrawn {each.record}" for each in tracker.withdrawn}
    for gone in tracker.withdrawn:
        for former in gone.formerly:
            if (gone.record, former) in holders:
                yield locate(f"{gone.record}/{gone.id}", ("formerly",), "id-taken", {"id": former, "other": holders[gone.record, former]})
            else:
                holders[gone.record, former] = f"a withdrawn {gone.record}"
    records: list[tuple[str, Case | Swap]] = [("case", case) for case in tracker.cases.values()]
    records += [("swap", swap) for swap in tracker.swaps.values()]
    for kind, record in records:
        for index, former in enumerate(record.formerly):
            if former == record.id:
                continue
            if (kind, former) in holders:
                yield locate(f"{kind}/{record.id}", ("formerly", index), "id-taken", {"id": former, "other": holders[kind, former]})
            holders[kind, former] = f"cases/{'swaps/' if kind == 'swap' else ''}{record.id}.yml"


def _duplicates(tracker: Tracker, locate: Locate, broken: Broken) -> Iterator[Problem]:
    """Two files that share a name or alias and do not say how they belong together; each pair once."""
    seen: dict[str, list[Case]] = defaultdict(list)
    told: set[frozenset[str]] = set()
    for case in tracker.cases.values():
        for name in {fold(each) for each in (case.name, *case.names.values(), *(alias.name for alias in case.aliases))}:
            for other in seen[name]:
                pair = frozenset((case.id, other.id))
                joined = {case.id, other.id} & {*case.same, *case.different, *other.same, *other.different}
                if len(pair) == 2 and pair not in told and not joined:
                    told.add(pair)
                    yield locate(f"case/{case.id}", ("name",), "duplicate", {"name": case.name, "other": f"cases/{other.id}.yml"})
            seen[name].append(case)
