"""The rules about files, their bytes and their YAML: part of the one table in `problems.rules`."""

from __future__ import annotations

from casetracker.record.problems.rule import Rule
from casetracker.record.problems.rule import error as _error

FILES: dict[str, Rule] = {
    "file-unreadable": _error("this file can't be read ({reason})", "Check that it is a plain file which you may read."),
    "file-kind": _error("this is {found}, not a file", "Records are plain files inside the folder of records."),
    "file-ending": _error(
        "a record's file name ends in .yml", "Rename it to {wanted}; if it holds no record, move it out of the folder of records."
    ),
    "file-place": _error("records stand directly in {known}", "Move it to {wanted}."),
    "file-stray": _error(
        "this is no record, and nothing reads it",
        "Move it out of {folder}/, or delete it; a file that is to stand beside the records has a name that begins with '_'.",
    ),
    "file-folder": _error(
        "this is no folder of records, and nothing reads it",
        "Records stand directly in {known}: move what is in it there, and delete it.",
    ),
    "file-git": _error(
        "this belongs to a git repository of its own", "Delete it: the history of the record is that of the repository around it."
    ),
    "file-name": _error(
        "'{name}' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most",
        "{hint}",
    ),
    "file-reserved": _error("'{name}' can't be an id: {reason}", "Add a word to the file name."),
    "file-large": _error(
        "this file is larger than {limit} bytes",
        "A record holds facts and sources only; move long texts to what the sources link to.",
    ),
    "file-encoding": _error("this file is not UTF-8 text (byte {offset}){found}", "Save it again with the encoding UTF-8."),
    "file-character": _error(
        "{what} not allowed here",
        "Delete it: what nobody sees hides a name from search, and can change what a file seems to say.",
    ),
    "file-empty": _error("this file is empty", "Copy cases/_template.yml into it and fill it in."),
}

YAML: dict[str, Rule] = {
    "yaml-syntax": _error("this can't be read as YAML: {reason}", "{hint}"),
    "yaml-documents": _error(
        "a second document begins here",
        "One file is one record: delete the line '---'; if another record follows it, move that into a file of its own.",
    ),
    "yaml-alias": _error("{found} is not allowed", "Write the value out in full, or put it in double quotes if it is text."),
    "yaml-deep": _error("this is nested more than {limit} levels deep", "No field of a record is: check the brackets and the indentation."),
    "yaml-many": _error("this file has more than {limit} values", "Leave out what the record does not need."),
    "yaml-duplicate": _error("the key '{key}' stands here a second time (first on line {first})", "Keep one of the two.{item}"),
    "yaml-key": _error("a key must be a plain text, not {found}", "Write the key, a colon, a space and the value."),
    "yaml-record": _error(
        "a record consists of keys with values, but this is {found}", "Begin as cases/_template.yml does: 'name: ' and the name."
    ),
}
