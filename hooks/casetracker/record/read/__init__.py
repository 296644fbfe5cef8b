"""Bytes → data with a line and column for every key and value, with the traps of YAML closed.

Nothing is resolved: every scalar stays the text that was written, and what it means is for the model to say.
"""

from casetracker.record.read.folder import RecordFile, record_file, record_files, shown_name, shown_path
from casetracker.record.read.ids import ID, RESERVED, id_fault, is_id
from casetracker.record.read.line_mistakes import LISTED, quoted
from casetracker.record.read.mistakes import odd_spaces, slip_in
from casetracker.record.read.nodes import Data, End, Entry, Node, Path, at, kind_of, path_text
from casetracker.record.read.reasons import ReadError, explained
from casetracker.record.read.unexpected import TRANSLATIONS, What, unexpected_in
from casetracker.record.read.yaml import LIMITS, Limits, is_utf_16, lines_of, read_data, read_yaml

__all__ = [
    "ID", "LIMITS", "LISTED", "RESERVED", "TRANSLATIONS", "Data", "End", "Entry", "Limits", "Node", "Path", "ReadError", "RecordFile", "What",
    "at", "id_fault", "is_id", "is_utf_16", "kind_of", "explained", "lines_of", "odd_spaces", "path_text", "quoted", "read_data", "read_yaml", "record_file", "record_files",
    "shown_name", "shown_path", "slip_in", "unexpected_in",
]  # fmt: skip
