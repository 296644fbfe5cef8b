"""The record: every field, its kind, its need and its help, declared once.

`records` and `groups` hold the fields, `kinds` what values can be, `choices` the words to choose from,
`standing` what follows from rulings, and `schema` the same as JSON Schema.
"""

from casetracker.record.model.case import Case, by_name
from casetracker.record.model.groups import (  # fmt: skip
    Account,
    Alias,
    Charge,
    Custody,
    Death,
    Designation,
    Dispute,
    Event,
    Hearing,
    LastReport,
    Link,
    Mediator,
    Negotiator,
    Others,
    Person,
    Release,
    Ruling,
    Source,
    Sourced,
    Statement,
    Terms,
    Withdrawal,
)
from casetracker.record.model.kinds import FieldSpec, Kind, fields, summary_line, title
from casetracker.record.model.pickling import quick
from casetracker.record.model.place import Place
from casetracker.record.model.record_kind import RecordKind
from casetracker.record.model.records import KINDS, Record, Withdrawn, file_of, kind_of
from casetracker.record.model.swap import Swap

for _class in (
    Account, Alias, Case, Charge, Custody, Death, Designation, Dispute, Event, Hearing, LastReport, Link, Mediator, Negotiator, Others,
    Person, Place, Release, Ruling, Source, Sourced, Statement, Swap, Terms, Withdrawal, Withdrawn,
):  # fmt: skip
    quick(_class)

__all__ = [
    "KINDS", "Account", "Alias", "Case", "Charge", "Custody", "Death", "Designation", "Dispute", "Event", "FieldSpec",
    "Hearing", "Kind", "LastReport", "Link", "Mediator", "Negotiator", "Others", "Person", "Place", "Record", "RecordKind", "Release", "Ruling",
    "Source", "Sourced", "Statement", "Swap", "Terms", "Withdrawal", "Withdrawn", "by_name", "fields", "file_of", "kind_of", "summary_line", "title",
]  # fmt: skip
