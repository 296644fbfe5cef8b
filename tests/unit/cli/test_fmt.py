"""`casetracker fmt`: what it writes and prints, and how it ends."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.edit.style import StyleError, styled
from small_history import repository
from small_records import CASE, SWAP, with_keys

Run = Callable[..., tuple[int, str, str]]
SOUND = styled(CASE.encode(), "case").decode()


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    def fmt(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        return main(["fmt", *arguments]), *capsys.readouterr()

    return fmt


def test_files_are_put_into_style_and_then_are_in_style(run: Run, tmp_path) -> None:
    code, output, error = run({"vera.yml": CASE, "anna.yml": SOUND, "swaps/2024.yml": SWAP, "_draft.yml": "a:   1"})
    assert (code, error) == (0, "")
    assert output == (
        "cases/vera.yml: put into the template's order and style\ncases/swaps/2024.yml: put into the template's order and style\n"
    )
    assert (tmp_path / "cases/vera.yml").read_text() == SOUND
    assert (tmp_path / "cases/_draft.yml").read_text() == "a:   1"
    assert run({}) == (0, "3 files: all in style.\n", "")


def test_check_changes_nothing_and_ends_with_1(run: Run, tmp_path) -> None:
    assert run({"vera.yml": CASE, "anna.yml": SOUND}, "--check") == (
        1,
        "cases/vera.yml: not in the template's order and style\n1 file to put into style. Run: casetracker fmt\n",
        "",
    )
    assert (tmp_path / "cases/vera.yml").read_text() == CASE
    assert run({}, "--check", "cases/anna.yml") == (0, "1 file: all in style.\n", "")


def test_paths_narrow_it(run: Run, tmp_path) -> None:
    files = {"vera.yml": CASE, "anna.yml": CASE, "swaps/2024.yml": SWAP}
    assert run(files, "cases/swaps", "cases/vera.yml")[1].count("\n") == 2
    assert (tmp_path / "cases/anna.yml").read_text() == CASE
    assert run(files, "cases/nobody.yml") == (2, "", "casetracker: there is no file 'cases/nobody.yml'\n")
    assert run(files, "--record", "nowhere") == (
        2,
        "",
        "casetracker: there is no folder 'nowhere' here; run this in the folder that holds it, or name it with --record\n",
    )


def test_a_file_that_can_not_be_read_is_left_and_told_as_the_check_tells_it(run: Run, tmp_path) -> None:
    broken = "name: a: b\n"
    code, output, error = run({"vera.yml": CASE, "anna.yml": broken})
    assert (code, output) == (1, "cases/vera.yml: put into the template's order and style\n")
    assert (
        error.splitlines()[0]
        == "cases/anna.yml:1:8: this can't be read as YAML: a colon with a space after it stands in a text that has no quotation marks"
    )
    assert (tmp_path / "cases/anna.yml").read_text() == broken


def test_a_file_with_errors_of_other_kinds_is_put_into_style_all_the_same(run: Run, tmp_path) -> None:
    assert run({"vera.yml": "status: gone\nname: Vera\n"})[0] == 0
    assert (tmp_path / "cases/vera.yml").read_text().endswith("json\nname: Vera\nstatus: gone\n")


def test_a_file_that_would_say_something_else_is_left_and_ends_with_1(run: Run, tmp_path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise StyleError("a value would not be read back as it stands")

    monkeypatch.setattr("casetracker.cli.fmt.styled", refuse)
    said = "casetracker: cases/vera.yml was left as it is: a value would not be read back as it stands\n"
    assert run({"vera.yml": CASE}) == (1, "", said)
    assert (tmp_path / "cases/vera.yml").read_text() == CASE


@pytest.mark.parametrize("line", ["name: Vera #1 Example", "name: Vera\u200b Example"])
def test_a_file_whose_text_is_cut_or_hidden_is_left_and_told_as_the_check_tells_it(run: Run, tmp_path, line: str) -> None:
    text = CASE.replace("name: Vera Example", line)
    for arguments in ((), ("--check",), ("--tidy",)):
        code, output, error = run({"vera.yml": text}, *arguments)
        assert (code, output) == (1, "")
        assert "  = Write instead:\nname: " in error
        assert (tmp_path / "cases/vera.yml").read_text("utf-8") == text


HEARING = "  - date: 2026-12-05\n    purpose: {}\n    sources: [a]\n"


def test_of_two_of_one_kind_and_date_the_newer_one_gets_the_id_wherever_it_stands(tmp_path: Path, monkeypatch, capsys) -> None:
    repo = repository(tmp_path)
    first, second = HEARING.format("Appeal"), HEARING.format("Another matter")
    before = styled(with_keys(CASE, f"hearings:\n{first}").encode(), "case").decode()
    repo.commit({"vera.yml": before})
    monkeypatch.chdir(tmp_path)
    for added in (second + first, first + second):
        repo.write({"vera.yml": before.replace(first, added)})
        assert main(["fmt"]) == 0
        found = (tmp_path / "cases" / "vera.yml").read_text()
        assert found == before.replace(first, added.replace(second, second.replace("    sources", "    id: b\n    sources")))
    shutil.rmtree(tmp_path / ".git")
    repo.write({"vera.yml": before.replace(first, second + first)})
    assert main(["fmt"]) == 0
    assert "Appeal\n    id: b\n" in (tmp_path / "cases" / "vera.yml").read_text(), "nothing tells which is the newer one"
    capsys.readouterr()
