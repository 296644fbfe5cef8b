"""Bytes → data with a line and column for every key and value, with the traps of YAML closed.

Nothing is resolved: every scalar stays the text that was written, and what it means is for the model to say.
"""

from casetracker.read.folder import RecordFile, record_file, record_files, shown_name, shown_path
from casetracker.read.ids import ID, RESERVED, id_fault, is_id
from casetracker.read.nodes import Data, End, Entry, Node, Path, at, kind_of, path_text
from casetracker.read.unexpected import What, unexpected_in
from casetracker.read.yaml import LIMITS, Limits, ReadError, lines_of, read_data, read_yaml

__all__ = [
    "ID", "LIMITS", "RESERVED", "Data", "End", "Entry", "Limits", "Node", "Path", "ReadError", "RecordFile", "What",
    "at", "id_fault", "is_id", "kind_of", "lines_of", "path_text", "read_data", "read_yaml", "record_file", "record_files",
    "shown_name", "shown_path", "unexpected_in",
]  # fmt: skip
