"""What is declared of each kind of record beside its fields, and the helps of the fields that all kinds have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

UNKNOWNS = "What the record does not know, each in one sentence."
FORMERLY = "Earlier ids of this record; their addresses lead here."
WITHDRAWN = "Takes the record out of the site. Nothing else is needed then."
REVIEWED = "The day on which the file was last checked against its sources, or written from excerpts of them: see 'review'."
REVIEW = (
    "How: 'full' where the sources were opened and the whole file was compared with them, which holds where nothing is said; "
    "'excerpts' where it was written from excerpts or copies and the sources were not opened again."
)
DISPUTED = "Points on which good sources disagree."
LINKS = "Pages of use to a reader."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """A kind of record: what it holds, where its files and pages stand, and what messages call it."""

    record: Any
    """The dataclass of its fields. Its `kind` is the name of the kind in keys and links, as `case` is in `case/vera-example`."""
    folder: str
    """Where its files stand, from the folder of records: empty, or a name and a slash."""
    address: str
    """Where its pages stand on the site, and its files in the API."""
    heading: str
    """The field that names a record to people."""
    noun: str
    """What messages call one."""
    order: Callable[[Any], Any] = attrgetter("id")
    """The key by which lists of it are sorted where nothing else is asked for."""
    example: str
    """The id of an invented one."""
    copy_named: str
    """How to name the copy of a blank."""
    file_named: str
    """The same where a file's name is no id."""
    missing: str
    """When to open an issue for a new one."""
    passing: str = "'Unknowns' where all is known by now"
    """A field that is taken out one day, and when."""
    another: str
    """What else can have the id that a new one would get."""
    again: str
    """What to do where the id of a record was another's, and it is the same all the same."""
    again_formerly: str
    """What to do where an id under `formerly` was another's, and it is the same all the same."""

    @property
    def id(self) -> str:
        return str(self.record.kind)

    @property
    def a_noun(self) -> str:
        """The same with its article."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    @property
    def steps(self) -> tuple[str, ...]:
        """The folder, name by name."""
        return tuple(self.folder.split("/")[:-1])

    @property
    def modeline(self) -> str:
        """The first line of a file, by which editors find the schema."""
        return f"# yaml-language-server: $schema={'../' * len(self.steps)}_schema/{self.id}.json"

    @property
    def naming(self) -> str:
        """How its files are named, with an example."""
        return f"{self.file_named}, such as {self.example}.yml"

    def title(self, record: Any) -> str:
        """Return what a record is called."""
        title: str = getattr(record, self.heading)
        return title

    def file(self, id: str) -> str:
        """Return where the file of a record stands, from the folder of records."""
        return f"{self.folder}{id}.yml"

    def page(self, id: str) -> str:
        """Return the address of a record's page."""
        return f"{self.address}{id}/"
