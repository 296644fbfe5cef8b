"""What stands in the folder of records and is no record: told where it could be one, or could be taken for one; else passed over."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.record.problems import report
from casetracker.record.read import record_files, unexpected_in
from casetracker.record.read.unexpected import What

TOLD = {
    "2024/vera-example.yml": ("file-place", "Move it to cases/vera-example.yml."),
    "2024/05/vera-example.yml": ("file-place", "Move it to cases/vera-example.yml."),
    "2024/vera-example.yaml": ("file-place", "Move it to cases/vera-example.yml."),
    "swaps/2024/2024-06-01-exampleton.yml": ("file-place", "Move it to cases/swaps/2024-06-01-exampleton.yml."),
    "Swaps/2024-06-01-exampleton.yml": ("file-place", "Move it to cases/swaps/2024-06-01-exampleton.yml."),
    "_drafts/vera-example.yml": ("file-place", "Move it to cases/vera-example.yml."),
    ".old/vera-example.yml": ("file-place", "Move it to cases/vera-example.yml."),
    "2024/photo.jpg": ("file-stray", ""),
    "_schema/vera-example.yml": ("file-stray", ""),
    "_translations/exampleton.yml": ("file-stray", ""),
    "_translations/russian/vera-example.po": ("file-stray", ""),
    "_translations/ru/notes/vera-example.po": ("file-stray", ""),
    "_translations/vera-example.po": ("file-stray", ""),
    "README.md": ("file-stray", ""),
    "Makefile": ("file-stray", ""),
    ".env": ("file-stray", ""),
    "vera-example.yml.rej": ("file-stray", ""),
    "swaps/notes.md": ("file-stray", ""),
    "vera-example.YML": ("file-ending", "Rename it to vera-example.yml"),
    "vera-example.yaml": ("file-ending", "Rename it to vera-example.yml"),
    "vera-example.yml.txt": ("file-ending", "Rename it to vera-example.yml"),
    "vera-example.txt": ("file-ending", "Rename it to vera-example.yml"),
    "vera-example": ("file-ending", "Rename it to vera-example.yml"),
    "swaps/2024-06-01-exampleton.Yaml": ("file-ending", "Rename it to 2024-06-01-exampleton.yml"),
    "vera-example.yml~": ("file-ending", "Rename it to vera-example.yml"),
    "vera-example.yml.orig": ("file-ending", "Rename it to vera-example.yml"),
    ".vera-example.yml": ("file-name", ""),
    "vera-example (1).yml": ("file-name", ""),
    ".git/config": ("file-git", ""),
    ".git": ("file-git", ""),
    ".GIT/config": ("file-git", ""),
    "2024/.git/vera-example.yml": ("file-git", ""),
}
"""A file, and by which rule and with what advice it is told."""
PASSED = [
    "_template.yml", "swaps/_template.yml", "_vera-example.yml", "_notes.md", "_schema/case.json", ".gitkeep", ".gitattributes", ".DS_Store",
    "._vera-example.yml", "Thumbs.db", ".vera-example.yml.swp", ".#vera-example.yml", "#vera-example.yml#", ".vscode/settings.json",
    ".idea/workspace.xml",
]  # fmt: skip
LEFT = ["vera-example.yml~", "vera-example.yml.orig", "vera-example.yml.bak", ".vera-example.yml.tmp", "vera-example.yml___jb_old___"]
"""Copies of a record: passed over where the record is there."""


@pytest.mark.parametrize("name", TOLD)
def test_a_file_that_is_no_record_where_it_stands_is_told(written_below, name: str) -> None:
    rule, hint = TOLD[name]
    (file,) = record_files(written_below(name))
    assert file.fault is not None
    told = f"cases/{name}" if rule != "file-git" else f"cases/{name[: name.casefold().index('.git') + 4]}"
    assert (file.fault.rule, file.fault.place.file, file.name) == (rule, told, told)
    assert file.fault.hint.startswith(hint)


@pytest.mark.parametrize("name", PASSED)
def test_what_holds_nothing_of_a_record_is_passed_over(written_below, name: str) -> None:
    assert record_files(written_below(name)) == []


@pytest.mark.parametrize("name", LEFT)
def test_a_copy_of_a_record_is_passed_over_beside_it(written_below, name: str) -> None:
    assert [file.name for file in record_files(written_below(name, "vera-example.yml"))] == ["cases/vera-example.yml"]


@pytest.mark.parametrize("name", [name for name in TOLD if "git" not in name.casefold()])
def test_a_commit_is_judged_as_the_files_are(written_below, name: str) -> None:
    assert list(unexpected_in({name: "a file"}, "cases")) == [file.fault for file in record_files(written_below(name))]


def test_of_a_commit_nothing_else_is_told() -> None:
    files: dict[str, What] = dict.fromkeys([*PASSED, *LEFT, "vera-example.yml", "swaps/2024-06-01-exampleton.yml"], "a file")
    assert list(unexpected_in(files, "cases")) == []
    assert [each.message for each in unexpected_in({"vera-example.yml": "a link"}, "cases")] == ["this is a link, not a file"]


def test_the_report_names_the_file_and_what_to_do(written_below) -> None:
    folder = written_below("2024/vera-example.yml", "empty/x")
    (folder / "empty" / "x").unlink()
    assert report([file.fault for file in record_files(folder) if file.fault]) == (
        "cases/2024/vera-example.yml: records stand directly in cases/, cases/swaps/ or cases/places/\n"
        "  = Move it to cases/vera-example.yml.\n"
        "cases/empty: this is no folder of records, and nothing reads it\n"
        "  = Records stand directly in cases/, cases/swaps/ and cases/places/: move what is in it there, and delete it.\n"
        "2 errors in 2 files\n"
    )


@pytest.mark.parametrize("place", ["", "exampleton.git/"])
def test_what_git_takes_for_a_repository_is_told_and_not_looked_into(written_below, place: str) -> None:
    names = [f"{place}{name}" for name in ("HEAD", "objects/info/x.yml", "refs/heads/main", "hooks/post-checkout", "config")]
    told = {(file.name, file.fault and file.fault.rule) for file in record_files(written_below(*names))}
    assert told == {
        (f"cases/{name}", "file-git") for name in (["exampleton.git"] if place else ["HEAD", "objects", "refs", "hooks", "config"])
    }


def test_a_folder_of_thousands_of_files_is_told_in_part(written_below) -> None:
    assert len(record_files(written_below(*(f"2024/vera-{number}.yml" for number in range(300))))) == 200


def test_a_folder_without_end_is_told_itself(written_below) -> None:
    (file,) = record_files(written_below("/".join("abcdefghijklmnop") + "/vera.yml"))
    assert (file.name, file.fault and file.fault.rule) == ("cases/a/b/c/d/e/f/g/h/i/j/k/l", "file-folder")


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


MAKERS: dict[str, Callable[[Path], None]] = {
    "a link": lambda path: path.symlink_to("/etc/passwd"),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to the folder above": lambda path: path.symlink_to("..", target_is_directory=True),
    "a pipe": os.mkfifo,
    "a socket": bound,
}


@pytest.mark.parametrize("where", ["vera-example.yml", "_template.yml", "notes.md", "2024/x", "_schema/case.json", "swaps/x.yml", "swaps"])
@pytest.mark.parametrize("what", MAKERS)
def test_what_is_no_plain_file_is_told_wherever_it_stands_and_never_opened(written, monkeypatch, what: str, where: str) -> None:
    folder = written({})
    monkeypatch.chdir(folder)  # the path of a socket must be short
    Path(where).parent.mkdir(exist_ok=True)
    MAKERS[what](Path(where))
    (file,) = record_files(folder)
    found = "a link" if "link" in what else "a device or a pipe"
    assert str(file.fault) == f"cases/{where}: this is {found}, not a file"
    with pytest.raises(OSError, match=r"no plain file|Too many levels|No such"):
        file.content()


@pytest.fixture
def written_below(written) -> Callable[..., Path]:
    """Write empty files in any folders below `cases/`, and return that folder."""

    def write(*names: str) -> Path:
        folder: Path = written({})
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
        return folder

    return write
