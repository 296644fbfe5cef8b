"""What is kept of what was made: used where nothing has changed, made anew where anything has, and trusted never."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casetracker.history import UNKNOWN, History, Revision
from casetracker.model import Case
from casetracker.output import Edition, MadeOf
from casetracker.parallel import split
from casetracker.settings import Contact, Settings
from casetracker.site import kept
from casetracker.site.kept import Kept, basis
from small_records import CASE, check

BASIS = b"b" * 32
KEYS = {"case/vera": b"1", "case/ada": b"2"}


def case(name: str) -> Case:
    record = check(CASE, id=name).record
    assert isinstance(record, Case)
    return record


VERA, ADA = case("vera"), case("ada")


class Build:
    """One build after another in one folder. Each tells what it had to make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self,
        *wanted: tuple[str, MadeOf],
        keys: Mapping[str, bytes] = KEYS,
        history: History = UNKNOWN,
        basis: bytes = BASIS,
        text: Callable[[str], bytes] = str.encode,
    ) -> list[str]:
        made: list[str] = []

        def make(name: str) -> bytes:
            made.append(name)
            return text(name)

        store = Kept(self.folder, basis, keys, history)
        for name, of in wanted:
            assert store.keep(name, of, lambda name=name: make(name)) == text(name)  # type: ignore[misc]
        store.end()
        return made

    def packs(self) -> list[Path]:
        return sorted(self.folder.iterdir())

    def holds(self, text: bytes) -> bool:
        return any(text in path.read_bytes() for path in self.packs())


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return Build(tmp_path / "made")


PAGES: tuple[tuple[str, MadeOf], ...] = (("page/vera", (VERA, (ADA,))), ("page/ada", (ADA, ())), ("statistics", None))


def test_what_is_made_of_the_same_is_made_once(build: Build) -> None:
    assert build(*PAGES) == ["page/vera", "page/ada", "statistics"]
    assert build(*PAGES) == []
    assert build(*PAGES) == []


def test_a_record_that_has_changed_makes_anew_what_it_stands_in_and_no_more(build: Build) -> None:
    build(*PAGES)
    assert build(*PAGES, keys={**KEYS, "case/vera": b"3"}) == ["page/vera", "statistics"]
    assert build(*PAGES, keys={**KEYS, "case/vera": b"3", "case/ada": b"4"}) == ["page/vera", "page/ada", "statistics"]


def test_a_record_that_came_or_went_changes_what_is_made_of_all(build: Build) -> None:
    build(*PAGES)
    assert build(*PAGES, keys={**KEYS, "swap/new": b"5"}) == ["statistics"]


def test_its_history_counts_and_the_commit_does_not(build: Build) -> None:
    revision = Revision("c" * 40, datetime(2026, 1, 1, tzinfo=UTC), 0, "added")
    told = History(known=True, commit="d" * 40, records={"case/vera": (revision,)})
    page = ("page/vera", (VERA, True, told.of("case", "vera")))
    assert build(page, ("all", None), history=told) == ["page/vera", "all"]
    assert build(page, ("all", None), history=History(True, "e" * 40, True, told.records)) == []
    other = History(known=True, records={"case/vera": (revision._replace(pull=7),)})
    assert build(("page/vera", (VERA, True, other.of("case", "vera"))), ("all", None), history=other) == ["page/vera", "all"]


def test_another_basis_keeps_nothing(build: Build) -> None:
    build(*PAGES)
    assert build(*PAGES, basis=b"c" * 32) == ["page/vera", "page/ada", "statistics"]
    assert len(build.packs()) == 1
    assert build(*PAGES) == ["page/vera", "page/ada", "statistics"]


def test_what_a_build_does_not_use_stays_nowhere(build: Build) -> None:
    build(*PAGES)
    assert build.holds(b"page/vera")
    assert build(*PAGES[1:]) == []
    assert not build.holds(b"page/vera")
    assert build(*PAGES[1:]) == []
    assert build(*PAGES) == ["page/vera"]


def test_a_build_that_failed_leaves_nothing(build: Build) -> None:
    Kept(build.folder, BASIS, KEYS, History()).keep("page/vera", (VERA,), lambda: b"of a build that failed")
    assert build.holds(b"of a build that failed")
    build(*PAGES)
    assert not build.holds(b"of a build that failed")


def test_a_pack_with_a_bit_changed_or_cut_short_anywhere_gives_no_wrong_byte(build: Build) -> None:
    """`Build` compares every content with what was made."""
    build(*PAGES)
    (pack,) = build.packs()
    whole = pack.read_bytes()
    assert len(whole) < 300
    for place in range(len(whole)):
        build.folder.joinpath(pack.name).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        build(*PAGES)
        _only(build, pack.name, whole[:place])
        build(*PAGES)
        assert build(*PAGES) == []
        _only(build, pack.name, whole)


def _only(build: Build, name: str, content: bytes) -> None:
    for path in build.packs():
        path.unlink()
    (build.folder / name).write_bytes(content)


def test_a_length_beyond_the_end_is_not_read(build: Build) -> None:
    build(*PAGES)
    (pack,) = build.packs()
    content = bytearray(pack.read_bytes())
    content[len(BASIS) + 36 : len(BASIS) + 44] = b"\xff" * 8
    pack.write_bytes(bytes(content))
    assert build(*PAGES) == ["page/vera", "page/ada", "statistics"]


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    build = Build(tmp_path / "file" / "made")
    assert build(*PAGES) == build(*PAGES) == ["page/vera", "page/ada", "statistics"]


def test_several_processes_keep_and_use_one_folder(tmp_path: Path) -> None:
    names = [f"page/{number}" for number in range(300)]

    def run() -> set[tuple[str, bool]]:
        store = Kept(tmp_path, BASIS, KEYS, History())

        def work(name: str) -> tuple[int, bool]:
            made: list[str] = []
            assert store.keep(name, (VERA,), lambda: made.append(name) or name.encode()) == name.encode()  # type: ignore[func-returns-value]
            return os.getpid(), bool(made)

        found = split(names, work, 2)
        store.end()
        return {(str(process), made) for process, made in found}

    assert {made for _, made in run()} == {True}
    assert {made for _, made in run()} == {False}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 300 * 44


def test_everything_else_that_things_are_made_of_stands_in_the_basis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = Contact("a@b.test", "c@b.test")
    settings, edition = Settings(contact), Edition("Tracker", commit="a" * 40)
    of = basis(settings, edition, 1)
    assert of == basis(settings, Edition("Tracker", commit="b" * 40, edited=True), 1)
    others = [
        basis(Settings(contact, stale_days=7), edition, 1),
        basis(settings, Edition("Another"), 1),
        basis(settings, Edition("Tracker", base="https://a.example/"), 1),
        basis(settings, Edition("Tracker", edit="https://a.example/"), 1),
        basis(settings, Edition("Tracker", repository="https://a.example/"), 1),
        basis(settings, Edition("Tracker", draw=lambda _: b""), 1),
        basis(settings, edition, 2),
    ]
    package = tmp_path / "package"
    (package / "site").mkdir(parents=True)
    (package / "templates").mkdir()
    template = package / "templates" / "case.html"
    template.write_text("one")
    monkeypatch.setattr(kept, "__file__", str(package / "site" / "kept.py"))
    others.append(basis(settings, edition, 1))
    template.write_text("two")
    others.append(basis(settings, edition, 1))
    assert len({of, *others}) == 10
