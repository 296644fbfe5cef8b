"""The kinds of record there are, and the record that was withdrawn.

Each kind is one module, which declares its fields and what else there is to say of it: files, pages, checks, schemas, forms and
histories are made by these declarations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from casetracker.record.model.case import CASE, Case
from casetracker.record.model.groups import Withdrawal
from casetracker.record.model.place import PLACE, Place
from casetracker.record.model.record_kind import RecordKind
from casetracker.record.model.swap import SWAP, Swap

KINDS: Mapping[str, RecordKind] = MappingProxyType({kind.id: kind for kind in (CASE, SWAP, PLACE)})
"""Every kind of record by its id, in the order in which lists have them."""
Record = Case | Swap | Place


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A record that was taken out: its id and address stay, and say no more than this."""

    id: str
    kind: str
    """The id of its kind of record."""
    withdrawn: Withdrawal
    formerly: tuple[str, ...] = ()
    swap: str | None = None
    """The swap that a withdrawn case names, so that the swap can count one person without a record."""
    detained_by: str | None = None
    """The state that released that person, where the file still says so."""


def kind_of(record: str) -> RecordKind:
    """Return the kind of a record by its name, such as `case/vera-example`."""
    return KINDS[record.partition("/")[0]]


def file_of(record: str) -> str:
    """Return where the file of a record stands, from the folder of records, by the record's name."""
    return kind_of(record).file(record.partition("/")[2])
