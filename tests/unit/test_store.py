"""A cache that is corrupt, foreign or hostile is as good as none: the record is read anew, and nothing of it runs."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casetracker import load as loading
from casetracker import store as stores
from casetracker.link import CaseJoint
from casetracker.load import Checked, Loaded, check, load
from casetracker.model import Case
from casetracker.read import RecordFile, record_files
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


SECOND = 10**9
WRITTEN = 1_790_000_000 * SECOND
"""When the files of these tests say that they were written, if they are not asked themselves."""


def checked(record: Path, now: int | None) -> Checked:
    return check(record, TODAY, Store(record.parent / "cache", now))


def test_a_file_at_rest_is_not_read_again(record: Path, monkeypatch) -> None:
    later = time.time_ns() + 10 * SECOND
    first = checked(record, later)
    with monkeypatch.context() as unreadable:
        unreadable.setattr(RecordFile, "content", lambda file: pytest.fail(f"{file.name} was read"))
        assert checked(record, later) == first
        assert isinstance(first.joints[0], CaseJoint)
    assert load(record, TODAY, Store(record.parent / "cache", later)).tracker.cases.keys() == {"vera-example"}, (
        "whole records are there too"
    )


@pytest.mark.parametrize(
    ("stamp", "now", "next_stamp", "next_now"),
    [
        ((0, 0), 1, (0, 0), 60),
        ((-60, 0), 1, (-60, 0), 60),
        ((3600, 0), 60, (3600, 0), 60),
        ((0, 0), 60, (0, 50), 120),
        ((0, 0), 60, (0, 0), 30),
        ((0, 0), None, (0, 0), 60),
        ((0, 0), 60, (0, 0), None),
    ],
    ids=[
        "written within the clock's step",
        "and set back since",
        "a time ahead of the clock",
        "changed and set back",
        "a clock set back",
        "kept by a run without a clock",
        "a run without a clock",
    ],
)
def test_a_file_of_the_same_size_is_read_again_where_its_stamp_can_not_tell(
    record: Path, monkeypatch, stamp, now, next_stamp, next_now
) -> None:
    """Stamps are times of content and of change; these and the times of the two runs are in seconds after the file was written."""

    def run(times: tuple[int, int], began: int | None) -> str:
        stamped = tuple(WRITTEN + each * SECOND for each in times)
        files = [replace(each, stamp=(*stamped, len(CASE), 1)) for each in record_files(record)]
        monkeypatch.setattr(loading, "record_files", lambda _: files)
        found = checked(record, began if began is None else WRITTEN + began * SECOND).joints[0]
        assert isinstance(found, CaseJoint)
        return found.name

    assert run(stamp, now) == "Vera Example"
    (record / "vera-example.yml").write_text(CASE.replace("Vera Example", "Vera Exemple"))
    assert run(next_stamp, next_now) == "Vera Exemple"


def test_a_file_whose_times_are_put_back_is_read_again(record: Path) -> None:
    later = time.time_ns() + 10 * SECOND
    file = record / "vera-example.yml"
    checked(record, later)
    before = file.stat()
    file.write_text(CASE.replace("Vera Example", "Vera Exemple"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [each.name for each in checked(record, later).joints if isinstance(each, CaseJoint)] == ["Vera Exemple"]


def test_a_file_that_was_touched_is_kept_by_its_new_stamp(record: Path, monkeypatch) -> None:
    later = time.time_ns() + 10 * SECOND
    first = checked(record, later)
    os.utime(record / "vera-example.yml", (1, 1))
    assert checked(record, later) == first
    monkeypatch.setattr(RecordFile, "content", lambda file: pytest.fail(f"{file.name} was read"))
    assert checked(record, later) == first


def test_what_many_records_say_is_in_memory_once(record: Path) -> None:
    (record / "boris-sample.yml").write_text(CASE.replace("Vera Example", "Boris Sample"))
    for kept in ("read", "kept"):
        vera, boris = (loaded(record).tracker.cases[name] for name in ("vera-example", "boris-sample"))
        assert vera.person is not boris.person
        assert vera.status is boris.status, kept
        assert vera.reviewed is boris.reviewed, kept
        assert vera.person.sources[0] is boris.custody[0].sources[0], kept
    assert vera.custody[0].sources is boris.custody[0].sources
