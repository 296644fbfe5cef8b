"""The rules that join several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from casetracker.record.parties import Parties, holders
from casetracker.record.problems import Problem, nearest
from casetracker.record.references.alike import alike
from casetracker.record.references.joints import CaseJoint, GoneJoint, Joint, SwapJoint
from casetracker.record.scope import ANY, Scope
from casetracker.text import is_archive

Locate = Callable[[str, tuple[str | int, ...], str, dict[str, object]], Problem]
"""Makes a problem from `case/<id>` or `swap/<id>`, a path, a rule and the values of its wording."""
FAR_APART = 7
"""Days between a release and its swap that call for a second look."""


class Broken(NamedTuple):
    """Ids of files that are there and not sound: nothing is said of what they may be, but do not say."""

    cases: frozenset[str] = frozenset()
    swaps: frozenset[str] = frozenset()


NOTHING_BROKEN = Broken()


class _All(NamedTuple):
    """What all records say that has to fit, each kind in the order in which the `Tracker` has it."""

    cases: dict[str, CaseJoint]
    swaps: dict[str, SwapJoint]
    gone: tuple[GoneJoint, ...]
    exchanged: dict[str, list[CaseJoint]]
    parties: Parties

    def name(self, code: str) -> str:
        """Return the English name of a state or party."""
        return holders(self.parties)[code]


def across(joints: Iterable[Joint], locate: Locate, broken: Broken = NOTHING_BROKEN, scope: Scope = ANY) -> list[Problem]:
    """Return the problems between records, by what each of them says that has to fit the others and the `scope` of the tracker."""
    cases, swaps, gone = [], [], []
    for each in joints:
        if isinstance(each, CaseJoint):
            cases.append(each)
        elif isinstance(each, SwapJoint):
            swaps.append(each)
        else:
            gone.append(each)
    cases.sort(key=lambda each: (each.names[:1], each.id))
    exchanged: dict[str, list[CaseJoint]] = defaultdict(list)
    for case in cases:
        if case.swap:
            exchanged[case.swap].append(case)
    found = _All(
        {each.id: each for each in cases},
        {each.id: each for each in sorted(swaps)},
        tuple(sorted(gone, key=lambda each: (each.record, each.id))),
        dict(sorted(exchanged.items())),
        scope.parties,
    )
    checks = (_swaps_exist, _swaps_agree, _swaps_named, _cases_exist, _ids_once, _duplicates)
    between = [problem for check in checks for problem in check(found, locate, broken)]
    records: list[CaseJoint | SwapJoint] = []
    records.extend(cases)
    records.extend(swaps)
    return [*between, *(problem for each in records for problem in _copies(each, locate, scope.archives))]


def _copies(record: CaseJoint | SwapJoint, locate: Locate, archives: Collection[str]) -> Iterator[Problem]:
    for copy in record.archives:
        host, _, source = copy.partition(" ")
        if not is_archive(host, archives):
            values: dict[str, object] = {"host": host, "known": ", ".join(archives)}
            yield locate(f"{record.record}/{record.id}", ("sources", source, "archive"), "archive-elsewhere", values)


def _swaps_exist(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    gone = {each.id for each in found.gone if each.record == "swap"}
    for name, freed in found.exchanged.items():
        if name in found.swaps or name in broken.swaps or name in gone:
            continue
        known = ", ".join(list(found.swaps)[-12:]) or "(there is none yet)"
        for case in freed:
            values: dict[str, object] = {"swap": name, "nearest": nearest(name, found.swaps), "known": known}
            yield locate(f"case/{case.id}", ("release", "swap"), "swap-unknown", values)


def _swaps_agree(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    for name, swap in found.swaps.items():
        for case in found.exchanged.get(name, ()):
            if case.detained_by and swap.parties and case.detained_by not in swap.parties:
                values: dict[str, object] = {"state": found.name(case.detained_by), "code": case.detained_by, "swap": name}
                yield locate(f"case/{case.id}", ("detained_by",), "swap-party", values)
            freed, day = case.released, swap.date
            if freed is None or day is None:
                continue
            apart = max((freed.earliest - day.latest).days, (day.earliest - freed.latest).days)
            if apart > FAR_APART:
                yield locate(f"case/{case.id}", ("release", "date"), "swap-day", {"value": freed, "days": apart, "swap": name, "than": day})


def _swaps_named(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    if broken.cases - found.cases.keys() or any(each.may_name for each in found.cases.values()):
        return
    gone = {each.swap for each in found.gone}
    for name, swap in found.swaps.items():
        freed = found.exchanged.get(name, ())
        sides = {case.detained_by for case in freed if case.detained_by}
        if swap.others or name in gone:
            continue
        if not freed:
            yield locate(f"swap/{name}", ("title",), "swap-nobody", {"swap": name})
        elif len(sides) == 1:
            yield locate(f"swap/{name}", ("parties",), "swap-one-side", {"state": found.name(sides.pop())})


def _cases_exist(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    known = {*found.cases, *broken.cases, *(each.id for each in found.gone if each.record == "case")}
    for case in found.cases.values():
        for key, ids in (("same", case.same), ("not", case.different)):
            for index, other in enumerate(ids):
                if other not in known:
                    yield locate(
                        f"case/{case.id}", (key, index), "case-unknown", {"case": other, "nearest": nearest(other, known - {case.id})}
                    )


def _ids_once(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    records: list[CaseJoint | SwapJoint] = [each for each in found.cases.values() if each.formerly]
    records += [each for each in found.swaps.values() if each.formerly]
    if not records and not any(each.formerly for each in found.gone):
        return
    holders = {("case", name): f"cases/{name}.yml" for name in (*found.cases, *broken.cases)}
    holders |= {("swap", name): f"cases/swaps/{name}.yml" for name in (*found.swaps, *broken.swaps)}
    holders |= {(each.record, each.id): f"a withdrawn {each.record}" for each in found.gone}
    for gone in found.gone:
        for former in gone.formerly:
            if (gone.record, former) in holders:
                yield locate(f"{gone.record}/{gone.id}", ("formerly",), "id-taken", {"id": former, "other": holders[gone.record, former]})
            else:
                holders[gone.record, former] = f"a withdrawn {gone.record}"
    for record in records:
        kind = record.record
        for index, former in enumerate(record.formerly):
            if former == record.id:
                continue
            if (kind, former) in holders:
                yield locate(f"{kind}/{record.id}", ("formerly", index), "id-taken", {"id": former, "other": holders[kind, former]})
            holders[kind, former] = f"cases/{'swaps/' if kind == 'swap' else ''}{record.id}.yml"


def _duplicates(found: _All, locate: Locate, broken: Broken) -> Iterator[Problem]:
    """Two files that may be about one person and do not say how they belong together; each pair once."""
    for case, other in alike(list(found.cases.values())):
        if case.name and not {case.id, other.id} & {*case.same, *case.different, *other.same, *other.different}:
            yield locate(f"case/{case.id}", ("name",), "duplicate", {"name": case.name, "other": f"cases/{other.id}.yml"})
