"""What one record says that has to fit the others: all that the rules between files read, so a check need load nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casetracker.record.dates import PartialDate
from casetracker.text import fold, host, name_keys

if TYPE_CHECKING:
    from casetracker.record.model import Record, Withdrawn


class CaseJoint(NamedTuple):
    """Of a case."""

    id: str
    name: str
    names: tuple[str, ...]
    """Its names in every script and its aliases, folded, its name first."""
    keys: tuple[str, ...]
    """What those names are compared by with others (`text.names`)."""
    detained_by: str | None
    swap: str | None
    """The swap that its release names, with the day of that release."""
    released: PartialDate | None
    same: tuple[str, ...]
    different: tuple[str, ...]
    formerly: tuple[str, ...]
    archives: tuple[str, ...]
    """Each host of an archived copy, with the first source that has one there: `web.archive.org reuters`."""
    whole: bool = True
    """Whether the file is sound: of another this holds what could be read."""
    may_name: bool = False
    """Whether it may name a swap, or a state that released the person, which could not be read."""

    @property
    def record(self) -> str:
        return "case"


class SwapJoint(NamedTuple):
    """Of a swap."""

    id: str
    names: tuple[str, ...]
    """Its title and its date, folded."""
    date: PartialDate | None
    parties: tuple[str, ...]
    others: bool
    """Whether it counts people that have no case here."""
    formerly: tuple[str, ...]
    archives: tuple[str, ...]
    whole: bool = True

    @property
    def record(self) -> str:
        return "swap"


class GoneJoint(NamedTuple):
    """Of a record that was withdrawn; `record` is `case` or `swap`, and a case may name a swap."""

    id: str
    record: str
    swap: str | None
    formerly: tuple[str, ...]


Joint = CaseJoint | SwapJoint | GoneJoint


def joint(record: Record | Withdrawn, *, whole: bool = True) -> Joint:
    """Return what a record says that has to fit the others. Of one that is not `whole`, what could not be read is None."""
    from casetracker.record.model import Case, Withdrawn  # whoever has a record has loaded it
    from casetracker.record.model.choices import ENDED

    if isinstance(record, Case):
        names = [each for each in (record.name, *(record.names or {}).values(), *(alias.name for alias in record.aliases or ())) if each]
        swap, released = (record.release.swap, record.release.date) if record.release else (None, None)
        return CaseJoint(
            record.id,
            record.name,
            tuple(dict.fromkeys(fold(each) for each in names)),
            tuple(dict.fromkeys(key for each in names for key in name_keys(each))),
            record.detained_by,
            swap,
            released if swap else None,
            record.same or (),
            record.different or (),
            record.formerly or (),
            _archives(record),
            whole,
            not whole and (not record.detained_by or (swap is None and (record.status in (None, *ENDED)))),
        )
    if isinstance(record, Withdrawn):
        return GoneJoint(record.id, record.kind, record.swap, record.formerly)
    named = tuple(fold(str(each)) for each in (record.title, record.date) if each)
    return SwapJoint(
        record.id, named, record.date, record.parties or (), record.others != (), record.formerly or (), _archives(record), whole
    )


def _archives(record: Record) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name, source in (record.sources or {}).items():
        if source.archive:
            found.setdefault(host(source.archive), name)
    return tuple(f"{place} {name}" for place, name in found.items())
