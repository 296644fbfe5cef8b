"""A cache that is corrupt, foreign or hostile is as good as none: the record is read anew, and nothing of it runs."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker import store as stores
from casetracker.load import Loaded, load
from casetracker.model import Case
from casetracker.store import Store, thaw
from small_records import CASE, TODAY

NAMES = ("outlines", "records")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "vera-example.yml").write_text(CASE)
    return folder


def loaded(record: Path) -> Loaded:
    return load(record, TODAY, Store(record.parent / "cache"))


def stored(content: bytes) -> bytes:
    return stores._head(content) + content


class Command:
    """What a hostile cache would run."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.function, self.arguments


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: bytes(32) + stored(content[64:].replace(b"Vera Example", b"Vera Exemple"))[32:],
        lambda content: content.replace(b"Vera Example", b"Vera Exemple"),
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
        lambda content: stored(b"no pickle"),
        lambda content: stored(pickle.dumps({})),
    ],
    ids=["empty", "half", "cut", "longer", "another version", "another name", "hash", "content", "no pickle", "of nothing"],
)
def test_a_spoiled_cache_changes_nothing(record: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = loaded(record)
    assert loaded(record) == first, "what is kept is used"
    for name in NAMES:
        file = record.parent / "cache" / name
        file.write_bytes(spoil(file.read_bytes()))
    assert loaded(record) == first
    assert isinstance(first.tracker.cases["vera-example"], Case)


def test_a_cache_that_names_a_command_runs_nothing(record: Path) -> None:
    first = loaded(record)
    made = record.parent / "made"
    for name in NAMES:
        (record.parent / "cache" / name).write_bytes(stored(pickle.dumps(Command(os.system, f"touch {made}"))))
    assert loaded(record) == first
    assert not made.exists()


@pytest.mark.parametrize(
    "name", ["casetracker.problems.report\nplural", "casetracker.model.kinds\nre", "casetracker.model.kinds\nsummary_line"]
)
def test_of_the_model_only_its_own_classes_are_read(name: str) -> None:
    assert thaw(f"c{name}\n.".encode()) is None


def test_a_folder_that_can_not_be_written_costs_time_and_nothing_else(record: Path) -> None:
    (record.parent / "cache").write_text("a file where the folder should be")
    assert isinstance(loaded(record).tracker.cases["vera-example"], Case)
