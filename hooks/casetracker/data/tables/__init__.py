"""`/data/`: the tables as CSV, what describes them for programs, and the same tables as a workbook and as a SQLite database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any

from casetracker.data.tables.csv_file import csv_bytes, csv_file
from casetracker.data.tables.gathered import RELEASES, STATES
from casetracker.data.tables.of_lists import HELD_AT_YEAR_END, LISTS, SOURCE, TIMELINE
from casetracker.data.tables.of_records import CASES, PLACES, SWAPS
from casetracker.data.tables.sqlite import sqlite_bytes
from casetracker.data.tables.table import Column, Row, Table, with_own
from casetracker.data.tables.workbook import workbook_bytes
from casetracker.edit.skeleton import id_of
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Read

TABLES = (PLACES, SWAPS, CASES, RELEASES, STATES, *LISTS, TIMELINE, SOURCE, HELD_AT_YEAR_END)
"""In an order in which every key that a row refers to is already there."""


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield the tables, their dictionary and description, the workbook and the database."""
    make = _Rows(context, build_info)
    for table in make.tables:
        yield File(f"data/{table.file}", partial(make.csv, table), group="tables")
    yield File("data/dictionary.csv", partial(dictionary, make.tables))
    yield File("data/datapackage.json", of=partial(package, make.tables, context, build_info))
    yield File("data/tracker.xlsx", make.workbook, group="tables")
    yield File("data/tracker.sqlite", make.sqlite, group="tables")


@dataclass(frozen=True)
class _Rows:
    context: Context
    build_info: BuildInfo
    made: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def tables(self) -> list[Table]:
        return [with_own(each, self.context.offences) for each in TABLES]

    def csv(self, table: Table) -> bytes:
        return csv_bytes(table, self.rows(table))

    def rows(self, table: Table) -> list[Row]:
        if table.name not in self.made:
            self.made[table.name] = table.rows(self.context, self.build_info)
        return self.made[table.name]

    def workbook(self) -> bytes:
        return workbook_bytes(self.tables, self.rows, self.context, self.build_info)

    def sqlite(self) -> bytes:
        """The last file of its group, which leaves no rows behind: they take much memory."""
        return sqlite_bytes(self.tables, lambda table: self.made.pop(table.name, None) or table.rows(self.context, self.build_info))


def package(tables: Sequence[Table], context: Context, build_info: BuildInfo, read: Read) -> bytes:
    """Return a data package by the Frictionless standard: every table with its columns, keys, size and checksum."""
    settings = context.settings
    made = {
        "profile": "tabular-data-package",
        "name": id_of(build_info.title) or "tracker",
        "title": build_info.title,
        "description": settings.description or build_info.title,
        "homepage": build_info.base or None,
        "version": build_info.commit or str(build_info.today or context.day),
        "created": f"{build_info.today or context.day}T00:00:00Z",
        "as_of": str(context.day),
        "licenses": [{"name": settings.licence_name.replace(" ", "-"), "path": settings.licence_url, "title": settings.licence_name}],
        "resources": [_resource(table, read(f"data/{table.file}")) for table in tables],
    }
    return (json.dumps({key: value for key, value in made.items() if value}, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table) for column in table.columns], "primaryKey": [table.key]}
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [each.column], "reference": {"resource": each.table, "fields": [each.key]}} for each in table.foreign
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": table.title,
        "description": table.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    if column.name == table.key:
        constraints["unique"] = True
    if column.options:
        constraints["enum"] = list(column.options)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.help}
    return {**field, "constraints": constraints} if constraints else field


def dictionary(tables: Sequence[Table]) -> bytes:
    """Return the data dictionary: every column of every table with its type and its meaning, as a table of its own."""
    return csv_file(
        ("table", "column", "type", "needed", "options", "meaning"),
        (
            (table.name, column.name, column.type, "true" if column.needed else "false", " ".join(column.options), column.help)
            for table in tables
            for column in table.columns
        ),
    )
