"""The same tables as a SQLite database: keys, foreign keys, indexes, full-text search, and a view from claims to sources.

Made in memory, and the same to the byte from the same rows: the page size is set, nothing is ever deleted or moved,
and SQLite writes no time into a file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from casetracker.data.tables.table import Column, Row, Table

_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
SEARCHED = {
    "cases": ("name", "other_names", "summary"),
    "timeline": ("what", "details"),
    "swaps": ("title", "summary"),
    "places": ("name", "other_names", "town"),
}
"""The columns that full-text search reads, by table. Accents are folded, also those of Cyrillic letters."""

_SOURCED = """
CREATE VIEW timeline_sources AS
SELECT timeline.key AS entry_key, sources.key AS source_key, timeline.case_id, timeline.date, timeline.what, sources.title, sources.publisher, sources.url
FROM timeline JOIN sources ON sources.case_id = timeline.case_id
WHERE instr(' ' || timeline.sources || ' ', ' ' || sources.source_id || ' ')
"""


def sqlite_bytes(tables: Sequence[Table], rows: Callable[[Table], Sequence[Row]]) -> bytes:
    """Return the database.

    `rows` gives the rows of a table when their turn comes, so that none need to be there longer. `tables` stand in an order in which every key that a row refers to is already there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows(table))  # noqa: S608  (names of ours)
            for statement in _indexes(table):
                database.execute(statement)
        for name, columns in SEARCHED.items():
            for statement in _search(name, columns):
                database.execute(statement)
        database.execute(_SOURCED)
        database.execute("COMMIT")
        return database.serialize()


def _create(table: Table) -> str:
    foreign = {each.column: f' REFERENCES "{each.table}" ("{each.key}")' for each in table.foreign}
    columns = ",\n  ".join(f"{_column(column, table)}{foreign.get(column.name, '')}" for column in table.columns)
    return f'CREATE TABLE "{table.name}" (\n  {columns}\n)'


def _column(column: Column, table: Table) -> str:
    key = " PRIMARY KEY" if column.name == table.key else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{key}{" NOT NULL" if column.needed else ""}'


def _indexes(table: Table) -> Iterator[str]:
    for name in table.indexed:
        yield f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")'


def _search(table: str, columns: Sequence[str]) -> Iterator[str]:
    """A search table that keeps no copy of the text: it reads it from the table itself, by the number of the row."""
    named = ", ".join(columns)
    options = f"content='{table}', tokenize='unicode61 remove_diacritics 2', detail='column'"
    yield f"CREATE VIRTUAL TABLE {table}_search USING fts5({named}, {options})"
    yield f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')"  # noqa: S608  (names of ours)
