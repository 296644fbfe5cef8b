"""`/data/`: the tables as CSV, what describes them for programs, and the same tables as a SQLite database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

from casetracker.data._columns import Column, Table
from casetracker.data._csv import csv_bytes, csv_file
from casetracker.data._rows import Rows, rows
from casetracker.data._sqlite import sqlite_bytes
from casetracker.data._tables import HELD_AT_YEAR_END, TABLES
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Read

ALL = (*TABLES, HELD_AT_YEAR_END)


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield the tables, their dictionary and description, and the database."""
    make = _Data(context, build_info)
    for table in ALL:
        yield File(f"data/{file_name(table)}", partial(make.csv, table), group="tables")
    yield File("data/dictionary.csv", dictionary)
    yield File("data/datapackage.json", of=make.package)
    yield File("data/tracker.sqlite", make.sqlite, group="tables")


def file_name(table: Table) -> str:
    """Return the name of a table's file: `held-at-year-end.csv`."""
    return f"{table.name.replace('_', '-')}.csv"


@dataclass(frozen=True)
class _Data:
    context: Context
    build_info: BuildInfo

    @cached_property
    def rows(self) -> Rows:
        return rows(self.context, self.build_info)

    def csv(self, table: Table) -> bytes:
        return csv_bytes(table, self.rows[table.name])

    def sqlite(self) -> bytes:
        rows = self.rows
        del self.__dict__["rows"]  # this is the last file of its group, and they take much memory
        return sqlite_bytes(ALL, rows.pop)

    def package(self, read: Read) -> bytes:
        """A data package by the Frictionless standard: every table with its columns, keys, size and checksum."""
        settings = self.context.settings
        package = {
            "profile": "tabular-data-package",
            "name": "case-tracker",
            "title": self.build_info.title,
            "description": settings.description or self.build_info.title,
            "homepage": self.build_info.base or None,
            "version": self.build_info.commit or str(self.build_info.today or self.context.day),
            "created": f"{self.build_info.today or self.context.day}T00:00:00Z",
            "as_of": str(self.context.day),
            "licenses": [{"name": settings.licence_name.replace(" ", "-"), "path": settings.licence_url, "title": settings.licence_name}],
            "resources": [_resource(table, read(f"data/{file_name(table)}")) for table in ALL],
        }
        return (json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file_name(table),
        "title": table.title,
        "description": table.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table) for column in table.columns], "primaryKey": [table.key]}
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [each.column], "reference": {"resource": each.table, "fields": [each.key]}} for each in table.foreign
        ]
    return schema


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    if column.name == table.key:
        constraints["unique"] = True
    if column.options:
        constraints["enum"] = list(column.options)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.help}
    return {**field, "constraints": constraints} if constraints else field


def dictionary() -> bytes:
    """Return the data dictionary: every column of every table with its type and its meaning, as a table of its own."""
    names = ("table", "column", "type", "needed", "options", "meaning")
    return csv_file(
        names,
        (
            (table.name, column.name, column.type, "true" if column.needed else "false", " ".join(column.options), column.help)
            for table in ALL
            for column in table.columns
        ),
    )
