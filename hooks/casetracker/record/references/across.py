"""The rules that join several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from casetracker.record.model import KINDS
from casetracker.record.model.choices import OF_SWAPS
from casetracker.record.parties import Parties, holders
from casetracker.record.problems import Problem, nearest
from casetracker.record.references.alike import alike
from casetracker.record.references.outlines import Outline
from casetracker.record.references.places import Places, exchange_placed, mended, names_once, stays_named
from casetracker.record.scope import ANY, Scope
from casetracker.text import is_archive

Locate = Callable[[str, tuple[str | int, ...], str, dict[str, object]], Problem]
"""Makes a problem from the name of a record, such as `case/vera-example`, a path, a rule and the values of its wording."""
FAR_APART = 7
"""Days between a release and its swap that call for a second look."""


class _All(NamedTuple):
    """The outlines of all records, each kind in the order in which the `Tracker` has it."""

    of_kind: Mapping[str, dict[str, Outline]]
    withdrawn: tuple[Outline, ...]
    freed: dict[str, list[Outline]]
    unsound: Mapping[str, Collection[str]]
    """Kind → ids of files that are there and not sound: nothing is said of what they may be, but do not say."""
    parties: Parties

    def state(self, code: str) -> str:
        """Return the English name of a state or party."""
        return holders(self.parties)[code]

    def ids_withdrawn(self, kind: str) -> set[str]:
        return {each.id for each in self.withdrawn if each.kind == kind}


def across(
    outlines: Iterable[Outline], locate: Locate, unsound: Mapping[str, Collection[str]] | None = None, scope: Scope = ANY
) -> list[Problem]:
    """Return the problems between records, by their outlines and the `scope` of the tracker."""
    everything = sorted(outlines, key=lambda each: (each.names[:1] if each.kind == "case" else (), each.id))
    of_kind = {kind: {each.id: each for each in everything if each.kind == kind and not each.is_withdrawn} for kind in KINDS}
    freed: dict[str, list[Outline]] = defaultdict(list)
    for case in of_kind["case"].values():
        if case.swap:
            freed[case.swap].append(case)
    found = _All(
        of_kind,
        tuple(sorted((each for each in everything if each.is_withdrawn), key=lambda each: (each.kind, each.id))),
        dict(sorted(freed.items())),
        {kind: (unsound or {}).get(kind, ()) for kind in KINDS},
        scope.parties,
    )
    checks = (_swaps_exist, _swaps_agree, _swaps_named, _cases_exist, _places_named, _ids_once, _duplicates)
    between = [problem for check in checks for problem in check(found, locate)]
    records = [each for records in of_kind.values() for each in records.values()]
    return [*between, *(problem for each in records for problem in _copies(each, locate, scope.archives))]


def _copies(record: Outline, locate: Locate, archives: Collection[str]) -> Iterator[Problem]:
    for copy in record.archives:
        host, _, source = copy.partition(" ")
        if not is_archive(host, archives):
            values: dict[str, object] = {"host": host, "known": ", ".join(archives)}
            yield locate(record.record, ("sources", source, "archive"), "archive-elsewhere", values)


def _swaps_exist(found: _All, locate: Locate) -> Iterator[Problem]:
    swaps = found.of_kind["swap"]
    there = {*swaps, *found.unsound["swap"], *found.ids_withdrawn("swap")}
    for name, freed in found.freed.items():
        known = ", ".join(list(swaps)[-12:]) or "(there is none yet)"
        for case in freed if name not in there else ():
            yield locate(case.record, ("release", "swap"), "swap-unknown", {"swap": name, "nearest": nearest(name, swaps), "known": known})


def _swaps_agree(found: _All, locate: Locate) -> Iterator[Problem]:
    for name, swap in found.of_kind["swap"].items():
        for case in found.freed.get(name, ()):
            if case.detained_by and swap.parties and case.detained_by not in swap.parties:
                values: dict[str, object] = {"state": found.state(case.detained_by), "code": case.detained_by, "swap": name}
                yield locate(case.record, ("detained_by",), "swap-party", values)
            if case.manner in OF_SWAPS and swap.manner not in (None, OF_SWAPS[case.manner]):
                other = "swap-is-exchange" if swap.manner == "exchange" else "swap-is-release"
                yield locate(case.record, ("release", "manner"), other, {"swap": name})
            freed, day, last = case.released, swap.date, swap.last_day
            if freed is None or day is None or last is None:
                continue
            before, after = (day.earliest - freed.latest).days, (freed.earliest - last.latest).days
            if max(before, after) > FAR_APART:
                values = {"value": freed, "days": max(before, after), "swap": name, "than": day if before > after else last}
                yield locate(case.record, ("release", "date"), "swap-day", values)


def _swaps_named(found: _All, locate: Locate) -> Iterator[Problem]:
    cases = found.of_kind["case"]
    if {*found.unsound["case"]} - cases.keys() or any(not each.is_sound and each.may_name for each in cases.values()):
        return
    of_withdrawn = {each.swap for each in found.withdrawn}
    for name, swap in found.of_kind["swap"].items():
        freed = found.freed.get(name, ())
        sides = {case.detained_by for case in freed if case.detained_by}
        if swap.has_more or name in of_withdrawn:
            continue
        if not freed:
            yield locate(swap.record, ("title",), "swap-nobody", {"swap": name})
        elif len(sides) == 1 and swap.manner != "release":
            yield locate(swap.record, ("parties",), "swap-one-side", {"state": found.state(sides.pop())})


def _cases_exist(found: _All, locate: Locate) -> Iterator[Problem]:
    there = {*found.of_kind["case"], *found.unsound["case"], *found.ids_withdrawn("case")}
    for case in found.of_kind["case"].values():
        for key, ids in (("same", case.same), ("not", case.different)):
            for index, other in enumerate(ids):
                if other not in there:
                    values: dict[str, object] = {"case": other, "nearest": nearest(other, there - {case.id})}
                    yield locate(case.record, (key, index), "case-unknown", values)


def _places_named(found: _All, locate: Locate) -> Iterator[Problem]:
    places = Places(found.of_kind["place"], {*found.unsound["place"], *found.ids_withdrawn("place")})
    states = holders(found.parties)
    broken = [each for case in found.of_kind["case"].values() if case.stays for each in stays_named(case, places, states)]
    broken += [each for swap in found.of_kind["swap"].values() for each in exchange_placed(swap, places)]
    broken += names_once(places)
    return (mended(locate(*each), each) for each in broken)


def _ids_once(found: _All, locate: Locate) -> Iterator[Problem]:
    renamed = [each for records in found.of_kind.values() for each in records.values() if each.formerly]
    if not renamed and not any(each.formerly for each in found.withdrawn):
        return
    files = {kind.id: f"cases/{kind.folder}" for kind in KINDS.values()}
    whose = {(kind, id): f"{file}{id}.yml" for kind, file in files.items() for id in (*found.of_kind[kind], *found.unsound[kind])}
    whose |= {(each.kind, each.id): f"a withdrawn {each.kind}" for each in found.withdrawn}
    for gone in found.withdrawn:
        for former in gone.formerly:
            if (gone.kind, former) in whose:
                yield locate(gone.record, ("formerly",), "id-taken", {"id": former, "other": whose[gone.kind, former]})
            else:
                whose[gone.kind, former] = f"a withdrawn {gone.kind}"
    for record in renamed:
        for index, former in enumerate(record.formerly):
            if former == record.id:
                continue
            if (record.kind, former) in whose:
                yield locate(record.record, ("formerly", index), "id-taken", {"id": former, "other": whose[record.kind, former]})
            whose[record.kind, former] = f"{files[record.kind]}{record.id}.yml"


def _duplicates(found: _All, locate: Locate) -> Iterator[Problem]:
    """Two files that may be about one person and do not say how they belong together; each pair once."""
    for case, other in alike(list(found.of_kind["case"].values())):
        if case.name and not {case.id, other.id} & {*case.same, *case.different, *other.same, *other.different}:
            yield locate(case.record, ("name",), "duplicate", {"name": case.name, "other": f"cases/{other.id}.yml"})
